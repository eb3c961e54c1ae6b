//! Documents whose bytes are not UTF-8 text: what encoding they are read in, and what is named instead of being read.

use crate::common::{Run, detente_in};
use std::path::Path;

const CASE: &str =
    "detente: 1\nid: quarry\nparties:\n  town: {assumption: true, options: {sue: Sue}, prefers: [town.sue]}\n";

/// A case folder with one document beside it, which is added.
fn added(name: &str, bytes: &[u8], more: &[&str]) -> (tempfile::TempDir, Run) {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("case.yaml"), CASE).expect("written");
    std::fs::write(folder.path().join(name), bytes).expect("written");
    let run = detente_in(folder.path(), &[&["source", "add", ".", name, "--id", "s"], more].concat());
    (folder, run)
}

fn text(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("sources/s.txt")).unwrap_or_default()
}

#[test]
fn a_page_is_read_in_the_encoding_that_it_declares() {
    // 市長は許可を取り消すと述べた。
    let mayor = b"\x8e\x73\x92\xb7\x82\xcd\x8b\x96\x89\xc2\x82\xf0\x8e\xe6\x82\xe8\x8f\xc1\x82\xb7\x82\xc6\x8f\x71\x82\xd7\x82\xbd\x81\x42";
    let page =
        [b"<html><head><meta charset=Shift_JIS></head><article><p>".as_slice(), mayor, b"</p></article>"].concat();
    let (folder, run) = added("page.html", &page, &[]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(text(folder.path()).contains("市長は許可を取り消すと述べた。"), "{}", text(folder.path()));
    assert!(run.err.contains("note: page.html was read as Shift_JIS, as it declares"), "{}", run.err);
    // The bytes on disk prove the text, though they are other bytes.
    let page = detente_in(folder.path(), &["source", "verify", ".", "--original", "s=page.html"]);
    assert!(page.status == 0 && page.out.contains("it is the text that the case means"), "{}{}", page.out, page.err);
}

#[test]
fn a_plain_text_in_another_encoding_is_frozen_in_utf_8() {
    let report =
        b"La pr\xe9fecture a d\xe9clar\xe9 que la d\xe9cision \xab sera prise \xbb en ao\xfbt, a-t-on appris.\r\n";
    let words = "La préfecture a déclaré que la décision « sera prise » en août, a-t-on appris.\r\n";
    let (folder, run) = added("report.txt", report, &["--whole"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(text(folder.path()), words);
    assert!(
        run.err.contains("was read as windows-1252, which is a guess") && run.err.contains("--encoding"),
        "{}",
        run.err
    );
    let same = detente_in(folder.path(), &["source", "verify", ".", "--original", "s=report.txt"]);
    assert_eq!(same.status, 0, "{}{}", same.out, same.err);
    let (folder, run) = added("report.txt", report, &["--whole", "--encoding", "latin2"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(text(folder.path()).contains("aoűt"), "what a person says goes first: {}", text(folder.path()));
}

#[test]
fn a_byte_order_mark_is_no_part_of_the_text() {
    let utf16: Vec<u8> =
        "\u{FEFF}Die Stadt klagt, so der Bürgermeister.\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (folder, run) = added("a.txt", &utf16, &[]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert_eq!(text(folder.path()), "Die Stadt klagt, so der Bürgermeister.\n");
    assert!(run.err.contains("was read as UTF-16LE, by its byte order mark"), "{}", run.err);
    let (folder, run) = added("a.txt", "\u{FEFF}The town sues, the mayor said.\n".as_bytes(), &["--whole"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    assert_eq!(text(folder.path()), "The town sues, the mayor said.\n");
}

#[test]
fn what_is_no_text_is_named_with_what_to_do() {
    for (name, bytes, what, todo) in [
        (
            "a report.pdf",
            b"%PDF-1.4\n1 0 obj".as_slice(),
            "a PDF document",
            "pdftotext -enc UTF-8 'a report.pdf' 'a report.txt'",
        ),
        ("a.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0", "older Microsoft Office", "soffice --headless"),
        ("a.rtf", b"{\\rtf1\\ansi The town sues.}", "rich text", "pandoc -f rtf -t html a.rtf -o a.html"),
        ("a.html.gz", b"\x1f\x8b\x08\x00rest", "packed with gzip", "gzip -dc < a.html.gz > a.html"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture", "tesseract a.png"),
        ("a.txt", b"t\0\0\0o\0\0\0w\0\0\0n\0\0\0", "text in UTF-32LE", "iconv -f UTF-32LE -t UTF-8 a.txt > a.utf8.txt"),
        ("a.html", b"<meta charset=cp437>caf\x82", "text in CP437", "iconv -f CP437 -t UTF-8 a.html > a.utf8.html"),
    ] {
        let (folder, run) = added(name, bytes, &[]);
        assert_eq!(run.status, 2, "{}", run.err);
        assert!(run.err.contains(what) && run.err.contains(todo), "{name}: {}", run.err);
        assert!(!folder.path().join("sources").exists());
    }
}

#[test]
fn a_carried_file_in_another_encoding_is_the_same_text() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let words = "Le maire a déclaré que la ville irait en appel, à moins d’être entendue.\n";
    let case = format!(
        "{CASE}sources:\n  s: {{title: S, file: s.txt}}\nclaims:\n  c1: {{source: s, says: X., at: {{start: 3, end: 18}}}}\n  \
        c2: {{source: s, says: X., at: {{quote: d'être entendue}}}}\n"
    );
    std::fs::write(at.join("case.yaml"), case).expect("written");
    let marked: Vec<u8> = format!("\u{FEFF}{words}").encode_utf16().flat_map(u16::to_be_bytes).collect();
    for (bytes, warned) in [
        (words.as_bytes().to_vec(), false),
        (format!("\u{FEFF}{words}").into_bytes(), false),
        (marked, false),
        (words.replace('’', "'").chars().map(|c| u8::try_from(u32::from(c)).expect("Latin-1")).collect(), true),
    ] {
        std::fs::write(at.join("s.txt"), &bytes).expect("written");
        let run = detente_in(at, &["source", "verify", ".", "--show"]);
        assert_eq!(run.status, 0, "{}{}", run.out, run.err);
        assert!(run.out.contains("c1 paragraph 1, characters 3-18: “maire a déclaré”"), "{}", run.out);
        assert_eq!(run.err.contains("D1211"), warned, "{}", run.err);
    }
    std::fs::write(at.join("s.txt"), b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old").expect("written");
    let run = detente_in(at, &["check", "."]);
    assert!(run.status == 1 && run.err.contains("D1003") && run.err.contains("older Microsoft Office"), "{}", run.err);
}
