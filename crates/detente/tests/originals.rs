//! Originals that are handed in: the text counts, not the bytes around it.

use crate::common::{Run, detente_in};
use std::path::Path;

const CASE: &str =
    "detente: 1\nid: quarry\nparties:\n  town: {assumption: true, options: {sue: Sue}, prefers: [town.sue]}\n";

fn page(about: &str, furniture: &str, first: &str) -> String {
    format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>Talks may resume</title></head><body>{furniture}\
         <article><h1>Talks may resume</h1><p>{first}</p><p>Read more: the old dispute.</p>\
         <p>The mayor&#8217;s office said the town would sue.</p></article><!-- {about} --></body></html>"
    )
}

const FIRST: &str = "The ministry <b>may</b> withdraw the permit, officials said.";

/// A case that has taken the page in, with a claim on its first sentence.
fn taken(more: &[&str]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    std::fs::write(at.join("case.yaml"), CASE).expect("written");
    std::fs::write(at.join("page.html"), page("served at ten", "", FIRST)).expect("written");
    let run = detente_in(at, &[&["source", "add", ".", "page.html", "--id", "s"], more].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    let case = std::fs::read_to_string(at.join("case.yaml")).expect("there");
    let claim = "claims:\n  c1: {source: s, says: They may., at: {quote: The ministry may withdraw the permit}}\n";
    std::fs::write(at.join("case.yaml"), case + claim).expect("written");
    folder
}

fn handed_in(at: &Path, bytes: &[u8]) -> Run {
    std::fs::write(at.join("again.html"), bytes).expect("written");
    detente_in(at, &["source", "verify", ".", "--original", "s=again.html"])
}

#[test]
fn a_page_fetched_again_is_the_same_text() {
    let utf16 =
        |text: &str| -> Vec<u8> { format!("\u{FEFF}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for more in [&[][..], &["--no-copy"], &["--keep", "3"], &["--no-copy", "--keep", "3"]] {
        let folder = taken(more);
        let at = folder.path();
        let again = page("served at eleven", "", FIRST);
        let others = [
            again.clone().into_bytes(),
            again.replace('\n', "\r\n").into_bytes(),
            utf16(&again),
            page("x", "<nav><a href=x>Home</a></nav><aside><p>A new box that was not there before.</p></aside>", FIRST)
                .into_bytes(),
        ];
        for (i, bytes) in others.iter().enumerate() {
            let run = handed_in(at, bytes);
            assert_eq!(run.status, 0, "{more:?} {i}: {}{}", run.out, run.err);
            assert!(run.out.contains("it is the text that the case means"), "{more:?} {i}: {}", run.out);
        }
    }
}

#[test]
fn what_changed_in_a_page_is_told_and_true() {
    for more in [&[][..], &["--no-copy"]] {
        let folder = taken(more);
        let at = folder.path();
        let changed = handed_in(at, page("x", "", "The ministry will withdraw the permit, officials said.").as_bytes());
        assert_eq!(changed.status, 1);
        for part in [
            "D1203",
            "1 of 3 paragraphs that the case means are not in it: 2",
            "the quote does not stand there",
            "the nearest passage stands in paragraph 2",
            "“The ministry will withdraw the permit",
        ] {
            assert!(changed.err.contains(part), "{more:?} {part}\n{}", changed.err);
        }
        assert!(!changed.err.contains('<'), "no tags: {}", changed.err);
        // A later page that only has more in it: the claim holds, but it is another text.
        let longer =
            page("x", "", FIRST).replace("</article>", "<p>The talks were put off, it said later.</p></article>");
        let longer = handed_in(at, longer.as_bytes());
        assert!(
            longer.status == 1 && longer.err.contains("every paragraph that the case means is in it"),
            "{}",
            longer.err
        );
        assert!(longer.out.contains("is another. The\n    one claim with a place holds."), "{}", longer.out);
    }
}

#[test]
fn a_case_that_states_no_digest_does_not_say_which_text_it_means() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let case = format!(
        "{CASE}sources:\n  s: {{title: S}}\nclaims:\n  c1: {{source: s, says: X., at: {{quote: the town would sue}}}}\n"
    );
    std::fs::write(at.join("case.yaml"), case).expect("written");
    let run = handed_in(at, page("x", "", FIRST).as_bytes());
    assert!(run.status == 0 && run.out.contains("the case does not say by a SHA-256"), "{}{}", run.out, run.err);
}

#[test]
fn canonically_equivalent_quotes_hold_and_other_words_do_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    let verify = |text: &str, quote: &str| {
        std::fs::write(at.join("s.txt"), text).expect("written");
        let case = format!(
            "{CASE}sources:\n  s: {{title: S, file: s.txt}}\nclaims:\n  c1: {{source: s, says: X., at: {{quote: {}}}}}\n",
            serde_json::json!(quote)
        );
        std::fs::write(at.join("case.yaml"), case).expect("written");
        detente_in(at, &["source", "verify", "."])
    };
    let greve = "La gre\u{300}ve est termine\u{301}e, a dit le pre\u{301}fet.\n";
    let seoul = "대변인은 회담이 다시 열릴 수 있다고 말했다.\n";
    let apart: String = seoul
        .chars()
        .flat_map(|c| {
            // Hangul syllables taken apart by the arithmetic of the Unicode Standard, 3.12.
            let index = u32::from(c).wrapping_sub(0xAC00);
            let part = |n: u32| char::from_u32(n).expect("a letter");
            if index >= 11172 {
                return vec![c];
            }
            let mut parts = vec![part(0x1100 + index / 588), part(0x1161 + index % 588 / 28)];
            parts.extend((index % 28 > 0).then(|| part(0x11A7 + index % 28)));
            parts
        })
        .collect();
    for (text, quote) in [
        (greve, "grève est terminée"),
        ("La grève est terminée.\n", "gre\u{300}ve est termine\u{301}e"),
        (apart.as_str(), "회담이 다시 열릴 수"),
        ("The min\u{AD}istry may with\u{200B}draw.\n", "ministry may withdraw"),
        ("The ministry may withdraw.\n", "min\u{AD}istry may\u{FEFF} withdraw"),
    ] {
        let run = verify(text, quote);
        assert_eq!(run.status, 0, "{quote}: {}", run.err);
    }
    let long = format!("The committee {}adjourned until the spring.\n", "met and ".repeat(80));
    let other = long.trim().replace("adjourned until", "adjourned in");
    for (text, quote, named) in [
        (
            long.as_str(),
            other.as_str(),
            "they part where the quote goes on “…d met and adjourned in the spring.” and the text",
        ),
        ("The minist\u{435}r may yield.\n", "The minister may yield", "the text has “\u{435}” (U+0435)"),
        ("A five\u{2011}year plan was made.\n", "A five-year plan was made", "the text has “\u{2011}” (U+2011)"),
        ("Il a mange\u{301} le tout.\n", "Il a mange", "where the text has “é” (U+00E9)"),
        ("Ｋim agreed to it all.\n", "Kim agreed to it all", "(U+FF2B)"),
    ] {
        let run = verify(text, quote);
        let told = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(run.status == 1 && told.contains(named), "{named}: {}", run.err);
        assert!(!run.err.contains("the same words stand"), "{}", run.err);
    }
}

#[test]
fn a_prefix_that_only_looks_the_same_is_named() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    std::fs::write(at.join("s.txt"), "The minister said: we may yield.\n").expect("written");
    let case = format!(
        "{CASE}sources:\n  s: {{title: S, file: s.txt}}\nclaims:\n  c1: {{source: s, says: X., at: {{quote: we may yield, prefix: \"s\u{430}id:\"}}}}\n"
    );
    std::fs::write(at.join("case.yaml"), case).expect("written");
    let run = detente_in(at, &["source", "verify", "."]);
    let told = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("the prefix has “\u{430}” (U+0430) where the text has “a” (U+0061)"), "{}", run.err);
}

#[cfg(unix)]
#[test]
fn no_command_reads_a_document_outside_the_folder() {
    let outer = tempfile::tempdir().expect("a folder");
    let at = outer.path().join("case");
    std::fs::create_dir(&at).expect("made");
    std::fs::create_dir(outer.path().join("elsewhere")).expect("made");
    std::fs::write(outer.path().join("elsewhere/p.txt"), "A secret sentence.\n").expect("written");
    std::os::unix::fs::symlink("../elsewhere/p.txt", at.join("p.txt")).expect("linked");
    std::os::unix::fs::symlink("../elsewhere", at.join("folder")).expect("linked");
    std::os::unix::fs::symlink(&at, outer.path().join("by-link")).expect("linked");
    for file in ["p.txt", "folder/p.txt"] {
        let case = format!(
            "detente: 1\nid: quarry\nsources:\n  s: {{title: S, file: {file}}}\nclaims:\n  c1: {{source: s, says: X., at: {{start: 0, end: 8}}}}\n\
             parties:\n  town: {{cites: [c1], options: {{sue: {{does: Sue, now: false}}}}, prefers: [town.sue]}}\n"
        );
        std::fs::write(at.join("case.yaml"), case).expect("written");
        for call in [
            &["source", "verify", ".", "--show"][..],
            &["report", ".", "--format", "md", "--out", "-"],
            &["report", ".", "--out", "-"],
            &["trace", ".", "c1"],
            &["source", "suggest", ".", "s"],
            &["hinges", "."],
            &["check", "."],
            &["export", ".", "--format", "jsonld"],
        ] {
            let run = detente_in(&at, call);
            assert!(
                !run.out.contains("secret") && !run.err.contains("secret"),
                "{file} {call:?}: {}{}",
                run.out,
                run.err
            );
        }
        let told = detente_in(&at, &["check", "."]);
        assert!(told.status == 1 && told.err.contains("lies outside the case's folder"), "{}", told.err);
    }
    std::fs::write(at.join("own.txt"), "A secret sentence.\n").expect("written");
    let case = std::fs::read_to_string(at.join("case.yaml")).expect("there");
    std::fs::write(at.join("case.yaml"), case.replace("folder/p.txt", "own.txt")).expect("written");
    let run = detente_in(outer.path(), &["source", "verify", "by-link", "--show"]);
    assert!(run.status == 0 && run.out.contains("A secret"), "a case folder may be reached by a link: {}", run.err);
    // Nor is anything put outside.
    std::os::unix::fs::symlink("../elsewhere", at.join("sources")).expect("linked");
    let run = detente_in(&at, &["source", "add", ".", "own.txt", "--id", "t"]);
    assert!(run.status == 2 && run.err.contains("a link out of the case's folder"), "{}", run.err);
    assert!(!outer.path().join("elsewhere/t.txt").exists());
}
