//! The whole file: sections in the order in which they depend on each other.

use super::MAX_OPTIONS;
use super::MAX_PARTIES;
use super::context::{Reader, flag, text};
use super::graph::StateIds;
use super::hidden::remark_hidden;
use super::is_id;
use super::issues::issue_names;
use super::parties::at_table_only;
use super::recover::recover;
use super::shapes::check;
use crate::keys::{CASE, Shape};
use crate::pattern::{StateNames, state_name};
use crate::statement::Scope;
use crate::suggest::look_alike;
use crate::yaml::{Node, load};
use crate::{
    Case, CaseOption, Conditional, Doubt, Form, Group, Marks, Note, Numbering, Party, PartyId, Preferences, Rule,
    StateName, Wishes, WishesIn, codes,
};
use detente_source::{Diagnostic, Diagnostics, SourceText, Span};
use std::borrow::Cow;

/// What reading a case file gives: a case, and everything found wrong.
#[derive(Clone, Debug)]
pub struct Parsed {
    /// The case; none exactly when there is an error.
    pub case: Option<Case>,
    /// Errors and warnings, ordered by place.
    pub diagnostics: Diagnostics,
}

/// Reads a case file. It never fails: mistakes come back as diagnostics, as many as can be found in one go.
///
/// ```
/// use detente_case::parse;
/// use detente_source::SourceText;
///
/// let file = "
/// detente: 1
/// id: prisoners-dilemma
/// parties:
///   a:
///     assumption: true
///     options: {confess: Confess}
///     ranking: [YN, NN, YY, NY]
///   b:
///     assumption: true
///     options: {confess: Confess}
///     prefers: ['!a.confess', b.confess]
/// ";
/// let case = parse(&SourceText::new("case.yaml", file)).case.unwrap();
/// assert_eq!(case.options[1].full_id, "b.confess");
///
/// let wrong = parse(&SourceText::new("case.yaml", file.replace("b.confess]", "b.confes]")));
/// assert!(wrong.case.is_none());
/// assert_eq!(wrong.diagnostics.iter().next().unwrap().hint.as_deref(), Some("did you mean `b.confess`?"));
/// ```
pub fn parse(source: &SourceText) -> Parsed {
    let mut reader = Reader::new(source);
    let case = match crate::decode::check_size(source.text().len()) {
        Err(found) => {
            reader.report(*found);
            None
        }
        Ok(()) => load(source, &mut reader.out).and_then(|root| reader.case(&root)),
    };
    let failed = reader.out.has_errors();
    Parsed { case: case.filter(|_| !failed), diagnostics: reader.out.finish() }
}

impl Reader<'_> {
    fn case(&mut self, root: &Node) -> Option<Case> {
        check(root, &Shape::Map(&CASE), "the file", &mut self.out);
        remark_hidden(root, &mut self.out);
        let broken: Vec<String> = broken_names(root.section("parties")).collect();
        let mut meant = Cow::Borrowed(root);
        if self.out.has_errors() {
            recover(meant.to_mut(), &Shape::Map(&CASE));
        }
        let root = &*meant;
        let section = root.section("parties");
        self.remark_same_names(section);
        let (parties, options) = self.names(section);
        // What follows evaluates states, which have one bit per option.
        if options.len() > MAX_OPTIONS || parties.len() > MAX_PARTIES {
            return None;
        }
        self.parties = parties.clone();
        self.scope = Scope::new(parties, options, issue_names(root.section("issues")));
        self.scope.broken(broken.into_iter());

        self.group_names(root);
        let sources = self.sources(root.section("sources"));
        let claims = self.claims(root.section("claims"), &sources);
        let definitions = self.definitions(root.section("define"));
        let issues = self.issues(root.section("issues"));
        let notes = self.notes(root.list("notes"));
        let (mut parties, options) = self.read_parties(section);
        let groups = self.read_groups(root);
        let (form, doubt) = match self.graph_form(root, section) {
            true => (self.read_graph(root, section, &mut parties), Doubt::default()),
            false => self.read_options(root, section, &mut parties, &options, groups),
        };
        let views = self.views(root, &form, &parties, &options, &definitions);
        let mut expect = root.get("expect").map(|node| {
            let (ids, infeasible) = match &form {
                Form::Graph { states, .. } => {
                    (Some(states.iter().map(|s| s.id.value.clone()).collect::<Vec<_>>()), &[][..])
                }
                Form::Options { infeasible, .. } => (None, &infeasible[..]),
            };
            let names = ids.as_deref().map_or(StateNames::Patterns(options.len()), StateNames::Ids);
            self.expect(node, names, infeasible)
        });
        let negotiation = self.negotiation(root, issues, &parties);
        if let (Some(expect), Some(node)) = (&mut expect, root.get("expect").and_then(|node| node.entry("settlement")))
        {
            expect.settlement = self.expected_settlement(node, negotiation.as_ref());
        }
        let id = text(root, "id").unwrap_or_default();
        Some(Case {
            title: text(root, "title").unwrap_or_else(|| id.clone()),
            id,
            question: text(root, "question"),
            as_of: text(root, "as_of"),
            caution: text(root, "caution"),
            placeholders: self.placeholders(root),
            numbering: numbering(&parties, &form),
            notes,
            sources,
            claims,
            definitions,
            parties,
            options,
            form,
            doubt,
            expect,
            views,
            negotiation,
        })
    }

    /// Everything that says `placeholder: true`, each of which is remarked on.
    fn placeholders(&mut self, root: &Node) -> Vec<Span> {
        let parties = || root.section("parties").iter().map(|(_, party)| party);
        let options = parties().flat_map(|party| party.section("options").iter().map(|(_, option)| option));
        let wants = parties().flat_map(|party| party.list("prefers"));
        let all = std::iter::once(root).chain(parties()).chain(options).chain(wants);
        let marked = all.filter(|node| flag(node, "placeholder")).filter_map(|node| node.entry("placeholder"));
        let mut spans: Vec<Span> = marked.map(|(key, value)| key.span.to(value.span)).collect();
        spans.sort();
        for span in &spans {
            self.report(
                codes::PLACEHOLDER
                    .say("this is still what `detente new` wrote")
                    .at(*span)
                    .label("a placeholder")
                    .hint("write what is true of your dispute, then delete `placeholder: true`"),
            );
        }
        spans
    }

    fn notes(&mut self, section: &[Node]) -> Vec<Note> {
        let mut notes = Vec::new();
        for node in section {
            let (title, body) = (text(node, "title").unwrap_or_default(), text(node, "text").unwrap_or_default());
            notes.push(Note { title, text: body, cites: self.cites(node) });
        }
        notes
    }

    /// Whether the case is in graph form; keys of the other form are reported.
    fn graph_form(&mut self, root: &Node, parties: &[(Node, Node)]) -> bool {
        let graph = root.get("states").is_some();
        let wrong_at_top: &[&str] = if graph { &["infeasible", "coalesce"] } else { &[] };
        let wrong_in_party: &[&str] = if graph { &["options", "prefers", "weights"] } else { &["arcs"] };
        for (key, _) in ["hypotheses", "contingencies"].iter().filter_map(|k| root.entry(k)).filter(|_| graph) {
            self.report(
                codes::NO_DOUBT_HERE
                    .say("hypotheses change statements and rules, which the graph form does not have")
                    .at(key.span)
                    .hint("give the case in option form"),
            );
        }
        let in_parties = parties.iter().flat_map(|(_, party)| wrong_in_party.iter().filter_map(|k| party.entry(k)));
        for (key, _) in wrong_at_top.iter().filter_map(|k| root.entry(k)).chain(in_parties) {
            let name = key.text().unwrap_or_default();
            self.report(mixed(name, graph).at(key.span));
        }
        let has_options = parties.iter().any(|(_, party)| !party.section("options").is_empty());
        let bargain = parties.iter().any(|(_, party)| at_table_only(party));
        if !graph
            && !has_options
            && !bargain
            && !parties.is_empty()
            && let Some((key, _)) = root.entry("parties")
        {
            let found = codes::NO_MODEL.say("the case has neither options nor states").at(key.span);
            self.report(if root.get("issues").is_some() {
                found.hint("say under `worth` what packages are worth to each party, or give the parties `options`")
            } else {
                found.hint("give the parties `options`, or list `states` and the `arcs` of each party")
            });
        }
        graph
    }

    fn read_options(
        &mut self,
        root: &Node,
        section: &[(Node, Node)],
        parties: &mut [Party],
        options: &[CaseOption],
        groups: Vec<Group>,
    ) -> (Form, Doubt) {
        let mut doubt = Doubt { groups, ..Doubt::default() };
        doubt.infeasible = self.rules(root.list("infeasible"));
        doubt.coalesce = self.rules(root.list("coalesce"));
        let every = |rules: &[Conditional<Rule>]| rules.iter().map(|r| r.item.clone()).collect::<Vec<_>>();
        let rules = every(&doubt.infeasible);
        self.remark_vetoes(&rules, options);
        self.remark_rules_without_evidence(&rules, "infeasible");
        self.remark_rules_without_evidence(&every(&doubt.coalesce), "coalesce");
        doubt.infeasible.extend(self.missing_options(section, options));
        let base = doubt.base();
        let infeasible: Vec<Rule> = doubt.infeasible_in(&base).cloned().collect();
        let coalesce: Vec<Rule> = doubt.coalesce_in(&base).cloned().collect();
        for (at, (key, node)) in entries_with_id(section).enumerate() {
            doubt.wishes.push(Wishes::Ranking);
            if let Some(kind) = self.kind_of_preferences(key, node, root.get("issues").is_some())
                && let Some(value) = node.get(kind)
            {
                doubt.wishes[at] = self.wishes(kind, value);
                (parties[at].preferences, parties[at].marks) = match doubt.wishes_in(PartyId(at as u8), &base) {
                    Some(WishesIn::Prioritized(wants)) => Marks::split(wants.into_iter().cloned()),
                    Some(WishesIn::Weighted(weights)) => {
                        (Preferences::Weighted(weights.into_iter().cloned().collect()), Marks::default())
                    }
                    _ => self.ranking(value, StateNames::Patterns(options.len())),
                };
                self.check_ranked(&parties[at].preferences, options.len(), &infeasible);
                self.remark_preferences_without_evidence(&parties[at]);
                self.remark_repeated_statements(&parties[at]);
                self.remark_above_strong(&parties[at]);
            }
            if parties[at].options.is_empty() && !options.is_empty() {
                self.remark_powerless(&parties[at], "options");
            }
        }
        let status_quo = self.today(root, section, options);
        if let Some(state) = status_quo {
            self.check_status_quo(state, options, &infeasible);
            self.check_status_quo_elsewhere(state, &doubt, options);
        }
        (Form::Options { infeasible, coalesce, status_quo }, self.doubt(doubt))
    }

    /// Today's state: the options with `now: true`, or the pattern under `now`. Where every single option says
    /// `now: false`, nothing is taken today; where only some do, the case has no status quo.
    fn today(&mut self, root: &Node, section: &[(Node, Node)], options: &[CaseOption]) -> Option<u64> {
        let taken = options.iter().enumerate().filter(|(_, option)| option.now);
        let bits = taken.clone().fold(0, |bits, (k, _)| bits | 1u64 << k);
        let Some(node) = root.get("now") else {
            let mut all = section.iter().flat_map(|(_, party)| party.section("options"));
            let settled = !options.is_empty() && all.all(|(_, option)| option.get("now").is_some());
            return (bits != 0 || settled).then_some(bits);
        };
        let found = match state_name(node.text().unwrap_or_default(), StateNames::Patterns(options.len())) {
            Ok(StateName::Pattern { care, value }) if care.count_ones() as usize == options.len() => {
                let all = section.iter().flat_map(|(_, party)| party.section("options")).zip(options).enumerate();
                let denied = all
                    .filter(|(k, ((_, node), option))| value >> k & 1 == 1 && !option.now && node.get("now").is_some());
                let denied: Vec<_> =
                    denied.map(|(_, (_, option))| (option.id.span, "`now: false` here".to_owned())).collect();
                if (bits == 0 || bits == value) && denied.is_empty() {
                    return Some(value);
                }
                let twice = codes::NOW_TWICE.say("`now` and the options disagree about today's state").at(node.span);
                let odd = taken.filter(|(k, _)| value >> k & 1 == 0);
                let odd = odd.map(|(_, option)| (option.id.span, "`now: true` here".to_owned()));
                let mut twice = twice.hint("say it in one place: at the options, or here");
                twice.related.extend(odd.chain(denied));
                twice
            }
            Ok(_) => codes::BAD_PATTERN.say("today's state must be one pattern without `-`").at(node.span),
            Err(bad) => codes::BAD_PATTERN.say(bad.message).at(node.span),
        };
        self.report(match found.hint {
            Some(_) => found,
            None => found.hint("one `Y` or `N` per option, or leave it out and write `now: true` at the options taken"),
        });
        None
    }

    fn read_graph(&mut self, root: &Node, section: &[(Node, Node)], parties: &mut [Party]) -> Form {
        let states = self.states(root.section("states"));
        let names: Vec<String> = states.iter().map(|s| s.id.value.clone()).collect();
        let ids: StateIds = names.iter().enumerate().map(|(i, id)| (id.clone(), i)).collect();
        let status_quo = root.get("now").and_then(|node| self.state_by_id(node, &ids));
        let mut arcs = Vec::new();
        for (at, (key, node)) in entries_with_id(section).enumerate() {
            let own = self.arcs(node.list("arcs"), &ids);
            if own.is_empty() {
                self.remark_powerless(&parties[at], "arcs");
            }
            arcs.push(own);
            if let Some("ranking") = self.kind_of_preferences(key, node, false)
                && let Some(value) = node.get("ranking")
            {
                (parties[at].preferences, parties[at].marks) = self.ranking(value, StateNames::Ids(&names));
                self.remark_preferences_without_evidence(&parties[at]);
            }
        }
        Form::Graph { states, arcs, status_quo }
    }
}

/// Names of parties and options that are no ids, as written and as they look.
fn broken_names(section: &[(Node, Node)]) -> impl Iterator<Item = String> {
    let bad = |key: &Node| key.text().filter(|id| !is_id(id)).map(str::to_owned);
    let parties = section.iter().filter_map(move |(key, _)| bad(key));
    let options = section.iter().flat_map(move |(key, party)| {
        let party_id = key.text().unwrap_or_default().to_owned();
        party.section("options").iter().filter_map(move |(key, _)| Some(format!("{party_id}.{}", bad(key)?)))
    });
    let all: Vec<String> = parties.chain(options).collect();
    let alike: Vec<String> = all.iter().filter_map(|name| Some(look_alike(name)?.1)).collect();
    all.into_iter().chain(alike)
}

/// The rules that number the states, where a ranking names states by number.
fn numbering(parties: &[Party], form: &Form) -> Option<Box<Numbering>> {
    let Form::Options { infeasible, coalesce, .. } = form else { return None };
    let numbered = |party: &Party| {
        let tiers = match &party.preferences {
            Preferences::Ranked { tiers, .. } => &tiers[..],
            _ => &[],
        };
        let groups = party.marks.groups.iter().flat_map(|group| &group.entries);
        tiers.iter().flatten().chain(groups).any(|entry| matches!(entry.state, StateName::Number(_)))
    };
    let rules = || Box::new(Numbering { infeasible: infeasible.clone(), coalesce: coalesce.clone() });
    parties.iter().any(numbered).then(rules)
}

/// Entries whose key is a valid id and that do more than bargain: those that are parties of the graph.
fn entries_with_id(section: &[(Node, Node)]) -> impl Iterator<Item = (&Node, &Node)> {
    let parties = section.iter().filter(|(key, node)| key.text().is_some_and(is_id) && !at_table_only(node));
    parties.map(|(key, node)| (key, node))
}

fn mixed(key: &str, graph: bool) -> Diagnostic {
    let (here, other) = if graph { ("graph", "option") } else { ("option", "graph") };
    let found = codes::MIXED_FORMS.say(format!("`{key}` belongs to the {other} form, and this case is in {here} form"));
    match key {
        "arcs" => found.hint("list the states under `states`, or give the party `options`"),
        "prefers" | "weights" => found.hint("in graph form rank the states: `ranking: [s1, [s2, s3]]`"),
        _ => found.hint("the graph form lists `states`, and `arcs` and `ranking` per party; leave this out"),
    }
}
