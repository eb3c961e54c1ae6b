//! What rests on what: from a verdict or a judgement back to sentences, and from a claim or a document forward. Plain
//! data, found out by who asks for it; told by `trace_text` and `trace_json`.

use detente_case::{Case, Citation, Evidence, Form, Preferences};
use detente_graph::{PartyId, StateId};
use detente_stability::Concept;

/// A judgement of the analyst, by its place in the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Judged {
    /// The description of a party.
    Party(PartyId),
    /// An option, by position.
    Option(usize),
    /// A preference of a party, by position; the ranking of a party is its preference 0.
    Want(PartyId, usize),
    /// A rule under `infeasible`, by position.
    Infeasible(usize),
    /// A rule under `coalesce`, by position.
    Coalesce(usize),
    /// An alternative of a group of hypotheses or of a contingency, by positions.
    Alternative(usize, usize),
    /// A note, by position.
    Note(usize),
}

/// How a judgement enters a verdict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Use {
    /// The statement is the first that tells two states apart (or the weights that do, or the ranking): for this party
    /// the first state is better.
    Decides {
        /// The better state.
        better: StateId,
        /// The worse one.
        worse: StateId,
    },
    /// The rule keeps the party from going to this combination of options, which it would like better.
    Forbids(u64),
    /// The option is changed in a move of the certificate.
    Moved,
}

/// What one verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictTrace {
    /// The state.
    pub state: StateId,
    /// The party.
    pub party: PartyId,
    /// The concept.
    pub concept: Concept,
    /// Whether the state is stable for the party.
    pub is_stable: bool,
    /// The judgements that its certificate uses, in the order of the case, each with how.
    pub uses: Vec<(Judged, Vec<Use>)>,
    /// Comparisons of the certificate in which the states are equally good, so that no judgement decides.
    pub ties: usize,
    /// Answers of the others that were looked at and do not deter: the verdict rests on every one of them not hurting.
    pub answers: usize,
    /// Whether rules that keep the party from better combinations were looked for.
    pub rules_looked_for: bool,
}

/// What rests on a claim or a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ForwardTrace {
    /// Judgements that cite it, in the order of the case.
    pub cited_by: Vec<Judged>,
    /// Claims that it confirms, by position; for a document, claims confirmed by one of its claims.
    pub confirms: Vec<usize>,
    /// Whether results that the case expects cite it.
    pub expected: bool,
    /// The verdicts about today's state that use one of these judgements.
    pub verdicts: Vec<VerdictTrace>,
}

/// What a judgement rests on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grounds {
    /// What it names itself; its reason counts even where it cites nothing.
    pub own: Evidence,
    /// Where it cites nothing and is no assumption, what the party behind it rests on.
    pub party: Option<Evidence>,
}

impl Grounds {
    /// What is cited, by the judgement or else by its party.
    pub fn cites(&self) -> &[Citation] {
        &self.party.as_ref().unwrap_or(&self.own).cites
    }

    /// Whether it, or else its party, is an assumption of the analyst.
    pub fn is_assumption(&self) -> bool {
        self.party.as_ref().unwrap_or(&self.own).assumption
    }

    /// The reason: its own first, else that of its party.
    pub fn why(&self) -> Option<&str> {
        self.own.why.as_deref().or(self.party.as_ref().and_then(|party| party.why.as_deref()))
    }
}

impl Judged {
    /// As the command line names it: `jp`, `jp.offer`, `jp.3`, `infeasible.2`, `note.1`.
    pub fn key(self, case: &Case) -> String {
        match self {
            Self::Party(p) => case.party(p).id.value.clone(),
            Self::Option(k) => case.options[k].full_id.clone(),
            Self::Want(p, k) => format!("{}.{}", case.party(p).id, k + 1),
            Self::Infeasible(k) => format!("infeasible.{}", k + 1),
            Self::Coalesce(k) => format!("coalesce.{}", k + 1),
            Self::Alternative(g, a) => case.doubt.groups[g].label(a as u8),
            Self::Note(k) => format!("note.{}", k + 1),
        }
    }

    /// What it is, in a few words: "preference 3 of Japan: summit".
    pub fn words(self, case: &Case) -> String {
        let statement = |text: &str| format!("`{text}`");
        match self {
            Self::Party(p) => format!("the description of {}", case.party(p).name),
            Self::Option(k) => format!("the option {}: {}", case.options[k].full_id, case.options[k].does),
            Self::Want(p, k) => {
                let party = case.party(p);
                match &party.preferences {
                    Preferences::Ranked { .. } => format!("the ranking of {}", party.name),
                    Preferences::Prioritized(wants) => {
                        format!("preference {} of {}: {}", k + 1, party.name, statement(&wants[k].statement.text))
                    }
                    Preferences::Weighted(weights) => {
                        format!("weight {} of {}: {}", k + 1, party.name, statement(&weights[k].statement.text))
                    }
                }
            }
            Self::Infeasible(k) | Self::Coalesce(k) => {
                let Form::Options { infeasible, coalesce, .. } = &case.form else { return String::new() };
                match self {
                    Self::Infeasible(_) => format!("the rule that excludes {}", statement(&infeasible[k].when.text)),
                    _ => format!("the rule that joins {}", statement(&coalesce[k].when.text)),
                }
            }
            Self::Alternative(g, a) => {
                let group = &case.doubt.groups[g];
                format!("the alternative “{}” of {}", group.alternatives[a].name, group.id)
            }
            Self::Note(k) => format!("the note “{}”", case.notes[k].title),
        }
    }

    /// What it rests on.
    pub fn grounds(self, case: &Case) -> Grounds {
        let (own, party) = match self {
            Self::Party(p) => (case.party(p).evidence.clone(), None),
            Self::Option(k) => (case.options[k].evidence.clone(), Some(case.options[k].owner)),
            Self::Want(p, k) => {
                let own = match &case.party(p).preferences {
                    Preferences::Ranked { evidence, .. } => evidence,
                    Preferences::Prioritized(wants) => &wants[k].evidence,
                    Preferences::Weighted(weights) => &weights[k].evidence,
                };
                (own.clone(), Some(p))
            }
            Self::Infeasible(k) | Self::Coalesce(k) => {
                let rules = match (&case.form, self) {
                    (Form::Options { infeasible, .. }, Self::Infeasible(_)) => infeasible,
                    (Form::Options { coalesce, .. }, _) => coalesce,
                    _ => return Grounds::default(),
                };
                (rules[k].evidence.clone(), None)
            }
            Self::Alternative(g, a) => (alternative(case, g, a), None),
            Self::Note(k) => (Evidence { cites: case.notes[k].cites.clone(), ..Evidence::default() }, None),
        };
        let behind = party.map(|p| &case.party(p).evidence).filter(|party| own.is_missing() && !party.is_missing());
        Grounds { party: behind.cloned(), own }
    }

    /// All judgements of a case, in its order.
    pub fn all(case: &Case) -> Vec<Self> {
        let mut all = Vec::new();
        for p in case.party_ids() {
            all.push(Self::Party(p));
            all.extend(case.party(p).options.clone().map(Self::Option));
            let wants = match &case.party(p).preferences {
                Preferences::Ranked { .. } => 1,
                Preferences::Prioritized(wants) => wants.len(),
                Preferences::Weighted(weights) => weights.len(),
            };
            all.extend((0..wants).map(|k| Self::Want(p, k)));
        }
        if let Form::Options { infeasible, coalesce, .. } = &case.form {
            // What stands for an option is that option, told above.
            let written = infeasible.iter().enumerate().filter(|(_, rule)| rule.stands_for.is_none());
            all.extend(written.map(|(k, _)| Self::Infeasible(k)));
            all.extend((0..coalesce.len()).map(Self::Coalesce));
        }
        for (g, group) in case.doubt.groups.iter().enumerate() {
            all.extend((0..group.alternatives.len()).map(|a| Self::Alternative(g, a)));
        }
        all.extend((0..case.notes.len()).map(Self::Note));
        all
    }
}

/// What an alternative rests on: its own grounds, those of the statements that hold in it alone, and the claim that it
/// reads in its way.
fn alternative(case: &Case, group: usize, at: usize) -> Evidence {
    let group = &case.doubt.groups[group];
    let alternative = &group.alternatives[at];
    let mut evidence = alternative.evidence.clone();
    let of_wants = alternative.prefers.iter().flat_map(|want| want.item.evidence.cites.iter().copied());
    for cited in group.reads.map(Citation::Claim).into_iter().chain(of_wants) {
        if !evidence.cites.contains(&cited) {
            evidence.cites.push(cited);
        }
    }
    evidence
}
