//! A checked case: what a case file says once every name is resolved and every rule of the language is kept.

use crate::{Concept, Doubt, Expr, Mark, Marks, Negotiation, OptionId, PartyId, View};
use detente_source::{Claim, Document, Span, Spanned};

/// A case without errors.
#[derive(Clone, Debug)]
pub struct Case {
    /// Kebab-case id.
    pub id: String,
    /// Title; the id where the file has none.
    pub title: String,
    /// The question that the case is to answer.
    pub question: Option<String>,
    /// The day as of which "now" holds, `YYYY-MM-DD`.
    pub as_of: Option<String>,
    /// What a reader must know before quoting any result.
    pub caution: Option<String>,
    /// Where the file says `placeholder: true`: what `detente new` wrote and nobody has put right yet.
    pub placeholders: Vec<Span>,
    /// Remarks of the analyst: readings left aside, what was parked and why.
    pub notes: Vec<Note>,
    /// Documents.
    pub sources: Vec<Document>,
    /// Claims.
    pub claims: Vec<Claim>,
    /// Named statements.
    pub definitions: Vec<Definition>,
    /// Parties in the order of the file.
    pub parties: Vec<Party>,
    /// All options in the order of the file, party by party; option `k` is bit `k` of a state. Empty in graph form.
    pub options: Vec<CaseOption>,
    /// Option form or graph form.
    pub form: Form,
    /// What is in doubt; the case as it stands here is the base world.
    pub doubt: Doubt,
    /// Results that the case must give.
    pub expect: Option<Expect>,
    /// How parties see the conflict, where that is not how it is; at most one a party, in the order of the file.
    pub views: Vec<View>,
    /// What is on the table, where the case has issues.
    pub negotiation: Option<Negotiation>,
    /// The rules by which states are numbered, where a ranking names states by number: those of the case as it is written,
    /// whatever world or change it is looked at in.
    pub numbering: Option<Box<Numbering>>,
}

/// The rules that decide which state has which number.
#[derive(Clone, Debug)]
pub struct Numbering {
    /// States that cannot be.
    pub infeasible: Vec<Rule>,
    /// States that are one state.
    pub coalesce: Vec<Rule>,
}

/// How states and moves are given.
#[derive(Clone, Debug)]
pub enum Form {
    /// A state says for every option whether it is taken.
    Options {
        /// States that cannot be.
        infeasible: Vec<Rule>,
        /// States that are one state.
        coalesce: Vec<Rule>,
        /// Bits of the options taken today; `None` when no option carries `now`.
        status_quo: Option<u64>,
    },
    /// States and arcs listed by name.
    Graph {
        /// States in the order of the file.
        states: Vec<NamedState>,
        /// Per party its arcs, as pairs of positions in `states`.
        arcs: Vec<Vec<(usize, usize)>>,
        /// Position of today's state.
        status_quo: Option<usize>,
    },
}

/// A state of the graph form.
#[derive(Clone, Debug)]
pub struct NamedState {
    /// Its id.
    pub id: Spanned<String>,
    /// What it means.
    pub label: String,
}

/// A remark printed in the report.
#[derive(Clone, Debug)]
pub struct Note {
    /// Heading.
    pub title: String,
    /// Text.
    pub text: String,
    /// What it rests on.
    pub cites: Vec<Citation>,
}

/// A party: somebody who decides.
#[derive(Clone, Debug)]
pub struct Party {
    /// Its id.
    pub id: Spanned<String>,
    /// Its name; the id where the file has none.
    pub name: String,
    /// Its name inside a sentence ("the United States"); the name where the file has none.
    pub in_text: String,
    /// Who or what it is.
    pub about: Option<String>,
    /// Names by which texts call it, besides its own.
    pub called: Vec<String>,
    /// What its description rests on; stands in for preferences that cite nothing themselves.
    pub evidence: Evidence,
    /// Positions of its options, contiguous.
    pub options: std::ops::Range<usize>,
    /// What it wants.
    pub preferences: Preferences,
    /// What is not known of its preferences, and which differences are large.
    pub marks: Marks,
    /// Where it stands in the file.
    pub span: Span,
}

/// Something that a party may do or leave.
#[derive(Clone, Debug)]
pub struct CaseOption {
    /// Its id within the party.
    pub id: Spanned<String>,
    /// The id with its party's: `jp.offer`.
    pub full_id: String,
    /// Who controls it.
    pub owner: PartyId,
    /// A verb phrase: what taking it means.
    pub does: String,
    /// A verb phrase: what dropping it means, where "no longer ..." does not do.
    pub undoes: Option<String>,
    /// Whether it is taken today.
    pub now: bool,
    /// In which direction it can be changed.
    pub moves: Direction,
    /// What it rests on.
    pub evidence: Evidence,
    /// Where it stands in the file.
    pub span: Span,
}

/// In which direction an option can be changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// Taken and dropped at will.
    #[default]
    Both,
    /// Once taken it stays.
    Take,
    /// Once dropped it stays dropped.
    Drop,
}

/// What a judgement rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Claims and documents cited.
    pub cites: Vec<Citation>,
    /// Whether the analyst declares it an assumption.
    pub assumption: bool,
    /// The analyst's reason.
    pub why: Option<String>,
}

impl Evidence {
    /// Whether it neither cites anything nor is declared an assumption.
    pub fn is_missing(&self) -> bool {
        self.cites.is_empty() && !self.assumption
    }
}

/// What a citation points to, by position in the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Citation {
    /// A claim.
    Claim(usize),
    /// A document as a whole.
    Source(usize),
}

/// A statement as written, where it stands, and what it means.
#[derive(Clone, Debug)]
pub struct Statement {
    /// As written, white space folded.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// Its meaning.
    pub expr: Expr,
}

/// A named statement.
#[derive(Clone, Debug)]
pub struct Definition {
    /// Its name.
    pub name: Spanned<String>,
    /// What it stands for.
    pub statement: Statement,
}

/// A rule about states: those where `when` holds are infeasible, or are one state.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Where it applies.
    pub when: Statement,
    /// Grounds.
    pub evidence: Evidence,
    /// Where no line of the file is this rule, but an option's `if` or `unless`: that option, which the worlds in which
    /// the rule counts do not have. It is no judgement of its own: the option is.
    pub stands_for: Option<OptionId>,
}

/// What a party wants. More preferred states have higher ranks.
#[derive(Clone, Debug)]
pub enum Preferences {
    /// Option prioritization: statements, most important first.
    Prioritized(Vec<Want>),
    /// States, best first; states of one tier are tied.
    Ranked {
        /// Tiers, best first.
        tiers: Vec<Vec<RankedState>>,
        /// Grounds.
        evidence: Evidence,
        /// Where it stands.
        span: Span,
    },
    /// Weights of statements that hold; the larger the sum the better.
    Weighted(Vec<Weight>),
}

/// One preference statement.
#[derive(Clone, Debug)]
pub struct Want {
    /// What is wanted.
    pub statement: Statement,
    /// Grounds.
    pub evidence: Evidence,
    /// Whether the file says `dormant: true`: known to tell no states apart in this reading of the case, and kept for
    /// others. Key of the long form (`{want: ..., dormant: true}`, `{weight: ..., dormant: true}`); false by default.
    pub dormant: bool,
    /// Whether the file says `unknown: true` or `strong: true`. What is unknown is never among [`Preferences`]: it stands in
    /// the party's [`Marks`].
    pub mark: Option<Mark>,
    /// Where its rank is in doubt: the first and the last rank that it may have, counted from 1.
    pub ranks: Option<(u16, u16)>,
    /// Where it comes through a slot: group and alternative, by position in [`Doubt::groups`].
    pub from: Option<(usize, u8)>,
}

/// A statement and its weight.
#[derive(Clone, Debug)]
pub struct Weight {
    /// What is weighed.
    pub statement: Statement,
    /// The weight, in units of 10^-6 (six decimals are kept exactly).
    pub millionths: i64,
    /// Grounds.
    pub evidence: Evidence,
    /// Whether the file says `dormant: true`: known to tell no states apart in this reading of the case, and kept for
    /// others. Key of the long form (`{want: ..., dormant: true}`, `{weight: ..., dormant: true}`); false by default.
    pub dormant: bool,
}

/// An entry of a ranking.
#[derive(Clone, Debug)]
pub struct RankedState {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
    /// What it names.
    pub state: StateName,
}

/// How a case file names states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StateName {
    /// Option form: all states `s` with `s & care == value`. Without `-` in the pattern, `care` covers every option.
    Pattern {
        /// Bits that the pattern fixes.
        care: u64,
        /// Their values.
        value: u64,
    },
    /// Graph form: position in the list of states.
    Named(usize),
    /// A state's number, from 1.
    Number(u64),
}

/// Results that the case must give.
#[derive(Clone, Debug)]
pub struct Expect {
    /// Number of feasible states.
    pub feasible: Option<Spanned<u64>>,
    /// Expected equilibria and stable states.
    pub sets: Vec<ExpectedSet>,
    /// Expected figures of the settlement, where the case has issues.
    pub settlement: Option<crate::ExpectedSettlement>,
    /// Where the figures were published.
    pub cites: Vec<Citation>,
    /// Remarks on the figures.
    pub note: Option<String>,
}

/// An expected set of states.
#[derive(Clone, Debug)]
pub struct ExpectedSet {
    /// Stability concept.
    pub concept: Spanned<Concept>,
    /// For one party, or equilibria when `None`.
    pub party: Option<PartyId>,
    /// What is expected.
    pub expected: Expected,
    /// Where it stands.
    pub span: Span,
}

/// What an [`ExpectedSet`] says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// Exactly these states.
    States(Vec<StateName>),
    /// This many states.
    Count(u64),
}

impl Case {
    /// What must be said before any result: that the case still holds placeholders, and its own caution.
    pub fn caution_in_full(&self) -> Option<String> {
        let placeholders = match self.placeholders.len() {
            0 => None,
            1 => Some("This case still holds a placeholder that `detente new` wrote".to_owned()),
            n => Some(format!("This case still holds {n} placeholders that `detente new` wrote")),
        };
        let placeholders = placeholders.map(|words| format!("{words}: no result below says anything about a dispute."));
        let parts: Vec<String> = placeholders.into_iter().chain(self.caution.clone()).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// A party by position.
    pub fn party(&self, id: PartyId) -> &Party {
        &self.parties[id.index()]
    }

    /// An option by position.
    pub fn option(&self, id: OptionId) -> &CaseOption {
        &self.options[id.index()]
    }

    /// Ids of all parties.
    pub fn party_ids(&self) -> impl Iterator<Item = PartyId> + use<> {
        (0..self.parties.len()).map(|i| PartyId(i as u8))
    }

    /// How a party sees the conflict; none where it sees it as it is.
    pub fn view_of(&self, party: PartyId) -> Option<&View> {
        self.views.iter().find(|v| v.party == party)
    }

    /// Whether it consists of issues alone: no options, no states, and so nothing to analyse but settlements.
    pub fn is_issues_alone(&self) -> bool {
        self.negotiation.is_some() && self.parties.is_empty()
    }

    /// The party with this id.
    pub fn find_party(&self, id: &str) -> Option<PartyId> {
        self.parties.iter().position(|p| p.id.value == id).map(|i| PartyId(i as u8))
    }

    /// The option with this full id (`jp.offer`).
    pub fn find_option(&self, full_id: &str) -> Option<OptionId> {
        self.options.iter().position(|o| o.full_id == full_id).map(|i| OptionId(i as u8))
    }
}
