//! The canonical way to write a statement: symbols, single spaces, no parentheses without need.

use super::{Formula, Kind, RESERVED};

/// Writes a formula so that reading it gives the same formula.
pub(crate) fn print(formula: &Formula) -> String {
    let mut out = String::new();
    write(formula, 0, &mut out);
    out
}

fn strength(kind: &Kind) -> u8 {
    match kind {
        Kind::Iff(..) => 1,
        Kind::Implies(..) => 2,
        Kind::Or(_) => 3,
        Kind::And(_) => 4,
        // `!issue = value` would read as a negated issue.
        Kind::Issue { .. } => 5,
        Kind::Not(_) | Kind::Const(_) | Kind::Name(_) => 6,
    }
}

/// Writes with parentheses unless it binds at least as strongly as `least`.
fn write(formula: &Formula, least: u8, out: &mut String) {
    let parentheses = strength(&formula.kind) < least;
    if parentheses {
        out.push('(');
    }
    match &formula.kind {
        Kind::Const(value) => out.push_str(if *value { "true" } else { "false" }),
        Kind::Name(name) => out.push_str(name),
        Kind::Issue { issue, equal, value } => out.push_str(&print_atom(issue, *equal, value)),
        Kind::Not(a) => {
            out.push('!');
            write(a, 6, out);
        }
        Kind::And(parts) => write_chain(parts, " & ", 5, out),
        Kind::Or(parts) => write_chain(parts, " | ", 4, out),
        Kind::Implies(a, b) => {
            write(a, 3, out);
            out.push_str(" -> ");
            write(b, 2, out);
        }
        Kind::Iff(a, b) => {
            write(a, 1, out);
            out.push_str(" <-> ");
            write(b, 2, out);
        }
    }
    if parentheses {
        out.push(')');
    }
}

fn write_chain(parts: &[Formula], symbol: &str, least: u8, out: &mut String) {
    for (i, part) in parts.iter().enumerate() {
        if i > 0 {
            out.push_str(symbol);
        }
        write(part, least, out);
    }
}

/// `issue = value` or `issue != value`.
pub(crate) fn print_atom(issue: &str, equal: bool, value: &str) -> String {
    format!("{issue} {} {}", if equal { "=" } else { "!=" }, write_value(value))
}

fn write_value(value: &str) -> String {
    let bare = value.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '_')
        && value.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
        && !RESERVED.contains(&value.to_lowercase().as_str());
    if bare { value.to_owned() } else { format!("'{}'", value.replace('\'', "''")) }
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use detente_source::Span;
    use proptest::prelude::*;

    fn formula() -> impl Strategy<Value = Formula> {
        let at = Span::default();
        let name = prop_oneof!["[a-c]\\.[x-z]", "[d-f]"].prop_filter("reserved", |n| !RESERVED.contains(&n.as_str()));
        let leaf = prop_oneof![
            any::<bool>().prop_map(move |v| Formula::new(Kind::Const(v), at)),
            name.prop_map(move |n| Formula::new(Kind::Name(n), at)),
            ("[a-z]{2}", any::<bool>(), "\\PC{0,8}")
                .prop_filter("reserved", |(issue, ..)| !RESERVED.contains(&issue.as_str()))
                .prop_map(move |(issue, equal, value)| Formula::new(Kind::Issue { issue, equal, value }, at)),
        ];
        leaf.prop_recursive(6, 60, 4, move |inner| {
            let two = (inner.clone(), inner.clone());
            prop_oneof![
                inner.clone().prop_map(move |a| a.not(at)),
                prop::collection::vec(inner.clone(), 2..4)
                    .prop_map(|all| all.into_iter().reduce(Formula::and).unwrap()),
                prop::collection::vec(inner, 2..4).prop_map(|all| all.into_iter().reduce(Formula::or).unwrap()),
                two.clone().prop_map(|(a, b)| a.implies(b)),
                two.prop_map(|(a, b)| a.iff(b)),
            ]
        })
    }

    /// Removes one pair of parentheses.
    fn without_pair(text: &str, open: usize) -> String {
        let mut depth = 0;
        let close = text[open..].char_indices().find(|(_, c)| {
            depth += i32::from(*c == '(') - i32::from(*c == ')');
            depth == 0
        });
        let close = open + close.unwrap().0;
        format!("{}{}{}", &text[..open], &text[open + 1..close], &text[close + 1..])
    }

    proptest! {
        #[test]
        fn reading_what_was_written_gives_the_same(f in formula()) {
            let text = print(&f);
            prop_assert_eq!(parse(&text), Ok(f), "{}", text);
        }

        #[test]
        fn no_parentheses_without_need(f in formula()) {
            let text = print(&f);
            if text.contains('\'') { return Ok(()); }
            for (open, _) in text.match_indices('(') {
                let shorter = without_pair(&text, open);
                if shorter.contains(" = ") || shorter.contains(" != ") { continue; }
                prop_assert!(parse(&shorter) != Ok(f.clone()), "{} needs less", text);
            }
        }

        #[test]
        fn any_text_can_be_read(text in "[a-z.!&|<>=()' -]{0,40}|\\PC{0,40}") {
            if let Ok(f) = parse(&text) {
                prop_assert_eq!(parse(&print(&f)), Ok(f));
            }
        }
    }
}
