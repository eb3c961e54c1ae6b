//! From an outcome file to an [`Outcome`], by the names of its case.

use super::context::{Reader, flag, text};
use super::scalars::is_date;
use super::shapes::{check, short};
use crate::keys::{OUTCOME, Shape, WAYS};
use crate::outcome::{BaseRate, CameAbout, Event, Fitting, Outcome, OutcomeQuestion};
use crate::pattern::pattern_of;
use crate::statement::scope_of;
use crate::suggest::did_you_mean;
use crate::yaml::{Node, load};
use crate::{Case, Form, StateName, codes};
use detente_source::{Diagnostics, SourceText, Spanned};

/// What reading an outcome file gives.
#[derive(Clone, Debug)]
pub struct ParsedOutcome {
    /// The outcome; none exactly when there is an error.
    pub outcome: Option<Outcome>,
    /// Errors and warnings, ordered by place.
    pub diagnostics: Diagnostics,
}

/// Reads an outcome file by the names of its case. As for cases, mistakes come back as diagnostics.
///
/// ```
/// use detente_case::{parse, parse_outcome};
/// use detente_source::SourceText;
/// let case = "{detente: 1, id: walk, parties: {a: {options: {go: Go}, prefers: [a.go], assumption: true}}}";
/// let case = parse(&SourceText::new("case.yaml", case)).case.unwrap();
/// let text = "
/// outcome: 1
/// case: walk
/// drafted_before_outcome: true
/// sources: {diary: {title: A diary}}
/// came_about: {holds: a.go, by: 2024-05-01, cites: [diary]}
/// ";
/// let read = parse_outcome(&SourceText::new("outcome.yaml", text), &case);
/// assert!(read.diagnostics.is_empty());
/// assert!(read.outcome.unwrap().drafted_before_outcome);
/// ```
pub fn parse_outcome(source: &SourceText, case: &Case) -> ParsedOutcome {
    let mut reader = Reader::new(source);
    reader.scope = scope_of(case);
    let outcome = match crate::decode::check_size(source.text().len()) {
        Err(found) => {
            reader.report(*found);
            None
        }
        Ok(()) => load(source, &mut reader.out).and_then(|root| reader.outcome(&root, case)),
    };
    let failed = reader.out.has_errors();
    ParsedOutcome { outcome: outcome.filter(|_| !failed), diagnostics: reader.out.finish() }
}

impl Reader<'_> {
    fn outcome(&mut self, root: &Node, case: &Case) -> Option<Outcome> {
        check(root, &Shape::Map(&OUTCOME), "the outcome", &mut self.out);
        let sources = self.sources(root.section("sources"));
        let of = root.get("case")?;
        let id = Spanned::new(of.text().unwrap_or_default().to_owned(), of.span);
        if id.value != case.id {
            self.report(
                codes::OTHER_CASE
                    .say(format!("this is the outcome of the case `{}`, not of `{}`", short(&id.value), case.id))
                    .at(id.span)
                    .hint(format!("write `case: {}`, or lay the file beside the case that it belongs to", case.id)),
            );
        }
        let mut events = Vec::new();
        for node in root.list("events") {
            self.after(node.get("on"), case);
            self.cited(node, "an event");
            let (on, what) = (text(node, "on").unwrap_or_default(), text(node, "what").unwrap_or_default());
            events.push(Event { on, what, cites: self.cites(node) });
        }
        let came_about = root.get("came_about").and_then(|node| self.came_about(node, case));
        let questions = root.list("questions").iter().filter_map(|node| self.outcome_question(node, case)).collect();
        Some(Outcome {
            case: id,
            drafted_before_outcome: flag(root, "drafted_before_outcome"),
            sources,
            events,
            came_about: came_about?,
            questions,
            note: text(root, "note"),
        })
    }

    fn came_about(&mut self, node: &Node, case: &Case) -> Option<CameAbout> {
        self.after(node.get("by"), case);
        self.cited(node, "what came about");
        let given: Vec<&(Node, Node)> = WAYS.iter().filter_map(|way| node.entry(way)).collect();
        let [(key, value)] = given[..] else {
            self.report(
                codes::OUTCOME_WAYS
                    .say(format!("what came about is said in {} ways, not in one", given.len()))
                    .at(given.get(1).map_or(node.head(), |(key, _)| key.span))
                    .hint("give exactly one of `state`, `taken` and `holds`"),
            );
            return None;
        };
        let (fitting, text_of) = match key.text()? {
            "holds" => {
                let statement = self.statement(value)?;
                let text = statement.text.clone();
                (Fitting::Holds(statement), text)
            }
            "taken" => self.taken(value, case)?,
            _ => self.states_that_fit(value, case)?,
        };
        Some(CameAbout {
            fitting,
            text: text_of,
            span: value.span,
            by: text(node, "by").unwrap_or_default(),
            base_rate: self.base_rate(node),
            cites: self.cites(node),
            why: text(node, "why"),
        })
    }

    /// The one combination in which these options are taken and no others.
    fn taken(&mut self, value: &Node, case: &Case) -> Option<(Fitting, String)> {
        let mut bits = 0u64;
        let mut names = Vec::new();
        let mut sound = matches!(case.form, Form::Options { .. });
        for entry in value.items() {
            let name = entry.text().unwrap_or_default();
            match case.find_option(name) {
                Some(option) => bits |= 1 << option.0,
                None => {
                    let found =
                        codes::UNKNOWN_NAME.say(format!("the case has no option `{}`", short(name))).at(entry.span);
                    let known = did_you_mean(name, case.options.iter().map(|o| o.full_id.as_str()));
                    self.report(match known {
                        Some(known) => found.hint(format!("did you mean `{known}`?")),
                        None => found.hint("options are written `party.option`"),
                    });
                    sound = false;
                }
            }
            names.push(name.to_owned());
        }
        let care = if case.options.len() >= 64 { u64::MAX } else { (1 << case.options.len()) - 1 };
        let shown = if names.is_empty() { "no option taken".to_owned() } else { names.join(", ") };
        sound.then_some((Fitting::States(vec![StateName::Pattern { care, value: bits }]), shown))
    }

    fn states_that_fit(&mut self, value: &Node, case: &Case) -> Option<(Fitting, String)> {
        let list = if value.items().is_empty() { std::slice::from_ref(value) } else { value.items() };
        let (mut states, mut names, mut sound) = (Vec::new(), Vec::new(), true);
        for entry in list {
            let name = entry.text().unwrap_or_default();
            match pattern_of(case, name) {
                Ok(state) => states.push(state),
                Err(words) => {
                    self.say(codes::BAD_PATTERN, entry.span, words);
                    sound = false;
                }
            }
            names.push(match states.last() {
                Some(StateName::Pattern { care, value }) => format!("{name} ({})", options_in(case, *care, *value)),
                _ => name.to_owned(),
            });
        }
        (sound && !states.is_empty()).then(|| (Fitting::States(states), names.join(" or ")))
    }

    fn outcome_question(&mut self, node: &Node, case: &Case) -> Option<OutcomeQuestion> {
        self.after(node.get("by"), case);
        self.cited(node, "a question");
        let base_rate = self.base_rate(node);
        let cites = self.cites(node);
        Some(OutcomeQuestion {
            ask: self.statement(node.get("ask")?)?,
            came_true: flag(node, "came_true"),
            by: text(node, "by").unwrap_or_default(),
            base_rate,
            cites,
            why: text(node, "why"),
        })
    }

    fn base_rate(&mut self, node: &Node) -> Option<BaseRate> {
        let node = node.get("base_rate")?;
        self.cited(node, "a base rate");
        let chance = self.likelihood(node.get("chance")?)?;
        let of = text(node, "of").unwrap_or_default();
        Some(BaseRate { chance, of, cites: self.cites(node), why: text(node, "why") })
    }

    /// What happened must say who says so.
    fn cited(&mut self, node: &Node, what: &str) {
        if node.list("cites").is_empty() {
            self.report(
                codes::OUTCOME_WITHOUT_SOURCE
                    .say(format!("{what} cites nothing"))
                    .at(node.head())
                    .hint("add `cites: [...]` with an entry under `sources`"),
            );
        }
    }

    /// An outcome lies after the day of its case, else it is part of what the case starts from.
    fn after(&mut self, day: Option<&Node>, case: &Case) {
        let (Some(node), Some(as_of)) = (day, &case.as_of) else { return };
        let Some(date) = node.text().filter(|d| is_date(d)) else { return };
        if date < &as_of[..date.len().min(as_of.len())] {
            self.report(
                codes::OUTCOME_TOO_EARLY
                    .say(format!("{date} lies before the day of the case, {as_of}"))
                    .at(node.span)
                    .hint("what was known that day belongs into the case; an outcome comes after it"),
            );
        }
    }
}

/// A pattern in words: "a.talk, not b.attack, the rest open".
fn options_in(case: &Case, care: u64, value: u64) -> String {
    let known = case.options.iter().enumerate().filter(|(k, _)| care >> k & 1 == 1);
    let mut words: Vec<String> = known
        .map(|(k, o)| if value >> k & 1 == 1 { o.full_id.clone() } else { format!("not {}", o.full_id) })
        .collect();
    if (care.count_ones() as usize) < case.options.len() {
        words.push("the rest open".to_owned());
    }
    words.join(", ")
}
