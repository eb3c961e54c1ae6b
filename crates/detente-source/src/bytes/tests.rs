//! Bytes of many kinds, and what they are read as.

use super::*;
use encoding_rs::{BIG5, EUC_JP, EUC_KR, GBK, KOI8_R, SHIFT_JIS, WINDOWS_1251, WINDOWS_1252, WINDOWS_1256};

const RUSSIAN: &str = "Министр заявил, что переговоры могут возобновиться в июне, если стороны согласятся на условия.";
const JAPANESE: &str = "首相は記者会見で、首脳会談の実現に向けて努力を続けると述べた。";
const KOREAN: &str = "외무성 대변인은 회담이 다시 열릴 수도 있다고 말했다.";
const FRENCH: &str = "Le ministre a déclaré que les négociations iraient jusqu’au bout, à condition d’être écouté.";

fn read(bytes: &[u8], carrier: Carrier) -> Decoded {
    decoded(bytes, carrier).unwrap_or_else(|e| panic!("{e}"))
}

fn page(declaration: &str, words: &str, encoding: &'static Encoding) -> Vec<u8> {
    let page = format!("<!doctype html><html><head>{declaration}</head><body><p>{words}</p></body></html>");
    encoding.encode(&page).0.into_owned()
}

#[test]
fn what_a_page_declares_is_believed() {
    for (declaration, words, encoding) in [
        ("<meta charset=Shift_JIS>", JAPANESE, SHIFT_JIS),
        ("<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=euc-jp'>", JAPANESE, EUC_JP),
        ("<meta content=\"text/html;charset = 'EUC-KR' \" http-equiv=content-type />", KOREAN, EUC_KR),
        ("<!-- <meta charset=utf-8> --><meta name=x content=y><meta charset=\"latin1\">", FRENCH, WINDOWS_1252),
        ("<script>if (a<b) {}</script><meta/charset='windows-1251'>", RUSSIAN, WINDOWS_1251),
    ] {
        let found = read(&page(declaration, words, encoding), Carrier::Html);
        assert!(found.text.contains(words), "{declaration}: {}", found.text);
        assert_eq!((found.encoding, found.known, &found.damage), (encoding.name(), Known::Declared, &None));
    }
    let late = format!("<style>{}</style><meta charset=windows-1251>", "a{} ".repeat(900));
    assert!(read(&page(&late, RUSSIAN, WINDOWS_1251), Carrier::Html).text.contains(RUSSIAN));
    let xml =
        WINDOWS_1251.encode(&format!("<?xml version='1.0' encoding='windows-1251'?><t>{RUSSIAN}</t>")).0.into_owned();
    for carrier in [Carrier::Xml, Carrier::Html, Carrier::Text] {
        assert!(read(&xml, carrier).text.contains(RUSSIAN));
    }
}

#[test]
fn a_declaration_that_cannot_be_true_is_passed_over_and_named() {
    let found = read(&page("<meta charset=Shift_JIS>", RUSSIAN, UTF_8), Carrier::Html);
    assert!(found.text.contains(RUSSIAN) && found.known == Known::Valid, "{}", found.text);
    assert_eq!(found.note().unwrap(), "was read as UTF-8: it declares shift_jis, but its bytes are UTF-8");
    // In an encoding of single bytes anything is text; but no text looks like UTF-8 by accident, over and over.
    assert!(read(&page("<meta charset=iso-8859-1>", FRENCH, UTF_8), Carrier::Html).text.contains(FRENCH));
    let short = read(b"<meta charset=windows-1252>\xC3\xA9", Carrier::Html);
    assert!(short.text.ends_with("Ã©"), "one pair of letters may be what it says it is");
    let guessed = read(&page("<meta charset=utf-8>", RUSSIAN, WINDOWS_1251), Carrier::Html);
    assert!(guessed.text.contains(RUSSIAN));
    assert!(guessed.note().unwrap().contains("a guess: it declares utf-8"), "{:?}", guessed.note());
    let unknown = read(&page("<meta charset=klingon>", RUSSIAN, KOI8_R), Carrier::Html);
    assert!(unknown.text.contains(RUSSIAN) && unknown.note().unwrap().contains("`klingon`, which is not known"));
}

#[test]
fn where_nothing_is_declared_the_bytes_tell() {
    let arabic = "قال المتحدث باسم الوزارة إن المحادثات قد تستأنف في يونيو إذا وافق الطرفان على الشروط.";
    let chinese = "外交部发言人表示，双方可能在六月恢复谈判，但条件尚未商定。";
    let taiwan = "外交部發言人表示，雙方可能在六月恢復談判，但條件尚未商定。";
    for (words, encoding) in [
        (RUSSIAN, WINDOWS_1251),
        (RUSSIAN, KOI8_R),
        (JAPANESE, SHIFT_JIS),
        (JAPANESE, EUC_JP),
        (KOREAN, EUC_KR),
        (chinese, GBK),
        (taiwan, BIG5),
        (FRENCH, WINDOWS_1252),
        (arabic, WINDOWS_1256),
    ] {
        let found = read(&encoding.encode(words).0, Carrier::Text);
        assert_eq!((found.text.as_str(), found.known), (words, Known::Guessed), "{}", encoding.name());
        assert!(found.note().unwrap().contains("a guess from its bytes"));
    }
    let japanese = read(&encoding_rs::ISO_2022_JP.encode(JAPANESE).0, Carrier::Text);
    assert_eq!((japanese.text.as_str(), japanese.known), (JAPANESE, Known::Form));
    assert_eq!(read(RUSSIAN.as_bytes(), Carrier::Text).note(), None);
}

#[test]
fn utf_16_with_and_without_a_mark() {
    let units = |words: &str, big: bool| -> Vec<u8> {
        words.encode_utf16().flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() }).collect()
    };
    for words in [RUSSIAN, FRENCH, "Plain words.\n", "一一一、一開発。\n一万一千、二万二千。 一。"]
    {
        for big in [true, false] {
            let bare = read(&units(words, big), Carrier::Text);
            assert_eq!((bare.text.as_str(), bare.known), (words, Known::Form), "{words} {big}");
            let marked = read(&units(&format!("\u{FEFF}{words}"), big), Carrier::Html);
            assert_eq!((marked.text.as_str(), marked.known), (words, Known::Mark));
        }
    }
    // Hardly a zero in it, and yet no UTF-8 beside the zeros.
    let few = units("会談は来月に延期された。\n首相は平壌を訪れる。\n", false);
    assert_eq!(decoded(&few, Carrier::Text).map(|d| d.text.lines().count()), Ok(2));
    let declared = units("<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>é</a>", false);
    assert!(read(&declared, Carrier::Xml).text.ends_with("<a>é</a>"));
    let wide: Vec<u8> = "no luck".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    let refused = decoded(&wide, Carrier::Text).unwrap_err();
    assert!(refused.remedy("a.txt").contains("`iconv -f UTF-32LE -t UTF-8 a.txt > a.utf8.txt`"), "{refused:?}");
}

#[test]
fn a_damaged_place_is_told_and_the_rest_is_read() {
    let mut bytes = format!("{RUSSIAN}\n{RUSSIAN}").into_bytes();
    let cut = bytes.len() - 3;
    bytes.remove(cut);
    let found = read(&bytes, Carrier::Text);
    assert_eq!((found.encoding, found.damage), ("UTF-8", Some((1, 2))));
    assert_eq!(
        found.note().unwrap(),
        "was read as UTF-8; 1 place in it is no text and stands as U+FFFD, the first in line 2"
    );
    assert_eq!(read("\u{FFFD} a sign of its own".as_bytes(), Carrier::Text).note(), None);
}

#[test]
fn what_is_no_text_is_named() {
    let kind = |bytes: &[u8]| match decoded(bytes, Carrier::Text) {
        Err(Undecoded::Kind(kind)) => kind,
        other => panic!("{other:?}"),
    };
    let zip = |name: &str, content: &str| {
        let mut bytes = b"PK\x03\x04".to_vec();
        bytes.resize(26, 0);
        bytes.extend([name.len() as u8, 0, 0, 0]);
        bytes.extend(name.bytes().chain(content.bytes()));
        bytes
    };
    assert_eq!(kind(b"\xEF\xBB\xBF\n%PDF-1.4"), FileKind::Pdf);
    assert_eq!(kind(b"{\\rtf1 x}"), FileKind::Rtf);
    assert_eq!(kind(&[zip("[Content_Types].xml", ""), zip("word/document.xml", "")].concat()), FileKind::Docx);
    assert_eq!(kind(&zip("xl/workbook.xml", "")), FileKind::Sheet);
    assert_eq!(kind(&zip("mimetype", "application/vnd.oasis.opendocument.text")), FileKind::OpenDocument);
    assert_eq!(kind(&zip("mimetype", "application/epub+zip")), FileKind::Epub);
    assert_eq!(kind(&zip("a.txt", "x")), FileKind::Zip);
    assert_eq!(kind(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 old"), FileKind::OldOffice);
    assert_eq!(kind(b"\x1F\x8B\x08\0"), FileKind::Gzip);
    assert_eq!(kind(b"\x89PNG\r\n\x1A\n\0\0"), FileKind::Picture);
    assert_eq!(kind(b"\xFF\xD8\xFF\xE0\0\x10JFIF"), FileKind::Picture);
    let saved = "From: <Saved by Blink>\r\nSubject: Talks\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n\r\n--x";
    assert_eq!(kind(saved.as_bytes()), FileKind::Mhtml);
    for text in [
        "Note: the MIME-Version: line is a header.\n\nContent-Type: multipart/related",
        "PK is a name",
        "BZh",
        "%P",
        "GIF",
        "ID3 tags",
        "RIFF raff",
        "Subject: Talks\nMIME-Version: 1.0\nContent-Type: text/plain\n\nThey may resume.",
    ] {
        assert!(decoded(text.as_bytes(), Carrier::Text).is_ok(), "{text}");
    }
    assert_eq!(decoded(b"one\0two", Carrier::Text), Err(Undecoded::Zeros));
    // A few zeros that got into a text make it no text of another script, wherever they stand.
    for (first, second) in [(3, 20), (4, 20), (4, 21), (0, 1)] {
        let mut bytes = "The mill pours waste into the river, says the mayor. ".repeat(20).into_bytes();
        (bytes[first], bytes[second]) = (0, 0);
        assert_eq!(decoded(&bytes, Carrier::Text), Err(Undecoded::Zeros), "{first} {second}");
    }
    let noise: Vec<u8> = (0..4000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8 | 1).collect();
    assert_eq!(decoded(&noise, Carrier::Text), Err(Undecoded::Noise));
}

#[test]
fn remedies_name_files_as_a_shell_takes_them() {
    let pdf = Undecoded::Kind(FileKind::Pdf);
    assert!(pdf.remedy("x/it's.pdf").contains("'x/it'\\''s.pdf' 'x/it'\\''s.txt'"), "{}", pdf.remedy("x/it's.pdf"));
    assert!(pdf.remedy("-").contains("FILE FILE.txt") && pdf.remedy("-a.pdf").contains("./-a.pdf"));
    assert!(Undecoded::Kind(FileKind::Gzip).remedy("page.html.gz").contains("> page.html`"));
    assert_eq!(
        decoded(b"<meta charset=ISO-2022-KR>\x1B$)C\x0E;g\x0F", Carrier::Html),
        Err(Undecoded::Encoding("ISO-2022-KR".to_owned()))
    );
    // What has been converted still declares what it was.
    for page in [
        "<meta charset=cp850>é",
        "<meta charset=utf-7>é",
        "<meta charset=hz-gb-2312>外交",
        "<meta charset=iso-2022-kr>plain",
    ] {
        assert!(decoded(page.as_bytes(), Carrier::Html).is_ok_and(|read| read.text == page), "{page}");
    }
    assert!(Undecoded::Encoding("CP437".to_owned()).remedy("a.html").contains("iconv -f CP437 -t UTF-8 a.html"));
}
