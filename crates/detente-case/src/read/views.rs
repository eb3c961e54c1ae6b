//! The section `views`: how parties see the conflict.

use super::MAX_OPTIONS;
use super::context::Reader;
use super::is_id;
use crate::pattern::StateNames;
use crate::statement::{Meaning, Resolved, Scope};
use crate::yaml::Node;
use crate::{
    Belief, CaseOption, Conditional, Definition, Entry, Evidence, Expr, Form, OptionId, Party, PartyId, Preferences,
    Rule, StateName, View, ViewOption, Wishes, codes,
};
use detente_source::{Span, Spanned};
use std::collections::BTreeSet;

/// What views are held against.
struct Truth<'c> {
    parties: &'c [Party],
    options: &'c [CaseOption],
    definitions: &'c [Definition],
    infeasible: &'c [Rule],
    status_quo: u64,
}

impl Reader<'_> {
    /// All views. Their statements name the options of the view, so each is read in a scope of its own.
    pub fn views(
        &mut self,
        root: &Node,
        form: &Form,
        parties: &[Party],
        options: &[CaseOption],
        definitions: &[Definition],
    ) -> Vec<View> {
        let Some((key, section)) = root.entry("views") else { return Vec::new() };
        let Form::Options { infeasible, status_quo, .. } = form else {
            let found = codes::VIEWS_NEED_OPTIONS.say("views need options, and this case is in graph form");
            self.report(found.at(key.span).hint("say the case in option form, or leave the views out"));
            return Vec::new();
        };
        let status_quo = status_quo.unwrap_or_default();
        let truth = Truth { parties, options, definitions, infeasible, status_quo };
        let mut views = Vec::new();
        for (key, node) in section.entries() {
            let Some(id) = key.text().filter(|id| is_id(id)) else { continue };
            let Some(party) = self.party(key, id) else { continue };
            views.extend(self.view(key, node, party, &truth));
        }
        views
    }

    fn view(&mut self, key: &Node, node: &Node, party: PartyId, truth: &Truth<'_>) -> Option<View> {
        let evidence = self.evidence(node);
        let unaware = self.unaware(node, party, truth);
        let options = self.seen(node, &unaware, truth)?;
        let span = key.span.to(node.span);
        let mut view = View { party, unaware, options, infeasible: vec![], believes: vec![], evidence, span };
        let scope = self.scope_of_view(&view, truth);
        let outside = std::mem::replace(&mut self.scope, scope);
        let rules = self.rules(node.list("infeasible"));
        view.infeasible = rules.into_iter().map(|r| self.unconditional(r, |rule| rule.when.span)).collect();
        let mut rules: Vec<Rule> = truth.infeasible.to_vec();
        rules.iter_mut().for_each(|r| r.when.expr = view.reads(&r.when.expr));
        rules.extend(view.infeasible.iter().cloned());
        for (about, belief) in node.section("believes") {
            view.believes.extend(self.belief(about, belief, &view, &rules, truth));
        }
        self.scope = outside;
        self.remark_view(key, node, &view);
        Some(view)
    }

    /// Options that the party does not know of.
    fn unaware(&mut self, node: &Node, party: PartyId, truth: &Truth<'_>) -> Vec<OptionId> {
        let mut unaware: Vec<OptionId> = Vec::new();
        for entry in node.list("unaware") {
            let Some(statement) = self.statement(entry) else { continue };
            let Expr::Taken(option) = statement.expr else {
                let found = codes::NOT_AN_OPTION.say(format!("`{}` is not an option", statement.text)).at(entry.span);
                self.report(found.hint("name each option as `party.option`"));
                continue;
            };
            let known = &truth.options[option.index()];
            if unaware.contains(&option) {
                self.say(codes::REPEATED_ENTRY, entry.span, format!("`{}` is listed twice", known.full_id));
            } else if known.owner == party && truth.status_quo >> option.0 & 1 == 1 {
                let name = &self.parties[party.index()];
                let found = codes::BLIND_TO_ITSELF
                    .say(format!("`{name}` takes `{}` today and so must know of it", known.full_id))
                    .at(entry.span)
                    .related(known.id.span, "the option")
                    .hint("leave it out here");
                self.report(found);
            } else {
                unaware.push(option);
            }
        }
        unaware
    }

    /// The options of the view in order; none where there are too many.
    fn seen(&mut self, node: &Node, unaware: &[OptionId], truth: &Truth<'_>) -> Option<Vec<ViewOption>> {
        let mut imagined: Vec<(PartyId, &[(Node, Node)])> = Vec::new();
        for (key, options) in node.section("imagines") {
            let Some(id) = key.text().filter(|id| is_id(id)) else { continue };
            imagined.extend(self.party(key, id).map(|owner| (owner, options.entries())));
        }
        let mut seen: Vec<ViewOption> = Vec::new();
        for (i, party) in truth.parties.iter().enumerate() {
            let owner = PartyId(i as u8);
            let real = party.options.clone().map(|k| (OptionId(k as u8), &truth.options[k]));
            let real = real.filter(|(id, _)| !unaware.contains(id));
            seen.extend(real.map(|(id, option)| ViewOption { option: option.clone(), real: Some(id) }));
            for (_, section) in imagined.iter().filter(|(p, _)| *p == owner) {
                for option in self.options(section, &party.id, owner) {
                    if let Some(known) = truth.options.iter().find(|o| o.full_id == option.full_id) {
                        let found = codes::IMAGINED_BUT_REAL
                            .say(format!("`{}` exists, so it cannot be imagined", option.full_id))
                            .at(option.id.span)
                            .related(known.id.span, "the option that exists")
                            .hint("leave it out here, or give the imagined one another id");
                        self.report(found);
                        continue;
                    }
                    seen.push(ViewOption { option, real: None });
                }
            }
        }
        if seen.len() > MAX_OPTIONS {
            let found = codes::TOO_MANY_OPTIONS
                .say(format!("a view may have {MAX_OPTIONS} options, and this one has {}", seen.len()))
                .at(node.entry("imagines").map_or(node.span, |(key, _)| key.span))
                .hint("leave out imagined options that decide nothing");
            self.report(found);
            return None;
        }
        Some(seen)
    }

    fn scope_of_view(&self, view: &View, truth: &Truth<'_>) -> Scope {
        let names = view.options.iter().map(|o| o.option.full_id.clone()).collect();
        let unseen: BTreeSet<String> = view.unaware.iter().map(|o| truth.options[o.index()].full_id.clone()).collect();
        let mut scope = Scope::new(self.parties.clone(), names, Vec::new());
        for definition in truth.definitions {
            let meaning = Resolved::of(view.reads(&definition.statement.expr));
            scope.define(definition.name.value.clone(), Meaning::State(meaning));
        }
        scope.hiding(&self.parties[view.party.index()], unseen)
    }

    fn belief(&mut self, key: &Node, node: &Node, view: &View, rules: &[Rule], truth: &Truth<'_>) -> Option<Belief> {
        let id = key.text().filter(|id| is_id(id))?;
        let about = self.party(key, id)?;
        let evidence = self.evidence(node);
        let kind = self.kind_of_preferences(key, node, false)?;
        let options = view.options.len();
        let preferences = self.believed(kind, node.get(kind)?, StateNames::Patterns(options));
        self.check_ranked(&preferences, options, rules);
        // Remarked on as the preferences of a party are; what the view as a whole cites stands in here.
        let mut party = truth.parties[about.index()].clone();
        party.id = Spanned::new(id.to_owned(), key.span);
        party.evidence = if evidence.is_missing() { view.evidence.clone() } else { evidence.clone() };
        party.preferences = preferences;
        self.remark_preferences_without_evidence(&party);
        self.remark_repeated_statements(&party);
        Some(Belief { about, preferences: party.preferences, evidence, span: key.span.to(node.span) })
    }

    fn believed(&mut self, kind: &str, node: &Node, names: StateNames<'_>) -> Preferences {
        match self.wishes(kind, node) {
            Wishes::Ranking => {
                let (preferences, marks) = self.ranking(node, names);
                self.refuse_numbers(&preferences);
                if !marks.groups.is_empty() || !marks.strong_gaps.is_empty() {
                    self.refuse_doubt(node.span);
                }
                preferences
            }
            Wishes::Weighted(weights) => Preferences::Weighted(
                weights.into_iter().map(|w| self.unconditional(w, |weight| weight.statement.span)).collect(),
            ),
            Wishes::Prioritized(entries) => {
                let mut wants = Vec::new();
                for entry in entries {
                    match entry {
                        Entry::Slot(_, span) => self.refuse_doubt(span),
                        Entry::Stated(want) => {
                            let want = self.unconditional(want, |want| want.statement.span);
                            if want.ranks.is_some() || want.mark.is_some() {
                                self.refuse_doubt(want.statement.span);
                            }
                            wants.push(want);
                        }
                    }
                }
                Preferences::Prioritized(wants)
            }
        }
    }

    /// Numbers are those of the case, and a view has states of its own.
    fn refuse_numbers(&mut self, preferences: &Preferences) {
        let Preferences::Ranked { tiers, .. } = preferences else { return };
        if let Some(entry) = tiers.iter().flatten().find(|entry| matches!(entry.state, StateName::Number(_))) {
            let found = codes::BAD_PATTERN
                .say(format!("`{}` is the number of a state of the case, and a view has states of its own", entry.text))
                .at(entry.span)
                .hint("write the pattern of the state in the view, one `Y` or `N` per option that it sees");
            self.report(found);
        }
    }

    /// What a view says it says in every world.
    fn unconditional<T>(&mut self, found: Conditional<T>, span: impl Fn(&T) -> Span) -> T {
        if !found.condition.is_always() {
            self.refuse_doubt(span(&found.item));
        }
        found.item
    }

    fn refuse_doubt(&mut self, span: Span) {
        let found = codes::DOUBT_IN_VIEW.say("a view is the same in every world").at(span);
        self.report(found.hint("leave out `if`, `unless`, `ranks`, `unknown`, `strong` and slots here"));
    }

    /// A view should change something, and say what it rests on.
    fn remark_view(&mut self, key: &Node, node: &Node, view: &View) {
        let name = key.text().unwrap_or_default();
        let wrong = ["unaware", "imagines", "infeasible", "believes"].into_iter().find_map(|k| node.entry(k));
        let Some((first, _)) = wrong else {
            let found = codes::VIEW_CHANGES_NOTHING.say(format!("the view of `{name}` says nothing")).at(key.span);
            self.report(found.hint("add `unaware`, `imagines`, `infeasible` or `believes`, or leave the view out"));
            return;
        };
        let bare = |evidence: &Evidence| evidence.is_missing() && view.evidence.is_missing();
        let options = !view.unaware.is_empty() || view.imagined().any(|o| bare(&o.evidence));
        if options && view.evidence.is_missing() {
            let found = codes::NO_EVIDENCE
                .say(format!("what `{name}` sees and does not see cites nothing and is not declared an assumption"))
                .at(first.span)
                .hint("add `cites: [...]` or `assumption: true` to the view");
            self.report(found);
        }
        if view.evidence.is_missing() {
            self.remark_rules_without_evidence(&view.infeasible, "infeasible");
        }
    }
}
