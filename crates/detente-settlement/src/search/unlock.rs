//! What would unlock more, where there are too many packages to count.

use super::Effort;
use super::aim::{Aim, Group};
use super::cut::Objective;
use super::frame::Frame;
use super::tree::Search;
use crate::frontier::Over;
use crate::open::Opening;
use crate::table::{Demand, Table};
use detente_graph::{Budget, Stop};

/// What is done about one demand. The scores just below a floor lie so close that a proof may be out of reach.
const EACH: Effort = Effort { steps: 200_000, tail: 1 << 9, improves: true };

/// For every demand whose loss alone would make packages agreeable, a change that does; in the order of the demands, and
/// whether it is proven that there are no others and none is smaller. Only where all must agree.
///
/// # Errors
/// When somebody asks to stop.
pub(crate) fn unlocking(table: &Table, budget: &Budget) -> Result<(Vec<Opening>, bool), Stop> {
    let (mut found, mut proven) = (Vec::new(), true);
    for (at, demand) in table.demands.iter().enumerate() {
        budget.go_on("what would unlock more", at as u64, table.demands.len() as u64)?;
        let other = table.failing_only(at);
        let frame = Frame::new(&other, Over::Agreeable, EACH);
        let aim = match demand {
            Demand::Floor(actor) => {
                let dimension = frame.actors.iter().position(|at| at == actor).unwrap_or_default();
                Aim::Sum(Objective::scores(&frame, &[dimension]))
            }
            Demand::Possible(_) | Demand::RedLine(..) => Aim::Any,
        };
        let mut search = Search::new(&frame, &aim, budget, "what would unlock more");
        search.run(&Group::Open);
        search.stopped.map_or(Ok(()), Err)?;
        proven &= search.open == f64::NEG_INFINITY;
        if let Some(best) = &search.best {
            let lowered_to = match demand {
                Demand::Floor(actor) => Some(table.score(*actor, &best.values)),
                _ => None,
            };
            found.push(Opening { demand: at, packages: None, package: best.package, lowered_to });
        }
    }
    Ok((found, proven))
}
