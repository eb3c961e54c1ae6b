//! Blocks of a Markdown file (CommonMark), and the front matter that many begin with.

use super::{Block, Kind, Meta};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

pub(super) fn read(file: &str) -> (Meta, Vec<Block>) {
    let mut meta = Meta::default();
    let body = front_matter(file, &mut meta);
    let mut blocks: Vec<Block> = Vec::new();
    let mut block = Block::new(Kind::Paragraph, String::new());
    let (mut links, mut items) = (0usize, 0usize);
    let mut flush = |block: &mut Block, next: Kind| {
        let text = block.text.trim();
        if !text.is_empty() {
            blocks.push(Block { text: text.to_owned(), ..block.clone() });
        }
        *block = Block::new(next, String::new());
    };
    for event in Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        let inside = if items > 0 { Kind::Item } else { Kind::Paragraph };
        match event {
            Event::Start(Tag::Heading { .. }) => flush(&mut block, Kind::Heading),
            Event::Start(Tag::Item) => {
                items += 1;
                flush(&mut block, Kind::Item);
            }
            Event::Start(Tag::TableCell) => flush(&mut block, Kind::Cell),
            Event::Start(Tag::Paragraph | Tag::BlockQuote(_) | Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                flush(&mut block, inside);
            }
            Event::Start(Tag::Link { .. }) => links += 1,
            Event::End(TagEnd::Link) => links = links.saturating_sub(1),
            Event::End(TagEnd::Item) => {
                items = items.saturating_sub(1);
                flush(&mut block, if items > 0 { Kind::Item } else { Kind::Paragraph });
            }
            Event::End(TagEnd::Heading(_) | TagEnd::Paragraph | TagEnd::TableCell | TagEnd::CodeBlock) => {
                flush(&mut block, inside);
            }
            Event::Text(text) | Event::Code(text) => {
                block.linked += if links > 0 { text.chars().count() } else { 0 };
                block.text.push_str(&text);
            }
            Event::SoftBreak => block.text.push(' '),
            Event::HardBreak => block.text.push('\n'),
            Event::Rule => flush(&mut block, inside),
            _ => {}
        }
    }
    flush(&mut block, Kind::Paragraph);
    (meta, blocks)
}

/// Reads `key: value` lines between two `---` at the head, and gives the rest.
fn front_matter<'f>(file: &'f str, meta: &mut Meta) -> &'f str {
    let text = file.strip_prefix('\u{FEFF}').unwrap_or(file);
    let Some(rest) = text.strip_prefix("---\n").or(text.strip_prefix("---\r\n")) else { return text };
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        at += line.len();
        if line.trim_end() == "---" {
            for (key, value) in rest[..at].lines().filter_map(|line| line.split_once(':')) {
                let field = match key.trim() {
                    "date" => "published",
                    "lang" => "language",
                    "source" | "link" => "url",
                    other => other,
                };
                meta.offer(field, value.trim().trim_matches(['"', '\'']));
            }
            return &rest[at..];
        }
    }
    text
}
