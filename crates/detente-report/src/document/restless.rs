//! Why nothing holds: the improvements that go round and round, or that end although nothing holds.

use crate::facts::Facts;
use crate::page::{Block, Line, Term};
use crate::paths_text::{Page, Teller};
use detente_stability::Concept;

/// The explanation, where no state is an equilibrium.
pub(crate) fn part(facts: &Facts) -> Option<Block> {
    let restless = facts.findings.restless.as_ref()?;
    let teller = Teller::new(facts.study);
    let what = match restless.concept {
        Concept::Nash => Line::from("a Nash ").term(Term::Equilibrium, "equilibrium"),
        other => Line::from("an ").term(Term::Equilibrium, "equilibrium").text(" under ").concept(other),
    };
    let lead = Line::from("No state is ").line(what).text(": from each of them some party would move on.");
    let mut blocks = vec![Block::Paragraph(lead)];
    match &restless.cycle {
        Some(cycle) => {
            let mut page = Page::report(String::new());
            teller.cycle(cycle, &mut page);
            blocks.push(Block::Entries(page.into_entries()));
        }
        None => blocks.push(Block::Paragraph(
            Line::from("Improvements from ")
                .line(facts.subject(restless.from))
                .text(" still come to an end, where all who could improve on a state have just moved: nobody moves twice in a row."),
        )),
    }
    Some(Block::Part { id: "restless".to_owned(), title: "Why nothing comes to rest".into(), blocks })
}
