//! What `detente hinges` prints.

use super::{Bar, HingeStudy, Teller, percent};
use crate::grid::{cut, left, wrap};
use crate::page::english::{count, either, upper_first};
use detente_doubt::hinges::{Change, Pair};

/// Cells of the picture's bars.
const BAR: usize = 30;
/// Below this width a bar stands on a line of its own.
const NARROW: usize = 70;
/// Pairs told.
const PAIRS: usize = 12;

/// Tells what an answer hangs on: the answer, what matters most, the tornado picture, warnings about ranks, what makes no
/// difference, and how confident one can be.
pub fn hinges_text(study: &HingeStudy, most: usize, width: usize) -> String {
    let teller = Teller { study: *study };
    let paragraph = |text: &str| wrap(text, width, 0) + "\n";
    let mut out = paragraph(&study.case.title);
    out.push_str(&format!("\n{}", paragraph(&teller.question())));
    out.push_str(&paragraph(&teller.standing()));
    out.push('\n');
    for (i, line) in teller.most().iter().enumerate() {
        out.push_str(&paragraph(line));
        if let Some((_, passage)) = teller.passage().filter(|_| i == 0) {
            out.push_str(&paragraph(&format!("The passage reads: “{passage}”")));
        }
    }
    let bars = teller.bars(most);
    if !bars.is_empty() {
        out.push_str(&format!("\n{}", paragraph(&teller.axis())));
        bars.iter().for_each(|bar| out.push_str(&drawn(bar, study.hinges.yes.1, width)));
        let mark = format!("| marks the answer as it is, {}.", percent(study.hinges.yes.1));
        out.push_str(&paragraph(&mark));
    }
    let sets = teller.sets(most);
    if !sets.is_empty() {
        out.push_str(&format!("\n{}", paragraph("Changes of the set as the case stands, the largest first:")));
        for (what, distance, size) in sets {
            let left =
                size.map_or("no sound model is left".to_owned(), |n| format!("{} left", count(n, "state", "states")));
            out.push_str(
                &(wrap(
                    &format!(
                        "- {what}: {} or {}, {left}",
                        count(distance, "state comes", "states come"),
                        either(distance, "goes", "go")
                    ),
                    width,
                    2,
                ) + "\n"),
            );
        }
    }
    for lines in [teller.ranks(), teller.settling(), teller.idle()] {
        for line in lines {
            out.push_str(&format!("\n{}", paragraph(&line)));
        }
    }
    if let Some(line) = teller.inert() {
        out.push_str(&format!("\n{}", paragraph(&line)));
    }
    if let Some(pairs) = study.pairs {
        out.push_str(&format!("\n{}", told_pairs(&teller, pairs, width)));
    }
    out.push_str(&format!("\n{}", paragraph(&teller.confidence())));
    out
}

/// One row of the picture.
fn drawn(bar: &Bar, base: f64, width: usize) -> String {
    let at = |share: f64| ((share * BAR as f64).round() as usize).min(BAR);
    let (from, to) = (at(bar.range.0), at(bar.range.1));
    let mark = at(base).min(BAR - 1);
    let cells: String = (0..BAR)
        .map(|i| match i {
            i if i == mark => '|',
            i if i >= from && i < to => '#',
            _ => '.',
        })
        .collect();
    let range = format!("{} to {}", percent(bar.range.0), percent(bar.range.1));
    let label = if bar.remark.is_empty() { bar.label.clone() } else { format!("{} ({})", bar.label, bar.remark) };
    if width < NARROW {
        return format!("{}\n{cells}\n{range}\n", cut(&label, width));
    }
    let room = width - BAR - 17;
    format!("{} {cells} {range}\n", left(&cut(&label, room), room))
}

fn told_pairs(teller: &Teller, pairs: &[Pair], width: usize) -> String {
    if pairs.is_empty() {
        return wrap(
            "No pair of statements or of claims that change nothing singly changes the answer together.",
            width,
            0,
        ) + "\n";
    }
    let mut out = wrap(
        &format!(
            "{} of changes change nothing singly and the answer together:",
            upper_first(&count(pairs.len(), "pair", "pairs"))
        ),
        width,
        0,
    ) + "\n";
    let case = teller.study.case;
    let name = |change: &Change| match change {
        Change::Drop { party, at } => {
            let statement = teller.study.hinges.statements.iter().find(|s| s.party == *party && s.at == *at);
            format!("without {} ({})", statement.map_or("a statement", |s| s.text.as_str()), case.party(*party).name)
        }
        Change::Claim { claim, .. } => format!("without {}", case.claims[*claim].id),
        Change::Move { .. } | Change::Swap { .. } => "with another order".to_owned(),
    };
    for pair in pairs.iter().take(PAIRS) {
        let [a, b] = &pair.changes;
        let line = format!("- {} and {}: {}", name(a), name(b), teller.answer(&pair.answer));
        out.push_str(&(wrap(&line, width, 2) + "\n"));
    }
    if pairs.len() > PAIRS {
        out.push_str(&format!("{} more; --format json lists them.\n", pairs.len() - PAIRS));
    }
    out
}
