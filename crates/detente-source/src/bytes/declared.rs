//! The encoding that a page or an XML file declares.
//!
//! Source: the WHATWG HTML Standard, *prescan a byte stream to determine its encoding*, *extracting a character encoding
//! from a meta element* and *get an XML encoding*.

use super::Carrier;
use encoding_rs::{Encoding, REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// How far a declaration is looked for. Browsers look through 1024 bytes before they begin, and change their mind when
/// one comes later.
const LOOKED_THROUGH: usize = 64 << 10;

/// What a file declares.
pub(super) enum Declared {
    /// An encoding of the Encoding Standard, and what it is called there.
    Known(&'static Encoding, String),
    /// An encoding that common converters know and the Encoding Standard does not.
    Elsewhere(String),
    /// A name that is none.
    Unknown(String),
}

/// What bytes declare in the places that their kind of file has for it.
pub(super) fn declared(bytes: &[u8], carrier: Carrier) -> Option<Declared> {
    let head = &bytes[..bytes.len().min(LOOKED_THROUGH)];
    match carrier {
        Carrier::Xml => xml(head),
        Carrier::Html => meta(head).or_else(|| xml(head)),
        Carrier::Text if head.trim_ascii_start().starts_with(b"<") => meta(head).or_else(|| xml(head)),
        Carrier::Text => None,
    }
}

/// What a label means. `within_page`: the standard's corrections for labels that a page cannot be in.
fn named(label: &[u8]) -> Option<Declared> {
    let label = label.trim_ascii();
    let name: String = String::from_utf8_lossy(label).chars().filter(|c| c.is_ascii_graphic()).take(40).collect();
    if name.is_empty() {
        return None;
    }
    let small = name.to_ascii_lowercase();
    Some(match Encoding::for_label(label) {
        // Who can read the declaration byte by byte is not reading UTF-16.
        Some(encoding) if encoding == UTF_16BE || encoding == UTF_16LE => Declared::Known(UTF_8, name),
        Some(encoding) if encoding == X_USER_DEFINED => Declared::Known(WINDOWS_1252, name),
        Some(encoding) if encoding == REPLACEMENT => {
            Declared::Elsewhere(if small.starts_with("hz") { "HZ".to_owned() } else { name.to_ascii_uppercase() })
        }
        Some(encoding) => Declared::Known(encoding, name),
        None if is_elsewhere(&small) => Declared::Elsewhere(name.to_ascii_uppercase()),
        None => Declared::Unknown(name),
    })
}

/// Encodings that `iconv` knows and browsers do not.
fn is_elsewhere(label: &str) -> bool {
    let numbered = |kind: &str| {
        label.strip_prefix(kind).is_some_and(|n| (3..=4).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit()))
    };
    let pages =
        ["437", "737", "775", "850", "852", "855", "857", "858", "860", "861", "862", "863", "864", "865", "869"];
    (numbered("cp") || numbered("ibm")) && pages.iter().any(|page| label.ends_with(page))
        || matches!(label, "utf-7" | "johab" | "cp1361" | "euc-tw" | "viscii" | "tcvn" | "georgian-ps" | "koi8-t")
}

/// `<?xml … encoding="…"?>` at the very beginning.
fn xml(head: &[u8]) -> Option<Declared> {
    let rest = head.strip_prefix(b"<?xml")?;
    let rest = &rest[..rest.iter().position(|b| *b == b'>')?];
    let at = rest.windows(8).position(|w| w == b"encoding")?;
    let rest = rest[at + 8..].trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let quote = *rest.first().filter(|b| matches!(b, b'"' | b'\''))?;
    named(rest[1..].split(|b| *b == quote).next()?)
}

/// The first `<meta>` that names an encoding.
fn meta(head: &[u8]) -> Option<Declared> {
    let mut at = 0;
    while at < head.len() {
        let rest = &head[at..];
        let is_space = |b: &u8| matches!(b, b'\t' | b'\n' | 0xC | b'\r' | b' ');
        if rest.starts_with(b"<!--") {
            // The two dashes that open a comment may be those that close it.
            at += 2 + rest[2..].windows(3).position(|w| w == b"-->").map_or(rest.len(), |end| end + 3);
        } else if rest.len() > 5 && rest[..5].eq_ignore_ascii_case(b"<meta") && (is_space(&rest[5]) || rest[5] == b'/')
        {
            at += 5;
            let mut attributes = Attributes { bytes: head, at };
            if let Some(found) = of_meta(&mut attributes) {
                return Some(found);
            }
            at = attributes.at;
        } else if rest[0] == b'<'
            && rest.get(1 + usize::from(rest.get(1) == Some(&b'/'))).is_some_and(u8::is_ascii_alphabetic)
        {
            let name = rest.iter().position(|b| is_space(b) || *b == b'>').unwrap_or(rest.len());
            let mut attributes = Attributes { bytes: head, at: at + name };
            while attributes.next().is_some() {}
            at = attributes.at + 1;
        } else if [&b"<!"[..], b"</", b"<?"].iter().any(|open| rest.starts_with(open)) {
            at += rest.iter().position(|b| *b == b'>').map_or(rest.len(), |end| end + 1);
        } else {
            at += 1;
        }
    }
    None
}

/// The encoding that one `<meta>` names.
fn of_meta(attributes: &mut Attributes) -> Option<Declared> {
    let (mut pragma, mut needs_pragma, mut found) = (false, None, None);
    let mut seen: Vec<Vec<u8>> = Vec::new();
    while let Some((name, value)) = attributes.next() {
        if seen.contains(&name) {
            continue;
        }
        match name.as_slice() {
            b"http-equiv" => pragma |= value == b"content-type",
            b"content" if found.is_none() => {
                if let Some(declared) = in_content(&value) {
                    (found, needs_pragma) = (Some(declared), Some(true));
                }
            }
            b"charset" => {
                found = named(&value);
                needs_pragma = Some(false);
            }
            _ => {}
        }
        seen.push(name);
    }
    match needs_pragma {
        None => None,
        Some(true) if !pragma => None,
        Some(_) => found,
    }
}

/// The encoding in `text/html; charset=…`.
fn in_content(value: &[u8]) -> Option<Declared> {
    let mut rest = value;
    loop {
        let at = rest.windows(7).position(|w| w == b"charset")?;
        rest = rest[at + 7..].trim_ascii_start();
        let Some(after) = rest.strip_prefix(b"=") else { continue };
        let after = after.trim_ascii_start();
        return match after.first()? {
            quote @ (b'"' | b'\'') => {
                let end = after[1..].iter().position(|b| b == quote)?;
                named(&after[1..=end])
            }
            _ => named(after.split(|b| b.is_ascii_whitespace() || *b == b';').next()?),
        };
    }
}

/// Attributes of a tag, in small letters.
struct Attributes<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl Attributes<'_> {
    fn skip(&mut self, what: impl Fn(u8) -> bool) {
        while self.bytes.get(self.at).is_some_and(|b| what(*b)) {
            self.at += 1;
        }
    }

    /// The next attribute with its value; none at the end of the tag, which is then where this stands.
    fn next(&mut self) -> Option<(Vec<u8>, Vec<u8>)> {
        let space = |b: u8| matches!(b, b'\t' | b'\n' | 0xC | b'\r' | b' ');
        self.skip(|b| space(b) || b == b'/');
        if self.bytes.get(self.at).is_none_or(|b| *b == b'>') {
            return None;
        }
        let start = self.at;
        // A sign of equality at the beginning belongs to the name.
        self.at += 1;
        self.skip(|b| !space(b) && !matches!(b, b'=' | b'/' | b'>'));
        let name = self.bytes[start..self.at].to_ascii_lowercase();
        self.skip(space);
        if self.bytes.get(self.at) != Some(&b'=') {
            return Some((name, Vec::new()));
        }
        self.at += 1;
        self.skip(space);
        let value = match self.bytes.get(self.at) {
            Some(quote @ (b'"' | b'\'')) => {
                let quote = *quote;
                self.at += 1;
                let start = self.at;
                self.skip(|b| b != quote);
                let value = &self.bytes[start..self.at];
                self.at = (self.at + 1).min(self.bytes.len());
                value
            }
            _ => {
                let start = self.at;
                self.skip(|b| !space(b) && b != b'>');
                &self.bytes[start..self.at]
            }
        };
        Some((name, value.to_ascii_lowercase()))
    }
}
