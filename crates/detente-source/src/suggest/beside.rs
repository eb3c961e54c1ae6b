//! The clauses of saying that stand beside a quotation: after it, before it, and "according to".

use super::clause::LONGEST;
use super::language::Language;
use super::phrase::{Reading, Subject};
use super::tokens::{Kind, Token};

/// What stands before a quotation.
#[derive(Clone, Debug)]
pub(super) enum Lead {
    /// A clause of saying.
    Said(Subject, bool),
    /// "adding": whoever spoke last in the sentence.
    Same,
    /// Somebody is said to speak, and who cannot be told.
    Unclear,
    /// No word of saying.
    None,
}

/// Verbs after which a quotation is somebody else's name for a thing.
const NAMING: [&str; 14] = [
    "described",
    "known",
    "called",
    "dubbed",
    "labelled",
    "labeled",
    "branded",
    "termed",
    "nicknamed",
    "quoted",
    "quoting",
    "bezeichnet",
    "genannt",
    "qualifié",
];

impl Reading<'_> {
    /// Who says the quotation that stands before some tokens. `comma` says whether it ends as quotations end that go on.
    pub fn tail(&self, region: &[Token], comma: bool) -> Option<(Subject, bool)> {
        let g = self.grammar;
        let lead = region.iter().take_while(|t| t.kind == Kind::Comma || t.kind == Kind::Break).count();
        let comma = comma || lead > 0;
        let region = &region[lead..];
        let region = &region[..region.iter().position(|t| t.kind == Kind::Colon).unwrap_or(region.len())];
        let region = &region[..region.len().min(LONGEST / 2)];
        if region.is_empty() {
            return None;
        }
        // "said Lee", "a déclaré son porte-parole", "hat Lee gesagt", "a-t-il dit".
        let aux = region
            .iter()
            .take(3)
            .take_while(|t| g.between.contains(t.small().as_str()) && !matches!(t.text, "and" | "but"))
            .count();
        for v in 0..=aux.min(region.len() - 1) {
            if self.is_verb(region, v, true) {
                let denied = g.deny.contains(region[v].small().as_str())
                    || region[..v].iter().any(|t| g.negation.contains(t.small().as_str()));
                return self.after_verb(&region[v + 1..]).map(|(s, _)| (s, denied));
            }
        }
        if aux > 0
            && region.get(aux).is_some_and(|t| g.he_she.contains(&t.small().as_str()))
            && region.get(aux + 1).is_some_and(|_| self.is_verb(region, aux + 1, true))
        {
            return self.phrase(&region[aux..=aux]).map(|s| (s, false));
        }
        if let Some((subject, 0)) = self.according(region) {
            return Some((subject, false));
        }
        for v in 1..region.len() {
            if !self.is_verb(region, v, true) {
                continue;
            }
            let (mut end, negated, joined) = self.before_verb(region, v);
            if end > 0 && region[end - 1].kind == Kind::Comma {
                end -= 1;
            }
            let next = region.get(v + 1).map(Token::small).unwrap_or_default();
            let unsaid =
                g.deny.contains(region[v].small().as_str()) && matches!(next.as_str(), "saying" | "having" | "that");
            return (end > 0 && !joined)
                .then(|| self.phrase(&region[..end]))
                .flatten()
                .map(|s| (s.clone(), unsaid || negated || s == Subject::Nobody));
        }
        // After a comma any verb will do before a name: "seufzt Bürgermeisterin Onken", "lâche Jeanne Roux, qui ...".
        let verb = &region[0];
        let small = verb.small();
        let plain = comma
            && verb.is_word()
            && !verb.capital()
            && small.chars().count() > 3
            && !g.prepositions.contains(small.as_str())
            && !g.conjunctions.contains(small.as_str())
            && !g.determiners.contains(small.as_str())
            && !g.finite.contains(small.as_str())
            && !g.negation.contains(small.as_str())
            && !small.ends_with("ing")
            && !NAMING.contains(&small.as_str());
        if let (true, Some((subject @ Subject::Named { .. }, end))) = (plain, self.after_verb(&region[1..])) {
            let rest = region.get(1 + end).is_none_or(|t| !t.is_word());
            return rest.then_some((subject, false));
        }
        // Any verb will do after a comma: "she laughs".
        let found = (1..region.len().min(8)).rev().find_map(|v| {
            let verb = &region[v];
            let plain = verb.is_word() && !verb.capital() && (verb.text.ends_with("ed") || verb.text.ends_with('s'));
            let subject = (plain && g.language == Language::English && !self.has_finite(&region[v..=v]))
                .then(|| self.phrase(&region[..v]))
                .flatten()?;
            matches!(subject, Subject::Named { .. } | Subject::Pronoun { female: Some(_), .. })
                .then_some((subject, false))
        });
        found.filter(|_| comma)
    }

    /// Whether a sentence is nothing but a clause of saying: "Brook asked."
    pub fn is_bare(&self, all: &[Token]) -> bool {
        let g = self.grammar;
        let when = |rest: &[Token]| {
            let first = rest.first().map(Token::small).unwrap_or_default();
            let time = rest.last().is_some_and(|t| g.time.contains(t.small().as_str()));
            rest.is_empty() || rest.len() <= 3 && time && (g.prepositions.contains(first.as_str()) || rest.len() == 1)
        };
        all.len() <= 8
            && all.iter().all(Token::is_word)
            && (1..all.len()).any(|v| {
                self.is_verb(all, v, true)
                    && when(&all[v + 1..])
                    && self.phrase(&all[..self.before_verb(all, v).0]).is_some()
            })
    }

    /// What stands before a quotation that begins at `to`, from the end of the one before it.
    pub fn lead(&self, all: &[Token], from: usize, to: usize) -> Lead {
        let g = self.grammar;
        let from = from.max(to.saturating_sub(LONGEST / 2));
        let region = &all[from..to];
        let Some(v) = (0..region.len())
            .rev()
            .find(|&v| self.is_verb(region, v, true) || g.participles.contains(region[v].small().as_str()))
        else {
            return match self.according(region) {
                Some((subject, _)) => Lead::Said(subject, false),
                None => Lead::None,
            };
        };
        let verbs = (0..region.len()).filter(|&v| self.is_verb(region, v, true)).count();
        if from > 0 && verbs == 1 && self.tail(region, true).is_some() {
            return Lead::Same;
        }
        let after = &region[v + 1..];
        // An aside with a verb of its own parts the verb from the quotation.
        if after.iter().any(|t| NAMING.contains(&t.small().as_str()))
            || NAMING.contains(&region[v].small().as_str())
                && v > 0
                && matches!(
                    region[v - 1].small().as_str(),
                    "what" | "was" | "is" | "are" | "were" | "so" | "be" | "been"
                )
        {
            return Lead::Unclear;
        }
        let colon = after.iter().any(|t| t.kind == Kind::Colon);
        // "denied that he had said": the clause that denies comes first.
        let denier = (0..v).find(|&d| g.deny.contains(region[d].small().as_str()) && self.is_verb(region, d, true));
        if let Some(d) = denier.filter(|_| !region[..v].iter().any(|t| t.kind == Kind::Colon)) {
            return self.subject_before(region, d).map_or(Lead::Unclear, |b| Lead::Said(b.subject, true));
        }
        if g.participles.contains(region[v].small().as_str()) {
            if v > 0 && region[v - 1].text.eq_ignore_ascii_case("without") {
                return Lead::Unclear;
            }
            if from > 0 {
                return Lead::Same;
            }
            let main = (0..v).rev().find(|&k| self.is_verb(region, k, true)).and_then(|k| self.site(region, k));
            return match main.map(|s| s.subject).or_else(|| self.opening(region).map(|o| o.subject)) {
                Some(subject) => Lead::Said(subject, false),
                None => Lead::Unclear,
            };
        }
        let deny = g.deny.contains(region[v].small().as_str()) && !colon;
        if let Some(before) = self.subject_before(region, v) {
            // "said the plan, which ...": another clause lies between.
            let joined =
                before.joined && region[..v].iter().any(|t| t.kind == Kind::Comma) && from == 0 && !before.initial;
            return if joined { Lead::Unclear } else { Lead::Said(before.subject, deny || before.negated) };
        }
        // "Am Montag sagte Kessel: ..."
        let first = region.first().map(Token::small).unwrap_or_default();
        let inverted = v == 0 || g.prepositions.contains(first.as_str()) || g.language != Language::English;
        match self.after_verb(after).filter(|_| inverted && (colon || g.language == Language::German)) {
            Some((subject, _)) => Lead::Said(subject, deny),
            None => Lead::Unclear,
        }
    }

    /// The one after "according to", and where it stands.
    pub fn according(&self, all: &[Token]) -> Option<(Subject, usize)> {
        let g = self.grammar;
        let all = &all[..all.len().min(LONGEST)];
        for at in 0..all.len() {
            for way in &g.according {
                let fits = all.len() >= at + way.len() && way.iter().zip(&all[at..]).all(|(w, t)| t.small() == *w);
                if !fits {
                    continue;
                }
                let rest = &all[at + way.len()..];
                let stop = rest.iter().position(|t| !t.is_word()).unwrap_or(rest.len());
                if g.language == Language::German {
                    // No comma ends it: the longest phrase before the verb.
                    let stop = rest[..stop]
                        .iter()
                        .position(|t| g.finite.contains(t.small().as_str()) && !t.capital())
                        .unwrap_or(stop);
                    let stop = stop.min(8);
                    return (1..=stop)
                        .rev()
                        .find_map(|to| self.phrase(&rest[..to]).filter(|_| rest[to - 1].capital()))
                        .map(|s| (s, at));
                }
                let end =
                    rest[..stop].iter().position(|t| matches!(t.text, "who" | "which" | "qui" | "and")).unwrap_or(stop);
                let more = rest[stop.min(rest.len())..]
                    .iter()
                    .skip(1)
                    .position(|t| !t.is_word())
                    .map_or(rest.len(), |n| stop + 1 + n);
                let with = (more > stop && rest[stop].kind == Kind::Comma && at > 0)
                    .then(|| self.phrase(&rest[..more]))
                    .flatten();
                return with.or_else(|| self.phrase(&rest[..end])).map(|s| (s, at));
            }
        }
        None
    }

    /// The subject after a verb, and how many tokens it takes up with what follows it.
    pub(super) fn after_verb(&self, rest: &[Token]) -> Option<(Subject, usize)> {
        let g = self.grammar;
        let stop = rest.iter().position(|t| !t.is_word()).unwrap_or(rest.len());
        let mut part = &rest[..stop];
        let first = part.first()?.small();
        if g.he_she.contains(&first.as_str())
            || g.pronouns.contains(first.as_str()) && !g.quantifiers.contains(first.as_str())
        {
            // "says he sleeps badly": it begins what is said.
            let next = part.get(1).map(Token::small).unwrap_or_default();
            let ends = g.language != Language::English
                || part.len() == 1
                || next.ends_with("ly")
                || g.prepositions.contains(next.as_str())
                || g.time.contains(next.as_str());
            return self.phrase(&part[..1]).filter(|_| ends).map(|s| (s, stop));
        }
        if g.relatives.contains(first.as_str()) && g.language != Language::German {
            return None;
        }
        // "said Lee on Monday", "said Lee in an interview": when and where is no part of it.
        let cut = (1..part.len()).find(|&i| {
            let small = part[i].small();
            let next = part.get(i + 1).map(Token::small).unwrap_or_default();
            g.conjunctions.contains(small.as_str()) && !matches!(small.as_str(), "and" | "und" | "et" | "that" | "si")
                || g.prepositions.contains(small.as_str())
                    && (g.time.contains(next.as_str())
                        || part[i - 1].capital() && !matches!(small.as_str(), "of" | "de" | "du" | "des" | "von"))
                    && !g.particles.contains(part[i].text)
                || g.time.contains(small.as_str()) && !part[i].text.eq("may")
        });
        if let Some(cut) = cut {
            part = &part[..cut];
        }
        let next = &rest[stop..];
        let end_of =
            |t: &[Token]| t.iter().position(|t| !matches!(t.kind, Kind::Word | Kind::Comma)).unwrap_or(t.len());
        // "said a spokesman, Jo Lind", "said Toshimitsu Shigemura, a professor".
        let whole = &rest[..stop + end_of(next)];
        if cut.is_none() && whole.len() > stop {
            let more =
                whole[stop + 1..].iter().position(|t| t.kind == Kind::Comma).map_or(whole.len(), |at| stop + 1 + at);
            for to in [more, whole.len()] {
                if let Some(subject) = self.phrase(&whole[..to]) {
                    return Some((subject, to));
                }
            }
        }
        (1..=part.len())
            .rev()
            .take(part.len().min(if g.language == Language::German { 12 } else { 1 }))
            .find_map(|to| self.phrase(&part[..to]))
            .map(|s| (s, stop))
    }
}
