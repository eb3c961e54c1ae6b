//! From a package to the state that it stands for.

use detente_case::Case;
use detente_graph::{Graph, StateId};
use detente_report::Signed;
use detente_settlement::Settlement;

/// The state that a package stands for: of all feasible states in which everything holds that its values mean, the one
/// that differs from today's in the fewest options; without a state for today, or among equals, the one with the lowest
/// number. Where no value of the package is tied to options, that is today's state.
pub fn signed(case: &Case, graph: &Graph, found: &Settlement, package: u64) -> Signed {
    let values = found.table.values(package);
    let means: Vec<_> = case.negotiation.iter().flat_map(|n| n.means(&values)).collect();
    let bits = |state: StateId| graph.states().bits(graph.states().representative(state));
    let today = graph.status_quo().map(bits);
    let fits = |state: &StateId| means.iter().all(|m| m.expr.holds(bits(*state)));
    let fitting: Vec<StateId> = graph.states().ids().filter(fits).collect();
    let distance = |state: StateId| today.map_or(0, |today| (bits(state) ^ today).count_ones());
    let state = fitting.iter().copied().min_by_key(|state| (distance(*state), *state));
    Signed { package, fitting: fitting.len(), state }
}
