//! Diagnostics as people read them: the source with the text underlined, the code, a hint.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet, renderer::DecorStyle};
use detente_source::{Diagnostic, Diagnostics, Severity, SourceText, Span, disarmed};
use std::ops::Range;

/// At most this many bytes of source are shown around a place; a line of ten megabytes is cut, not printed.
const WINDOW: usize = 2_000;

/// Renders findings about one text. `width` is the terminal's; `colour` adds ANSI styles.
///
/// ```
/// use detente_source::{Diagnostic, Diagnostics, SourceText, Span};
/// let source = SourceText::new("case.yaml", "detente: 2\n");
/// let mut found = Diagnostics::new();
/// found.push(Diagnostic::error("D0001", "unknown format version").at(Span::new(9, 10)).hint("write `detente: 1`"));
/// let text = detente_report::render_diagnostics(&source, &found, 80, false);
/// assert!(text.contains("case.yaml:1:10") && text.contains("help: write `detente: 1`"));
/// ```
pub fn render_diagnostics(source: &SourceText, diagnostics: &Diagnostics, width: usize, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.decor_style(DecorStyle::Ascii).term_width(width);
    let mut out = String::new();
    for diagnostic in diagnostics {
        out.push_str(&renderer.render(&[group(source, &harmless(diagnostic))]));
        out.push_str("\n\n");
    }
    out
}

/// The closing line of a run: "2 errors and 1 warning in case.yaml".
pub fn count_diagnostics(source: &SourceText, diagnostics: &Diagnostics) -> String {
    let (errors, warnings) = diagnostics.counts();
    let plural = |n: usize, noun: &str| format!("{n} {noun}{}", if n == 1 { "" } else { "s" });
    let parts: Vec<String> = [(errors, "error"), (warnings, "warning")]
        .iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, noun)| plural(*n, noun))
        .collect();
    if parts.is_empty() {
        format!("no errors and no warnings in {}", source.name())
    } else {
        format!("{} in {}", crate::joined(&parts, "and"), source.name())
    }
}

/// The same with nothing hidden in its words. The renderer does as much for the source that it shows.
fn harmless(found: &Diagnostic) -> Diagnostic {
    let shown = |text: &String| disarmed(text).into_owned();
    Diagnostic {
        message: shown(&found.message),
        label: found.label.as_ref().map(shown),
        hint: found.hint.as_ref().map(shown),
        related: found.related.iter().map(|(span, words)| (*span, shown(words))).collect(),
        ..found.clone()
    }
}

fn group<'a>(source: &'a SourceText, diagnostic: &'a Diagnostic) -> Group<'a> {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(diagnostic.message.as_str()).id(diagnostic.code);
    let mut group = Group::with_title(title);
    match diagnostic.span {
        Some(span) => {
            let text = source.text();
            let window = window(text, span);
            let line = source.line_column(window.start).0;
            let mut main = AnnotationKind::Primary.span(inside(text, span, &window));
            if let Some(label) = &diagnostic.label {
                main = main.label(label.as_str());
            }
            let mut snippet =
                Snippet::source(&text[window.clone()]).line_start(line).path(source.name()).annotation(main);
            let mut far = Vec::new();
            for (span, words) in &diagnostic.related {
                if span.start >= window.start && span.end <= window.end {
                    snippet = snippet
                        .annotation(AnnotationKind::Context.span(inside(text, *span, &window)).label(words.as_str()));
                } else {
                    far.push((span, words));
                }
            }
            group = group.element(snippet);
            for (span, words) in far {
                let window = self::window(text, *span);
                let line = source.line_column(window.start).0;
                group = group.element(
                    Snippet::source(&text[window.clone()])
                        .line_start(line)
                        .path(source.name())
                        .annotation(AnnotationKind::Context.span(inside(text, *span, &window)).label(words.as_str())),
                );
            }
        }
        None => group = group.element(annotate_snippets::Origin::path(source.name())),
    }
    if let Some(hint) = &diagnostic.hint {
        group = group.element(Level::HELP.message(hint.as_str()));
    }
    group
}

/// The whole lines around a span, cut to [`WINDOW`] on either side.
fn window(text: &str, span: Span) -> Range<usize> {
    let (start, end) = (span.start.min(text.len()), span.end.min(text.len()));
    let end = end.min(start.saturating_add(WINDOW));
    let from = start.saturating_sub(WINDOW);
    let to = end.saturating_add(WINDOW).min(text.len());
    let (from, to) = (boundary(text, from), boundary(text, to));
    let first = text[from..boundary(text, start)].rfind('\n').map_or(from, |i| from + i + 1);
    let end = boundary(text, end);
    let last = text[end..to].find('\n').map_or(to, |i| end + i);
    first..last.max(first)
}

/// A span relative to a window, at least one character wide where there is one.
fn inside(text: &str, span: Span, window: &Range<usize>) -> Range<usize> {
    let start = boundary(text, span.start.clamp(window.start, window.end));
    let end = boundary(text, span.end.clamp(start, window.end));
    let end = if end == start {
        (start..=window.end).skip(1).find(|i| text.is_char_boundary(*i)).unwrap_or(end)
    } else {
        end
    };
    start - window.start..end - window.start
}

fn boundary(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(text: &str, span: Span) -> String {
        let source = SourceText::new("c.yaml", text);
        let mut found = Diagnostics::new();
        found.push(Diagnostic::error("D9", "wrong").at(span).label("here").related(Span::new(0, 1), "there"));
        render_diagnostics(&source, &found, 100, false)
    }

    #[test]
    fn every_place_renders() {
        let text = "é: 1\nänders: [a, b]\n";
        for start in 0..=text.len() + 2 {
            for end in start..=text.len() + 2 {
                assert!(render(text, Span::new(start, end)).contains("error[D9]: wrong"));
            }
        }
        assert!(render("", Span::new(0, 0)).contains("wrong"));
    }

    #[test]
    fn a_line_of_ten_megabytes_is_cut() {
        let text = "[".repeat(10_000_000);
        assert!(render(&text, Span::new(5_000_000, 5_000_001)).len() < 10_000);
    }
}
