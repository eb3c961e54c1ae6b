//! What is known of a statement while some issues are still open.

use detente_case::Deal;

/// The value of an issue that is still open.
pub(super) const OPEN: usize = usize::MAX;

/// What is known of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    /// It holds, however the open issues are settled.
    Yes,
    /// It does not, however they are settled.
    No,
    /// It may still hold or not.
    Open,
}

/// Strong three-valued logic (Kleene, "Introduction to Metamathematics", 1952, section 64): what it says of a statement
/// stays so whatever the open issues become.
pub(super) fn truth(deal: &Deal, values: &[usize]) -> Truth {
    match deal {
        Deal::Const(value) => of(*value),
        Deal::Is(issue, _) if values[*issue] == OPEN => Truth::Open,
        Deal::Is(issue, value) => of(values[*issue] == *value),
        Deal::Not(a) => not(truth(a, values)),
        Deal::And(a, b) => and(truth(a, values), truth(b, values)),
        Deal::Or(a, b) => or(truth(a, values), truth(b, values)),
        Deal::Implies(a, b) => or(not(truth(a, values)), truth(b, values)),
        Deal::Iff(a, b) => match (truth(a, values), truth(b, values)) {
            (Truth::Open, _) | (_, Truth::Open) => Truth::Open,
            (a, b) => of(a == b),
        },
    }
}

fn of(value: bool) -> Truth {
    if value { Truth::Yes } else { Truth::No }
}

fn not(a: Truth) -> Truth {
    match a {
        Truth::Yes => Truth::No,
        Truth::No => Truth::Yes,
        Truth::Open => Truth::Open,
    }
}

fn and(a: Truth, b: Truth) -> Truth {
    match (a, b) {
        (Truth::No, _) | (_, Truth::No) => Truth::No,
        (Truth::Yes, Truth::Yes) => Truth::Yes,
        _ => Truth::Open,
    }
}

fn or(a: Truth, b: Truth) -> Truth {
    not(and(not(a), not(b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_stays_so() {
        // (0 = 1 & !(1 = 0)) <-> (2 = 0 | 0 = 0), over three issues of two values, and its parts.
        let is = |issue, value| Box::new(Deal::Is(issue, value));
        let left = Deal::And(is(0, 1), Box::new(Deal::Not(is(1, 0))));
        let right = Deal::Or(is(2, 0), is(0, 0));
        let implied = Deal::Implies(Box::new(left.clone()), Box::new(right.clone()));
        let both = Deal::Iff(Box::new(left.clone()), Box::new(right.clone()));
        let (mut known, mut open) = (0, 0);
        for deal in [left, right, implied, both, Deal::Const(true)] {
            for partly in 0..27_usize {
                let values: Vec<usize> =
                    [1, 3, 9].map(|k| partly / k % 3).map(|v| if v == 2 { OPEN } else { v }).into();
                let holds = (0..8).filter_map(|all| {
                    let package: Vec<usize> = [1, 2, 4].map(|k| all / k % 2).into();
                    let fits = package.iter().zip(&values).all(|(a, b)| *b == OPEN || a == b);
                    fits.then(|| deal.holds(&package))
                });
                let holds: Vec<bool> = holds.collect();
                match truth(&deal, &values) {
                    Truth::Yes => assert!(holds.iter().all(|h| *h)),
                    Truth::No => assert!(holds.iter().all(|h| !h)),
                    Truth::Open => {
                        open += 1;
                        continue;
                    }
                }
                known += 1;
            }
        }
        assert!(known == 97 && open == 38, "{known} {open}");
    }
}
