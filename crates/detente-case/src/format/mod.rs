//! `detente fmt`: one layout for all case files, with every comment kept.

mod comments;
mod same;
mod statements;

use crate::codes;
use crate::findings::Findings;
use crate::yaml::{Node, NodeKind, load};
use detente_source::{Diagnostic, Diagnostics, SourceText};
use pretty_yaml::config::{FormatOptions, LanguageOptions, LayoutOptions, LineBreak};

/// Largest column at which a block may start: the layout keeps columns as bits of a word.
const MAX_COLUMN: usize = 60;
/// How many times the layout may be repeated until it changes nothing.
const MAX_ROUNDS: usize = 4;

/// Lays a case file out anew: statements in their canonical form, everything else by the rules of YAML layout. The text
/// means the same and has the same comments; line ends stay as the first line has them.
///
/// A statement that cannot be read stays as it is, and so does one written over several lines. A text that cannot be laid
/// out anew without losing something keeps its layout.
///
/// # Errors
/// A text that is not YAML: then nothing is changed.
///
/// ```
/// use detente_source::SourceText;
/// let source = SourceText::new("case.yaml", "define:\n    deal:   'jp.offer and (not nk.test)'   # both\n");
/// assert_eq!(detente_case::format(&source).unwrap(), "define:\n  deal: \"jp.offer & !nk.test\" # both\n");
/// ```
pub fn format(source: &SourceText) -> Result<String, Diagnostics> {
    let mut out = Findings::default();
    if let Err(found) = crate::decode::check_size(source.text().len()) {
        out.push(*found);
    }
    let root = if out.has_errors() { None } else { load(source, &mut out) };
    let Some(root) = root.filter(|_| !out.has_errors()) else { return Err(out.finish()) };
    attempt(source.text(), &root).map_err(|found| {
        out.push(*found);
        out.finish()
    })
}

fn attempt(text: &str, root: &Node) -> Result<String, Box<Diagnostic>> {
    let rewritten = statements::rewrite(text, root);
    let text_without_mark = rewritten.strip_prefix('\u{FEFF}').unwrap_or(&rewritten);
    laid_out(text, text_without_mark, root).or_else(|_| {
        check(text, root, text_without_mark)?;
        Ok(text_without_mark.to_owned())
    })
}

/// The text with its statements rewritten, laid out anew.
fn laid_out(text: &str, rewritten: &str, root: &Node) -> Result<String, Box<Diagnostic>> {
    if deepest_column(text, root) > MAX_COLUMN {
        return Err(refused(&format!("it indents by more than {MAX_COLUMN} columns")));
    }
    let windows = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
    let done = settle(rewritten, &options(windows))?;
    check(text, root, &done)?;
    Ok(done)
}

/// The column of the innermost block; what stands in brackets has no columns.
fn deepest_column(text: &str, node: &Node) -> usize {
    let start = node.span.start;
    let line = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let first = text[start..].trim_start_matches(|c: char| c == '&' || c.is_alphanumeric()).trim_start();
    if node.kind() == NodeKind::Scalar || first.starts_with(['[', '{']) {
        return 0;
    }
    let below = node.items().iter().chain(node.entries().iter().map(|(_, value)| value));
    below.map(|child| deepest_column(text, child)).fold(text[line..start].chars().count(), usize::max)
}

/// Repeats the layout until it changes nothing, so that formatting twice is formatting once.
fn settle(text: &str, options: &FormatOptions) -> Result<String, Box<Diagnostic>> {
    let mut text = text.to_owned();
    for _ in 0..MAX_ROUNDS {
        // The layout is third-party code on a text that it may not have been written for: a panic there must not take
        // the program down, since the file is simply left alone then.
        let next = std::panic::catch_unwind(|| pretty_yaml::format_text(&text, options));
        let next = next.ok().and_then(Result::ok).ok_or_else(|| refused("its layout cannot be read"))?;
        let next = comments::settle(&text, &next).unwrap_or(next);
        if next == text {
            return Ok(text);
        }
        text = next;
    }
    Err(refused("its layout does not settle"))
}

fn options(windows: bool) -> FormatOptions {
    FormatOptions {
        layout: LayoutOptions {
            // Wide enough for a claim's place with its digest on one line.
            print_width: 140,
            indent_width: 2,
            line_break: if windows { LineBreak::Crlf } else { LineBreak::Lf },
        },
        language: LanguageOptions {
            trailing_comma: false,
            brace_spacing: false,
            ignore_comment_directive: "detente-fmt-ignore".to_owned(),
            ..LanguageOptions::default()
        },
    }
}

/// Nothing but layout and the writing of statements may have changed.
fn check(text: &str, root: &Node, done: &str) -> Result<(), Box<Diagnostic>> {
    let mut found = Findings::default();
    let reread = load(&SourceText::new("formatted", done), &mut found).filter(|_| !found.has_errors());
    let Some(reread) = reread else { return Err(refused("its new layout would not be YAML")) };
    if !same::same(root, &reread) {
        return Err(refused("its new layout would change what it says"));
    }
    if comments::same(text, done) { Ok(()) } else { Err(refused("its new layout would change or move a comment")) }
}

fn refused(why: &str) -> Box<Diagnostic> {
    Box::new(
        codes::NOT_FORMATTED
            .say(format!("the file is left as it is: {why}"))
            .hint("write the unusual part in a simpler way, for instance a comment on a line of its own"),
    )
}
