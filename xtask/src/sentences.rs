//! Told sentences that no golden holds: what a change of words would break without anybody seeing it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Where sentences are told.
const TOLD: [&str; 2] = ["crates/detente-report/src", "crates/detente/src"];

/// What is compared whole: outputs, pages, descriptions.
const HELD: [&str; 4] = ["README.md", "docs", "schema", "crates"];

/// Sentences that need no golden, under the reason why: `# reason`, then `FILE: fragment`, or `FILE` or a folder for all of it.
pub const EXCUSED: &str = "xtask/untold.txt";

/// Code before a literal that says that no reader meets it.
const UNREAD: [&str; 7] = [".expect(", "panic!(", "unreachable!(", "reason=", "doc=", "assert!(", "description="];

/// A piece of a literal in the source.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Piece {
    /// The file, from the root of the repository.
    pub file: PathBuf,
    /// Line, from 1.
    pub line: usize,
    /// The words, blanks made one.
    pub words: String,
}

/// The literals of a source with their line and the code right before them; comments and tests left out.
///
/// ```
/// let found = xtask::sentences::literals("f(\"one \\\n  two\"); // \"three\"\ng('\"', r#\"fo\"ur\"#)");
/// assert_eq!(found.iter().map(|l| l.1.as_str()).collect::<Vec<_>>(), ["one two", "fo\"ur"]);
/// ```
pub fn literals(source: &str) -> Vec<(usize, String, String)> {
    let source = source.split("#[cfg(test)]").next().unwrap_or_default();
    let chars: Vec<char> = source.chars().collect();
    let (mut found, mut code, mut line, mut i) = (Vec::new(), String::new(), 1, 0);
    while let Some(&c) = chars.get(i) {
        let next = chars.get(i + 1).copied();
        let start = i;
        match c {
            '/' if next == Some('/') => i += chars[i..].iter().take_while(|c| **c != '\n').count(),
            // A character, or the mark of a lifetime.
            '\'' if next == Some('\\') => i += 4 + chars.iter().skip(i + 3).take_while(|c| **c != '\'').count(),
            '\'' => i += if chars.get(i + 2) == Some(&'\'') { 3 } else { 1 },
            '"' | 'r' if c == '"' || raw(&chars[i..], &code).is_some() => {
                let hashes = if c == 'r' { raw(&chars[i..], &code) } else { None };
                let (text, length) = literal(&chars[i..], hashes);
                found.push((line, text, code.clone()));
                code.clear();
                i += length;
            }
            _ => {
                if !c.is_whitespace() {
                    code.push(c);
                }
                i += 1;
            }
        }
        i = i.min(chars.len());
        line += chars[start..i].iter().filter(|c| **c == '\n').count();
    }
    found
}

/// The number of `#` with which a raw literal begins here, if one does.
fn raw(rest: &[char], code: &str) -> Option<usize> {
    let hashes = rest[1..].iter().take_while(|c| **c == '#').count();
    let inside_name = code.ends_with(|c: char| c.is_alphanumeric() || c == '_');
    (rest[0] == 'r' && rest.get(1 + hashes) == Some(&'"') && !inside_name).then_some(hashes)
}

/// The text of a literal, and how many characters it takes in the source.
fn literal(rest: &[char], raw: Option<usize>) -> (String, usize) {
    let mut text = String::new();
    let mut i = raw.map_or(1, |hashes| hashes + 2);
    while let Some(&c) = rest.get(i) {
        match (c, raw) {
            ('"', None) => return (text, i + 1),
            ('"', Some(n)) if rest[i + 1..].iter().take_while(|c| **c == '#').count() >= n => return (text, i + 1 + n),
            ('\\', None) => {
                i += 1;
                match rest.get(i) {
                    Some('\n') => i += rest[i..].iter().take_while(|c| c.is_whitespace()).count() - 1,
                    Some('n' | 't') => text.push(' '),
                    Some('u') => {
                        let code: String = rest[i + 2..].iter().take_while(|c| **c != '}').collect();
                        text.extend(u32::from_str_radix(&code, 16).ok().and_then(char::from_u32));
                        i += code.len() + 2;
                    }
                    other => text.extend(other),
                }
            }
            _ => text.push(c),
        }
        i += 1;
    }
    (text, i)
}

/// A text without what its forms add: blanks made one, marks of code and emphasis, escapes and capitals left out.
///
/// ```
/// assert_eq!(xtask::sentences::plain("A  <b>*state*</b>\n  &amp; `x`"), "a state & x");
/// ```
pub fn plain(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        bare.push_str(before);
        // A tag has a letter or a slash behind its bracket, and ends on it.
        let tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
        match after.split_once('>').filter(|(inside, _)| tag && !inside.contains('<')) {
            Some((_, behind)) => rest = behind,
            None => {
                bare.push('<');
                rest = after;
            }
        }
    }
    bare.push_str(rest);
    for (written, meant) in [("&quot;", "\""), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")] {
        bare = bare.replace(written, meant);
    }
    bare.retain(|c| !matches!(c, '\\' | '`' | '*'));
    bare.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What a format string says between its gaps, where that is three words or more.
///
/// ```
/// assert_eq!(xtask::sentences::fragments("{n} of the states {a:>2} hold {{x}} for it"), ["of the states", "hold {x} for it"]);
/// ```
pub fn fragments(literal: &str) -> Vec<String> {
    let (open, close) = ("\u{1}", "\u{2}");
    let text = literal.replace("{{", open).replace("}}", close);
    let pieces = text.split('{').enumerate().map(|(i, part)| match part.split_once('}') {
        Some((_, after)) if i > 0 => after,
        _ => part,
    });
    let pieces = pieces.map(|piece| plain(&piece.replace(open, "{").replace(close, "}")));
    let word = |w: &&str| w.chars().filter(|c| c.is_alphabetic()).count() > 1 || matches!(*w, "a" | "i");
    pieces.filter(|piece| piece.split(' ').filter(word).count() > 2).collect()
}

/// All files under a folder, or the file itself.
fn files(at: &Path, found: &mut Vec<PathBuf>) {
    if at.is_file() {
        found.push(at.to_owned());
    }
    let mut inside: Vec<PathBuf> = std::fs::read_dir(at).into_iter().flatten().flatten().map(|e| e.path()).collect();
    inside.sort();
    inside.iter().for_each(|path| files(path, found));
}

/// The sentences that no golden holds, and entries of the list of excused ones that excuse nothing.
pub fn untold(root: &Path) -> (Vec<Piece>, Vec<String>) {
    let mut held = Vec::new();
    HELD.iter().for_each(|at| files(&root.join(at), &mut held));
    held.retain(|f| {
        let inside = f.strip_prefix(root).unwrap_or(f);
        let tests = !inside.starts_with("crates") || inside.components().any(|c| c.as_os_str() == "tests");
        tests && f.extension().is_none_or(|e| e != "rs" && e != "gmcr")
    });
    let held: Vec<String> =
        held.iter().filter_map(|file| std::fs::read(file).ok()).map(|t| plain(&String::from_utf8_lossy(&t))).collect();
    let mut sources = Vec::new();
    TOLD.iter().for_each(|at| files(&root.join(at), &mut sources));
    let excused = std::fs::read(root.join(EXCUSED)).unwrap_or_default();
    let excused = String::from_utf8_lossy(&excused).into_owned();
    let excused: Vec<&str> = excused.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).collect();
    let (mut left, mut used) = (BTreeSet::new(), BTreeSet::new());
    for path in sources.iter().filter(|p| p.extension().is_some_and(|e| e == "rs")) {
        let file = path.strip_prefix(root).unwrap_or(path);
        let name = file.to_string_lossy().replace('\\', "/");
        let source = String::from_utf8_lossy(&std::fs::read(path).unwrap_or_default()).into_owned();
        for (line, text, code) in literals(&source) {
            if UNREAD.iter().any(|before| code.ends_with(before)) {
                continue;
            }
            for words in fragments(&text).into_iter().filter(|words| !held.iter().any(|h| h.contains(words.as_str()))) {
                let entry = format!("{name}: {words}");
                match excused
                    .iter()
                    .find(|e| **e == entry || **e == name || (e.ends_with('/') && name.starts_with(**e)))
                {
                    Some(excuse) => _ = used.insert(*excuse),
                    None => _ = left.insert(Piece { file: file.to_owned(), line, words }),
                }
            }
        }
    }
    let idle = excused.iter().filter(|e| !used.contains(*e)).map(|e| (*e).to_owned()).collect();
    (left.into_iter().collect(), idle)
}
