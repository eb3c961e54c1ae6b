//! Names of files that come with a request, confined to the folder that is served.

use std::path::{Component, PathBuf};

/// A name as a path below a folder, if it can be nothing else on any system: no `..`, no absolute path, no drive, no
/// stream, no device, nothing hidden. Symbolic links are for whoever opens the file to look at.
///
/// Names have their parts separated by `/`.
pub fn below(name: &str) -> Option<PathBuf> {
    if name.is_empty()
        || name.len() > 512
        || name.chars().any(|c| c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|'))
    {
        return None;
    }
    let mut path = PathBuf::new();
    for part in name.split('/') {
        if part.is_empty() || part.starts_with('.') || part.ends_with(['.', ' ']) || is_device(part) {
            return None;
        }
        path.push(part);
    }
    // Whatever the checks above may have missed on this system.
    path.components().all(|c| matches!(c, Component::Normal(_))).then_some(path)
}

/// Folders in which no cases are looked for: programs fill them.
const PASSED_OVER: [&str; 2] = ["target", "node_modules"];
/// Characters of a part of a new name.
const LONGEST: usize = 64;

/// The name of a new case as a path, or why it cannot be one. Only names that the list of cases shows, that look like
/// nothing else, and that every system can keep.
pub fn new_name(name: &str, deepest: usize) -> Result<PathBuf, String> {
    if name.trim().is_empty() {
        return Err("a case needs a name; use small letters, digits and hyphens, such as `water-talks`".to_owned());
    }
    let parts: Vec<&str> = name.split('/').collect();
    if parts.len() > deepest {
        return Err(format!("a case lies at most {deepest} folders deep, and this name has {} parts", parts.len()));
    }
    for part in parts {
        let fault = if part.is_empty() {
            "a part of the name is empty".to_owned()
        } else if let Some(odd) = part.chars().find(|c| !matches!(c, 'a'..='z' | '0'..='9' | '-' | '_')) {
            match odd {
                ' ' => "it has a blank in it".to_owned(),
                '.' => "it has a full stop in it".to_owned(),
                'A'..='Z' => "it has capital letters in it, which not every system tells from small ones".to_owned(),
                '!'..='~' => format!("it has `{odd}` in it"),
                // What cannot be seen, or looks like something else, is named by its number.
                _ => format!("it has the character U+{:04X} in it", u32::from(odd)),
            }
        } else if !part.starts_with(|c: char| c.is_ascii_alphanumeric()) || part.ends_with(['-', '_']) {
            "each part begins and ends with a letter or a digit".to_owned()
        } else if part.len() > LONGEST {
            format!("it is longer than {LONGEST} characters")
        } else if is_device(part) {
            "Windows has a device of this name".to_owned()
        } else if PASSED_OVER.contains(&part) {
            format!("cases are not looked for in `{part}`")
        } else {
            continue;
        };
        let shown: String = name.chars().filter(|c| c.is_ascii_graphic() || c.is_alphanumeric()).take(40).collect();
        let shown = if shown == name { format!("`{name}`") } else { "this".to_owned() };
        return Err(format!(
            "{shown} cannot be the name of a case: {fault}. Use small letters, digits and hyphens, such as `water-talks`"
        ));
    }
    Ok(PathBuf::from(name))
}

/// Names that stand for devices on Windows, with whatever ending.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered =
        |kind: &str| stem.strip_prefix(kind).is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit());
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "clock$") || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_name_is_plain_or_the_reason_is_told() {
        for (name, word) in [
            ("", "needs a name"),
            ("   ", "needs a name"),
            ("a/b/c/d", "3 folders deep"),
            ("a//b", "empty"),
            ("/a", "empty"),
            ("a/", "empty"),
            (".", "full stop"),
            ("..", "full stop"),
            ("a/../b", "full stop"),
            ("case.yaml", "full stop"),
            ("my case", "blank"),
            ("Walk", "capital"),
            ("a\\b", "`\\`"),
            ("a:b", "`:`"),
            ("a\nb", "U+000A"),
            ("a\u{0}b", "U+0000"),
            ("a\u{7f}", "U+007F"),
            ("w\u{430}ter", "U+0430"),
            ("water\u{2010}talks", "U+2010"),
            ("a\u{ff0f}b", "U+FF0F"),
            ("a\u{2024}\u{2024}", "U+2024"),
            ("a\u{200b}b", "U+200B"),
            ("a\u{202e}b", "U+202E"),
            ("e\u{301}", "U+0301"),
            ("-a", "begins and ends"),
            ("a-", "begins and ends"),
            ("_", "begins and ends"),
            ("nul", "device"),
            ("a/com1", "device"),
            ("target", "not looked for"),
            ("a/node_modules/b", "not looked for"),
            (&"x".repeat(65), "longer than 64"),
            (&"x/".repeat(4000), "folders deep"),
        ] {
            let refused = new_name(name, 3).expect_err(name);
            assert!(refused.contains(word), "{name:?}: {refused}");
            assert!(refused.len() < 300 && !refused.chars().any(char::is_control), "{refused:?}");
        }
        for name in ["a", "water-talks", "2024_talks", "negotiations/river", "a/b/c", &"x".repeat(64)] {
            assert_eq!(new_name(name, 3), Ok(PathBuf::from(name)));
        }
    }

    #[test]
    fn nothing_leads_outside() {
        for name in [
            "",
            "/",
            "/etc/passwd",
            "..",
            "../x",
            "a/../../x",
            "a/..",
            "./a",
            "a//b",
            "a/",
            "C:",
            "C:/x",
            "c:x",
            "\\\\host\\x",
            "a\\..\\..\\x",
            "a/b:stream",
            "nul",
            "NUL.yaml",
            "a/com1.yaml",
            "a/b.",
            "a/b ",
            ".git/config",
            "a/.ssh",
            "a\0b",
            "a\nb",
            "~/../x",
            "a|b",
            &"x".repeat(600),
        ] {
            assert_eq!(below(name), None, "{name:?}");
        }
        for name in ["a", "japan-dprk-2024", "a/b/case.yaml", "日本/事件.yaml", "a b", "com10", "~"] {
            assert!(below(name).is_some(), "{name:?}");
        }
    }
}
