//! From the bytes of a file to text.

use crate::codes;
use detente_source::{Diagnostic, Diagnostics, SourceText};

/// Largest case file that is read, in bytes.
pub const MAX_BYTES: usize = 16 << 20;

/// Turns the bytes of a file into text; a byte order mark at the start is dropped.
///
/// # Errors
/// A file that is too large or not UTF-8.
///
/// ```
/// use detente_case::decode;
/// assert_eq!(decode("case.yaml", b"\xEF\xBB\xBFid: x").unwrap().text(), "id: x");
/// assert!(decode("case.yaml", b"title: Caf\xE9").is_err());
/// ```
pub fn decode(name: &str, bytes: &[u8]) -> Result<SourceText, Diagnostics> {
    let fail = |found: Diagnostic| {
        let mut out = Diagnostics::new();
        out.push(found);
        out
    };
    check_size(bytes.len()).map_err(|found| fail(*found))?;
    let bytes = bytes.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(SourceText::new(name, text)),
        Err(error) => {
            let before = &bytes[..error.valid_up_to()];
            let line = before.iter().filter(|b| **b == b'\n').count() + 1;
            let message = if bytes.contains(&0) {
                "the file holds zero bytes and is not a text file".to_owned()
            } else {
                format!("the file is not UTF-8 text: line {line} holds the byte 0x{:02X}", bytes[error.valid_up_to()])
            };
            Err(fail(codes::NOT_TEXT.say(message).hint("save the case as UTF-8 text")))
        }
    }
}

/// Whether a file of this size is read at all.
pub(crate) fn check_size(bytes: usize) -> Result<(), Box<Diagnostic>> {
    if bytes <= MAX_BYTES {
        return Ok(());
    }
    Err(Box::new(
        codes::TOO_LARGE
            .say(format!("the file has {bytes} bytes, and a case may have {MAX_BYTES}"))
            .hint("a case refers to long texts as files under `sources`"),
    ))
}
