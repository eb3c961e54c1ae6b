//! Settlement: the packages that everybody needed could accept, which of them are best by named standards, and what
//! would unlock more.
//!
//! [`Table`] makes a negotiation ready for counting, [`survey()`] counts packages by what they fail, [`frontier()`] finds
//! those that no other one beats, [`points()`] those that named standards pick, and [`settle`] does it all in one call.
//! Numbers that decide anything are exact.

mod check;
mod conflict;
mod divide;
mod doubt;
mod frontier;
mod gain;
mod ladder;
mod measure;
mod open;
mod order;
mod points;
mod search;
mod settle;
mod standard;
mod survey;
mod table;

pub use check::{Fault, verify};
pub use conflict::{Conflict, conflict};
pub use divide::{Division, Share, adjusted_winner};
pub use doubt::{Doubt, Followed, doubt};
pub use frontier::{Frontier, LISTED, Over, Point, frontier};
pub use gain::{Ratio, units};
pub use ladder::{Ladder, Step, ladder};
pub use open::{Opening, fewest, openings};
pub use points::{Best, points};
pub use search::{Extreme, MOST_STEPS, Searched, search};
pub use settle::{FRONTIER_MEMORY, Lacking, LeftOut, Settlement, settle, settle_within};
pub use standard::Standard;
pub use survey::{Kind, MOST_PACKAGES, Survey, survey};
pub use table::{Demand, Failing, Seat, Table};
