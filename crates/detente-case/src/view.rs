//! Views: how a party sees the conflict, where that is not how it is.
//!
//! A *first-level hypergame* (P. G. Bennett, "Toward a theory of hypergames", *Omega* 5 (1977) 749-751) is one game a
//! party: the conflict as that party sees it. A [`View`] says in what it differs from the true one; [`perceived`] makes
//! a case of it.

use crate::{Case, CaseOption, Doubt, Evidence, Expr, Form, OptionId, PartyId, Preferences, Rule, Statement};
use detente_source::Span;

/// How a party sees the conflict.
#[derive(Clone, Debug)]
pub struct View {
    /// Who sees it so.
    pub party: PartyId,
    /// Options of the case that it does not know of. In its view they do not exist, and count as not taken.
    pub unaware: Vec<OptionId>,
    /// The options of its view, party by party: the options of the case that it sees in the order of the case, and
    /// after them those that it imagines the party to have. Option `k` is bit `k` of a state of the view, and
    /// statements of the view name options by these positions.
    pub options: Vec<ViewOption>,
    /// What it holds to be impossible beyond the rules of the case.
    pub infeasible: Vec<Rule>,
    /// What it takes parties to want, itself perhaps among them; at most one entry a party.
    pub believes: Vec<Belief>,
    /// What all this rests on.
    pub evidence: Evidence,
    /// Where it stands in the file.
    pub span: Span,
}

/// An option of a view.
#[derive(Clone, Debug)]
pub struct ViewOption {
    /// What it is.
    pub option: CaseOption,
    /// The option of the case that it is; none where it is imagined.
    pub real: Option<OptionId>,
}

/// What a party takes a party to want.
#[derive(Clone, Debug)]
pub struct Belief {
    /// Whose preferences are meant.
    pub about: PartyId,
    /// What they are taken to be, over the states of the view.
    pub preferences: Preferences,
    /// Grounds.
    pub evidence: Evidence,
    /// Where it stands in the file.
    pub span: Span,
}

impl View {
    /// Options that exist in the view only.
    pub fn imagined(&self) -> impl Iterator<Item = &CaseOption> {
        self.options.iter().filter(|o| o.real.is_none()).map(|o| &o.option)
    }

    /// What the party takes a party to want, if it is mistaken about it or the file says it in so many words.
    pub fn belief_about(&self, party: PartyId) -> Option<&Belief> {
        self.believes.iter().find(|b| b.about == party)
    }

    /// The option as the view has it; none where it is not seen.
    fn seen(&self, real: OptionId) -> Option<OptionId> {
        self.options.iter().position(|o| o.real == Some(real)).map(|at| OptionId(at as u8))
    }

    /// A statement of the case as it reads in the view: what is not seen counts as not taken.
    pub(crate) fn reads(&self, expr: &Expr) -> Expr {
        expr.replacing(&|real| self.seen(real).map_or(Expr::Const(false), Expr::Taken))
    }
}

/// The case as a party sees it, in option form: its options, the rules of the case with what is not seen counted as
/// not taken, its own further rules, and today's state as it looks to it.
///
/// Preferences are there for the parties that the view has beliefs about. All others have an empty list: what they want
/// is what they truly want, and the graph of the view takes it from the true one.
///
/// ```
/// use detente_case::{parse, perceived};
/// let file = "
/// detente: 1
/// id: ambush
/// parties:
///   a: {assumption: true, options: {attack: Attack, hide: Lie in wait}, prefers: [a.attack]}
///   b: {assumption: true, options: {march: March on}, prefers: ['!a.hide', b.march]}
/// views:
///   b: {unaware: [a.hide], assumption: true}
/// ";
/// let case = parse(&detente_source::SourceText::new("case.yaml", file)).case.unwrap();
/// let seen = perceived(&case, &case.views[0]);
/// let names: Vec<&str> = seen.options.iter().map(|o| o.full_id.as_str()).collect();
/// assert_eq!(names, ["a.attack", "b.march"]);
/// ```
pub fn perceived(case: &Case, view: &View) -> Case {
    let statement = |s: &Statement| Statement { expr: view.reads(&s.expr), ..s.clone() };
    let rules = |rules: &[Rule]| -> Vec<Rule> {
        let seen = |r: &Rule| match r.stands_for {
            // What is not seen needs no rule to keep it away.
            Some(option) => Some(Rule { when: statement(&r.when), stands_for: Some(view.seen(option)?), ..r.clone() }),
            None => Some(Rule { when: statement(&r.when), ..r.clone() }),
        };
        rules.iter().filter_map(seen).collect()
    };
    let form = match &case.form {
        Form::Options { infeasible, coalesce, status_quo } => {
            let mut infeasible = rules(infeasible);
            infeasible.extend(view.infeasible.iter().cloned());
            let today = |now: &u64| {
                let taken = |o: &ViewOption| o.real.map_or(o.option.now, |real| now >> real.0 & 1 == 1);
                view.options.iter().enumerate().fold(0, |bits, (k, o)| bits | u64::from(taken(o)) << k)
            };
            Form::Options { infeasible, coalesce: rules(coalesce), status_quo: status_quo.as_ref().map(today) }
        }
        form @ Form::Graph { .. } => form.clone(),
    };
    let mut parties = case.parties.clone();
    for (i, party) in parties.iter_mut().enumerate() {
        let before = |o: &&ViewOption| o.option.owner.index() < i;
        let first = view.options.iter().filter(before).count();
        let own = view.options.iter().filter(|o| o.option.owner.index() == i).count();
        party.options = first..first + own;
        let belief = view.belief_about(PartyId(i as u8));
        party.preferences = belief.map_or(Preferences::Prioritized(Vec::new()), |b| b.preferences.clone());
    }
    let mut definitions = case.definitions.clone();
    definitions.iter_mut().for_each(|d| d.statement = statement(&d.statement));
    let options = view.options.iter().map(|o| o.option.clone()).collect();
    let doubt = Doubt::default();
    Case { definitions, parties, options, form, doubt, expect: None, views: Vec::new(), ..case.clone() }
}
