//! Ids of places in the document: stable, the same for the same case, and safe to print.

use detente_case::{Case, Citation};

/// The id of a thing of the case. Ids of a checked case need no change; anything else is spelt out, so that no two
/// ids can fall together and none can break out of an attribute.
pub(crate) fn place(kind: &str, id: &str) -> String {
    let mut out = format!("{kind}-");
    for c in id.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' => out.push(c),
            c => out.push_str(&format!(":{:x}:", u32::from(c))),
        }
    }
    out
}

/// Id of the place where a claim or source is told in full.
pub(crate) fn cited(case: &Case, citation: Citation) -> String {
    match citation {
        Citation::Claim(i) => place("claim", &case.claims[i].id.value),
        Citation::Source(i) => place("source", &case.sources[i].id.value),
    }
}

/// The id of a claim or source as the case writes it.
pub(crate) fn cited_id(case: &Case, citation: Citation) -> &str {
    match citation {
        Citation::Claim(i) => &case.claims[i].id.value,
        Citation::Source(i) => &case.sources[i].id.value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_cannot_break_out() {
        assert_eq!(place("option", "jp.offer"), "option-jp.offer");
        assert_eq!(place("claim", "\" onload"), "claim-:22::20:onload");
        assert_ne!(place("claim", ":22:"), place("claim", "\""));
    }
}
