//! Widths of text without a font at hand, and wrapping by them.
//!
//! ASCII has the widths of Helvetica (Adobe's font metrics), which Arial and Liberation Sans share; wide characters
//! take an em, the rest a little more than the average letter. A margin allows for fonts that run wider.

use unicode_width::UnicodeWidthChar;

/// Thousandths of an em, from space to `~`.
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// Allowance for fonts that run wider than Helvetica.
const MARGIN: f64 = 1.08;
/// Bold letters are wider by about this much.
const BOLD: f64 = 1.07;

/// How text is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Face {
    /// Size in pixels.
    pub size: f64,
    /// Whether it is bold.
    pub bold: bool,
    /// From one line to the next.
    pub leading: f64,
}

impl Face {
    /// Text of boxes.
    pub const BODY: Self = Self { size: 13.0, bold: false, leading: 17.0 };
    /// Names and headings.
    pub const BOLD: Self = Self { size: 13.0, bold: true, leading: 17.0 };
    /// Remarks and labels of arrows.
    pub const SMALL: Self = Self { size: 11.5, bold: false, leading: 15.0 };
    /// Names on arrows.
    pub const SMALL_BOLD: Self = Self { size: 11.5, bold: true, leading: 14.0 };
}

fn thousandths(c: char) -> u16 {
    match c {
        ' '..='~' => HELVETICA[c as usize - ' ' as usize],
        _ => match c.width() {
            Some(0) | None => 0,
            Some(1) => 620,
            _ => 1000,
        },
    }
}

/// About how many pixels a text takes.
pub(crate) fn width(text: &str, face: Face) -> f64 {
    let em: u32 = text.chars().map(|c| u32::from(thousandths(c))).sum();
    f64::from(em) / 1000.0 * face.size * MARGIN * if face.bold { BOLD } else { 1.0 }
}

/// Lines no wider than `room`: broken at spaces, between wide characters, and inside a word only where it is wider than
/// a whole line. What exceeds `most` lines ends in an ellipsis.
pub(crate) fn wrap(text: &str, face: Face, room: f64, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for (space, atom) in atoms(text) {
        let glue = if space && !line.is_empty() { " " } else { "" };
        if width(&format!("{line}{glue}{atom}"), face) <= room {
            line.push_str(glue);
            line.push_str(&atom);
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for c in atom.chars() {
            if !line.is_empty() && width(&format!("{line}{c}"), face) > room {
                lines.push(std::mem::take(&mut line));
            }
            line.push(c);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while !last.is_empty() && width(&format!("{last}…"), face) > room {
                last.pop();
            }
            last.truncate(last.trim_end().len());
            last.push('…');
        }
    }
    lines
}

/// Pieces that stay together, each with whether a space comes before it.
fn atoms(text: &str) -> Vec<(bool, String)> {
    let mut found: Vec<(bool, String)> = Vec::new();
    for word in text.split_whitespace() {
        let mut space = true;
        let mut open = false;
        for c in word.chars() {
            let wide = c.width() == Some(2);
            match found.last_mut() {
                Some((_, atom)) if open && !wide => atom.push(c),
                _ => found.push((std::mem::take(&mut space), c.to_string())),
            }
            open = !wide;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_fit_and_lose_nothing() {
        let text = "Insist on raising the abductions and the nuclear weapons at the meeting";
        for room in [60.0, 120.0, 240.0] {
            let lines = wrap(text, Face::BODY, room, 99);
            assert!(lines.iter().all(|l| width(l, Face::BODY) <= room));
            assert_eq!(lines.join(" ").replace(' ', ""), text.replace(' ', ""));
        }
        assert_eq!(wrap(text, Face::BODY, 2000.0, 9), [text]);
    }

    #[test]
    fn scripts_without_spaces_and_endless_words_wrap() {
        let lines = wrap("日本は首脳会談を申し出る", Face::BODY, 60.0, 99);
        assert!(lines.len() > 2 && lines.iter().all(|l| width(l, Face::BODY) <= 60.0));
        let lines = wrap(&"x".repeat(200), Face::BODY, 100.0, 4);
        assert_eq!(lines.len(), 4);
        assert!(lines[3].ends_with('…') && lines.iter().all(|l| width(l, Face::BODY) <= 100.0));
        assert!(wrap("  ", Face::BODY, 100.0, 4).is_empty());
    }
}
