//! What is said where there are too many packages to count: what branch and bound found, how sure that is, and what was
//! left out.

use super::SettlementStudy;
use super::words::{Bargain, grouped_u64, name};
use crate::joined;
use crate::page::english::upper_first;
use detente_settlement::{Best, Lacking, MOST_PACKAGES};

/// One sentence that answers the main question; `needed` names those who must agree.
pub(super) fn lead(study: &SettlementStudy, needed: &str) -> String {
    let found = study.found;
    // Few packages stay uncounted only where the work was stopped.
    let why = if found.table.packages > MOST_PACKAGES {
        "too many to look at one by one"
    } else {
        "not all of which were looked at before the work was stopped"
    };
    let all = format!("There are {} packages, {why}", grouped_u64(found.table.packages));
    let Some(searched) = &found.searched else { return all + "." };
    match (searched.none, searched.agreeable) {
        (true, _) => format!("{all}. No package is acceptable to {needed}: that is proven."),
        (false, Some(_)) => format!("{all}. Some are acceptable to {needed}."),
        (false, None) => format!("{all}. Whether one is acceptable to {needed} is not known: none was met."),
    }
}

/// How the named packages were found, how sure that is, and the most that each party can get.
pub(super) fn search(study: &SettlementStudy, bargain: &Bargain) -> Vec<String> {
    let Some(searched) = &study.found.searched else { return Vec::new() };
    let mut told = Vec::new();
    let best = &study.found.best;
    let names = |some: &[&Best]| joined(&some.iter().map(|b| name(b.standard).to_owned()).collect::<Vec<_>>(), "and");
    let (proven, open): (Vec<&Best>, Vec<&Best>) = best.iter().partition(|best| best.gap == Some(0.0));
    if !proven.is_empty() {
        let all =
            if open.is_empty() { "All of them are".to_owned() } else { format!("Proven for {}:", names(&proven)) };
        told.push(if open.is_empty() {
            format!("{all} proven to be the best by their standard (branch and bound over whole numbers, gap 0 %).")
        } else {
            format!("{all} no other package is better (branch and bound over whole numbers, gap 0 %).")
        });
    }
    for best in open {
        told.push(match best.gap {
            Some(gap) => format!(
                "{}: the best package met. It is not proven to be the best: the gap is {:.1} %, so much of what the best \
                 may come to is at most missing.",
                name(best.standard),
                // Rounded up: less is not proven.
                (gap * 1000.0).ceil() / 10.0
            ),
            None => format!("{}: the best package met. How far it is from the best is not known.", name(best.standard)),
        });
    }
    if best.iter().any(|best| best.ties.is_none()) {
        told.push("One package is named by each standard; others may be as good.".to_owned());
    }
    if !searched.most.is_empty() {
        let each = searched.most.iter().zip(&study.found.table.scorers).map(|(one, actor)| {
            let mark = if one.proven { "" } else { " or more" };
            format!("{} {}{mark}", bargain.actor(*actor), bargain.score(*actor, one.score))
        });
        told.push(format!(
            "The best score of each in any agreeable package: {}.",
            joined(&each.collect::<Vec<_>>(), "and")
        ));
    }
    if searched.ideals.iter().any(|one| !one.proven) {
        told.push("The best possible scores above are the best that were met; higher ones may be possible.".to_owned());
    }
    told
}

/// What was not looked for, and why.
pub(super) fn left_out(study: &SettlementStudy) -> Vec<String> {
    let mut whys: Vec<(&str, Vec<String>)> = Vec::new();
    for one in &study.found.left_out {
        let what = match one.what {
            Lacking::Counts => "how many packages can be had, and how many are accepted",
            Lacking::Unlock => "a full answer to what would unlock more",
            Lacking::Frontier => "the frontier",
            Lacking::Conflict => "which demands cannot be met together",
            Lacking::Doubt => "how packages fare over samples of the doubtful scores",
        };
        match whys.iter_mut().find(|(why, _)| *why == one.why) {
            Some((_, all)) => all.push(what.to_owned()),
            None => whys.push((&one.why, vec![what.to_owned()])),
        }
    }
    whys.iter().map(|(why, all)| format!("{}: {why}.", upper_first(&joined(all, "and")))).collect()
}
