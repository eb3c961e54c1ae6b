//! From the bytes of a file of another program to its text.

use super::codes as import_codes;
use crate::codes;
use crate::decode::MAX_BYTES;
use detente_source::{Carrier, Diagnostic, Diagnostics, Known, SourceText, decoded};

/// The text of a file that is to be imported, and what should be known of how its bytes were read. The encoding is what the
/// file declares (XML), or what its bytes are.
///
/// # Errors
/// A file that is too large, or no text.
///
/// ```
/// use detente_case::foreign_text;
/// let xml = b"<?xml version='1.0' encoding='ISO-8859-1'?><a>caf\xE9</a>";
/// assert!(foreign_text("a.xml", xml).unwrap().0.text().contains("café"));
/// let pickle = foreign_text("old.gmcr", b"\x80\x03}q\0X\x04\0\0\0name.").unwrap_err();
/// assert!(pickle.iter().next().unwrap().message.contains("pickle"));
/// ```
pub fn foreign_text(name: &str, bytes: &[u8]) -> Result<(SourceText, Diagnostics), Diagnostics> {
    let only = |found: Diagnostic| {
        let mut out = Diagnostics::new();
        out.push(found);
        out
    };
    if bytes.len() > MAX_BYTES {
        let words = format!("the file has more than {} MiB, and no more than that is imported", MAX_BYTES >> 20);
        return Err(only(
            codes::TOO_LARGE.say(words).hint("models and profiles are far smaller: is this the right file?"),
        ));
    }
    if is_pickle(bytes) {
        let words = "the file is a pickle of Python, as early versions of GMCR+ saved their models";
        let hint = "open it in the version that saved it and enter the model in one that saves JSON (0.3 or later); a pickle can \
                    hold a program, so none is ever read here";
        return Err(only(import_codes::NOT_JSON.say(words).hint(hint)));
    }
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let xml = text.starts_with(b"<") || name.to_lowercase().ends_with(".xml");
    match decoded(bytes, if xml { Carrier::Xml } else { Carrier::Text }) {
        Err(refused) => Err(only(codes::NOT_TEXT.say(format!("the file {refused}")).hint(refused.remedy(name)))),
        Ok(read) => {
            let mut found = Diagnostics::new();
            let doubtful = read.known == Known::Guessed || read.passed_over.is_some() || read.damage.is_some();
            if let Some(note) = read.note().filter(|_| doubtful) {
                found.push(import_codes::MENDED.say(format!("the file {note}")));
            }
            Ok((SourceText::new(name, read.text), found))
        }
    }
}

/// Whether bytes are what Python's `pickle` writes: protocol 2 and later begin with a mark and end with a full stop; earlier
/// ones are lines of text that begin with the opcode of a dictionary, a list or an instance.
fn is_pickle(bytes: &[u8]) -> bool {
    let ends = bytes.trim_ascii_end().ends_with(b".");
    let marked = matches!(bytes, [0x80, 1..=5, ..]);
    let line = bytes.split(|b| *b == b'\n').next().unwrap_or_default();
    let early = matches!(line, [b'(', b'd' | b'l' | b'i', ..] | [b'c', ..])
        && bytes.windows(3).any(|w| matches!(w, [b'\n', b'p', b'0'..=b'9']));
    ends && (marked || early)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pickles_of_every_protocol() {
        for pickle in [
            &b"(dp0\nS'options'\np1\n(lp2\ns."[..],
            b"(iconflict\nModel\np0\n(dp1\nb.",
            b"ccopy_reg\n_reconstructor\np0\n(c__main__\nGame\np1\n.",
            b"\x80\x02}q\x00(U\x07optionsq\x01]q\x02u.",
            b"\x80\x04\x95\x06\x00\x00\x00\x00\x00\x00\x00}\x94.",
        ] {
            let found = foreign_text("old.gmcr", pickle).unwrap_err();
            assert!(found.iter().all(|d| d.code == "D0901" && d.message.contains("pickle")), "{found:?}");
        }
        for other in
            [&b"{\"options\": [1, 2.]}"[..], b"(draft)\n\npage 1.", b"", b"issue,value,a\nx,y,1.", b"car\nplane."]
        {
            assert!(!is_pickle(other), "{other:?}");
        }
    }

    #[test]
    fn xml_in_other_encodings() {
        let utf16 = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a b=\"Łódź, 首脳\"/>";
        for big in [false, true] {
            for mark in ["\u{FEFF}", ""] {
                let bytes = utf16(&format!("{mark}{text}"), big);
                assert_eq!(foreign_text("a.xml", &bytes).unwrap().0.text(), text, "{big} {mark:?}");
            }
        }
        let latin = b"<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"M\xFCnchen\"/>";
        let (read, found) = foreign_text("a.xml", latin).unwrap();
        assert!(read.text().contains("München") && found.is_empty(), "{found:?}");
        let undeclared = foreign_text("a.csv", b"issue,value,M\xFCnchen,K\xF6ln\nGr\xF6\xDFe,gro\xDF,1,2\n").unwrap();
        assert!(undeclared.0.text().contains("München"));
        assert!(undeclared.1.iter().any(|d| d.message.contains("guess")), "{:?}", undeclared.1);
    }
}
