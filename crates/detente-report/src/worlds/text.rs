//! What `detente worlds` prints.

use crate::grid::{left, width as cells, wrap};
use crate::page::english::{either, grouped, number};
use crate::worlds::WorldsStudy;
use crate::worlds::map::{Mark, WorldMap};
use crate::worlds::phrases::{chance_words, count_words, rank_line, rule_words, sentence, values_words};
use detente_case::{Case, Group, GroupKind};
use detente_doubt::{Explanation, Tree, chance, explain};

/// States listed of those that are equilibria somewhere.
const LISTED: usize = 20;

/// Tells what is in doubt, and for each question in which worlds the answer is yes, what tells these from the others, and
/// how likely that is if the case says so; with a map of the combinations for the first question, and what becomes of its
/// answer where the ranks of statements are in doubt.
pub fn worlds_text(study: &WorldsStudy, width: usize) -> String {
    let case = study.case;
    let paragraph = |text: &str, indent: usize| {
        format!("{}{}\n", " ".repeat(indent), wrap(text, width.saturating_sub(indent), indent))
    };
    let mut out = paragraph(&case.title, 0);
    out.push_str(&paragraph(&extent(study), 0));
    out.push('\n');
    for group in &case.doubt.groups {
        out.push_str(&paragraph(&group_line(group), 0));
        for line in alternatives(group) {
            out.push_str(&paragraph(&line, 2));
        }
    }
    for (q, asked) in study.asked.iter().enumerate() {
        let why = explain(&case.doubt, study.summary, q);
        out.push_str(&format!("\n{}", paragraph(&sentence(case, asked), 0)));
        out.push_str(&paragraph(&count_words(study, q, &why), 2));
        for line in reasons(study, q, &why) {
            out.push_str(&paragraph(&line, 2));
        }
        let mixed = study.summary.yes[q] > 0 && study.summary.yes[q] < study.summary.worlds;
        if mixed && rule_words(case, &why).is_none() {
            tree(case, &why.tree, 4, width, &mut out);
        }
        if q == 0 && study.equilibria.is_empty() {
            out.push_str(&drawn(study, q, &why, width));
        }
        if q == 0 && !study.sweeps.is_empty() {
            out.push('\n');
            out.push_str(&paragraph(
                "Where a rank is in doubt, each statement moved alone and all else as in the file:",
                2,
            ));
            for sweep in study.sweeps {
                out.push_str(&paragraph(&rank_line(case, sweep, q), 4));
            }
        }
    }
    if !study.equilibria.is_empty() {
        out.push_str(&equilibria(study, width));
    }
    if let Some(stop) = &study.summary.stopped {
        out.push_str(&format!("\n{}", paragraph(&format!("Partial: {stop}."), 0)));
    }
    out.push_str(&format!("\n{}", paragraph(&closing(case), 0)));
    out
}

/// How many worlds were gone through, and what a world is here.
fn extent(study: &WorldsStudy) -> String {
    let doubt = &study.case.doubt;
    let contingencies = doubt.groups.iter().filter(|g| g.is_contingency()).count();
    let hypotheses = doubt.groups.len() - contingencies;
    let mut parts = Vec::new();
    if hypotheses > 0 {
        parts.push(format!("{} {} of hypotheses", number(hypotheses), either(hypotheses, "group", "groups")));
    }
    if contingencies > 0 {
        parts.push(format!("{} {}", number(contingencies), either(contingencies, "contingency", "contingencies")));
    }
    let ranks = match (study.ranks, doubt.ranged.len()) {
        (true, n) if n > 0 => format!(", and ranks for {} {}", number(n), either(n, "statement", "statements")),
        _ => String::new(),
    };
    let worlds = grouped(study.summary.worlds as usize);
    let choice = match parts.is_empty() {
        true => "the base world alone".to_owned(),
        false => format!("one choice from each of {}", crate::joined(&parts, "and")),
    };
    let of = either(study.summary.worlds as usize, "world", "worlds");
    match study.sample {
        Some((seed, range)) => format!(
            "A sample of {worlds} {of} (seed {seed}, indices {} to {}): {choice}{ranks}.",
            range.start,
            range.end.saturating_sub(1)
        ),
        None if study.summary.complete && study.summary.worlds == 1 => format!("One world: {choice}{ranks}."),
        None if study.summary.complete => format!("All {worlds} worlds: {choice}{ranks}."),
        None => format!("{worlds} {of}, not all of them: {choice}{ranks}."),
    }
}

fn group_line(group: &Group) -> String {
    match &group.kind {
        GroupKind::Hypotheses => format!("{}: {}", group.id.value, group.question),
        GroupKind::Contingency { resolves } => {
            let day = resolves.as_ref().map(|d| format!(", known on {d}")).unwrap_or_default();
            let likely = group.alternatives[1].likelihood.map(|l| format!("; {l}")).unwrap_or_default();
            format!("{}: {}{day}{likely}", group.id.value, group.question)
        }
    }
}

fn alternatives(group: &Group) -> Vec<String> {
    if group.is_contingency() {
        return Vec::new();
    }
    let line = |a: &detente_case::Alternative| {
        let likely = a.likelihood.map(|l| format!(" ({l})")).unwrap_or_default();
        let name = if a.name == a.id.value { String::new() } else { format!(": {}", a.name) };
        format!("{}{name}{likely}", a.id.value)
    };
    group.alternatives.iter().map(line).collect()
}

/// What stands behind the rule, and how likely yes is.
fn reasons(study: &WorldsStudy, q: usize, why: &Explanation) -> Vec<String> {
    let mut lines = Vec::new();
    let (yes, all) = (study.summary.yes[q], study.summary.worlds);
    if yes > 0 && yes < all && study.equilibria.is_empty() {
        let tests = format!("{} {}", number(why.tests), either(why.tests, "test", "tests"));
        let boxes = grouped(why.boxes);
        match (why.smallest, why.fitted) {
            // That one test is the least needs no proof.
            (true, false) if why.tests == 1 => {}
            (true, false) => lines.push(format!(
                "It takes {tests}, and no tree of tests has fewer: every test was tried in all {boxes} boxes of worlds."
            )),
            (false, false) => lines.push(format!("A tree of {tests} tells them apart; a smaller one may exist.")),
            (_, true) => {
                let wrong = match why.wrong {
                    0 => "right for all of them".to_owned(),
                    n => format!("wrong for {} of them", grouped(n)),
                };
                lines.push(format!(
                    "Told by a tree of {tests}, fitted to {} different worlds of the sample and {wrong}.",
                    grouped(why.worlds)
                ));
            }
        }
    }
    lines.extend(chance_words(study.case, &chance(&study.case.doubt, study.summary, q)));
    lines
}

/// A tree too large for a sentence.
fn tree(case: &Case, tree: &Tree, indent: usize, width: usize, out: &mut String) {
    let line = |text: &str, out: &mut String| {
        out.push_str(&format!("{}{}\n", " ".repeat(indent), wrap(text, width.saturating_sub(indent), indent + 2)));
    };
    let Tree::Test(test, holds, fails) = tree else { return };
    let rest: Vec<u16> = test.of.iter().copied().filter(|v| !test.values.contains(v)).collect();
    for (values, branch) in [(&test.values, holds), (&rest, fails)] {
        let words = values_words(case, test.axis, values, &test.of);
        match branch.as_ref() {
            Tree::Answer(answer) => line(&format!("{words}: {}", if *answer { "yes" } else { "no" }), out),
            Tree::Test(..) => {
                line(&format!("{words}:"), out);
                self::tree(case, branch, (indent + 2).min(width / 3), width, out);
            }
        }
    }
}

/// The map, where it fits.
fn drawn(study: &WorldsStudy, q: usize, why: &Explanation, width: usize) -> String {
    let maps = (1..=study.case.doubt.groups.len()).filter_map(|down| WorldMap::new(study, q, why, down));
    maps.filter_map(|map| laid_out(study.case, &map, width)).next().unwrap_or_default()
}

/// A map with room for its labels: those of the innermost group across stand over each column, the others over all the
/// columns that they cover.
fn laid_out(case: &Case, map: &WorldMap, width: usize) -> Option<String> {
    let name = |row: &[u8]| {
        let label = |(g, a): (&usize, &u8)| match case.doubt.groups[*g].is_contingency() {
            true if *a == 0 => format!("not {}", case.doubt.groups[*g].id.value),
            true => case.doubt.groups[*g].id.value.clone(),
            false => map_label(case, *g, *a),
        };
        map.down.iter().zip(row).map(label).collect::<Vec<_>>().join(", ")
    };
    let heads = map.across.iter().map(|g| cells(&case.doubt.groups[*g].id.value));
    let side = map.rows.iter().map(|row| cells(&name(row))).chain(heads).max().unwrap_or(0) + 2;
    let covers =
        |i: usize| map.across[i + 1..].iter().map(|g| case.doubt.groups[*g].alternatives.len()).product::<usize>();
    let longest = |i: usize| {
        let g = map.across[i];
        (0..case.doubt.groups[g].alternatives.len()).map(|a| cells(&map_label(case, g, a as u8))).max().unwrap_or(0)
    };
    let wide = (0..map.across.len()).map(|i| (longest(i) + 2).div_ceil(covers(i))).max().unwrap_or(3).max(3);
    if 2 + side + wide * map.columns.len() > width {
        return None;
    }
    let mut out = "\n".to_owned();
    for (i, g) in map.across.iter().enumerate() {
        let mut line = left(&case.doubt.groups[*g].id.value, side);
        for column in map.columns.iter().step_by(covers(i)) {
            line += &left(&map_label(case, *g, column[i]), wide * covers(i));
        }
        out.push_str(&format!("  {}\n", line.trim_end()));
    }
    for (alternatives, marks) in map.rows.iter().zip(&map.marks) {
        let mut line = left(&name(alternatives), side);
        marks.iter().for_each(|m| line += &left(m.sign(), wide));
        out.push_str(&format!("  {}\n", line.trim_end()));
    }
    let seen = |mark: Mark| map.marks.iter().flatten().any(|m| *m == mark);
    let mut legend = Vec::new();
    for (mark, words) in
        [(Mark::Yes, "yes"), (Mark::No, "no"), (Mark::Partly, "yes at some ranks"), (Mark::Unseen, "not seen")]
    {
        if seen(mark) {
            legend.push(format!("{} {words}", mark.sign()));
        }
    }
    out.push_str(&format!("  {}\n", legend.join("   ")));
    Some(out)
}

/// `strict`, `yes`, `no`: short enough for a column.
fn map_label(case: &Case, group: usize, alternative: u8) -> String {
    case.doubt.groups[group].alternatives[usize::from(alternative)].id.value.clone()
}

/// The states that are equilibria in some worlds.
fn equilibria(study: &WorldsStudy, width: usize) -> String {
    let mut out = String::new();
    for (state, worlds) in study.equilibria.iter().take(LISTED) {
        let taken: Vec<&str> = study
            .case
            .options
            .iter()
            .enumerate()
            .filter(|(k, _)| state >> k & 1 == 1)
            .map(|(_, option)| option.full_id.as_str())
            .collect();
        let taken = if taken.is_empty() { "nothing".to_owned() } else { taken.join(", ") };
        let line = format!("{} of {}: {taken}", grouped(*worlds as usize), grouped(study.summary.worlds as usize));
        out.push_str(&format!("  {}\n", wrap(&line, width.saturating_sub(2), 4)));
    }
    if study.equilibria.len() > LISTED {
        out.push_str(&format!("  and {} more states\n", grouped(study.equilibria.len() - LISTED)));
    }
    let head = wrap("Equilibria, each with the options taken and the number of worlds:", width, 0);
    format!("\n{head}\n{out}")
}

/// What counts of worlds are not.
fn closing(case: &Case) -> String {
    let given = case.doubt.groups.iter().filter(|g| g.alternatives.iter().any(|a| a.likelihood.is_some())).count();
    match (given, case.doubt.groups.len()) {
        (_, 0) => "Nothing is in doubt here but ranks; counts are not probabilities.".to_owned(),
        (0, _) => "Counts of worlds are not probabilities: nobody has said how likely the alternatives are.".to_owned(),
        (k, n) if k == n => "Counts of worlds are not probabilities; the likelihoods above are the analyst's, and groups are taken as independent.".to_owned(),
        _ => "Counts of worlds are not probabilities. Some groups have likelihoods, which are the analyst's; groups are taken as independent.".to_owned(),
    }
}
