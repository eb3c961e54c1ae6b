//! Why bytes are not read as text, and what turns them into text that is.

use super::FileKind;
use std::fmt;

/// Why the bytes of a file are not read as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undecoded {
    /// They are a document, a picture or an archive.
    Kind(FileKind),
    /// They are text in an encoding that is not read here.
    Encoding(String),
    /// They hold zero bytes, and not as UTF-16 does.
    Zeros,
    /// They are no text in any encoding.
    Noise,
    /// A person names an encoding that there is not.
    Label(String),
    /// A person names an encoding that they are not in.
    Otherwise(&'static str),
}

impl fmt::Display for Undecoded {
    /// What is wrong, to follow the name of the file.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind(kind) => write!(f, "is {}, not text", kind.name()),
            Self::Encoding(name) => write!(f, "is text in {name}, which is not read here"),
            Self::Zeros => f.write_str("holds zero bytes and is no text"),
            Self::Noise => f.write_str("is no text in any encoding that is known here"),
            Self::Label(label) => write!(f, "cannot be read as `{label}`: there is no such encoding"),
            Self::Otherwise(name) => write!(f, "is not text in {name}"),
        }
    }
}

impl Undecoded {
    /// What to do about it, with commands that work for this file.
    ///
    /// ```
    /// use detente_source::{Carrier, decoded};
    /// let refused = decoded(b"%PDF-1.4", Carrier::Text).unwrap_err();
    /// assert_eq!(refused.to_string(), "is a PDF document, not text");
    /// assert!(refused.remedy("a b.pdf").contains("`pdftotext -enc UTF-8 'a b.pdf' 'a b.txt'`"));
    /// ```
    pub fn remedy(&self, file: &str) -> String {
        match self {
            Self::Kind(kind) => kind.remedy(file),
            // The converter of the C library does not know this one; that of ICU does.
            Self::Encoding(name) if name == "HZ" => convert("uconv -f HZ -t UTF-8", file),
            Self::Encoding(name) => convert(&format!("iconv -f {name} -t UTF-8"), file),
            Self::Zeros => {
                let (from, to) = (shell(file), shell(&again(file)));
                format!("if it is text with stray zero bytes, `tr -d '\\000' < {from} > {to}` takes them out")
            }
            Self::Noise => "save it as text in UTF-8 with the program that it comes from".to_owned(),
            Self::Label(_) => {
                "name it as browsers do, such as `utf-8`, `windows-1252`, `shift_jis` or `gb18030`".to_owned()
            }
            Self::Otherwise(_) => "leave the encoding out, and it is found by the file itself".to_owned(),
        }
    }
}

fn convert(command: &str, file: &str) -> String {
    format!("`{command} {} > {}` turns it into UTF-8", shell(file), shell(&again(file)))
}

/// A file as a shell takes it.
pub(super) fn shell(file: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '/' | '+' | ',');
    match file {
        "" | "-" => "FILE".to_owned(),
        _ if file.starts_with('-') => shell(&format!("./{file}")),
        _ if file.chars().all(plain) => file.to_owned(),
        _ => format!("'{}'", file.replace('\'', "'\\''")),
    }
}

/// A name for the same file in another form, with the same ending.
fn again(file: &str) -> String {
    let ending = file.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map_or("txt", |(_, ending)| ending);
    beside(file, &format!("utf8.{ending}"))
}

/// The same name with another ending; never the name itself.
pub(super) fn beside(file: &str, ending: &str) -> String {
    if matches!(file, "" | "-") {
        return format!("FILE.{ending}");
    }
    let (folder, name) = file.rsplit_once('/').map_or(("", file), |(folder, name)| (folder, name));
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    let slash = if file.contains('/') { "/" } else { "" };
    let other = format!("{folder}{slash}{stem}.{ending}");
    if other == file { format!("{folder}{slash}{stem}.utf8.{ending}") } else { other }
}
