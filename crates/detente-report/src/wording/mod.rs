//! Texts and ids of a case as lines of a report: where things stand, what they cite, links to what they mention.

pub(crate) mod grounds;
pub(crate) mod linked;
pub(crate) mod place;
pub(crate) mod statement;
