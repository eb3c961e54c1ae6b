//! What `detente settle` prints: who can accept what, the named packages, the frontier, and what would unlock more.

use super::SettlementStudy;
use super::table::fitted;
use super::words::{Bargain, meaning, name};
use super::{accept, best, beyond, next, signed, told, unlock};
use crate::grid::wrap;
use crate::page::english::upper_first;
use detente_settlement::Lacking;

/// Frontier packages that are listed.
const LISTED: usize = 12;

/// Tells everything that was found, in lines of at most `width` cells.
pub fn settlement_text(study: &SettlementStudy, width: usize) -> String {
    let bargain = Bargain { of: study.of, found: study.found };
    let mut out = Out { text: String::new(), width };
    out.paragraph(&study.case.title);
    if let Some(caution) = &study.case.caution_in_full() {
        out.paragraph(caution);
    }
    out.gap();
    out.paragraph(&accept::lead(study, &bargain));
    if let Some(lines) = accept::conflict(study, &bargain) {
        lines.iter().for_each(|line| out.item(&line.marked()));
    }
    out.heading("Who can accept what");
    out.text += &fitted(&accept::rows(study, &bargain), width, 2);
    accept::sentences(study, &bargain).iter().for_each(|line| out.item(&line.marked()));
    packages(study, &bargain, &mut out);
    let opens = unlock::sentences(study, &bargain);
    let left_out = study.found.left_out.iter().any(|one| one.what == Lacking::Unlock);
    let looked = study.found.survey.is_some() || (study.found.stopped.is_none() && !left_out);
    if looked || !opens.is_empty() {
        out.heading("What would unlock more");
        if opens.is_empty() {
            out.item("No single demand, changed alone, would make another package agreeable.");
        }
        opens.iter().for_each(|line| out.item(&line.marked()));
    }
    let steps = next::sentences(study, &bargain);
    if let (false, Some(base)) = (steps.is_empty(), &study.of.base) {
        out.heading("The best next concession");
        out.item(&format!("Today: {}.", bargain.package(bargain.table().number(base))));
        steps.iter().for_each(|line| out.item(&line.marked()));
    }
    if let Some(lines) = best::division(study, &bargain) {
        out.heading("Sharing the issues");
        lines.iter().for_each(|line| out.item(line));
    }
    doubt(study, &bargain, &mut out);
    let once = signed::paragraphs(study, &bargain);
    if !once.is_empty() {
        out.heading("Once signed");
        once.iter().for_each(|line| out.item(line));
    }
    let left = beyond::left_out(study);
    if !left.is_empty() {
        out.heading("What was left out");
        left.iter().for_each(|line| out.item(line));
    }
    standards(study, &mut out);
    if let Some(stop) = &study.found.stopped {
        out.gap();
        out.paragraph(&format!("Partial: {stop}."));
    }
    out.text
}

fn packages(study: &SettlementStudy, bargain: &Bargain, out: &mut Out) {
    let named = best::named(study);
    if !named.is_empty() {
        out.heading("The best agreeable packages by named standards");
        for (at, one) in named.iter().enumerate() {
            if at > 0 {
                out.gap();
            }
            let short = upper_first(&bargain.short(one.package));
            out.item(&format!("{short}: {}.", best::names(&one.standards)));
            out.item(&format!("{}.", bargain.package(one.package)));
            out.text += &fitted(&best::gains(study, bargain, one.package), out.width, 4);
        }
        best::ties(study, bargain).iter().for_each(|line| out.item(line));
    }
    beyond::search(study, bargain).iter().for_each(|line| out.item(line));
    if let Some(line) = best::frontier(study) {
        out.heading("The frontier");
        out.item(&line);
        let (rows, left) = best::listed(study, bargain, LISTED);
        if rows.len() > 1 {
            out.item("Undominated agreeable packages, the most even first, with everybody's score:");
            out.text += &fitted(&rows, out.width, 4);
            if left > 0 {
                out.item(&format!("and {left} more; `--format json --list` gives them all."));
            }
        }
    }
}

fn doubt(study: &SettlementStudy, bargain: &Bargain, out: &mut Out) {
    let Some((words, rows)) = told::doubt(study, bargain) else { return };
    out.heading("If doubtful scores are not what they seem");
    out.item(&words);
    out.text += &fitted(&rows, out.width, 4);
}

fn standards(study: &SettlementStudy, out: &mut Out) {
    if study.found.best.is_empty() {
        return;
    }
    out.gap();
    for best in &study.found.best {
        out.paragraph(&format!("{}: {}.", name(best.standard), meaning(best.standard)));
    }
}

/// Text in the making.
struct Out {
    text: String,
    width: usize,
}

impl Out {
    fn gap(&mut self) {
        self.text.push('\n');
    }

    fn paragraph(&mut self, text: &str) {
        self.text += &(wrap(text, self.width, 0) + "\n");
    }

    fn heading(&mut self, text: &str) {
        self.text += &format!("\n{}\n", wrap(text, self.width, 0));
    }

    fn item(&mut self, text: &str) {
        self.text += &format!("  {}\n", wrap(text, self.width.saturating_sub(2), 2));
    }
}
