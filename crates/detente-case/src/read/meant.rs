//! Which key was meant by a word that is none.

use crate::keys::Mapping;
use crate::suggest::{did_you_mean, look_alike};

/// Keys that people write for others of the same meaning, which are not similar enough to be slips.
const OTHER_WORDS: [(&str, &str); 24] = [
    ("preferences", "prefers"),
    ("preference", "prefers"),
    ("wants", "prefers"),
    ("wishes", "prefers"),
    ("goals", "prefers"),
    ("order", "ranking"),
    ("ranks", "ranking"),
    ("actions", "options"),
    ("choices", "options"),
    ("actors", "parties"),
    ("players", "parties"),
    ("dms", "parties"),
    ("decision_makers", "parties"),
    ("definitions", "define"),
    ("documents", "sources"),
    ("rules", "infeasible"),
    ("impossible_states", "infeasible"),
    ("merge", "coalesce"),
    ("date", "as_of"),
    ("description", "about"),
    ("reason", "why"),
    ("because", "why"),
    ("sources", "cites"),
    ("text", "says"),
];

/// The key that was most likely meant.
pub(super) fn meant_key(written: &str, mapping: &Mapping) -> Option<&'static str> {
    let name = look_alike(written).map_or(written.to_owned(), |(_, plain)| plain);
    let known = || mapping.keys.iter().map(|k| k.name);
    let other = || {
        let name = name.to_lowercase().replace(['-', ' '], "_");
        let target = OTHER_WORDS.iter().find(|(word, key)| *word == name && known().any(|k| k == *key));
        target.map(|(_, key)| *key)
    };
    known().find(|k| *k == name).or_else(other).or_else(|| did_you_mean(&name, known()))
}
