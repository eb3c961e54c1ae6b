//! Every test of the case language from outside.

mod documents;
mod edit;
mod findings;
mod format;
mod gmcr;
mod layouts;
mod limits;
mod mistakes;
mod outcome;
mod profiles;
mod robust;
