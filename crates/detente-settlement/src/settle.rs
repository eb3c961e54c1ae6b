//! Everything about a settlement in one call.

use crate::conflict::{Conflict, conflict};
use crate::divide::{Division, adjusted_winner};
use crate::frontier::{Frontier, Over, frontier};
use crate::gain::units;
use crate::ladder::{Ladder, ladder};
use crate::open::{Opening, fewest, openings};
use crate::points::{Best, points};
use crate::search::{Searched, irreducible, search, unlocking};
use crate::survey::{MOST_PACKAGES, Survey, survey};
use crate::table::{Demand, Failing, Table};
use detente_case::Negotiation;
use detente_graph::{Budget, Stop};

/// What can be settled. Where work was stopped, what is missing is `None` or empty.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// The negotiation in exact numbers.
    pub table: Table,
    /// How packages fare; nothing where there are too many to count one by one.
    pub survey: Option<Survey>,
    /// What branch and bound found, where there are too many packages to count.
    pub searched: Option<Searched>,
    /// The frontier over all packages that can be had.
    pub frontier: Option<Frontier>,
    /// The frontier over the agreeable ones.
    pub agreeable: Option<Frontier>,
    /// Best possible scores of those that score, by position among them.
    pub ideals: Vec<i64>,
    /// The best agreeable packages by each standard.
    pub best: Vec<Best>,
    /// Why nothing is agreeable, where that is so.
    pub conflict: Option<Conflict>,
    /// What would make more packages agreeable.
    pub openings: Vec<Opening>,
    /// Where nothing is agreeable: the fewest demands to give up together, and the package that this opens.
    pub fewest: Option<(Failing, u64)>,
    /// Today's package and the steps from it.
    pub ladder: Option<(u64, Ladder)>,
    /// How two parties could share the issues.
    pub division: Option<Division>,
    /// What was not looked for, and why.
    pub left_out: Vec<LeftOut>,
    /// Why work ended early.
    pub stopped: Option<Stop>,
}

/// Something that was not looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// What it is.
    pub what: Lacking,
    /// Why, in words that follow a colon.
    pub why: String,
}

/// What may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lacking {
    /// How many packages can be had, and how many are accepted by whom.
    Counts,
    /// What would unlock more.
    Unlock,
    /// Both frontiers.
    Frontier,
    /// The demands that cannot be met together.
    Conflict,
    /// Samples of doubtful scores.
    Doubt,
}

impl Lacking {
    /// Its key in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Counts => "counts",
            Self::Unlock => "unlock",
            Self::Frontier => "frontier",
            Self::Conflict => "conflict",
            Self::Doubt => "doubt",
        }
    }
}

/// Looks for everything.
///
/// ```
/// use detente_case::parse;
/// use detente_graph::Budget;
/// use detente_settlement::{Standard, settle};
/// let text = "
/// detente: 1
/// id: rent
/// issues:
///   price: {values: [low, middle, high]}
///   garden: {values: [tenant, owner]}
/// parties:
///   tenant: {worth: {price: [20, 10, 0], garden: [8, 0]}, floor: 10, assumption: true}
///   owner: {worth: {price: [0, 10, 20], garden: [0, 3]}, floor: 10, assumption: true}
/// ";
/// let case = parse(&detente_source::SourceText::new("case.yaml", text)).case.unwrap();
/// let found = settle(case.negotiation.as_ref().unwrap(), &Budget::unlimited());
/// assert_eq!(found.survey.unwrap().agreeable(&found.table), 2);
/// let nash = found.best.iter().find(|b| b.standard == Standard::Nash).unwrap();
/// assert_eq!(found.table.values(nash.packages[0]), [1, 0]);
/// ```
pub fn settle(of: &Negotiation, budget: &Budget) -> Settlement {
    settle_within(of, FRONTIER_MEMORY, budget)
}

/// The same with so many bytes for the frontier where packages are too many to count, within the budget.
pub fn settle_within(of: &Negotiation, frontier_memory: u64, budget: &Budget) -> Settlement {
    let table = Table::new(of);
    let mut found = Settlement {
        table,
        survey: None,
        searched: None,
        frontier: None,
        agreeable: None,
        ideals: Vec::new(),
        best: Vec::new(),
        conflict: None,
        openings: Vec::new(),
        fewest: None,
        ladder: None,
        division: None,
        left_out: Vec::new(),
        stopped: None,
    };
    found.stopped = fill(of, &mut found, frontier_memory, budget).err();
    found
}

fn fill(of: &Negotiation, found: &mut Settlement, frontier_memory: u64, budget: &Budget) -> Result<(), Stop> {
    found.division = adjusted_winner(&found.table);
    if found.table.packages > MOST_PACKAGES {
        return beyond(of, found, frontier_memory, budget);
    }
    let table = &found.table;
    let survey = survey(table, budget)?;
    found.conflict = conflict(table, &survey);
    found.openings = openings(table, &survey);
    found.fewest = found.conflict.as_ref().and_then(|_| fewest(table, &survey));
    found.survey = Some(survey);
    let all = frontier(table, Over::Possible, budget)?;
    let scorers = 0..table.scorers.len();
    found.ideals = scorers.map(|at| all.most(at).unwrap_or(table.seats[table.scorers[at]].lowest)).collect();
    found.frontier = Some(all);
    climb(of, found, budget)?;
    let agreeable = agreeable(found, budget)?;
    found.best = points(&found.table, &agreeable, &found.ideals, of.base.as_deref());
    found.agreeable = Some(agreeable);
    Ok(())
}

/// Steps from today's package.
fn climb(of: &Negotiation, found: &mut Settlement, budget: &Budget) -> Result<(), Stop> {
    if let Some(base) = &of.base {
        let steps = ladder(&found.table, base, &units(&found.table, &found.ideals), budget)?;
        found.ladder = Some((found.table.number(base), steps));
    }
    Ok(())
}

fn agreeable(found: &Settlement, budget: &Budget) -> Result<Frontier, Stop> {
    match found.frontier.as_ref().and_then(|all| narrowed(&found.table, all)) {
        Some(agreeable) => Ok(agreeable),
        None => frontier(&found.table, Over::Agreeable, budget),
    }
}

/// Bytes that are spent on a frontier where packages are too many to count and nobody asks for more: comparing what
/// fills them takes some seconds, and what fills a gigabyte takes hours.
pub const FRONTIER_MEMORY: u64 = 32 << 20;

/// Where there are too many packages to count: the named ones by branch and bound, and the frontier if it fits.
fn beyond(of: &Negotiation, found: &mut Settlement, frontier_memory: u64, budget: &Budget) -> Result<(), Stop> {
    let (searched, stopped) = search(&found.table, of.base.as_deref(), budget);
    let none = searched.none;
    let why = "there are too many packages to look at one by one".to_owned();
    found.left_out.push(LeftOut { what: Lacking::Counts, why });
    found.ideals = searched.ideals.iter().map(|one| one.score).collect();
    found.best.clone_from(&searched.best);
    found.searched = Some(searched);
    stopped.map_or(Ok(()), Err)?;
    if found.ideals.len() == found.table.scorers.len() {
        climb(of, found, budget)?;
    }
    if none {
        found.conflict = irreducible(&found.table, budget)?;
        if found.conflict.is_none() {
            let why = "it is sought only where all must agree, or where packages can be counted".to_owned();
            found.left_out.push(LeftOut { what: Lacking::Conflict, why });
        }
    }
    if found.table.needs == found.table.table.len() {
        let (openings, proven) = unlocking(&found.table, budget)?;
        found.openings = openings;
        if !proven {
            let why = "changes smaller than those named, and further ones, may do as well; the search was ended early"
                .to_owned();
            found.left_out.push(LeftOut { what: Lacking::Unlock, why });
        }
    } else {
        let why = "it is sought only where all must agree, or where packages can be counted".to_owned();
        found.left_out.push(LeftOut { what: Lacking::Unlock, why });
    }
    let within = Budget { memory: budget.memory.min(frontier_memory), progress: budget.progress };
    let both = frontier(&found.table, Over::Possible, &within).and_then(|all| {
        found.frontier = Some(all);
        agreeable(found, &within)
    });
    match both {
        Ok(agreeable) => {
            found.best = points(&found.table, &agreeable, &found.ideals, of.base.as_deref());
            found.agreeable = Some(agreeable);
            Ok(())
        }
        Err(Stop::Memory { .. }) => {
            found.frontier = None;
            let why = "too many packages that nothing beats would have to be kept side by side".to_owned();
            found.left_out.push(LeftOut { what: Lacking::Frontier, why });
            Ok(())
        }
        Err(stop) => {
            let why = "the work was stopped before it was complete".to_owned();
            found.left_out.push(LeftOut { what: Lacking::Frontier, why });
            Err(stop)
        }
    }
}

/// The frontier of the agreeable packages as part of that of all: where only floors of those who score decide, whatever
/// beats an agreeable package is agreeable itself. Nothing where more decides.
fn narrowed(table: &Table, all: &Frontier) -> Option<Frontier> {
    let floors_only = table.demands.iter().all(|demand| match demand {
        Demand::Possible(_) => true,
        Demand::Floor(actor) => table.scorers.contains(actor),
        Demand::RedLine(..) => false,
    });
    if !floors_only || table.needs != table.table.len() {
        return None;
    }
    let floors: Vec<Option<i64>> = table.scorers.iter().map(|actor| table.seats[*actor].floor).collect();
    let kept = all.points.iter().filter(|p| p.scores.iter().zip(&floors).all(|(s, f)| f.is_none_or(|f| *s >= f)));
    Some(Frontier { points: kept.cloned().collect() })
}
