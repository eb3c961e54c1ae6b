//! From the bytes of a file to its text: one decoder for pages, plain texts, tables and XML.
//!
//! Source: the WHATWG HTML Standard, *Determining the character encoding*, and the Encoding Standard: a byte order mark
//! goes first, then what the file declares, then UTF-8 where the bytes are valid, then a guess. Where the bytes cannot be
//! what is declared, the declaration is passed over, and [`Decoded::note`] says so.

mod declared;
mod kind;
mod undecoded;
mod utf16;

pub use kind::FileKind;
pub use undecoded::Undecoded;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use declared::Declared;
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8};

/// Good characters that one bad place needs beside it: fewer, and the bytes are in another encoding.
const GOOD_PER_BAD: usize = 10;
/// Characters that must be UTF-8, all others being ASCII, before the declaration of an encoding in which any bytes are
/// text is not believed.
const SURELY_UTF8: usize = 3;

/// What kind of file the bytes come from, which says where an encoding may be declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carrier {
    /// A text without a place for it. One that begins with `<` is looked at as a page.
    Text,
    /// A page: `<meta charset>` and the like, or an XML declaration.
    Html,
    /// XML: its declaration.
    Xml,
}

/// How an encoding was known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The person who hands the file in says so.
    Given,
    /// The file begins with a byte order mark.
    Mark,
    /// The file declares it.
    Declared,
    /// Its bytes are valid UTF-8.
    Valid,
    /// Its bytes have the form that only this encoding gives them: escape sequences, or zero bytes.
    Form,
    /// It is the likeliest by its bytes.
    Guessed,
}

/// The text of a file, and how its bytes were read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding's name in the Encoding Standard.
    pub encoding: &'static str,
    /// How it was known.
    pub known: Known,
    /// What the file declares, where that was not believed.
    pub passed_over: Option<String>,
    /// Places that are no text in this encoding and stand as U+FFFD: how many, and the line of the first.
    pub damage: Option<(usize, usize)>,
}

impl Decoded {
    /// What a person should know about how the file was read; nothing for sound UTF-8. It follows the name of the file.
    ///
    /// ```
    /// use detente_source::{Carrier, decoded};
    /// assert_eq!(decoded(b"plain", Carrier::Text).unwrap().note(), None);
    /// let page = decoded(b"<meta charset=koi8-r>\xC4\xC1", Carrier::Html).unwrap();
    /// assert!(page.text.ends_with("да"));
    /// assert_eq!(page.note().unwrap(), "was read as KOI8-R, as it declares");
    /// ```
    pub fn note(&self) -> Option<String> {
        let ordinary = self.encoding == UTF_8.name() && self.passed_over.is_none() && self.damage.is_none();
        if ordinary {
            return None;
        }
        let encoding = self.encoding;
        let how = match (self.known, &self.passed_over) {
            (Known::Given, _) => ", as you say".to_owned(),
            (Known::Mark, _) => ", by its byte order mark".to_owned(),
            (Known::Declared, _) => ", as it declares".to_owned(),
            (Known::Valid, None) => String::new(),
            (Known::Valid, Some(other)) => format!(": it declares {other}, but its bytes are {encoding}"),
            (Known::Form, _) => ", by the form of its bytes".to_owned(),
            (Known::Guessed, None) => {
                ", which is a guess from its bytes: look at its accents and special signs".to_owned()
            }
            (Known::Guessed, Some(other)) => format!(
                ", which is a guess: it declares {other}, but its bytes are not that; look at its accents and special signs"
            ),
        };
        let damage = self.damage.map(|(places, line)| {
            let stand =
                if places == 1 { "place in it is no text and stands" } else { "places in it are no text and stand" };
            format!("; {places} {stand} as U+FFFD, the first in line {line}")
        });
        Some(format!("was read as {encoding}{how}{}", damage.unwrap_or_default()))
    }
}

/// Reads the bytes of a file as text.
///
/// # Errors
/// What the file is instead, with what to do.
///
/// ```
/// use detente_source::{Carrier, FileKind, Known, Undecoded, decoded};
/// let page = b"<meta charset='Shift_JIS'><p>\x8E\xF1\x94\x5D";
/// let found = decoded(page, Carrier::Html).unwrap();
/// assert!(found.text.ends_with("首脳"));
/// assert_eq!((found.encoding, found.known), ("Shift_JIS", Known::Declared));
/// assert_eq!(decoded(b"\xFF\xFEh\0i\0", Carrier::Text).unwrap().text, "hi");
/// assert_eq!(decoded(b"%PDF-1.7", Carrier::Text), Err(Undecoded::Kind(FileKind::Pdf)));
/// ```
pub fn decoded(bytes: &[u8], carrier: Carrier) -> Result<Decoded, Undecoded> {
    if let Some(kind) = FileKind::of(bytes) {
        return Err(Undecoded::Kind(kind));
    }
    if let Some(name) = utf16::utf32(bytes) {
        return Err(Undecoded::Encoding(name.to_owned()));
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return whole(attempt(encoding, &bytes[mark..]).known(Known::Mark));
    }
    if bytes.contains(&0) {
        let encoding = utf16::guess(bytes).ok_or(Undecoded::Zeros)?;
        return whole(attempt(encoding, bytes).known(Known::Form));
    }
    let (wanted, passed_over) = match declared::declared(bytes, carrier) {
        Some(Declared::Elsewhere(name)) if is_still_in(&name, bytes) => return Err(Undecoded::Encoding(name)),
        // It has been converted since, and says so no longer.
        Some(Declared::Elsewhere(name)) => (None, Some(name)),
        Some(Declared::Known(encoding, name)) => (Some(encoding), Some(name)),
        Some(Declared::Unknown(name)) => (None, Some(format!("`{name}`, which is not known"))),
        None => (None, None),
    };
    if let Some(shifted) = escaped(bytes)? {
        let known = if wanted == Some(ISO_2022_JP) { Known::Declared } else { Known::Form };
        return whole(shifted.known(known));
    }
    if bytes.is_ascii() {
        return whole(attempt(UTF_8, bytes).known(Known::Valid));
    }
    let utf8 = attempt(UTF_8, bytes);
    if let Some(encoding) = wanted {
        let read = attempt(encoding, bytes);
        let is_utf8 = utf8.bad == 0 && (read.bad > 0 || encoding.is_single_byte() && utf8.good >= SURELY_UTF8);
        if read.is_sound() && !(is_utf8 && encoding != UTF_8) {
            return whole(read.known(Known::Declared));
        }
    }
    if utf8.is_sound() {
        return whole(Decoded { passed_over, ..utf8.known(Known::Valid) });
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let read = attempt(detector.guess(None, Utf8Detection::Deny), bytes);
    if !read.is_sound() || is_noise(&read.text) {
        return Err(Undecoded::Noise);
    }
    whole(Decoded { passed_over, ..read.known(Known::Guessed) })
}

/// Reads the bytes of a file in the encoding that a person names; a byte order mark goes before it.
///
/// # Errors
/// What the file is instead; or that the name is none.
///
/// ```
/// use detente_source::decoded_as;
/// assert_eq!(decoded_as(b"caf\xE9", "latin1").unwrap().text, "café");
/// assert!(decoded_as(b"x", "klingon").is_err());
/// ```
pub fn decoded_as(bytes: &[u8], label: &str) -> Result<Decoded, Undecoded> {
    if let Some(kind) = FileKind::of(bytes) {
        return Err(Undecoded::Kind(kind));
    }
    let encoding = Encoding::for_label_no_replacement(label.as_bytes());
    let encoding = encoding.ok_or_else(|| Undecoded::Label(label.to_owned()))?;
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((encoding, 0));
    let read = attempt(encoding, &bytes[mark..]);
    if !read.is_sound() {
        return Err(Undecoded::Otherwise(encoding.name()));
    }
    whole(read.known(Known::Given))
}

/// Bytes read in one encoding.
struct Attempt {
    encoding: &'static Encoding,
    text: String,
    /// Places that are no text in it.
    bad: usize,
    /// Characters beyond ASCII that are.
    good: usize,
}

fn attempt(encoding: &'static Encoding, bytes: &[u8]) -> Attempt {
    let (text, errors) = encoding.decode_without_bom_handling(bytes);
    let text = text.into_owned();
    let marks = if errors || encoding != UTF_8 { text.matches('\u{FFFD}').count() } else { 0 };
    // A sign for what could not be read may stand in the file itself.
    let own = if encoding == UTF_8 { bytes.windows(3).filter(|w| w == b"\xEF\xBF\xBD").count() } else { 0 };
    let bad = if errors { marks.saturating_sub(own).max(1) } else { 0 };
    let good = text.chars().filter(|c| !c.is_ascii()).count().saturating_sub(bad);
    Attempt { encoding, text, bad, good }
}

impl Attempt {
    /// Whether the bytes are in this encoding, a few damaged places aside.
    fn is_sound(&self) -> bool {
        self.bad == 0 || self.bad * GOOD_PER_BAD <= self.good
    }

    fn known(self, known: Known) -> Decoded {
        let line = || self.text.split('\u{FFFD}').next().unwrap_or_default().matches('\n').count() + 1;
        let damage = (self.bad > 0).then(|| (self.bad, line()));
        Decoded { encoding: self.encoding.name(), known, passed_over: None, damage, text: self.text }
    }
}

/// A text with zero characters in it is none, whatever encoding gave them.
fn whole(read: Decoded) -> Result<Decoded, Undecoded> {
    if read.text.contains('\0') {
        return Err(Undecoded::Zeros);
    }
    Ok(read)
}

/// What is written with escape sequences in ASCII alone: ISO-2022-JP, or one of its relatives, which are not read.
fn escaped(bytes: &[u8]) -> Result<Option<Attempt>, Undecoded> {
    if !bytes.contains(&0x1B) || !bytes.is_ascii() {
        return Ok(None);
    }
    let has = |sign: &[u8]| bytes.windows(sign.len()).any(|w| w == sign);
    if has(b"\x1B$)C") {
        return Err(Undecoded::Encoding("ISO-2022-KR".to_owned()));
    }
    if has(b"\x1B$)A") || has(b"\x1B$)G") {
        return Err(Undecoded::Encoding("ISO-2022-CN".to_owned()));
    }
    if ![b"\x1B$@", b"\x1B$B", b"\x1B(J", b"\x1B(I"].into_iter().any(|sign| has(sign)) {
        return Ok(None);
    }
    Ok(Some(attempt(ISO_2022_JP, bytes)).filter(Attempt::is_sound))
}

/// Whether bytes can be in an encoding that is declared and not read here: they are not valid UTF-8, or hold the signs with
/// which it writes more than ASCII in ASCII.
fn is_still_in(name: &str, bytes: &[u8]) -> bool {
    let signs: &[&[u8]] = match name {
        "UTF-7" => &[b"+"],
        "HZ" => &[b"~{"],
        _ if name.starts_with("ISO-2022") => &[b"\x1B", b"\x0E"],
        _ => &[],
    };
    let has = |sign: &[u8]| bytes.windows(sign.len()).any(|w| w == sign);
    match bytes.is_ascii() {
        true => signs.iter().any(|sign| has(sign)),
        false => std::str::from_utf8(bytes).is_err(),
    }
}

/// Whether what was guessed to be text is full of control characters.
fn is_noise(text: &str) -> bool {
    let controls = text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{C}')).count();
    controls * 200 > text.chars().count()
}

#[cfg(test)]
mod tests;
