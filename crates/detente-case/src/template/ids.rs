//! Ids made from names in any script.

use crate::read::{is_case_id, is_id};
use crate::statement::RESERVED;

/// Longest id made from a name.
const MAX_LEN: usize = 24;

/// An id made from a name, different from those taken: `North Korea` becomes `north_korea`. Letters other than a to z
/// are dropped; where nothing is left, `otherwise` and a number are used.
///
/// ```
/// use detente_case::id_from;
/// assert_eq!(id_from("North Korea (DPRK)", "party", &[]), "north_korea_dprk");
/// assert_eq!(id_from("日本", "party", &["party1".to_owned()]), "party2");
/// assert_eq!(id_from("Not", "party", &[]), "not_");
/// ```
pub fn id_from(name: &str, otherwise: &str, taken: &[String]) -> String {
    let base = slug(name, '_');
    let free = |id: &String| is_id(id) && !RESERVED.contains(&id.as_str()) && !taken.contains(id);
    if !base.is_empty() {
        let tries = std::iter::once(base.clone()).chain(RESERVED.contains(&base.as_str()).then(|| format!("{base}_")));
        if let Some(id) = tries.chain((2..=99).map(|n| format!("{base}_{n}"))).find(free) {
            return id;
        }
    }
    (1..).map(|n| format!("{otherwise}{n}")).find(free).unwrap_or_else(|| otherwise.to_owned())
}

/// The id of a case made from its title: `Prisoner's dilemma` becomes `prisoners-dilemma`.
///
/// ```
/// use detente_case::case_id_from;
/// assert_eq!(case_id_from("Prisoner's dilemma"), "prisoners-dilemma");
/// assert_eq!(case_id_from("2024 talks"), "talks");
/// assert_eq!(case_id_from("会談"), "case");
/// ```
pub fn case_id_from(title: &str) -> String {
    if is_case_id(title) {
        return title.to_owned();
    }
    let slug = slug(title, '-');
    if is_case_id(&slug) { slug } else { "case".to_owned() }
}

/// Whole words of small letters and digits, starting with a letter, up to a length.
fn slug(name: &str, joint: char) -> String {
    let plain = name.to_lowercase().replace(['\'', '’'], "");
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    let mut out = String::new();
    for word in words.skip_while(|w| w.starts_with(|c: char| c.is_ascii_digit())) {
        if !out.is_empty() && out.len() + 1 + word.len() > MAX_LEN {
            break;
        }
        if !out.is_empty() {
            out.push(joint);
        }
        out.push_str(&word[..word.len().min(MAX_LEN)]);
    }
    out
}
