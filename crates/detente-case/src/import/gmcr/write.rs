//! From a model to the text of a case file.

use super::model::{Maker, Model};
use super::ranking::Tiers;
use crate::Direction;
use crate::import::comment::{WIDTH, comment};
use crate::yaml::quoted;
use detente_source::{Digest, SourceText};

/// Numbers of states behind a tier, where they are this few.
const NUMBERED: usize = 12;

/// The case file.
pub(super) fn case_file(
    model: &Model,
    ranked: &[Option<Tiers>],
    id: &str,
    source: &SourceText,
    left_out: &[String],
) -> String {
    let name = source.name().rsplit(['/', '\\']).next().unwrap_or_default();
    let mut out = String::new();
    comment(&mut out, "", &format!("Imported from {name}, a model of GMCR+."));
    out.push_str("#\n");
    comment(
        &mut out,
        "",
        "What GMCR+ has no place for, and a reader of this case will miss: which options are taken today (`now: true`), \
         what each judgement rests on (here they all cite the imported model), and what an option means as a verb phrase \
         (`does`).",
    );
    if !left_out.is_empty() {
        out.push_str("#\n# Not carried over:\n");
        left_out.iter().for_each(|what| comment(&mut out, "- ", what));
    }
    out.push_str(&format!("detente: 1\nid: {id}\n"));
    if let Some(title) = &model.title {
        out.push_str(&format!("title: {}\n", quoted(title)));
    }
    if let Some(description) = &model.description {
        out.push_str(&format!("notes:\n  - {{title: Description, text: {}}}\n", quoted(description)));
    }
    let text = source.text();
    out.push_str(&format!(
        "sources:\n  gmcr:\n    title: {}\n    descriptor: A model made with GMCR+. It does not say what its judgements rest on.\n",
        quoted(&format!("{name}, a model of GMCR+"))
    ));
    out.push_str(&format!(
        "    original:\n      sha256: {}\n      characters: {}\n",
        quoted(&Digest::of(text.as_bytes()).to_string()),
        text.chars().count()
    ));
    out.push_str("parties:\n");
    for (maker, tiers) in model.makers.iter().zip(ranked) {
        party(&mut out, model, maker, tiers.as_ref());
    }
    if !model.infeasible.is_empty() {
        out.push_str("infeasible:\n");
    }
    for condition in &model.infeasible {
        let when = quoted(&model.statement(condition));
        mapping(&mut out, 2, "- ", &[("when", &when), ("cites", "[gmcr]")]);
    }
    views(&mut out, model);
    out
}

/// What decision makers hold to be impossible that is not.
fn views(out: &mut String, model: &Model) {
    if model.makers.iter().any(|maker| !maker.blind.is_empty()) {
        out.push_str("views:\n");
    }
    for maker in model.makers.iter().filter(|maker| !maker.blind.is_empty()) {
        out.push_str(&format!("  {}:\n    cites: [gmcr]\n    infeasible:\n", quoted(&maker.id)));
        for condition in &maker.blind {
            let when = quoted(&model.statement(condition));
            mapping(out, 6, "- ", &[("when", &when), ("cites", "[gmcr]")]);
        }
    }
}

fn party(out: &mut String, model: &Model, maker: &Maker, tiers: Option<&Tiers>) {
    out.push_str(&format!("  {}:\n    name: {}\n    cites: [gmcr]\n", quoted(&maker.id), quoted(&maker.name)));
    if !maker.options.is_empty() {
        out.push_str("    options:\n");
    }
    for option in &model.options[maker.options.clone()] {
        let own_id = option.full_id.split_once('.').map_or(option.full_id.as_str(), |(_, own)| own);
        let does = quoted(&option.name);
        let mut keys = vec![("does", does.as_str())];
        match option.direction {
            Direction::Both => {}
            Direction::Take => keys.push(("moves", "take")),
            Direction::Drop => keys.push(("moves", "drop")),
        }
        mapping(out, 6, &format!("{}:", quoted(own_id)), &keys);
    }
    match tiers {
        Some(tiers) => {
            out.push_str("    ranking:\n");
            tiers.iter().for_each(|states| tier(out, states, model.options.len()));
        }
        None if maker.preferences.is_empty() => out.push_str("    prefers: []\n"),
        None => {
            out.push_str("    prefers:\n");
            for condition in &maker.preferences {
                out.push_str(&format!("      - {}\n", quoted(&model.statement(condition))));
            }
        }
    }
}

/// A small mapping behind a list mark or a key: on one line where it fits, else one line a key.
fn mapping(out: &mut String, indent: usize, head: &str, keys: &[(&str, &str)]) {
    let margin = " ".repeat(indent);
    let inside: Vec<String> = keys.iter().map(|(key, value)| format!("{key}: {value}")).collect();
    let line = format!("{margin}{} {{{}}}\n", head.trim_end(), inside.join(", "));
    if line.chars().count() <= WIDTH {
        out.push_str(&line);
    } else if head.starts_with('-') {
        out.push_str(&format!("{margin}- {}\n", inside.join(&format!("\n{margin}  "))));
    } else {
        out.push_str(&format!("{margin}{head}\n{margin}  {}\n", inside.join(&format!("\n{margin}  "))));
    }
}

/// One tier of a ranking, with the numbers of its states behind it.
fn tier(out: &mut String, states: &[(u64, u64)], options: usize) {
    let pattern = |bits: u64| -> String {
        let letters: String = (0..options).map(|k| if bits >> k & 1 == 1 { 'Y' } else { 'N' }).collect();
        format!("\"{letters}\"")
    };
    let mut line = "      - ".to_owned();
    match states {
        [(_, bits)] => line.push_str(&pattern(*bits)),
        _ => {
            line.push('[');
            for (i, (_, bits)) in states.iter().enumerate() {
                if i > 0 {
                    line.push(',');
                    if line.len() + options + 5 > WIDTH {
                        out.push_str(&line);
                        out.push('\n');
                        line = "         ".to_owned();
                    } else {
                        line.push(' ');
                    }
                }
                line.push_str(&pattern(*bits));
            }
            line.push(']');
        }
    }
    out.push_str(&line);
    if states.len() <= NUMBERED {
        let numbers: Vec<String> = states.iter().map(|(number, _)| number.to_string()).collect();
        out.push_str(&format!(" # {}", numbers.join(" ")));
    }
    out.push('\n');
}
