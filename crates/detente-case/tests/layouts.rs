//! Case files as people write them, in many layouts: `format` takes every one that can be read, keeps what it says and
//! every comment, and changes nothing the second time.

mod writer;

use detente_case::{format, parse};
use detente_source::SourceText;
use writer::Writer;

/// Choices drawn from a seed, the same on every machine.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }

    fn of<'t>(&mut self, all: &[&'t str]) -> &'t str {
        all[self.below(all.len())]
    }
}

/// What a file says.
#[derive(Clone)]
enum Said {
    /// Text that may be written in any style.
    Text(String),
    /// A word that must stand without quotes, such as a number.
    Word(String),
    List(Vec<Said>),
    Map(Vec<(String, Said)>),
}

fn map(entries: impl IntoIterator<Item = (&'static str, Said)>) -> Said {
    Said::Map(entries.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
}

fn word(text: impl Into<String>) -> Said {
    Said::Word(text.into())
}

const TEXTS: &[&str] = &[
    "A text",
    "no",
    "It is \"said\" so",
    "It's so",
    "Both 'and' \"or\"",
    "A colon: here",
    "A hash #here and # there",
    "日本と北朝鮮が会談する",
    "Les « négociations » d’été",
    "محادثات",
    "> 100 dead",
    "- not a list",
    "[not] a {list}, really",
    "100 %",
    "trailing \\ backslash",
    "* star & ampersand",
    "? why",
    "2024",
    "A rather long sentence that goes on and on, so that whoever lays out the file has to think about where the line may \
     end and where it may not, which is a matter of taste.",
    "@ home",
    "tab\tinside",
    "Über alles: nichts",
];

fn text(draw: &mut Draw) -> Said {
    Said::Text(draw.of(TEXTS).to_owned())
}

/// A statement over these options.
fn statement(draw: &mut Draw, options: &[String], depth: usize) -> String {
    if depth == 0 || draw.one_in(3) {
        let not = draw.of(&["", "", "!", "not "]);
        return format!("{not}{}", options[draw.below(options.len())]);
    }
    let (a, b) = (statement(draw, options, depth - 1), statement(draw, options, depth - 1));
    let sign = draw.of(&[" & ", " | ", "&", " and ", " or ", " -> ", " implies ", " <-> "]);
    let pair = format!("{a}{sign}{b}");
    if draw.one_in(2) { format!("({pair})") } else { pair }
}

fn evidence(draw: &mut Draw) -> Vec<(&'static str, Said)> {
    match draw.below(3) {
        0 => vec![("assumption", word("true"))],
        1 => vec![("cites", Said::List(vec![word("c1")])), ("why", text(draw))],
        _ => vec![("cites", Said::List(vec![word("c1"), word("press")]))],
    }
}

/// A whole case.
fn said(draw: &mut Draw) -> Said {
    let parties = 1 + draw.below(3);
    let options: Vec<Vec<String>> =
        (0..parties).map(|p| (0..=draw.below(3)).map(|o| format!("p{p}.o{o}")).collect()).collect();
    let all: Vec<String> = options.concat();
    let mut entries = vec![("detente", word("1")), ("id", Said::Text("a-case".to_owned())), ("title", text(draw))];
    if draw.one_in(2) {
        entries.push(("as_of", word("2024-02-27")));
        entries.push(("caution", text(draw)));
    }
    if draw.one_in(3) {
        let notes = (0..=draw.below(3)).map(|_| map([("title", text(draw)), ("text", text(draw))]));
        entries.push(("notes", Said::List(notes.collect())));
    }
    let press = map([("title", text(draw)), ("published", word("2024-02")), ("reliability", Said::Text("B".into()))]);
    entries.push(("sources", map([("press", press)])));
    let at = map([("quote", text(draw)), ("paragraph", word("3"))]);
    entries.push(("claims", map([("c1", map([("source", word("press")), ("says", text(draw)), ("at", at)]))])));
    if draw.one_in(2) {
        let deal = statement(draw, &all, 2);
        entries.push(("define", map([("deal", Said::Text(deal))])));
    }
    let mut decide = Vec::new();
    for (p, own) in options.iter().enumerate() {
        let mut party = if draw.one_in(2) { vec![("name", text(draw))] } else { vec![] };
        let name_of = |o: usize| format!("o{o}");
        let mut can = Vec::new();
        for o in 0..own.len() {
            let short = draw.one_in(2);
            let option = if short {
                text(draw)
            } else {
                let mut option = vec![("does", text(draw)), ("moves", Said::Text(draw.of(&["both", "take"]).into()))];
                option.extend(evidence(draw));
                map(option)
            };
            can.push((name_of(o), option));
        }
        party.push(("options", Said::Map(can)));
        match draw.below(4) {
            0 if all.len() < 5 => {
                let mut states: Vec<Said> = (0..1usize << all.len())
                    .map(|s| {
                        let pattern = (0..all.len()).map(|k| if s >> k & 1 == 1 { 'Y' } else { 'N' });
                        Said::Text(pattern.collect())
                    })
                    .collect();
                if draw.one_in(2) {
                    let tied = Said::List(states.split_off(states.len() / 2));
                    states.push(tied);
                }
                party.push(("ranking", Said::List(states)));
            }
            1 => {
                let weights = all.iter().take(3).map(|o| {
                    let weight = if draw.one_in(2) { word("2.5") } else { map([("weight", word("-1"))]) };
                    (if draw.one_in(2) { o.clone() } else { format!("!{o}") }, weight)
                });
                let weights = weights.collect();
                party.push(("weights", Said::Map(weights)));
            }
            _ => {
                let mut wants = Vec::new();
                for _ in 0..draw.below(9) {
                    let want = Said::Text(statement(draw, &all, 2));
                    wants.push(match draw.below(2) {
                        0 => want,
                        _ => {
                            let mut long = vec![("want", want)];
                            long.extend(evidence(draw));
                            map(long)
                        }
                    });
                }
                party.push(("prefers", Said::List(wants)));
            }
        }
        decide.push((format!("p{p}"), map(party)));
    }
    entries.push(("parties", Said::Map(decide)));
    if draw.one_in(2) {
        let rule = Said::Text(format!("{} & {}", all[0], all[all.len() - 1]));
        let rule = if draw.one_in(2) { rule } else { map([("when", rule), ("why", text(draw))]) };
        entries.push(("coalesce", Said::List(vec![rule])));
    }
    map(entries)
}

/// A file and its comments in order.
fn file(seed: u64) -> (String, Vec<String>) {
    let mut draw = Draw(seed);
    let said = said(&mut draw);
    let Said::Map(entries) = &said else { unreachable!("a case is a mapping") };
    let (step, remarks, tabs) = (1 + draw.below(5), draw.below(5), draw.one_in(3));
    let mut writer = Writer { draw, out: String::new(), comments: Vec::new(), step, remarks, tabs };
    if writer.draw.one_in(8) {
        writer.out += "---\n";
    }
    if writer.draw.one_in(8) {
        writer.flow(&said, 0, true);
        writer.out.push('\n');
    } else {
        writer.block_map(entries, 0, false);
    }
    let windows = writer.draw.one_in(5);
    let text = if windows { writer.out.replace('\n', "\r\n") } else { writer.out };
    (text, writer.comments)
}

/// All that a case says, without places and the spelling of statements.
fn meaning(text: &str) -> Option<String> {
    let case = parse(&SourceText::new("case.yaml", text)).case?;
    let mut rest = format!("{case:?}");
    for (mark, end) in [("Span { start: ", '}'), ("Statement { text: ", ',')] {
        let mut kept = String::new();
        while let Some(at) = rest.find(mark) {
            kept.push_str(&rest[..at]);
            rest = rest[at + mark.len()..].split_once(end).map(|(_, rest)| rest.to_owned()).unwrap_or_default();
        }
        rest = kept + &rest;
    }
    Some(rest)
}

#[test]
fn every_layout_is_tidied_and_says_the_same() {
    let count: u64 = std::env::var("CASES").map_or(400, |n| n.parse().unwrap());
    let (mut refused, mut kept) = (Vec::new(), 0);
    for seed in 0..count {
        let (text, comments) = file(seed);
        let source = SourceText::new("case.yaml", text.as_str());
        let before = meaning(&text).unwrap_or_else(|| panic!("{seed}: {:#?}\n{text}", parse(&source).diagnostics));
        let tidy = match format(&source) {
            Ok(tidy) => tidy,
            Err(found) => {
                refused.push(format!("{seed}: {}", found.iter().next().unwrap().message));
                continue;
            }
        };
        assert_eq!(meaning(&tidy).as_ref(), Some(&before), "{seed}: the meaning changes\n{text}\n{tidy}");
        let mut rest = tidy.as_str();
        for comment in &comments {
            let at = rest.find(comment.as_str()).unwrap_or_else(|| panic!("{seed}: {comment} is lost\n{text}\n{tidy}"));
            rest = &rest[at + comment.len()..];
        }
        let again = format(&SourceText::new("case.yaml", tidy.as_str()));
        assert_eq!(again.as_ref(), Ok(&tidy), "{seed}: tidying again changes it\n{text}");
        kept += u64::from(tidy == text);
        assert_eq!(tidy.contains("\r\n"), text.contains("\r\n"), "{seed}: line ends");
    }
    assert!(kept * 50 < count, "{kept} of {count} are not laid out anew");
    assert!(refused.is_empty(), "{} of {count} refused:\n{}", refused.len(), refused.join("\n"));
}
