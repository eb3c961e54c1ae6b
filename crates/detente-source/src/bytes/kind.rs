//! What a file is that is not text, known by its first bytes.

use super::undecoded::{beside, shell};

/// A kind of file that holds no plain text, or text packed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A PDF document.
    Pdf,
    /// PostScript.
    PostScript,
    /// A Word document (`.docx`).
    Docx,
    /// A Word, Excel or PowerPoint file of old (`.doc`), or a mail of Outlook.
    OldOffice,
    /// Rich text.
    Rtf,
    /// A text of LibreOffice and others (`.odt`).
    OpenDocument,
    /// A table or a presentation (`.xlsx`, `.pptx`, `.ods`, `.odp`).
    Sheet,
    /// A book (`.epub`).
    Epub,
    /// A web page saved as one file with all its parts (`.mhtml`).
    Mhtml,
    /// A mail (`.eml`).
    Mail,
    /// A web page saved by Safari (`.webarchive`), or another property list.
    WebArchive,
    /// Packed with gzip.
    Gzip,
    /// Packed with bzip2, xz or zstd: the command that unpacks it.
    Packed(&'static str),
    /// A ZIP archive.
    Zip,
    /// Another archive.
    Archive,
    /// A picture.
    Picture,
    /// A recording of sound or film.
    Recording,
    /// A program, a database or the like.
    Program,
}

impl FileKind {
    /// Looks at the first bytes; at more of them for what is packed in a ZIP archive.
    ///
    /// ```
    /// use detente_source::FileKind;
    /// assert_eq!(FileKind::of(b"{\\rtf1\\ansi hello}"), Some(FileKind::Rtf));
    /// assert_eq!(FileKind::of(b"A plain text."), None);
    /// ```
    pub fn of(bytes: &[u8]) -> Option<Self> {
        let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
        let begins = |with: &[u8]| bytes.starts_with(with);
        let at = |place: usize, with: &[u8]| bytes.get(place..).is_some_and(|rest| rest.starts_with(with));
        Some(match () {
            _ if text.starts_with(b"%PDF-") => Self::Pdf,
            _ if text.starts_with(b"%!PS") => Self::PostScript,
            _ if text.starts_with(b"{\\rtf") => Self::Rtf,
            _ if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") => zipped(bytes),
            _ if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") => Self::OldOffice,
            _ if begins(b"\x1F\x8B") => Self::Gzip,
            _ if begins(b"BZh") && at(4, b"1AY&SY") => Self::Packed("bzip2 -dc"),
            _ if begins(b"\xFD7zXZ\0") => Self::Packed("xz -dc"),
            _ if begins(b"\x28\xB5\x2F\xFD") => Self::Packed("zstd -dc"),
            _ if begins(b"7z\xBC\xAF\x27\x1C")
                || begins(b"Rar!\x1A\x07")
                || begins(b"WARC/1.")
                || at(257, b"ustar") =>
            {
                Self::Archive
            }
            _ if begins(b"bplist0") => Self::WebArchive,
            _ if is_picture(bytes) => Self::Picture,
            _ if is_recording(bytes) => Self::Recording,
            _ if begins(b"\x7FELF") || begins(b"MZ\x90\0") || begins(b"SQLite format 3\0") => Self::Program,
            _ => return mailed(text),
        })
    }

    /// What it is called, with its article.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF document",
            Self::PostScript => "a PostScript document",
            Self::Docx => "a Word document (.docx)",
            Self::OldOffice => "a file of an older Microsoft Office (such as .doc)",
            Self::Rtf => "a rich text document (RTF)",
            Self::OpenDocument => "an OpenDocument text (.odt)",
            Self::Sheet => "a table or a presentation (such as .xlsx or .odp)",
            Self::Epub => "a book (EPUB)",
            Self::Mhtml => "a web page saved in one file (MHTML)",
            Self::Mail => "a mail with its headers (MIME)",
            Self::WebArchive => "a web archive of Safari or another property list",
            Self::Gzip => "a file packed with gzip",
            Self::Packed(_) => "a packed file",
            Self::Zip => "a ZIP archive",
            Self::Archive => "an archive",
            Self::Picture => "a picture",
            Self::Recording => "a recording of sound or film",
            Self::Program => "a program or a database",
        }
    }

    /// How to get at its text.
    pub(super) fn remedy(self, file: &str) -> String {
        let (from, text, page) = (shell(file), shell(&beside(file, "txt")), shell(&beside(file, "html")));
        let save = "save it as text (UTF-8) or as a web page from the program that opens it";
        match self {
            Self::Pdf => format!("`pdftotext -enc UTF-8 {from} {text}` takes its text out; read it against the pages"),
            Self::PostScript => format!("`ps2ascii {from} > {text}` takes its text out; read it against the pages"),
            Self::Docx => format!("{save}, or with `pandoc -f docx -t html {from} -o {page}`"),
            Self::Rtf => format!("{save}, or with `pandoc -f rtf -t html {from} -o {page}`"),
            Self::OpenDocument => format!("{save}, or with `pandoc -f odt -t html {from} -o {page}`"),
            Self::Epub => format!("`pandoc -f epub -t html {from} -o {page}` makes it a web page"),
            Self::OldOffice => format!("{save}, or with `soffice --headless --convert-to html {from}`"),
            Self::Sheet => "save what is said in it as text (UTF-8) from the program that opens it".to_owned(),
            Self::Mhtml => "open it in the browser and save the page again, as “HTML only”".to_owned(),
            Self::Mail => "save the words of the mail alone as text (UTF-8)".to_owned(),
            Self::WebArchive => "open it in the browser and save the page again, as its source (HTML)".to_owned(),
            Self::Gzip => format!("`gzip -dc < {from} > {}` unpacks it", shell(&unpacked(file))),
            Self::Packed(command) => format!("`{command} < {from} > {}` unpacks it", shell(&unpacked(file))),
            Self::Zip | Self::Archive => "unpack it, and give the file in it".to_owned(),
            Self::Picture => format!(
                "`tesseract {from} {}` reads the words in it; read them against the picture",
                text.strip_suffix(".txt").unwrap_or("text")
            ),
            Self::Recording => "give what is said in it as text".to_owned(),
            Self::Program => "give the document itself, as text or as a web page".to_owned(),
        }
    }
}

/// The name of a packed file without the ending that says how it is packed.
fn unpacked(file: &str) -> String {
    let known = [".gz", ".bz2", ".xz", ".zst"].iter().find_map(|ending| file.strip_suffix(ending));
    known.filter(|name| !name.is_empty() && !name.ends_with('/')).map_or_else(|| beside(file, "txt"), str::to_owned)
}

/// What is packed in a ZIP archive, by the names in its directory, which stand there unpacked.
fn zipped(bytes: &[u8]) -> FileKind {
    // The first file of these tells, and is not packed.
    let first = bytes.get(30..).unwrap_or_default();
    for (kind, found) in [
        ("mimetypeapplication/vnd.oasis.opendocument.text", FileKind::OpenDocument),
        ("mimetypeapplication/vnd.oasis.opendocument", FileKind::Sheet),
        ("mimetypeapplication/epub+zip", FileKind::Epub),
    ] {
        if first.starts_with(kind.as_bytes()) {
            return found;
        }
    }
    let mut names = bytes.windows(4).enumerate().filter(|(_, sign)| *sign == b"PK\x01\x02" || *sign == b"PK\x03\x04");
    let named = |(at, sign): (usize, &[u8])| {
        let name = bytes.get(at + if sign[2] == 1 { 46 } else { 30 }..).unwrap_or_default();
        match () {
            _ if name.starts_with(b"word/") => Some(FileKind::Docx),
            _ if name.starts_with(b"xl/") || name.starts_with(b"ppt/") => Some(FileKind::Sheet),
            _ => None,
        }
    };
    names.find_map(named).unwrap_or(FileKind::Zip)
}

/// Mails, and pages saved as such: lines of headers at the beginning.
fn mailed(text: &[u8]) -> Option<FileKind> {
    let head = &text[..text.len().min(8 << 10)];
    let first = head.split(|b| *b == b'\n').next().unwrap_or_default();
    let name = &first[..first.iter().position(|b| *b == b':')?];
    if name.is_empty() || !name.iter().all(|b| b.is_ascii_alphanumeric() || *b == b'-') {
        return None;
    }
    let head = String::from_utf8_lossy(head).to_ascii_lowercase().replace("\r\n", "\n");
    let head = format!("\n{}", head.split("\n\n").next().unwrap_or_default());
    let kind = head.split("\ncontent-type:").nth(1)?.trim_start();
    if !head.contains("\nmime-version:") {
        return None;
    }
    let packed = ["base64", "quoted-printable"].iter().any(|how| head.contains(&format!("transfer-encoding: {how}")));
    match () {
        _ if kind.starts_with("multipart/related") => Some(FileKind::Mhtml),
        _ if kind.starts_with("multipart/") || packed => Some(FileKind::Mail),
        // One whose words stand in it as they are is a text.
        _ => None,
    }
}

fn is_picture(bytes: &[u8]) -> bool {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let inner = bytes.get(8..12).unwrap_or_default();
    begins(b"\x89PNG\r\n\x1A\n")
        || begins(b"\xFF\xD8\xFF")
        || begins(b"GIF87a")
        || begins(b"GIF89a")
        || begins(b"II*\0")
        || begins(b"MM\0*")
        || begins(b"AT&TFORM")
        || begins(b"BM") && bytes.get(6..10) == Some(&[0; 4])
        || begins(b"RIFF") && inner == b"WEBP"
        || bytes.get(4..8) == Some(b"ftyp") && matches!(inner, b"heic" | b"heix" | b"mif1" | b"avif")
}

fn is_recording(bytes: &[u8]) -> bool {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let inner = bytes.get(8..12).unwrap_or_default();
    // What a text may begin with is looked at twice.
    begins(b"ID3") && bytes.get(3).is_some_and(|version| *version < 10)
        || begins(b"OggS\0")
        || begins(b"fLaC\0")
        || begins(b"RIFF") && matches!(inner, b"WAVE" | b"AVI ")
        || begins(b"\x1A\x45\xDF\xA3")
        || begins(b"\xFF\xFB")
        || begins(b"\0") && bytes.get(4..8) == Some(b"ftyp")
}
