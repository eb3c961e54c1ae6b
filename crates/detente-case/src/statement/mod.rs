//! Statements: the small language in which a case says what holds in a state.
//!
//! Text becomes a [`Formula`] ([`parse`]), a formula becomes text again ([`print`]), and with the names of a case it
//! becomes an [`Expr`](crate::Expr) ([`Scope`]).

mod door;
mod formula;
mod lex;
mod parse;
mod print;
mod resolve;
mod scope;

pub(crate) use door::scope_of;
pub use door::{parse_deal_for, parse_statement_for, write_statement};
pub(crate) use formula::{Formula, Kind};
pub(crate) use lex::RESERVED;
pub(crate) use parse::parse;
pub(crate) use print::{print, print_atom};
pub(crate) use resolve::{Budget, Resolved};
pub(crate) use scope::{IssueNames, Meaning, Scope};

/// How deep a statement may nest.
pub(crate) const MAX_DEPTH: usize = 200;
