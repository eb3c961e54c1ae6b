//! Names of files that come with a request, confined to the folder that is served.

use std::path::{Component, Path, PathBuf};

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

/// Names that stand for devices on Windows, with whatever ending.
fn is_device(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered =
        |kind: &str| stem.strip_prefix(kind).is_some_and(|n| n.len() == 1 && n.as_bytes()[0].is_ascii_digit());
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "clock$") || numbered("com") || numbered("lpt")
}

/// The real place of a file or folder, if it lies within `root` with all symbolic links followed.
pub fn real(root: &Path, path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok().filter(|real| real.starts_with(root))
}

#[cfg(test)]
mod tests {
    use super::*;

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
