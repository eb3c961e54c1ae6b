//! What of a case a file of another program has no place for.
//!
//! The model is taken apart here field by field, nothing skipped: whoever adds a field to it must say what becomes of that
//! field in every export, or this file does not compile.

use crate::joined;
use detente_case::{
    Case, CaseOption, Conditional, Definition, Direction, Doubt, Entry, Evidence, Expect, Form, Marks, Negotiation,
    Note, Party, Preferences, Rule, View, Want, Weight, Wishes,
};

/// What a file is written in. Bibliographies and linked data are about sources and claims alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    Gmcr,
    Nfg,
    Tables,
}

/// Parts of a case that some file has no place for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Title,
    Question,
    Day,
    Caution,
    Notes,
    Definitions,
    People,
    Undoing,
    Today,
    Directions,
    Moves,
    Grounds,
    Assumptions,
    Dormant,
    Strong,
    Unknown,
    Hypotheses,
    Contingencies,
    RanksInDoubt,
    Conditions,
    Blindness,
    Views,
    Issues,
    Expected,
    Claims,
    Sources,
}

impl Part {
    /// Whether a format has no place for it.
    fn is_dropped(self, format: Format) -> bool {
        match self {
            Self::Title => format == Format::Tables,
            // The game says by itself what it lacks without directions.
            Self::Directions => format == Format::Tables,
            Self::Blindness => format != Format::Gmcr,
            Self::Grounds | Self::Assumptions | Self::Claims | Self::Sources => format != Format::Tables,
            Self::Question
            | Self::Day
            | Self::Caution
            | Self::Notes
            | Self::Definitions
            | Self::People
            | Self::Undoing
            | Self::Today
            | Self::Moves
            | Self::Dormant
            | Self::Strong
            | Self::Unknown
            | Self::Hypotheses
            | Self::Contingencies
            | Self::RanksInDoubt
            | Self::Conditions
            | Self::Views
            | Self::Issues
            | Self::Expected => true,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Title => "the title",
            Self::Question => "the question",
            Self::Day => "the day as of which it holds",
            Self::Caution => "the caution",
            Self::Notes => "the notes",
            Self::Definitions => "the names of defined statements",
            Self::People => "what parties are and are called",
            Self::Undoing => "what dropping an option means",
            Self::Today => "which options are taken today",
            Self::Directions => "in which direction options can change",
            Self::Moves => "which moves there are",
            Self::Grounds => "the grounds of judgements",
            Self::Assumptions => "which judgements are assumptions",
            Self::Dormant => "which statements are dormant",
            Self::Strong => "which differences are strong",
            Self::Unknown => "which preferences are unknown",
            Self::Hypotheses => "the hypotheses, of which the base world is written",
            Self::Contingencies => "the contingencies, of which the base world is written",
            Self::RanksInDoubt => "which ranks are in doubt",
            Self::Conditions => "what holds in some worlds only",
            Self::Blindness => "what parties wrongly hold to be impossible",
            Self::Views => "how parties see the conflict",
            Self::Issues => "the issues, what they are worth, and who must agree",
            Self::Expected => "the results it expects",
            Self::Claims => "the claims",
            Self::Sources => "the sources",
        }
    }
}

/// What of a case a format has no place for, as one sentence without a full stop; none where nothing is dropped.
pub(super) fn dropped(case: &Case, format: Format) -> Option<String> {
    let mut all: Vec<Part> = parts(case).into_iter().filter(|part| part.is_dropped(format)).collect();
    all.sort_unstable();
    all.dedup();
    let named: Vec<String> = all.into_iter().map(|part| part.words().to_owned()).collect();
    let nowhere = match format {
        Format::Gmcr => "GMCR+ has no place",
        Format::Nfg => "Gambit has no place",
        Format::Tables => "no table has a place",
    };
    (!named.is_empty()).then(|| format!("not carried over, since {nowhere} for it: {}", joined(&named, "and")))
}

/// Whether a view says no more than what a party holds to be impossible.
pub(super) fn is_blindness(view: &View) -> bool {
    let View { party: _, unaware, options, infeasible, believes, evidence: _, span: _ } = view;
    unaware.is_empty() && believes.is_empty() && !infeasible.is_empty() && options.iter().all(|o| o.real.is_some())
}

/// The parts that a case has, some more than once.
fn parts(case: &Case) -> Vec<Part> {
    let mut found = Parts(Vec::new());
    let Case {
        // Every file has a name of its own for what it holds.
        id: _,
        title,
        question,
        as_of,
        caution,
        placeholders,
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
        // Exports name every state itself.
        numbering: _,
    } = case;
    found.has(Part::Title, !title.is_empty());
    found.has(Part::Question, question.is_some());
    found.has(Part::Day, as_of.is_some());
    // What is said of placeholders is said as a caution.
    found.has(Part::Caution, caution.is_some() || !placeholders.is_empty());
    for Note { title: _, text: _, cites: _ } in notes {
        found.has(Part::Notes, true);
    }
    found.has(Part::Sources, !sources.is_empty());
    found.has(Part::Claims, !claims.is_empty());
    for Definition { name: _, statement: _ } in definitions {
        found.has(Part::Definitions, true);
    }
    parties.iter().for_each(|p| found.party(p));
    options.iter().for_each(|o| found.option(o));
    match form {
        Form::Options { infeasible, coalesce, status_quo } => {
            infeasible.iter().for_each(|r| found.rule(r));
            // The other two say by themselves what becomes of merged states; the table of states has them.
            coalesce.iter().for_each(|r| found.rule(r));
            found.has(Part::Today, status_quo.is_some());
        }
        Form::Graph { states: _, arcs, status_quo } => {
            found.has(Part::Moves, arcs.iter().any(|own| !own.is_empty()));
            found.has(Part::Today, status_quo.is_some());
        }
    }
    found.doubt(doubt);
    if let Some(Expect { feasible: _, sets: _, settlement: _, cites: _, note: _ }) = expect {
        found.has(Part::Expected, true);
    }
    for view in views {
        found.has(if is_blindness(view) { Part::Blindness } else { Part::Views }, true);
        found.grounds(&view.evidence);
    }
    if let Some(Negotiation { issues: _, impossible: _, definitions: _, actors: _, agreement: _, base: _ }) =
        negotiation
    {
        found.has(Part::Issues, true);
    }
    found.0
}

struct Parts(Vec<Part>);

impl Parts {
    fn has(&mut self, part: Part, there: bool) {
        if there {
            self.0.push(part);
        }
    }

    fn grounds(&mut self, evidence: &Evidence) {
        let Evidence { cites, assumption, why } = evidence;
        self.has(Part::Grounds, !cites.is_empty() || why.is_some());
        self.has(Part::Assumptions, *assumption);
    }

    fn rule(&mut self, rule: &Rule) {
        // A rule that stands for an option is there because that option is conditional.
        let Rule { when: _, evidence, stands_for: _ } = rule;
        self.grounds(evidence);
    }

    fn party(&mut self, party: &Party) {
        let Party { id: _, name, in_text, about, called, evidence, options: _, preferences, marks, span: _ } = party;
        self.has(Part::People, in_text != name || about.is_some() || !called.is_empty());
        self.grounds(evidence);
        match preferences {
            Preferences::Prioritized(wants) => wants.iter().for_each(|w| self.want(w)),
            Preferences::Ranked { tiers: _, evidence, span: _ } => self.grounds(evidence),
            Preferences::Weighted(weights) => weights.iter().for_each(|w| self.weight(w)),
        }
        let Marks { unknown, groups, strong_statements, strong_gaps } = marks;
        unknown.iter().for_each(|u| self.want(&u.want));
        self.has(Part::Unknown, !unknown.is_empty() || !groups.is_empty());
        self.has(Part::Strong, *strong_statements > 0 || !strong_gaps.is_empty());
    }

    fn want(&mut self, want: &Want) {
        // What is marked stands in the party's marks too; where a statement comes through a slot there are hypotheses.
        let Want { statement: _, evidence, dormant, mark: _, ranks, from: _ } = want;
        self.grounds(evidence);
        self.has(Part::Dormant, *dormant);
        self.has(Part::RanksInDoubt, ranks.is_some());
    }

    fn weight(&mut self, weight: &Weight) {
        let Weight { statement: _, millionths: _, evidence, dormant } = weight;
        self.grounds(evidence);
        self.has(Part::Dormant, *dormant);
    }

    fn option(&mut self, option: &CaseOption) {
        // Today's state stands in the form too.
        let CaseOption { id: _, full_id: _, owner: _, does: _, undoes, now: _, moves, evidence, span: _ } = option;
        self.has(Part::Undoing, undoes.is_some());
        self.has(Part::Directions, *moves != Direction::Both);
        self.grounds(evidence);
    }

    fn doubt(&mut self, doubt: &Doubt) {
        let Doubt { groups, ranged, base_ranks: _, wishes, infeasible, coalesce } = doubt;
        for group in groups {
            self.has(if group.is_contingency() { Part::Contingencies } else { Part::Hypotheses }, true);
        }
        self.has(Part::RanksInDoubt, !ranged.is_empty());
        let rules = infeasible.iter().chain(coalesce);
        rules.for_each(|rule| self.conditional(rule));
        for wishes in wishes {
            match wishes {
                Wishes::Ranking => {}
                Wishes::Prioritized(entries) => entries.iter().for_each(|entry| match entry {
                    Entry::Stated(want) => self.conditional(want),
                    Entry::Slot(_, _) => self.has(Part::Conditions, true),
                }),
                Wishes::Weighted(weights) => weights.iter().for_each(|weight| self.conditional(weight)),
            }
        }
    }

    fn conditional<T>(&mut self, of: &Conditional<T>) {
        let Conditional { item: _, condition } = of;
        self.has(Part::Conditions, !condition.is_always());
    }
}
