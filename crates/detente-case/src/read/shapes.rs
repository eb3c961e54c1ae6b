//! Holds every key and value of a file against the table of keys.

use super::meant::meant_key;
use super::scalars::{MAX_WEIGHT, NO_TEXT, is_case_id, is_date, is_id, millionths, share, whole};
use crate::LIKELIHOOD_TERMS;
use crate::codes;
use crate::findings::Findings;
use crate::keys::{CASE, KINDS_OF_PREFERENCES, MAPPINGS, Mapping, Shape, WAYS};
use crate::statement::RESERVED;
use crate::suggest::{did_you_mean, look_alike};
use crate::template::id_from;
use crate::yaml::{Node, NodeKind, ScalarStyle, Value, double_quoted};
use detente_source::{Diagnostic, Digest};

/// Reports everything about a value that its shape alone decides. `name` is what the value is called: its key.
pub(crate) fn check(node: &Node, shape: &Shape, name: &str, out: &mut Findings) {
    if out.is_full() {
        return;
    }
    if let Shape::Either(shapes) = shape {
        return match shapes.iter().find(|s| s.kind() == Some(node.kind())) {
            Some(shape) => check(node, shape, name, out),
            None => out.push(wrong_kind(node, shape, name)),
        };
    }
    if node.is_empty() {
        out.push(
            codes::EMPTY_VALUE
                .say(format!("{name} has no value"))
                .at(node.span)
                .hint(format!("write {}, or delete it", shape.words())),
        );
        return;
    }
    if shape.kind() != Some(node.kind()) {
        out.push(wrong_kind(node, shape, name));
        return;
    }
    match shape {
        Shape::List(item) => {
            for entry in node.items() {
                check(entry, item, &entry_of(name), out);
            }
        }
        Shape::Pair(item) => {
            if node.items().len() != 2 {
                out.push(
                    codes::WRONG_SHAPE
                        .say(format!("{name} must have exactly two parts, not {}", node.items().len()))
                        .at(node.span)
                        .hint("write `[from, to]`"),
                );
            }
            for entry in node.items() {
                check(entry, item, &entry_of(name), out);
            }
        }
        Shape::Map(mapping) => check_mapping(node, mapping, out),
        Shape::Keyed { key, value, entry, least } => {
            if node.entries().len() < *least {
                out.push(codes::EMPTY_VALUE.say(format!("{name} is empty")).at(node.span).hint(format!("add {entry}")));
            }
            for (k, v) in node.entries() {
                check_key(k, key, name, out);
                check(v, value, &quote(k), out);
            }
        }
        scalar => check_scalar(node, scalar, name, out),
    }
}

fn check_mapping(node: &Node, mapping: &Mapping, out: &mut Findings) {
    let mut meant = Vec::new();
    let missing = missing_key(node, mapping);
    for (key, value) in node.entries() {
        if out.is_full() {
            return;
        }
        let written = key.text().unwrap_or_default();
        match mapping.keys.iter().find(|k| k.name == written) {
            Some(known) => check(value, &known.shape, &quote(key), out),
            None => {
                let known = meant_key(written, mapping).or(missing.filter(|name| is_near(written, name)));
                meant.extend(known);
                out.push(unknown_key(key, written, mapping, known));
            }
        }
    }
    // A key that is there but misspelt is not missing as well.
    for key in mapping.keys.iter().filter(|k| k.required && node.get(k.name).is_none() && !meant.contains(&k.name)) {
        let start = node.entries().first().map_or(node.span, |(first, _)| first.span);
        out.push(
            codes::MISSING_KEY
                .say(format!("{} lacks `{}`", mapping.name, key.name))
                .at(start)
                .label(format!("{} without `{}`", mapping.name, key.name))
                .hint(key.doc),
        );
    }
    check_one_of(node, mapping, &meant, out);
}

/// Exactly one of some keys. What a party wants, and what came about, have messages of their own.
fn check_one_of(node: &Node, mapping: &Mapping, meant: &[&str], out: &mut Findings) {
    if mapping.one_of.is_empty() || [KINDS_OF_PREFERENCES, WAYS].contains(&mapping.one_of) {
        return;
    }
    let given: Vec<&Node> = mapping.one_of.iter().filter_map(|k| node.entry(k)).map(|(key, _)| key).collect();
    let words = mapping.one_of.iter().map(|k| format!("`{k}`")).collect::<Vec<_>>().join(" or ");
    if let [first, second, ..] = given[..] {
        out.push(
            codes::WRONG_SHAPE
                .say(format!("{} has either {words}, not both", mapping.name))
                .at(second.span)
                .related(first.span, "the first of them"),
        );
    } else if given.is_empty() && !mapping.one_of.iter().any(|k| meant.contains(k)) {
        let start = node.entries().first().map_or(node.span, |(first, _)| first.span);
        out.push(
            codes::MISSING_KEY
                .say(format!("{} lacks {words}", mapping.name))
                .at(start)
                .label(format!("{} without {words}", mapping.name))
                .hint(mapping.keys.iter().find(|k| k.name == mapping.one_of[0]).map_or("", |k| k.doc)),
        );
    }
}

/// The one key that must be there and is not, where no other is unknown.
fn missing_key(node: &Node, mapping: &Mapping) -> Option<&'static str> {
    let known = |key: &Node| mapping.keys.iter().any(|k| Some(k.name) == key.text());
    let unknown = node.entries().iter().filter(|(key, _)| !known(key)).count();
    let mut missing = mapping.keys.iter().filter(|k| k.required && node.get(k.name).is_none());
    let first = missing.next().filter(|_| unknown == 1)?;
    missing.next().is_none().then_some(first.name)
}

/// Whether half the letters of a name are those of another.
fn is_near(written: &str, name: &str) -> bool {
    written.len() < 40 && strsim::osa_distance(written, name) * 2 <= name.len()
}

fn unknown_key(key: &Node, written: &str, mapping: &Mapping, meant: Option<&str>) -> Diagnostic {
    if mapping.schema == CASE.schema && matches!(written, "outcome" | "outcomes") {
        return codes::OUTCOME_INSIDE
            .say("what happened afterwards must not stand in the case, since the analysis would know it")
            .at(key.span)
            .label("an outcome inside a case")
            .hint("put it into `outcome.yaml` beside the case file; no analysis reads that file");
    }
    let found = codes::UNKNOWN_KEY
        .say(format!("{} has no key `{}`", mapping.name, short(written)))
        .at(key.span)
        .label("unknown key");
    let homes: Vec<&str> =
        MAPPINGS.iter().filter(|m| m.keys.iter().any(|k| k.name == written)).map(|m| m.name).collect();
    match meant {
        Some(known) => found.hint(match look_alike(written) {
            Some((letter, _)) => format!("did you mean `{known}`? {letter}"),
            None => format!("did you mean `{known}`?"),
        }),
        None if matches!(homes.len(), 1..=3) => {
            found.hint(format!("`{written}` is a key of {}", homes.join(" and of ")))
        }
        None => {
            let known: Vec<String> = mapping.keys.iter().map(|k| format!("`{}`", k.name)).collect();
            found.hint(format!("the keys of {} are {}", mapping.name, known.join(", ")))
        }
    }
}

/// Keys that the writer chooses.
fn check_key(key: &Node, shape: &Shape, name: &str, out: &mut Findings) {
    match shape {
        Shape::Statement => {}
        _ if key.is_empty() => {
            out.push(codes::EMPTY_VALUE.say(format!("an entry of {name} has an empty key")).at(key.span));
        }
        _ => check_scalar(key, shape, name, out),
    }
}

fn check_scalar(node: &Node, shape: &Shape, name: &str, out: &mut Findings) {
    let Value::Scalar(text, style) = &node.value else { return };
    let plain = *style == ScalarStyle::Plain;
    let found = match shape {
        // `True` and `TRUE` too are truth values to other YAML readers.
        Shape::Text if plain && matches!(text.as_str(), "true" | "false" | "True" | "False" | "TRUE" | "FALSE") => {
            codes::WRONG_SHAPE
                .say(format!("{name} must be text, not `{text}`"))
                .hint(format!("write \"{text}\" in quotes if that is the text"))
        }
        Shape::Flag if !(plain && matches!(text.as_str(), "true" | "false")) => {
            let hint = match text.to_lowercase().as_str() {
                "yes" | "on" | "true" | "y" => "write `true`, in small letters and without quotes",
                "no" | "off" | "false" | "n" => "write `false`, in small letters and without quotes",
                _ => "write `true` or `false`, without quotes",
            };
            codes::BAD_VALUE.say(format!("{name} must be `true` or `false`, not `{}`", short(text))).hint(hint)
        }
        Shape::Version if !(plain && text == "1") => codes::BAD_VERSION
            .say(format!("version `{}` of the format is not known", short(text)))
            .label("unknown version")
            .hint("this program reads version 1: write `detente: 1`"),
        Shape::Whole(least, most) => match whole(text).filter(|_| plain) {
            Some(number) if (*least..=*most).contains(&number) => return,
            Some(_) => codes::BAD_NUMBER.say(format!("{name} must lie between {least} and {most}, not be {text}")),
            None => {
                let found = codes::BAD_NUMBER.say(format!("{name} must be a whole number, not `{}`", short(text)));
                if text.len() > 1 && text.starts_with('0') && text.bytes().all(|b| b.is_ascii_digit()) {
                    found.hint("write the number without leading zeros")
                } else if !plain {
                    found.hint("write the number without quotes")
                } else {
                    found
                }
            }
        },
        Shape::AllOrWhole if text != "all" && !(plain && whole(text).is_some_and(|n| n > 0)) => {
            codes::BAD_NUMBER.say(format!("{name} must be `all` or a whole number from 1, not `{}`", short(text)))
        }
        Shape::Decimal | Shape::Share | Shape::Likelihood if plain && shortened(text).is_some() => codes::BAD_NUMBER
            .say(format!("`{}` has more than six decimals", short(text)))
            .hint(format!("write at most six: {}", shortened(text).unwrap_or_default())),
        Shape::Decimal if !(plain && millionths(text).is_some()) => {
            codes::BAD_NUMBER.say(format!("{name} must be a number, not `{}`", short(text))).hint(format!(
                "write a number such as 3 or 0.25, with at most six decimals, up to {MAX_WEIGHT}, without quotes"
            ))
        }
        Shape::Share if !(plain && share(text).is_some()) => codes::BAD_NUMBER
            .say(format!("{name} must be a number from 0 to 1, not `{}`", short(text)))
            .hint("write a number such as 0.25, with at most six decimals, without quotes"),
        Shape::Likelihood if !(is_term(text) || plain && share(text).is_some()) => {
            let found = codes::BAD_VALUE
                .say(format!("`{}` is neither a number from 0 to 1 nor a term of ICD 203", short(text)));
            let terms = LIKELIHOOD_TERMS.iter().flat_map(|t| [t.words, t.other]);
            match did_you_mean(text, terms) {
                Some(term) => found.hint(format!("did you mean `{term}`?")),
                None => {
                    let terms: Vec<String> = LIKELIHOOD_TERMS.iter().map(|t| format!("`{}`", t.words)).collect();
                    found.hint(format!("write a number such as 0.3, or one of {}", terms.join(", ")))
                }
            }
        }
        Shape::Date if !is_date(text) => codes::BAD_DATE
            .say(format!("`{}` is not a date", short(text)))
            .hint("write it as YYYY, YYYY-MM or YYYY-MM-DD, such as 2024-02-27"),
        Shape::Digest if Digest::parse(text).is_none() => codes::BAD_DIGEST
            .say(format!("{name} is not a SHA-256 digest"))
            .label(format!("{} characters", text.chars().count()))
            .hint("a digest has 64 hexadecimal digits; `sha256sum FILE` prints it"),
        Shape::CaseId if !is_case_id(text) => codes::BAD_ID
            .say(format!("`{}` is not the id of a case", short(text)))
            .hint("use small letters and digits, words joined by hyphens, starting with a letter: prisoners-dilemma"),
        Shape::Name if RESERVED.contains(&text.as_str()) => codes::RESERVED_WORD
            .say(format!("`{text}` is a word of the statement language and cannot be an id"))
            .hint("choose another id"),
        Shape::Id | Shape::Name if NO_TEXT.contains(&text.as_str()) => codes::RESERVED_WORD
            .say(format!("`{text}` is no text to readers of YAML and cannot be an id"))
            .hint("choose another id"),
        Shape::Id | Shape::Name if !is_id(text) => {
            let found = codes::BAD_ID.say(format!("`{}` is not an id", short(text)));
            match look_alike(text).filter(|(_, plain)| is_id(plain)) {
                Some((letter, plain)) => found.hint(format!("write `{plain}`: {letter}")),
                None => found.hint(
                    "use small letters, digits and underscores, starting with a letter; names in any script go under `name`",
                ),
            }
        }
        Shape::Choice(words) if !words.contains(&text.as_str()) => {
            let found = codes::BAD_VALUE.say(format!("`{}` is not one of {}", short(text), words.join(", ")));
            match did_you_mean(text, words.iter().copied()) {
                Some(word) => found.hint(format!("did you mean `{word}`?")),
                None => found,
            }
        }
        Shape::File if !in_folder(text) => codes::BAD_FILE
            .say(format!("`{}` is not a file in the case folder", short(text)))
            .hint("write a path relative to the case file, with `/` and without `..`"),
        _ => return,
    };
    out.push(found.at(node.span));
}

/// A number with more than six decimals, cut after the sixth; nothing for any other text.
fn shortened(text: &str) -> Option<&str> {
    let (units, decimals) = text.split_once('.')?;
    let long = decimals.len() > 6 && decimals.bytes().all(|b| b.is_ascii_digit());
    let cut = long.then(|| &text[..units.len() + 7])?;
    millionths(cut).map(|_| cut)
}

/// Whether the text is a term of ICD 203, in the letters in which the schema has it.
fn is_term(text: &str) -> bool {
    LIKELIHOOD_TERMS.iter().any(|t| text == t.words || text == t.other)
}

/// Whether a path stays within the folder that it is relative to, on every system.
fn in_folder(path: &str) -> bool {
    !path.contains(['\\', ':']) && path.split('/').all(|part| !matches!(part.trim(), "" | "." | ".."))
}

fn wrong_kind(node: &Node, shape: &Shape, name: &str) -> Diagnostic {
    let (here, label) = match node.kind() {
        NodeKind::Scalar => ("a single value", "a single value"),
        NodeKind::List => ("a list", "a list starts here"),
        NodeKind::Mapping => ("a mapping", "a mapping starts here"),
    };
    let found =
        codes::WRONG_SHAPE.say(format!("{name} must be {}, not {here}", shape.words())).at(node.head()).label(label);
    match (shape, node.text()) {
        (_, Some(text)) if is_nothing(text) && shape_takes_list(shape) => found.hint("write `[]` for none"),
        (Shape::Keyed { value, entry, .. }, None) if node.kind() == NodeKind::List => {
            found.hint(as_entries(node, value, entry))
        }
        (_, Some(text)) if !text.is_empty() && takes_list_of_scalars(shape) => {
            let plain = node.plain().is_some_and(|t| !t.contains([',', '[', ']', '{', '}']));
            let entry = if plain { short(text) } else { double_quoted(&short(text)) };
            found.hint(format!("write it as a list: [{entry}]"))
        }
        (Shape::Statement | Shape::Text, None) => {
            found.hint("a text that holds `: ` or starts with `[` or `{` must be in quotes")
        }
        _ => found,
    }
}

/// Words for an empty list.
fn is_nothing(text: &str) -> bool {
    matches!(text.trim().to_lowercase().as_str(), "none" | "nothing" | "nobody" | "null" | "-" | "n/a" | "no" | "~")
}

fn shape_takes_list(shape: &Shape) -> bool {
    match shape {
        Shape::Either(shapes) => shapes.iter().any(shape_takes_list),
        other => other.kind() == Some(NodeKind::List),
    }
}

/// What to write for a list where every entry has an id of its own: its texts with ids made from them.
fn as_entries(list: &Node, value: &Shape, entry: &str) -> String {
    let takes_text = match value {
        Shape::Either(shapes) => shapes.iter().any(|s| matches!(s, Shape::Text)),
        other => matches!(other, Shape::Text),
    };
    let texts: Vec<&str> = list.items().iter().filter_map(Node::text).collect();
    if !takes_text || texts.is_empty() || texts.len() < list.items().len() {
        return format!("give {entry} an id and a colon, `id: ...`, in place of the dash");
    }
    let mut ids: Vec<String> = Vec::new();
    for text in texts.iter().take(3) {
        ids.push(id_from(text, "option", &ids));
    }
    let written = ids.iter().zip(&texts).map(|(id, text)| format!("{id}: {}", crate::yaml::quoted(&short(text))));
    let more = if texts.len() > ids.len() { ", ..." } else { "" };
    format!("give each an id: {{{}{more}}}", written.collect::<Vec<_>>().join(", "))
}

fn takes_list_of_scalars(shape: &Shape) -> bool {
    match shape {
        Shape::List(Shape::Either(shapes)) => shapes.iter().any(|s| s.kind() == Some(NodeKind::Scalar)),
        Shape::List(item) => item.kind() == Some(NodeKind::Scalar),
        Shape::Either(shapes) => shapes.iter().any(takes_list_of_scalars),
        _ => false,
    }
}

fn quote(key: &Node) -> String {
    format!("`{}`", short(key.text().unwrap_or_default()))
}

fn entry_of(name: &str) -> String {
    if name.starts_with("an entry of") { name.to_owned() } else { format!("an entry of {name}") }
}

/// The beginning of a text, on one line.
pub(crate) fn short(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 { line } else { line.chars().take(57).collect::<String>() + "..." }
}
