//! What the answer hangs on: the claim, the wish or the hypothesis that matters most, and what makes no difference.

use crate::facts::Facts;
use crate::hinges::{HingeStudy, Teller};
use crate::page::english::{count, either};
use crate::page::{BarRow, Bars, Block, Item, Line, Section, Sentence};
use crate::wording::linked::linked;
use crate::{Finding, HingeFindings};

/// Bars drawn.
const BARS: usize = 12;
/// Changes of a set told.
const SETS: usize = 8;

pub(crate) fn section(facts: &Facts) -> Option<Section> {
    let blocks = match &facts.findings.hinges {
        Finding::NotAsked => return None,
        Finding::LeftOut(reason) => vec![Block::Paragraph(reason.clone())],
        Finding::Found(found) => told(facts, found),
    };
    Some(Section { id: "hinges", title: "What the answer hangs on".to_owned(), blocks })
}

/// The sentence for the answer in brief, where something matters.
pub(crate) fn sentence(facts: &Facts) -> Option<Sentence> {
    let found = facts.findings.hinges.found()?;
    let teller = teller(facts, found);
    let most = teller.most();
    let matters = !teller.bars(1).is_empty();
    let first = most.first().filter(|_| matters)?;
    let line = linked(facts.study.case, first).text(" See ").link("hinges", "what the answer hangs on").text(".");
    Some(Sentence { about: "Hangs on", line })
}

fn teller<'a>(facts: &'a Facts<'a>, found: &'a HingeFindings) -> Teller<'a> {
    let study = HingeStudy {
        case: facts.study.case,
        graph: facts.study.graph,
        hinges: &found.hinges,
        pairs: None,
        passages: &facts.passages,
        asked: found.asked.as_deref(),
    };
    Teller { study }
}

fn told(facts: &Facts, found: &HingeFindings) -> Vec<Block> {
    let case = facts.study.case;
    let teller = teller(facts, found);
    let line = |text: &str| linked(case, text);
    let intro = "One thing at a time is changed and the question asked again: a claim is dropped with what rests on it, a \
                 wish left out or moved through the ranks of its list, a hypothesis settled.";
    let mut blocks = vec![
        Block::Paragraph(intro.into()),
        Block::Paragraph(Line::new().strong(teller.question()).text(" ").line(line(&teller.standing()))),
    ];
    if !found.all_worlds && case.doubt.combinations() > 1 {
        let elsewhere = if facts.calls { "; `detente hinges` looks at all worlds" } else { "" };
        blocks.push(Block::Paragraph(format!("Only the case as it stands was looked at here{elsewhere}.").into()));
    }
    for (i, text) in teller.most().iter().enumerate() {
        blocks.push(Block::Paragraph(line(text)));
        if let Some((claim, passage)) = teller.passage().filter(|_| i == 0) {
            let language = case.sources[case.claims[claim].source].language.as_deref();
            blocks.push(Block::Paragraph(Line::from("The passage reads: “").quoted(passage, language).text("”")));
        }
    }
    let rows: Vec<BarRow> = teller
        .bars(BARS)
        .into_iter()
        .map(|bar| BarRow { label: label(facts, &bar.label), remark: line(&bar.remark), range: bar.range })
        .collect();
    if !rows.is_empty() {
        let mark = crate::hinges::percent(found.hinges.yes.1);
        let caption = format!("{} The upright stroke marks how it is without any change, {mark}.", teller.axis());
        blocks.push(Block::Bars(Bars { caption: caption.into(), base: found.hinges.yes.1, rows }));
    }
    let sets = teller.sets(SETS);
    if !sets.is_empty() {
        let items = sets.into_iter().map(|(what, distance, size)| {
            let left = size.map_or("no sound model is left".to_owned(), |n| format!("{n} left"));
            Item::plain(line(&format!(
                "{what}: {} or {}, {left}.",
                count(distance, "state comes", "states come"),
                either(distance, "goes", "go")
            )))
        });
        blocks.push(Block::Part {
            id: "hinges-sets".to_owned(),
            title: "What changes the set the most".into(),
            blocks: vec![Block::List(items.collect())],
        });
    }
    let warnings: Vec<Item> = teller.ranks().iter().map(|text| Item::plain(line(text))).collect();
    if !warnings.is_empty() {
        blocks.push(Block::Part {
            id: "hinges-ranks".to_owned(),
            title: "Ranks that decide".into(),
            blocks: vec![Block::List(warnings)],
        });
    }
    let mut rest: Vec<Item> = teller.settling().iter().map(|text| Item::plain(line(text))).collect();
    rest.extend(teller.idle().iter().map(|text| Item::plain(line(text))));
    rest.extend(teller.inert().iter().map(|text| Item::plain(line(text))));
    if !rest.is_empty() {
        blocks.push(Block::Part {
            id: "hinges-rest".to_owned(),
            title: "What settling would bring, and what makes no difference".into(),
            blocks: vec![Block::List(rest)],
        });
    }
    blocks.push(Block::Paragraph(line(&teller.confidence())));
    blocks
}

/// A label: an id that the case knows as a link, a statement as it is written.
fn label(facts: &Facts, text: &str) -> Line {
    let case = facts.study.case;
    if case.claims.iter().any(|c| c.id.value == text) { linked(case, text) } else { Line::new().code(text) }
}
