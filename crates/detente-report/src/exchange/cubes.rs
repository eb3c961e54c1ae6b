//! Statements as disjunctions of conjunctions.

use detente_case::Expr;

/// A conjunction: it holds where the options that it cares for have the values that it gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Cube {
    /// Options that it cares for.
    pub care: u64,
    /// Those of them that are taken.
    pub value: u64,
}

impl Cube {
    /// Whether it holds wherever the other does.
    fn covers(self, other: Self) -> bool {
        self.care & !other.care == 0 && (self.value ^ other.value) & self.care == 0
    }

    /// Where both hold, if there is such a place.
    fn and(self, other: Self) -> Option<Self> {
        let clash = (self.value ^ other.value) & self.care & other.care;
        (clash == 0).then_some(Self { care: self.care | other.care, value: self.value | other.value })
    }

    /// One that holds exactly where this one or the other does, where there is one.
    fn or(self, other: Self) -> Option<Self> {
        let differs = self.value ^ other.value;
        (self.care == other.care && differs.count_ones() == 1)
            .then_some(Self { care: self.care & !differs, value: self.value & !differs })
    }
}

/// Conjunctions, at least one of which holds exactly where the expression does; none when it takes more than `most`.
/// No conjunction for what never holds, and the empty one for what is seen to hold always.
pub(super) fn cubes(expr: &Expr, most: usize) -> Option<Vec<Cube>> {
    Some(merged(sides(expr, true, false, most).yes?))
}

/// Where an expression holds and where it does not, as far as that was asked for and fits the limit.
struct Sides {
    yes: Option<Vec<Cube>>,
    no: Option<Vec<Cube>>,
}

/// Both sides come from one pass: asked for one by one, a nest of `<->` would take exponential time.
fn sides(expr: &Expr, yes: bool, no: bool, most: usize) -> Sides {
    let both = |a: &Expr, b: &Expr, yes: bool, no: bool| (sides(a, yes, no, most), sides(b, yes, no, most));
    let ask = |asked: bool, found: &dyn Fn() -> Option<Vec<Cube>>| if asked { found() } else { None };
    match expr {
        Expr::Const(value) => {
            let (always, never) = (vec![Cube { care: 0, value: 0 }], Vec::new());
            let (yes, no) = if *value { (always, never) } else { (never, always) };
            Sides { yes: Some(yes), no: Some(no) }
        }
        Expr::Taken(option) => {
            let bit = 1u64 << option.0;
            Sides { yes: Some(vec![Cube { care: bit, value: bit }]), no: Some(vec![Cube { care: bit, value: 0 }]) }
        }
        Expr::Not(a) => {
            let a = sides(a, no, yes, most);
            Sides { yes: a.no, no: a.yes }
        }
        Expr::And(a, b) => {
            let (a, b) = both(a, b, yes, no);
            Sides {
                yes: ask(yes, &|| product(&a.yes, &b.yes, most)),
                no: ask(no, &|| union([a.no.as_deref(), b.no.as_deref()], most)),
            }
        }
        Expr::Or(a, b) => {
            let (a, b) = both(a, b, yes, no);
            Sides {
                yes: ask(yes, &|| union([a.yes.as_deref(), b.yes.as_deref()], most)),
                no: ask(no, &|| product(&a.no, &b.no, most)),
            }
        }
        Expr::Implies(a, b) => {
            let (a, b) = (sides(a, no, yes, most), sides(b, yes, no, most));
            Sides {
                yes: ask(yes, &|| union([a.no.as_deref(), b.yes.as_deref()], most)),
                no: ask(no, &|| product(&a.yes, &b.no, most)),
            }
        }
        Expr::Iff(a, b) => {
            let (a, b) = both(a, b, true, true);
            let either = |x: Option<Vec<Cube>>, y: Option<Vec<Cube>>| union([x.as_deref(), y.as_deref()], most);
            Sides {
                yes: ask(yes, &|| either(product(&a.yes, &b.yes, most), product(&a.no, &b.no, most))),
                no: ask(no, &|| either(product(&a.yes, &b.no, most), product(&a.no, &b.yes, most))),
            }
        }
    }
}

fn product(a: &Option<Vec<Cube>>, b: &Option<Vec<Cube>>, most: usize) -> Option<Vec<Cube>> {
    let (a, b) = (a.as_ref()?, b.as_ref()?);
    let mut all = Vec::new();
    for cube in a.iter().flat_map(|x| b.iter().filter_map(|y| x.and(*y))) {
        add(&mut all, cube, most)?;
    }
    Some(all)
}

fn union(parts: [Option<&[Cube]>; 2], most: usize) -> Option<Vec<Cube>> {
    let mut all = Vec::new();
    for part in parts {
        for cube in part? {
            add(&mut all, *cube, most)?;
        }
    }
    Some(all)
}

/// Adds a conjunction unless another covers it, and drops those that it covers.
fn add(all: &mut Vec<Cube>, cube: Cube, most: usize) -> Option<()> {
    if !all.iter().any(|known| known.covers(cube)) {
        all.retain(|known| !cube.covers(*known));
        all.push(cube);
    }
    (all.len() <= most).then_some(())
}

/// Joins pairs that differ in the value of a single option, as long as there are any.
fn merged(mut all: Vec<Cube>) -> Vec<Cube> {
    'again: loop {
        for i in 0..all.len() {
            for j in i + 1..all.len() {
                if let Some(joined) = all[i].or(all[j]) {
                    all.retain(|known| !joined.covers(*known));
                    all.insert(i.min(all.len()), joined);
                    continue 'again;
                }
            }
        }
        return all;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use detente_case::OptionId;

    fn taken(k: u8) -> Box<Expr> {
        Box::new(Expr::Taken(OptionId(k)))
    }

    fn holds(cubes: &[Cube], state: u64) -> bool {
        cubes.iter().any(|c| (state ^ c.value) & c.care == 0)
    }

    /// Some expression over six options.
    fn some(draw: &mut impl FnMut(u64) -> u64, depth: u32) -> Expr {
        let kind = if depth == 0 { 7 + draw(2) } else { draw(9) };
        let mut one = || Box::new(some(draw, depth.saturating_sub(1)));
        match kind {
            0 => Expr::Not(one()),
            1 | 2 => Expr::And(one(), one()),
            3 | 4 => Expr::Or(one(), one()),
            5 => Expr::Implies(one(), one()),
            6 => Expr::Iff(one(), one()),
            7 if draw(4) == 0 => Expr::Const(draw(2) == 0),
            _ => *taken(draw(6) as u8),
        }
    }

    #[test]
    fn conjunctions_hold_where_the_expression_holds() {
        let mut x = 0x9E37_79B9_7F4A_7C15u64;
        let mut draw = |below: u64| {
            x ^= x << 13;
            x ^= x >> 7;
            x ^= x << 17;
            (x >> 16) % below
        };
        for _ in 0..3000 {
            let expr = some(&mut draw, 5);
            let cubes = cubes(&expr, 1000).unwrap();
            for state in 0..64 {
                assert_eq!(holds(&cubes, state), expr.holds(state), "{expr:?}");
            }
            for (i, a) in cubes.iter().enumerate() {
                assert_eq!(a.value & !a.care, 0);
                assert!(cubes.iter().enumerate().all(|(j, b)| i == j || !a.covers(*b)), "{cubes:?}");
            }
        }
    }

    #[test]
    fn small_forms() {
        let cube = |care, value| Cube { care, value };
        let both = |a: u8, b: u8| Expr::And(taken(a), taken(b));
        assert_eq!(cubes(&both(0, 2), 9), Some(vec![cube(5, 5)]));
        assert_eq!(cubes(&Expr::Iff(taken(0), taken(1)), 9), Some(vec![cube(3, 3), cube(3, 0)]));
        assert_eq!(cubes(&Expr::Or(taken(0), Box::new(Expr::Not(taken(0)))), 9), Some(vec![cube(0, 0)]));
        assert_eq!(cubes(&Expr::And(taken(0), Box::new(Expr::Not(taken(0)))), 9), Some(vec![]));
    }

    #[test]
    fn a_form_that_grows_too_long_is_given_up() {
        // The parity of twelve options takes 2048 conjunctions.
        let parity = (1..12).fold(*taken(0), |all, k| Expr::Iff(Box::new(all), taken(k)));
        assert_eq!(cubes(&parity, 256), None);
        assert_eq!(cubes(&parity, 4096).map(|c| c.len()), Some(2048));
        // A nest of equivalences over two options is short, however deep.
        let nest = (0..150).fold(*taken(0), |all, k| Expr::Iff(Box::new(all), taken(k % 2)));
        assert!(cubes(&nest, 16).is_some());
    }
}
