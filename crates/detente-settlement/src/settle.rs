//! Everything about a settlement in one call.

use crate::conflict::{Conflict, conflict};
use crate::divide::{Division, adjusted_winner};
use crate::frontier::{Frontier, Over, frontier};
use crate::gain::units;
use crate::ladder::{Ladder, ladder};
use crate::open::{Opening, fewest, openings};
use crate::points::{Best, points};
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
    /// Why work ended early.
    pub stopped: Option<Stop>,
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
    let table = Table::new(of);
    let mut found = Settlement {
        table,
        survey: None,
        frontier: None,
        agreeable: None,
        ideals: Vec::new(),
        best: Vec::new(),
        conflict: None,
        openings: Vec::new(),
        fewest: None,
        ladder: None,
        division: None,
        stopped: None,
    };
    found.stopped = fill(of, &mut found, budget).err();
    found
}

fn fill(of: &Negotiation, found: &mut Settlement, budget: &Budget) -> Result<(), Stop> {
    let table = &found.table;
    found.division = adjusted_winner(table);
    if table.packages <= MOST_PACKAGES {
        let survey = survey(table, budget)?;
        found.conflict = conflict(table, &survey);
        found.openings = openings(table, &survey);
        found.fewest = found.conflict.as_ref().and_then(|_| fewest(table, &survey));
        found.survey = Some(survey);
    }
    let all = frontier(table, Over::Possible, budget)?;
    found.ideals =
        (0..table.scorers.len()).map(|at| all.most(at).unwrap_or(table.seats[table.scorers[at]].lowest)).collect();
    found.frontier = Some(all);
    if let Some(base) = &of.base {
        let steps = ladder(table, base, &units(table, &found.ideals));
        found.ladder = Some((table.number(base), steps));
    }
    let agreeable = match found.frontier.as_ref().and_then(|all| narrowed(table, all)) {
        Some(agreeable) => agreeable,
        None => frontier(table, Over::Agreeable, budget)?,
    };
    found.best = points(table, &agreeable, &found.ideals, of.base.as_deref());
    found.agreeable = Some(agreeable);
    Ok(())
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
