//! Blocks of a plain text: its paragraphs.

use super::{Block, Kind, Meta, Page};

pub(super) fn read(file: &str) -> Page {
    let mut blocks = Vec::new();
    let mut open: Option<(usize, usize)> = None;
    let mut at = 0;
    let mut close = |open: &mut Option<(usize, usize)>| {
        if let Some((start, end)) = open.take() {
            let text = &file[start..end];
            blocks.push(Block::new(if is_item(text) { Kind::Item } else { Kind::Paragraph }, text.to_owned()));
        }
    };
    for line in file.split_inclusive('\n') {
        let end = at + line.trim_end_matches(['\n', '\r']).len();
        if line.trim().is_empty() {
            close(&mut open);
        } else {
            open = Some((open.map_or(at, |(start, _)| start), end));
        }
        at += line.len();
    }
    close(&mut open);
    Page { meta: Meta::default(), blocks, places: Vec::new() }
}

/// Whether it begins as entries of lists do: a dash, a bullet, a number.
fn is_item(text: &str) -> bool {
    let text = text.trim_start();
    let mark = text.split_whitespace().next().unwrap_or_default();
    let digits = mark.trim_end_matches(['.', ')']);
    matches!(mark, "-" | "*" | "•" | "–" | "·" | "・")
        || digits.len() < mark.len() && (1..=3).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}
