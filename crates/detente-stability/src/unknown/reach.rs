//! What the opponents can bring about, for many questions at once.
//!
//! What deters a party from leaving s depends on s only through the class of s in the party's preferences, so there are
//! as many questions as classes. Unlike with a complete order, the sets that deter are not nested in each other, so one
//! search for the worst result does not settle all. Instead each state carries a word with one bit a class, and the
//! bits of many classes travel along the moves together until nothing changes.

use super::lists::Lists;
use detente_graph::{Graph, StateId, Stop};
use std::collections::VecDeque;

/// Words of 64 bits that travel together.
const WIDTH: usize = 4;

/// Classes looked at together.
pub(super) const CLASSES_AT_ONCE: usize = 64 * WIDTH;

/// One bit a class.
pub(super) type Bits = [u64; WIDTH];

/// No class.
pub(super) const NONE: Bits = [0; WIDTH];

fn join(into: &mut Bits, more: &Bits) {
    into.iter_mut().zip(more).for_each(|(a, b)| *a |= b);
}

/// Whether a bit is set.
pub(super) fn has(bits: &Bits, bit: usize) -> bool {
    bits[bit / 64] >> (bit % 64) & 1 == 1
}

/// Sets a bit.
pub(super) fn set(bits: &mut Bits, bit: usize) {
    bits[bit / 64] |= 1 << (bit % 64);
}

/// For every state u the classes of which a state with that bit in `target` lies on some legal sequence of the
/// opponents' moves from u; u itself may count where a sequence leads back to it, and where `lists` are transitive also
/// where only moving twice in a row would. `lists` has the moves of each opponent; `go_on` is asked now and then.
pub(super) fn brought_about(
    graph: &Graph,
    lists: &[&Lists],
    transitive: bool,
    target: &[Bits],
    go_on: &impl Fn() -> Result<(), Stop>,
) -> Result<Vec<Bits>, Stop> {
    let count = graph.len();
    Ok(match lists {
        [] => vec![NONE; count],
        // One opponent moves once.
        [only] => graph
            .states()
            .ids()
            .map(|s| {
                let mut bits = NONE;
                only.of(s).iter().for_each(|t| join(&mut bits, &target[*t as usize]));
                bits
            })
            .collect(),
        _ if transitive => {
            let mut found = vec![NONE; count];
            settle(count, go_on, |s| {
                let mut bits = found[s.index()];
                for list in lists {
                    for t in list.of(s) {
                        join(&mut bits, &target[*t as usize]);
                        join(&mut bits, &found[*t as usize]);
                    }
                }
                std::mem::replace(&mut found[s.index()], bits) != bits
            })?;
            found
        }
        _ => {
            // By the opponent that moves first.
            let mut found: Vec<Vec<Bits>> = vec![vec![NONE; count]; lists.len()];
            settle(count, go_on, |s| {
                let mut changed = false;
                for (j, list) in lists.iter().enumerate() {
                    let mut bits = found[j][s.index()];
                    for t in list.of(s) {
                        join(&mut bits, &target[*t as usize]);
                        for (_, next) in found.iter().enumerate().filter(|(k, _)| *k != j) {
                            join(&mut bits, &next[*t as usize]);
                        }
                    }
                    changed |= std::mem::replace(&mut found[j][s.index()], bits) != bits;
                }
                changed
            })?;
            let mut all = found.pop().unwrap_or_default();
            for own in found {
                all.iter_mut().zip(&own).for_each(|(a, b)| join(a, b));
            }
            all
        }
    })
}

/// States between two questions whether to go on.
const REPORT: usize = 1 << 12;

/// Calls `step` with all states, to and fro, until it changes nothing.
fn settle(
    count: usize,
    go_on: &impl Fn() -> Result<(), Stop>,
    mut step: impl FnMut(StateId) -> bool,
) -> Result<(), Stop> {
    let mut forth = false;
    loop {
        let mut changed = false;
        for k in 0..count {
            if k.is_multiple_of(REPORT) {
                go_on()?;
            }
            let s = if forth { k } else { count - 1 - k };
            changed |= step(StateId(s as u32));
        }
        if !changed {
            return Ok(());
        }
        forth = !forth;
    }
}

/// Whether the opponents can bring about a state other than u for which `target` holds, by a plain forward search.
pub(super) fn elsewhere(lists: &[&Lists], u: StateId, target: impl Fn(StateId) -> bool) -> bool {
    let mut seen = std::collections::HashSet::new();
    let mut queue = VecDeque::from([(u, usize::MAX)]);
    while let Some((at, last)) = queue.pop_front() {
        for (j, list) in lists.iter().enumerate().filter(|(j, _)| *j != last) {
            for to in list.of(at).iter().map(|t| StateId(*t)) {
                if to != u && target(to) {
                    return true;
                }
                if seen.insert((to, j)) {
                    queue.push_back((to, j));
                }
            }
        }
    }
    false
}
