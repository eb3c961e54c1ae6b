//! From YAML text to a tree of nodes, within limits and without recursion.

use super::eased::Eased;
use super::scalar::{is_flow_start, scalar_span};
use super::trouble::{self, MAX_DEPTH};
use super::{Node, Value};
use crate::codes;
use crate::findings::Findings;
use detente_source::{Diagnostic, SourceText, Span};
use saphyr_parser::{Event, ScalarStyle};
use std::collections::HashMap;

/// How many nodes a file may hold, every repetition by alias counted.
pub(crate) const MAX_NODES: usize = 1_000_000;
/// How many bytes of text a file may hold, every repetition by alias counted.
const MAX_TEXT: usize = 64 << 20;

/// A list or mapping whose end has not been read yet.
struct Open {
    start: usize,
    anchor: usize,
    mapping: bool,
    /// Whether it is written in brackets itself.
    flow: bool,
    /// Whether it stands within brackets, its own counted.
    inside: bool,
    children: Vec<Node>,
    measure: Measure,
}

/// How much a node holds.
#[derive(Clone, Copy, Default)]
struct Measure {
    nodes: usize,
    text: usize,
    height: usize,
}

impl Measure {
    /// With one more child.
    fn and(self, child: Self) -> Self {
        Self {
            nodes: self.nodes + child.nodes,
            text: self.text + child.text,
            height: self.height.max(child.height + 1),
        }
    }
}

struct Loader<'s, 'o> {
    source: &'s SourceText,
    open: Vec<Open>,
    /// Finished anchored nodes.
    anchors: HashMap<usize, (Node, Measure)>,
    spent: Measure,
    root: Option<Node>,
    /// Lines indented too little, by the outermost bracket that they stand in. A bracket that is not closed has many of
    /// them, so they only count once the whole text has been read.
    outdented: Vec<(usize, Diagnostic)>,
    out: &'o mut Findings,
}

/// The only document of a text. Errors are added to `out`; there is no node where the text cannot be read to its end.
pub(crate) fn load(source: &SourceText, out: &mut Findings) -> Option<Node> {
    let mut loader = Loader {
        source,
        open: Vec::new(),
        anchors: HashMap::new(),
        spent: Measure::default(),
        root: None,
        outdented: Vec::new(),
        out,
    };
    let finished = loader.run();
    if finished.is_some() {
        loader.out.extend(std::mem::take(&mut loader.outdented).into_iter().map(|(_, found)| found));
    }
    if finished.is_some() && loader.root.is_none() {
        loader.out.push(
            codes::EMPTY_FILE.say("the file is empty").hint("`detente new` writes a commented case to start from"),
        );
    }
    loader.root.filter(|_| finished.is_some())
}

impl Loader<'_, '_> {
    /// Reads all events; nothing when reading had to stop.
    fn run(&mut self) -> Option<()> {
        if let Some(at) = self.source.text().find(|c: char| c.is_ascii_control() && !matches!(c, '\t' | '\n' | '\r')) {
            self.out.push(trouble::control(self.source, at));
            return None;
        }
        let eased = Eased::new(self.source.text());
        let mut documents = 0;
        for event in eased.events() {
            let (event, span) = match event {
                Ok(found) => found,
                Err((error, at)) => {
                    let bracket = self.open.iter().rev().find(|open| open.flow).map(|open| open.start);
                    self.out.push(trouble::syntax(self.source, error.info(), at, bracket));
                    return None;
                }
            };
            match event {
                Event::DocumentStart(_) if documents > 0 => {
                    self.out.push(
                        codes::SEVERAL_DOCUMENTS
                            .say("the file holds more than one YAML document")
                            .at(span)
                            .label("a second document starts here")
                            .hint("write one file per case"),
                    );
                    return None;
                }
                Event::DocumentStart(_) => documents += 1,
                Event::Scalar(text, style, anchor, tag) => {
                    let span = scalar_span(self.source.text(), span, style);
                    let mut text = text.into_owned();
                    if tag.is_some() {
                        self.out.push(trouble::tag(self.source, span));
                        let written = self.source.slice(span);
                        if !written.starts_with("!!") {
                            // What the writer meant: the statement whose quotes are missing.
                            text = written.to_owned();
                        }
                    }
                    if style == ScalarStyle::Plain && (text.starts_with(['|', '>']) || text == "?") {
                        self.out.push(trouble::start_in_brackets(&text, span));
                    }
                    self.check_indentation(span, style);
                    let measure = Measure { nodes: 1, text: text.len(), height: 0 };
                    let node = Node { span, value: Value::Scalar(text, style), anchored: anchor > 0 };
                    self.finish(node, measure, anchor)?;
                }
                Event::SequenceStart(anchor, tag) => self.open(span, anchor, tag.is_some(), false)?,
                Event::MappingStart(anchor, tag) => self.open(span, anchor, tag.is_some(), true)?,
                Event::SequenceEnd | Event::MappingEnd => self.close(span)?,
                Event::Alias(anchor) => self.repeat(anchor, span)?,
                Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => {}
            }
        }
        Some(())
    }

    fn open(&mut self, span: Span, anchor: usize, tagged: bool, mapping: bool) -> Option<()> {
        if tagged {
            self.out.push(trouble::tag(self.source, span));
        }
        if self.open.len() >= MAX_DEPTH {
            self.out.push(trouble::too_deep(span));
            return None;
        }
        let flow = is_flow_start(self.source.slice(span));
        let inside = flow || self.open.last().is_some_and(|open| open.inside);
        if inside {
            self.check_indentation(span, ScalarStyle::Plain);
        } else if let Some(tab) = trouble::tab_before_block(self.source, span.start) {
            self.out.push(tab);
        }
        let measure = Measure { nodes: 1, text: 0, height: 0 };
        self.open.push(Open { start: span.start, anchor, mapping, flow, inside, children: Vec::new(), measure });
        Some(())
    }

    fn close(&mut self, span: Span) -> Option<()> {
        let open = self.open.pop()?;
        let end = match open.children.last() {
            _ if open.flow => span.end,
            Some(child) => child.span.end,
            None => open.start,
        };
        let value = if open.mapping { self.mapping(open.children) } else { Value::List(open.children) };
        let node = Node { span: Span::new(open.start, end), value, anchored: open.anchor > 0 };
        self.finish(node, open.measure, open.anchor)
    }

    /// What goes on or stands on further lines is indented more than the block that it belongs to. The scanner sees to
    /// that in some places only.
    fn check_indentation(&mut self, span: Span, style: ScalarStyle) {
        let Some(block) = self.open.iter().rev().find(|open| !open.inside) else { return };
        let bracket = self.open.iter().find(|open| open.inside).map(|open| open.start);
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        let place = bracket.unwrap_or(span.start);
        if (bracket.is_some() || quoted) && self.outdented.last().is_none_or(|(last, _)| *last != place) {
            let found = trouble::outdented(self.source, (block.start, block.mapping), span, bracket.is_some());
            self.outdented.extend(found.map(|found| (place, found)));
        }
    }

    /// Pairs keys with values, refusing keys that are not text and keys given twice.
    fn mapping(&mut self, children: Vec<Node>) -> Value {
        let mut entries: Vec<(Node, Node)> = Vec::with_capacity(children.len() / 2);
        let mut seen: HashMap<String, usize> = HashMap::new();
        let mut children = children.into_iter();
        while let (Some(key), Some(value)) = (children.next(), children.next()) {
            let Some(text) = key.text() else {
                self.out.push(codes::KEY_NOT_TEXT.say("a key must be text").at(key.span).label("a list or mapping"));
                continue;
            };
            if let Some(first) = seen.get(text) {
                self.out.push(
                    codes::DUPLICATE_KEY
                        .say(format!("`{text}` is given twice"))
                        .at(key.span)
                        .label("given again here")
                        .related(entries[*first].0.span, "first given here")
                        .hint("keep one of them, or rename one"),
                );
                continue;
            }
            seen.insert(text.to_owned(), entries.len());
            entries.push((key, value));
        }
        Value::Mapping(entries)
    }

    /// An alias stands for a copy of what its anchor marks.
    fn repeat(&mut self, anchor: usize, span: Span) -> Option<()> {
        let Some(measure) = self.anchors.get(&anchor).map(|(_, measure)| *measure) else {
            self.out.push(
                codes::CYCLIC_ALIAS
                    .say("an alias stands inside what it repeats")
                    .at(span)
                    .label("would repeat itself without end")
                    .hint("write the value out instead"),
            );
            return None;
        };
        if self.open.len() + measure.height > MAX_DEPTH {
            self.out.push(trouble::too_deep(span));
            return None;
        }
        self.charge(measure, span)?;
        let node = self.anchors[&anchor].0.clone();
        self.place(node, measure);
        Some(())
    }

    /// A node that was read is paid for, kept if it has an anchor, and put where it belongs.
    fn finish(&mut self, node: Node, measure: Measure, anchor: usize) -> Option<()> {
        let own = match node.value {
            Value::Scalar(..) => measure,
            _ => Measure { nodes: 1, text: 0, height: 0 },
        };
        self.charge(own, node.span)?;
        if anchor > 0 {
            self.charge(measure, node.span)?;
            self.anchors.insert(anchor, (node.clone(), measure));
        }
        self.place(node, measure);
        Some(())
    }

    fn place(&mut self, node: Node, measure: Measure) {
        match self.open.last_mut() {
            Some(open) => {
                open.measure = open.measure.and(measure);
                open.children.push(node);
            }
            None => self.root = Some(node),
        }
    }

    fn charge(&mut self, measure: Measure, span: Span) -> Option<()> {
        self.spent = self.spent.and(measure);
        if self.spent.nodes > MAX_NODES || self.spent.text > MAX_TEXT {
            self.out.push(
                codes::TOO_MANY_NODES
                    .say(format!("the file holds more than {MAX_NODES} values, or repeats too much text by aliases"))
                    .at(span)
                    .label("reading stopped here"),
            );
            return None;
        }
        Some(())
    }
}
