//! Which clauses say that somebody says something, and who it is.

use super::language::Language;
use super::phrase::{Reading, Subject};
use super::tokens::{Kind, Token};

/// How a clause of saying lies in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Form {
    /// "..., a spokesman said."
    Final,
    /// "..., she said, ..."
    Inside,
    /// "The minister said that ..."
    Initial,
    /// "..., although analysts caution that ...": only what follows is theirs.
    Embedded,
}

/// A clause of saying.
#[derive(Clone, Debug)]
pub(super) struct Site {
    pub form: Form,
    pub subject: Subject,
    /// Whether it says that something was not said, or is denied.
    pub denied: bool,
    /// The token with which it begins.
    pub from: usize,
}

/// Tokens of a sentence that is looked at as one.
pub(super) const LONGEST: usize = 200;

/// Nouns after which a clause says only what is rumoured.
const RUMOURS: [&str; 16] = [
    "reports",
    "report",
    "rumours",
    "rumors",
    "rumour",
    "claims",
    "claim",
    "allegations",
    "allegation",
    "suggestions",
    "suggestion",
    "idea",
    "speculation",
    "accusation",
    "accusations",
    "berichte",
];
/// Words that make what is said hearsay of the text itself.
const HEARSAY: [&str; 8] =
    ["reportedly", "allegedly", "apparently", "presumably", "supposedly", "angeblich", "offenbar", "apparemment"];
/// Words before a clause that is only supposed.
const SUPPOSED: [&str; 15] = [
    "if", "when", "whether", "before", "until", "unless", "after", "once", "ob", "wenn", "falls", "bevor", "si",
    "quand", "lorsque",
];

impl Reading<'_> {
    /// The clauses of saying in a sentence without speech in quotation marks, the one that carries the most first.
    pub fn reported(&self, all: &[Token]) -> Vec<Site> {
        let mut found: Vec<Site> = Vec::new();
        // What goes on and on without a full stop is no sentence.
        if all.len() > LONGEST {
            return found;
        }
        for v in 0..all.len() {
            if let Some(site) = self.site(all, v) {
                found.push(site);
            }
        }
        if let Some((subject, from)) = self.according(all) {
            found.push(Site {
                form: if from == 0 { Form::Initial } else { Form::Final },
                subject,
                denied: false,
                from,
            });
        }
        found.sort_by_key(|s| s.form);
        found
    }

    /// Whether a word is a verb of saying there. Next to a quotation (`beside`) more verbs are.
    pub(super) fn is_verb(&self, all: &[Token], i: usize, beside: bool) -> bool {
        let g = self.grammar;
        if !all[i].is_word() || all[i].capital() {
            return false;
        }
        let small = all[i].small();
        let small = small.as_str();
        let that = || {
            let soon = all[i + 1..].iter().take(5).take_while(|t| t.kind != Kind::Comma);
            soon.clone().any(|t| g.that.contains(t.small().as_str()))
                || g.language == Language::German && all[i + 1..].iter().take(6).any(|t| t.kind == Kind::Comma)
        };
        let saying = g.say.contains(small)
            || g.deny.contains(small)
            || g.say_that.contains(small) && (beside || that())
            || beside && g.beside.contains(small);
        let so = beside && (i == 0 || all[i - 1].kind == Kind::Comma);
        if !saying || small == "so" && !so {
            return false;
        }
        if small == "savoir" && i.checked_sub(1).is_none_or(|k| all[k].text != "fait") {
            return false;
        }
        let before = i.checked_sub(1).map(|k| all[k].small()).unwrap_or_default();
        let noun = g.language == Language::English && g.determiners.contains(before.as_str());
        !noun && !g.not_saying.contains(before.as_str())
    }

    pub(super) fn site(&self, all: &[Token], v: usize) -> Option<Site> {
        let plain = self.is_verb(all, v, false);
        if !plain && !self.is_verb(all, v, true) {
            return None;
        }
        let rest = &all[v + 1..];
        let deny = self.grammar.deny.contains(all[v].small().as_str());
        if let Some(before) = self.subject_before(all, v) {
            if all[..v].iter().any(|t| HEARSAY.contains(&t.small().as_str())) {
                return None;
            }
            let denied = deny || before.negated || before.subject == Subject::Nobody;
            let made = |form| Some(Site { form, subject: before.subject.clone(), denied, from: before.from });
            let aside = self.adverbial(rest, &all[v]);
            let ends = aside == rest.len();
            let parts = before.from > 0 && !all[before.from - 1].is_word();
            let clause = self.is_clause(&all[..before.from]);
            if parts && clause && ends && !before.joined {
                return made(Form::Final);
            }
            if parts
                && clause
                && rest.get(aside).is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Break))
                && !before.joined
            {
                return made(Form::Inside);
            }
            let quoted = rest.iter().filter(|t| matches!(t.kind, Kind::Quote(_))).count();
            let words = rest.iter().filter(|t| t.is_word()).count() + 3 * quoted;
            let only = words == 1 && rest.iter().any(|t| self.grammar.pronouns.contains(t.small().as_str()));
            let enough = words >= 3 || deny && (words > 0 || before.initial);
            if !plain || only || ends && !deny || !enough {
                return None;
            }
            if before.initial || parts && !clause {
                return made(Form::Initial);
            }
            // Only a word that joins clauses makes a clause within another sure.
            let joint = all[before.from - 1].small();
            let rumour = before.from > 1 && RUMOURS.contains(&all[before.from - 2].small().as_str());
            let unsure = !all[before.from - 1].is_word() && all[before.from - 1].kind == Kind::Comma
                || SUPPOSED.contains(&joint.as_str())
                || rumour;
            return if unsure { None } else { made(Form::Embedded) };
        }
        // "CLAUSE, said a spokesman."
        let start = self.before_verb(all, v).0;
        if start > 0 && matches!(all[start - 1].kind, Kind::Comma | Kind::Break) && self.is_clause(&all[..start - 1]) {
            let (subject, end) = self.after_verb(rest)?;
            if all[v].text == "so" && end < rest.len() {
                return None;
            }
            let denied = deny || subject == Subject::Nobody;
            return Some(Site { form: Form::Final, subject, denied, from: start });
        }
        None
    }

    /// Whether the words before a comma can be what somebody says, and not only when and where.
    fn is_clause(&self, before: &[Token]) -> bool {
        let words = before.iter().filter(|t| t.is_word()).count();
        let Some(first) = before.first() else { return false };
        let g = self.grammar;
        let aside = g.prepositions.contains(first.small().as_str());
        let commas = before[..before.len() - 1].iter().filter(|t| t.kind == Kind::Comma).count();
        words >= 3 && (!aside || commas > 0 && self.has_finite(before))
    }

    /// How many tokens after a verb say when, where and to whom.
    pub(super) fn adverbial(&self, rest: &[Token], verb: &Token) -> usize {
        let g = self.grammar;
        let end = rest.iter().position(|t| !t.is_word()).unwrap_or(rest.len());
        let part = &rest[..end];
        let told = ["told", "tells", "tell"].contains(&verb.text);
        let that = part.iter().any(|t| g.that.contains(t.small().as_str()));
        let first = part.first().map(Token::small).unwrap_or_default();
        let when = g.prepositions.contains(first.as_str()) || g.time.contains(first.as_str());
        let german = g.language == Language::German && part.len() <= 6;
        let tail = part.is_empty()
            || !that && !self.has_finite(part) && part.len() <= 9 && (when || told && part.len() <= 5 || german);
        if tail { end } else { 0 }
    }

    /// Where what stands between a subject and its verb begins; whether it turns the verb round; whether it joins clauses.
    pub(super) fn before_verb(&self, all: &[Token], verb: usize) -> (usize, bool, bool) {
        let g = self.grammar;
        let mut end = verb;
        let (mut negated, mut joined) = (false, false);
        while end > 0 {
            let token = &all[end - 1];
            let small = token.small();
            let small = small.as_str();
            if !token.is_word() {
                // ", however,"
                let one = end >= 3 && token.kind == Kind::Comma && all[end - 3].kind == Kind::Comma;
                if one && g.between.contains(all[end - 2].small().as_str()) {
                    end -= 3;
                    continue;
                }
                break;
            }
            let adverb = g.language == Language::English && small.ends_with("ly") && !token.capital();
            if g.time.contains(small) && end >= 2 && g.prepositions.contains(all[end - 2].small().as_str()) {
                end -= 2;
                continue;
            }
            if !(g.between.contains(small)
                || adverb
                || g.time.contains(small)
                || g.negation.contains(small)
                || small.ends_with("n't"))
            {
                break;
            }
            // "both sides": a word of the subject.
            if token.capital() && end > 1 || g.he_she.contains(&small) {
                break;
            }
            negated |= g.negation.contains(small) || small.ends_with("n't");
            joined |= matches!(small, "and" | "but" | "und" | "aber" | "et" | "mais");
            end -= 1;
        }
        (end, negated, joined)
    }

    /// The subject before a verb.
    pub(super) fn subject_before(&self, all: &[Token], verb: usize) -> Option<Before> {
        let g = self.grammar;
        let (end, negated, joined) = self.before_verb(all, verb);
        let start = self.first(all);
        if joined {
            let subject = self.opening(all).filter(|o| o.end < end)?.subject;
            return Some(Before { subject, from: start, initial: true, negated, joined });
        }
        // "a-t-il dit", "hatte er noch erklärt".
        if end == 0 {
            return None;
        }
        let made = |subject, from: usize| Some(Before { subject, from, initial: from == start, negated, joined });
        if !all[end - 1].is_word() {
            if all[end - 1].kind != Kind::Comma {
                return None;
            }
            // "Ada Brook, the mayor, said": the name stands before the first comma of two.
            let mut from = start;
            while from + 1 < end {
                let part = &all[from..end - 1];
                let aside =
                    g.prepositions.contains(part[0].small().as_str()) || g.time.contains(part[0].small().as_str());
                if !aside
                    && part.iter().any(|t| t.kind == Kind::Comma)
                    && let Some(subject) = self.phrase(part)
                {
                    // "CLAUSE, workers and drivers, said Tom Lee": what follows may be the one who says it.
                    let rival = self.after_verb(&all[verb + 1..]).filter(|(_, n)| *n + verb + 1 == all.len());
                    let known = matches!(subject, Subject::Named { .. });
                    return if rival.is_some() && !known { None } else { made(subject, from) };
                }
                from += 1 + all[from..end - 1].iter().position(|t| t.kind == Kind::Comma)?;
            }
            return None;
        }
        let last = all[..end].iter().rposition(|t| !t.is_word()).map_or(0, |at| at + 1);
        let from = if last <= start { start } else { self.skip(all, last, end) };
        if from < end
            && let Some(subject) = self.phrase(&all[from..end])
        {
            return made(subject, from);
        }
        // "In 2021 Prewitt told", "On Monday the mayor said".
        let first = all.get(from)?.small();
        if from < end && (g.prepositions.contains(first.as_str()) || g.time.contains(first.as_str())) {
            for to in from + 1..end.min(from + 6) {
                let token = &all[to];
                let when = |t: &Token| {
                    let small = t.small();
                    g.time.contains(small.as_str())
                        || small.chars().all(|c| c.is_ascii_digit())
                        || (self.is_actor)(t.text)
                        || g.determiners.contains(small.as_str())
                };
                let done = all[from + 1..to].iter().all(when) && (to > from + 1 || g.time.contains(first.as_str()));
                if done
                    && !g.time.contains(token.small().as_str())
                    && let Some(subject) = self.phrase(&all[to..end])
                {
                    let initial = from == start;
                    let from = if initial { start } else { to };
                    return Some(Before { subject, from, initial, negated, joined });
                }
            }
        }
        // "..., although analysts caution": after a word that joins clauses, or another verb of saying.
        for at in from..end {
            let small = all[at].small();
            let joins = g.conjunctions.contains(small.as_str())
                || g.that.contains(small.as_str())
                || self.is_verb(all, at, true)
                || g.relatives.contains(small.as_str()) && g.language != Language::German;
            if joins && let Some(subject) = self.phrase(&all[at + 1..end]) {
                return Some(Before { subject, from: at + 1, initial: false, negated, joined });
            }
        }
        None
    }

    /// Where a sentence begins, after "but", "however," and the like.
    pub(super) fn first(&self, all: &[Token]) -> usize {
        self.skip(all, 0, all.len())
    }

    fn skip(&self, all: &[Token], mut at: usize, end: usize) -> usize {
        let g = self.grammar;
        while at < end {
            let small = all[at].small();
            let joins = matches!(
                small.as_str(),
                "and" | "but" | "or" | "yet" | "so" | "und" | "aber" | "et" | "mais" | "then" | "who"
            );
            let word = g.between.contains(small.as_str())
                && !g.finite.contains(small.as_str())
                && !matches!(small.as_str(), "both" | "all" | "each");
            if !(all[at].is_word() && (joins && small != "who" || word))
                && all[at].kind != Kind::Comma
                && all[at].kind != Kind::Break
            {
                break;
            }
            at += 1;
        }
        at
    }
}

/// A subject before its verb.
pub(super) struct Before {
    pub subject: Subject,
    pub from: usize,
    /// Whether it begins the sentence.
    pub initial: bool,
    pub negated: bool,
    pub joined: bool,
}
