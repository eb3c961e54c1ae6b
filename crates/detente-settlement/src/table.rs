//! A negotiation made ready for counting: scores as whole numbers, packages as numbers, demands as bits.

use detente_case::{Deal, Negotiation, STEPS, Scale};

/// How many demands are told apart; where a case has more, those of one actor are taken together.
const MAX_DEMANDS: usize = 128;

/// A negotiation in exact whole numbers.
///
/// A package is a number below [`Table::packages`]: the values of the issues are its digits, the last issue changing
/// fastest, so that ascending numbers are ascending lists of values.
#[derive(Clone, Debug)]
pub struct Table {
    /// How many values each issue has.
    pub radix: Vec<usize>,
    /// By how much a package's number grows with the value of each issue.
    pub stride: Vec<u64>,
    /// How many packages there are, possible or not.
    pub packages: u64,
    /// Everybody who accepts or refuses, in the order of the negotiation's actors.
    pub seats: Vec<Seat>,
    /// Positions of those at the table that score packages.
    pub scorers: Vec<usize>,
    /// Positions of all at the table.
    pub table: Vec<usize>,
    /// How many at the table must accept.
    pub needs: usize,
    /// Positions of those without whom nothing is agreed.
    pub veto: Vec<usize>,
    /// What a package can fail, one bit each.
    pub demands: Vec<Demand>,
    /// Issues that some rule or bonus speaks of.
    pub ruled: Vec<bool>,
    rules: Vec<(usize, Deal)>,
}

/// Somebody who accepts or refuses.
#[derive(Clone, Debug)]
pub struct Seat {
    /// How its scores are counted; nothing for one that scores nothing.
    pub scale: Option<Scale>,
    /// Per issue and value its weighted score, in units of its scale; empty for one that scores nothing.
    pub worth: Vec<Vec<i64>>,
    /// Combinations that count on top.
    pub bonuses: Vec<(Deal, i64)>,
    /// The score below which it refuses.
    pub floor: Option<i64>,
    /// The sum of the lowest scores of all issues, and of all bonuses below zero: what no package falls short of.
    pub lowest: i64,
    /// The actor whose agreement it must ratify.
    pub ratifies: Option<usize>,
}

/// Something that a package can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Demand {
    /// It cannot be had: the rule at this position, or any rule.
    Possible(Option<usize>),
    /// A red line of an actor: the one at this position, or any of them.
    RedLine(usize, Option<usize>),
    /// An actor's floor.
    Floor(usize),
}

impl Demand {
    /// Whose demand it is; nobody's for what cannot be had.
    pub fn actor(&self) -> Option<usize> {
        match self {
            Self::Possible(_) => None,
            Self::RedLine(actor, _) | Self::Floor(actor) => Some(*actor),
        }
    }
}

/// A set of demands that a package fails, bit `k` for [`Table::demands`]`[k]`.
pub type Failing = u128;

impl Table {
    /// With every doubtful score in the middle of its range.
    pub fn new(of: &Negotiation) -> Self {
        Self::with(of, &mut |_| STEPS / 2)
    }

    /// With every doubtful score so many of [`STEPS`] above its lowest; `pick` is asked for each in the order of the
    /// file, with a running number.
    pub fn with(of: &Negotiation, pick: &mut dyn FnMut(usize) -> i64) -> Self {
        let radix: Vec<usize> = of.issues.iter().map(|issue| issue.values.len()).collect();
        let mut stride = vec![1_u64; radix.len()];
        for at in (1..radix.len()).rev() {
            stride[at - 1] = stride[at] * radix[at] as u64;
        }
        let packages = stride[0] * radix[0] as u64;
        let mut doubts = 0;
        let mut step = |score: &detente_case::Score| {
            if !score.is_doubtful() {
                return 0;
            }
            doubts += 1;
            pick(doubts - 1)
        };
        let mut seats = Vec::new();
        for actor in &of.actors {
            let scale = Scale::of(actor).filter(|_| !actor.worth.is_empty());
            let mut seat = Seat {
                scale,
                worth: Vec::new(),
                bonuses: Vec::new(),
                floor: None,
                lowest: 0,
                ratifies: actor.ratifies,
            };
            if let Some(scale) = scale {
                for worth in &actor.worth {
                    seat.worth.push(worth.scores.iter().map(|s| scale.weighted(worth.weight, s, step(s))).collect());
                }
                for bonus in &actor.bonuses {
                    seat.bonuses.push((bonus.when.deal.clone(), scale.plain(&bonus.score, step(&bonus.score))));
                }
                seat.floor = actor.floor.as_ref().map(|floor| scale.floor(floor));
                seat.lowest = seat.worth.iter().map(|w| w.iter().min().copied().unwrap_or_default()).sum::<i64>()
                    + seat.bonuses.iter().map(|(_, score)| (*score).min(0)).sum::<i64>();
            }
            seats.push(seat);
        }
        let table: Vec<usize> = of.table().collect();
        let (demands, rules) = demands(of, &seats);
        let mut ruled = vec![false; radix.len()];
        rules.iter().for_each(|(_, deal)| deal.mark(&mut ruled));
        seats.iter().flat_map(|s| &s.bonuses).for_each(|(deal, _)| deal.mark(&mut ruled));
        Self {
            radix,
            stride,
            packages,
            scorers: table.iter().copied().filter(|at| seats[*at].scale.is_some()).collect(),
            seats,
            table,
            needs: of.agreement.needs,
            veto: of.agreement.veto.clone(),
            demands,
            ruled,
            rules,
        }
    }

    /// The values of a package.
    pub fn values(&self, package: u64) -> Vec<usize> {
        let digits = self.stride.iter().zip(&self.radix);
        digits.map(|(stride, radix)| (package / stride % *radix as u64) as usize).collect()
    }

    /// The number of a package.
    pub fn number(&self, values: &[usize]) -> u64 {
        self.stride.iter().zip(values).map(|(stride, value)| stride * *value as u64).sum()
    }

    /// What a package is worth to an actor; zero for one that scores nothing.
    pub fn score(&self, actor: usize, values: &[usize]) -> i64 {
        let seat = &self.seats[actor];
        let issues = seat.worth.iter().zip(values).map(|(worth, value)| worth[*value]).sum::<i64>();
        issues + self.bonus(actor, values)
    }

    /// What the combinations in a package are worth to an actor, on top of their parts.
    pub fn bonus(&self, actor: usize, values: &[usize]) -> i64 {
        self.seats[actor].bonuses.iter().filter(|(deal, _)| deal.holds(values)).map(|(_, score)| score).sum()
    }

    /// The same negotiation without some demands.
    pub(crate) fn without(&self, demands: Failing) -> Self {
        let mut less = self.clone();
        for demand in self.bits(demands) {
            if let Demand::Floor(actor) = demand {
                less.seats[*actor].floor = None;
            }
        }
        less.rules.retain(|(at, _)| demands >> at & 1 == 0);
        less
    }

    /// The same negotiation over those packages only that fail a demand, which is given up. Where it is a floor, nobody may
    /// score more than just below it.
    pub(crate) fn failing_only(&self, at: usize) -> Self {
        let mut other = self.clone();
        match self.demands[at] {
            Demand::Floor(actor) => {
                // Somebody who wants the opposite, and must consent, keeps the score below the floor.
                let mut seat = self.seats[actor].clone();
                seat.worth.iter_mut().flatten().for_each(|score| *score = -*score);
                seat.bonuses.iter_mut().for_each(|(_, score)| *score = -*score);
                seat.floor = self.seats[actor].floor.map(|floor| 1 - floor);
                seat.ratifies = self.seats[actor].ratifies.or(Some(actor));
                other.seats[actor].floor = Some(self.seats[actor].lowest);
                other.demands[at] = Demand::Floor(other.seats.len());
                other.seats.push(seat);
            }
            Demand::Possible(_) | Demand::RedLine(..) => {
                let deals = self.rules.iter().filter(|(demand, _)| *demand == at).map(|(_, deal)| deal.clone());
                let any = deals.reduce(|a, b| Deal::Or(Box::new(a), Box::new(b))).unwrap_or(Deal::Const(false));
                other.rules.retain(|(demand, _)| *demand != at);
                other.rules.push((at, Deal::Not(Box::new(any))));
                other.demands[at] = Demand::Possible(None);
            }
        }
        other
    }

    /// Red lines and impossibilities, each with the position of its demand.
    pub fn rules(&self) -> &[(usize, Deal)] {
        &self.rules
    }

    /// Red lines and impossibilities that a package runs into.
    pub fn broken_rules(&self, values: &[usize]) -> Failing {
        let broken = self.rules.iter().filter(|(_, deal)| deal.holds(values));
        broken.fold(0, |bits, (demand, _)| bits | 1 << demand)
    }

    /// Everything that a package fails.
    pub fn failing(&self, values: &[usize]) -> Failing {
        let floors = self.demands.iter().enumerate().filter_map(|(at, demand)| match demand {
            Demand::Floor(actor) => (self.seats[*actor].floor? > self.score(*actor, values)).then_some(1 << at),
            _ => None,
        });
        floors.fold(self.broken_rules(values), |bits, bit: Failing| bits | bit)
    }

    /// Whether a package that fails these demands can be had at all.
    pub fn is_possible(&self, failing: Failing) -> bool {
        !self.bits(failing).any(|demand| matches!(demand, Demand::Possible(_)))
    }

    /// Whether an actor accepts by itself, its ratifiers aside.
    pub fn accepts_alone(&self, actor: usize, failing: Failing) -> bool {
        !self.bits(failing).any(|demand| demand.actor() == Some(actor))
    }

    /// Whether somebody at the table accepts, and all who ratify for it.
    pub fn accepts(&self, actor: usize, failing: Failing) -> bool {
        !self.bits(failing).any(|demand| {
            demand.actor().is_some_and(|other| other == actor || self.seats[other].ratifies == Some(actor))
        })
    }

    /// Whether it can be had and enough accept, those with a veto among them.
    pub fn is_agreeable(&self, failing: Failing) -> bool {
        if failing == 0 {
            return true;
        }
        let accepting = self.table.iter().filter(|actor| self.accepts(**actor, failing)).count();
        self.is_possible(failing)
            && accepting >= self.needs
            && self.veto.iter().all(|actor| self.accepts(*actor, failing))
    }

    /// The demands among these bits.
    pub fn bits(&self, failing: Failing) -> impl Iterator<Item = &Demand> {
        let mut left = failing;
        std::iter::from_fn(move || {
            let at = (left != 0).then(|| left.trailing_zeros() as usize)?;
            left &= left - 1;
            Some(&self.demands[at])
        })
    }

    /// From where an actor's gain is counted: its floor, or its lowest conceivable score where it has none.
    pub fn start(&self, actor: usize) -> i64 {
        self.seats[actor].floor.unwrap_or(self.seats[actor].lowest)
    }
}

/// All demands, and the rules with the demand that each belongs to.
fn demands(of: &Negotiation, seats: &[Seat]) -> (Vec<Demand>, Vec<(usize, Deal)>) {
    let singly = of.impossible.len() + of.actors.iter().map(|a| a.red_lines.len() + 1).sum::<usize>();
    let together = singly > MAX_DEMANDS;
    let (mut demands, mut rules) = (Vec::new(), Vec::new());
    let mut add = |demand: Demand, deal: Option<&Deal>| {
        let at = demands.iter().position(|known| *known == demand).unwrap_or_else(|| {
            demands.push(demand);
            demands.len() - 1
        });
        rules.extend(deal.map(|deal| (at, deal.clone())));
    };
    let single = |at: usize| (!together).then_some(at);
    for (actor, seat) in seats.iter().enumerate() {
        if seat.floor.is_some() {
            add(Demand::Floor(actor), None);
        }
    }
    for (at, rule) in of.impossible.iter().enumerate() {
        add(Demand::Possible(single(at)), Some(&rule.when.deal));
    }
    for (actor, about) in of.actors.iter().enumerate() {
        for (at, rule) in about.red_lines.iter().enumerate() {
            add(Demand::RedLine(actor, single(at)), Some(&rule.when.deal));
        }
    }
    (demands, rules)
}
