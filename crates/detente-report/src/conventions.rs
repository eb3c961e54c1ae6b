//! The conventions that documents name, made in one place, so that all of them call the same thing by the same name.

use crate::documents::v1::{Convention, Conventions, Keyed};
use detente_case::Case;
use detente_stability::Sanctions;

/// What a document tells, as far as conventions go.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Told {
    /// Verdicts about single states under the usual concepts.
    Stability(Sanctions),
    /// The same in games that parties see differently.
    Views,
    /// What coalitions could do.
    Coalitions,
    /// How firmly states hold.
    Strength,
    /// What holds where preferences are unknown.
    Unknown,
    /// Where the conflict can go.
    Paths,
    /// What two parties do who look ahead.
    Foresight,
    /// What could be agreed.
    Settlement {
        /// Whether it is told as well which agreements would hold as states.
        signed: bool,
    },
}

/// The `conventions` of a document about some cases: first those of its own kind, then those of every verdict.
///
/// * `sanctions`: which sequences of the others' moves count as one;
/// * `ties`: whether an answer that leaves a party as well off as before deters it;
/// * `return_to_start`: whether an answer that leads back to the state asked about deters, too (the logical form of the
///   definitions says so, their matrix form does not);
/// * `unknown`: what becomes of preferences that nobody knows, where a case has some.
pub(crate) fn conventions(told: Told, cases: &[&Case]) -> Conventions {
    let own: &[(&'static str, &'static str)] = match told {
        Told::Stability(_) => &[],
        Told::Views => &[("outcomes", "hyper-equilibria"), ("steady", "own-game-stability"), ("unseen", "not-taken")],
        Told::Coalitions => &[("joint_moves", "legal-sequences"), ("credible", "single-improvements")],
        Told::Strength => &[("strength", "hamouda-kilgour-hipel-2004"), ("sseq", "by-analogy")],
        Told::Unknown => &[
            ("extensions", "li-hipel-kilgour-fang-2004"),
            ("credible", "improvement-or-unknown"),
            ("circles", "no-answer"),
            ("sseq", "by-analogy"),
        ],
        Told::Paths => &[("sequences", "legal"), ("after_agreement", "anybody"), ("ties", "no-loss")],
        Told::Foresight => &[
            ("moves", "in-turn"),
            ("staying", "ends-it"),
            ("ties", "stay-then-lowest-number"),
            ("return_to_start", "stay"),
        ],
        Told::Settlement { .. } => &[
            ("points_over", "undominated agreeable packages"),
            ("doubtful_scores", "middle of the range"),
            ("without_floor", "gains are counted from the sum of the lowest scores"),
        ],
    };
    let mut all: Vec<(&str, Convention)> = Vec::new();
    if matches!(told, Told::Views) {
        all.push(("level", Convention::Level(1)));
    }
    all.extend(own.iter().map(|(key, name)| (*key, Convention::Named(name))));
    let mut put = |key, name| {
        if all.iter().all(|(known, _)| *known != key) {
            all.push((key, Convention::Named(name)));
        }
    };
    if !matches!(told, Told::Foresight | Told::Settlement { signed: false }) {
        let sanctions = if let Told::Stability(sanctions) = told { sanctions } else { Sanctions::Legal };
        put("sanctions", sanctions.key());
        put("ties", "deter");
        put("return_to_start", "sanction");
    }
    if !matches!(told, Told::Unknown) && cases.iter().any(|case| case.any_unknown()) {
        put("unknown", "left-out");
    }
    Keyed(all)
}
