//! Characters that are not seen but change what is: the order of a line, what a terminal does, what two names share.

use std::borrow::Cow;

/// What stands in for a character that was taken out of action, so that a reader sees that something was there.
const MARK: char = '\u{FFFD}';

/// Whether a character is not seen itself and may mislead: control characters other than tabs and line ends, marks and
/// overrides of the direction of text, spaces of no width, tags, and the separators of lines and paragraphs. The joiners
/// that some scripts and emoji are written with are none of them.
///
/// Source: Unicode Technical Report 36, *Unicode security considerations*, and Unicode Standard Annex 9 (bidirectional
/// controls).
///
/// ```
/// use detente_source::is_hidden;
/// assert!(is_hidden('\u{202E}') && is_hidden('\u{200B}') && is_hidden('\u{1b}'));
/// assert!(!is_hidden('\n') && !is_hidden('\u{200D}') && !is_hidden('ש'));
/// ```
pub fn is_hidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        _ if c.is_control() => true,
        '\u{61C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}' => true,
        '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' => true,
        _ => false,
    }
}

/// A hidden character by its number and, where it has one that helps, its name.
///
/// ```
/// assert_eq!(detente_source::hidden_name('\u{202E}'), "U+202E, which turns the order of letters round");
/// assert_eq!(detente_source::hidden_name('\u{7}'), "U+0007, a control character");
/// ```
pub fn hidden_name(c: char) -> String {
    let what = match c {
        '\u{202D}' | '\u{202E}' => "which turns the order of letters round",
        '\u{202A}'..='\u{202C}' | '\u{2066}'..='\u{2069}' => "which sets the direction of text",
        '\u{61C}' | '\u{200E}' | '\u{200F}' => "a mark of direction",
        '\u{200C}' | '\u{200D}' => "a joiner",
        '\u{200B}' | '\u{180E}' | '\u{2060}' | '\u{FEFF}' => "a space of no width",
        '\u{2028}' | '\u{2029}' => "a line end that is not seen",
        _ if c.is_control() => "a control character",
        _ => "a character that is not seen",
    };
    format!("U+{:04X}, {what}", u32::from(c))
}

/// A text that can be shown anywhere: marks of direction and spaces of no width are left out, for without them it reads
/// the same; whatever else is hidden is replaced by a sign that is seen.
///
/// ```
/// use detente_source::disarmed;
/// assert_eq!(disarmed("pay\u{200B}pal"), "paypal");
/// assert_eq!(disarmed("safe \u{202E}elif"), "safe \u{FFFD}elif");
/// assert_eq!(disarmed("plain\n"), "plain\n");
/// ```
pub fn disarmed(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let shown = |c: char| match c {
        '\u{61C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{2060}' | '\u{FEFF}' => None,
        c if is_hidden(c) => Some(MARK),
        c => Some(c),
    };
    Cow::Owned(text.chars().filter_map(shown).collect())
}

/// A JSON document in which hidden characters are escaped: it says the same, and can be shown anywhere.
///
/// ```
/// assert_eq!(detente_source::disarmed_json("\"\u{202E}\""), "\"\\u202e\"");
/// ```
pub fn disarmed_json(document: &str) -> Cow<'_, str> {
    if !document.contains(is_hidden) {
        return Cow::Borrowed(document);
    }
    let mut out = String::with_capacity(document.len());
    for c in document.chars() {
        if is_hidden(c) {
            let mut units = [0; 2];
            c.encode_utf16(&mut units).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_hidden_is_left() {
        let all: String = (0..=0x10_FFFF).filter_map(char::from_u32).collect();
        assert!(!disarmed(&all).contains(is_hidden));
        assert!(!disarmed_json(&all).contains(is_hidden));
        let seen: String = all.chars().filter(|c| !is_hidden(*c)).collect();
        assert_eq!(disarmed(&seen), seen, "what is seen stays");
    }
}
