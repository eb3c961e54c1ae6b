//! How an analysis fared against what happened. Nothing here ever feeds back into an analysis.
//!
//! What happened is a set of states: those of the model that *fit* the outcome. A stability analysis gives no
//! probabilities, so what can be asked of it is:
//!
//! * was a fitting state an equilibrium, and would a set of states as large, drawn blindly, have held one anyway
//!   ([`Under::by_chance`]);
//! * what did the analysis point to ([`Says`]): it points to the *resting states*, which are today's state where that is
//!   an equilibrium, else the equilibria that improvements lead to from today's state, and all equilibria where the case
//!   names no state of today. All resting states fit: it said yes; none fits: it said no; some fit, or there is no
//!   resting state: it left it open;
//! * could the outcome be reached from today's state, by improvements, by these and agreements of two, by any moves.
//!
//! Beside these stands the answer that needs no analysis, "nothing changes": it said yes exactly where today's state
//! fits.
//!
//! Where the analyst has weighed the worlds, the weight of the worlds that say yes and of those that leave it open bound
//! a probability, and [`brier`] judges it.
//!
//! Source of the Brier score: G. W. Brier, Verification of forecasts expressed in terms of probability, *Monthly Weather
//! Review* 78 (1950), 1-3, in the form for one event, (p - x)², which runs from 0 to 1. The rest is this program's own.

mod brier;
mod fit;
mod worlds;

pub use brier::{Chance, brier};
pub use fit::{Reached, Says, Score, Under, fitting, holding, led_to, resting, score, under};
pub use worlds::{WorldsSaid, counted, weighed};
