//! The case language: from a case file to a checked case.
//!
//! [`decode`] turns bytes into text, [`parse`] turns text into a [`Case`] with everything found wrong on the way,
//! [`schema`] describes the same language to editors, and [`template`] writes a file to start from.

pub mod codes;
mod concept;
mod condition;
mod deal;
mod decode;
mod doubt;
pub mod edit;
mod expr;
mod findings;
mod format;
mod ids;
pub mod import;
mod keys;
mod likelihood;
mod marks;
mod model;
mod negotiation;
mod outcome;
mod outline;
mod pattern;
mod prose;
mod read;
mod scale;
mod statement;
mod suggest;
mod template;
mod view;
mod world;
mod yaml;

pub use concept::{Concept, Response};
pub use condition::{Condition, Term};
pub use deal::Deal;
pub use decode::{MAX_BYTES, decode};
pub use doubt::{Alternative, Conditional, Doubt, Entry, Group, GroupKind, Ranged, Wishes};
pub use expr::Expr;
pub use format::format;
pub use ids::{OptionId, PartyId};
pub use import::{ImportedCase, ProfileError, foreign_text, from_gmcr, from_profiles, is_profile};
pub use keys::{outcome_schema, schema};
pub use likelihood::{LIKELIHOOD_TERMS, Likelihood, LikelihoodTerm, ONE};
pub use marks::{Mark, Marks, UnknownGroup, UnknownWant};
pub use model::*;
pub use negotiation::*;
pub use outcome::{BaseRate, CameAbout, Event, Fitting, Outcome, OutcomeQuestion};
pub use outline::{Outline, outline};
pub use pattern::pattern_of;
pub use prose::{lint_case, lint_prose};
pub use read::is_id;
pub use read::{Parsed, ParsedOutcome, parse, parse_outcome};
pub use scale::{STEPS, Scale};
pub use statement::{parse_deal_for, parse_statement_for, write_statement};
pub use template::{Answers, OptionAnswer, PartyAnswer, case_id_from, from_answers, id_from, template};
pub use view::{Belief, View, ViewOption, perceived};
pub use world::{WishesIn, World};
