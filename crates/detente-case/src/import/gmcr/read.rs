//! From JSON to a model: shapes, indices, ownership.

use super::codes;
use super::findings::Findings;
use super::model::{Condition, Conjunction, Entry, Maker, Model, ModelOption, Ranking, statement};
use crate::Direction;
use crate::import::json::{Json, Value};
use crate::import::names;
use detente_source::{Diagnostic, Span};
use std::collections::BTreeSet;

/// As many options and decision makers as a case can have.
const MOST: usize = 64;

const TOP_KEYS: &[&str] = &[
    "options",
    "decisionMakers",
    "infeasibles",
    "useManualPreferenceRanking",
    "useManualPreferenceVectors",
    "coalitions",
    "title",
    "description",
    // Derived from the others, or about the program.
    "coalitionsFull",
    "nodes",
    "program",
    "version",
];
const OPTION_KEYS: &[&str] = &["name", "permittedDirection", "reversibility"];
const MAKER_KEYS: &[&str] =
    &["name", "options", "preferences", "preferenceRanking", "preferenceVector", "misperceptions", "payoffs"];

/// Reads a model; none where something essential is wrong, which has been reported.
pub(super) fn model(root: &Json, out: &mut Findings) -> Option<Model> {
    let mut reader = Reader { out };
    reader.keys(root, TOP_KEYS, "the model")?;
    let written = reader.list(root, "options", "the model")?;
    let makers = reader.list(root, "decisionMakers", "the model")?;
    for (list, what) in [(written, "options"), (makers, "decision makers")] {
        if list.is_empty() {
            reader.wrong(root.span, format!("the model has no {what}"));
            return None;
        }
        if list.len() > MOST {
            reader.out.push(
                codes::TOO_MUCH
                    .say(format!("the model has {} {what}, and a case may have {MOST}", list.len()))
                    .at(list[MOST].span),
            );
            return None;
        }
    }
    let heads: Vec<(String, Direction)> = written.iter().enumerate().map(|(i, o)| reader.option(i, o)).collect();
    let maker_names: Vec<String> = makers
        .iter()
        .enumerate()
        .map(|(i, m)| reader.name(m, "the decision maker", &format!("Party {}", i + 1)))
        .collect();
    let owned = reader.ownership(written, &heads, makers, &maker_names)?;

    // From here on options stand in the order of their owners.
    let party_ids = names::ids(maker_names.iter().map(String::as_str), "party");
    let mut place_of = vec![0; written.len()];
    let mut options = Vec::new();
    let mut all = Vec::new();
    for ((own, id), name) in owned.iter().zip(party_ids).zip(maker_names) {
        let first = options.len();
        for (option, own_id) in own.iter().zip(names::ids(own.iter().map(|o| heads[*o].0.as_str()), "opt")) {
            place_of[*option] = options.len();
            let (name, direction) = heads[*option].clone();
            options.push(ModelOption { full_id: format!("{id}.{own_id}"), name, direction });
        }
        let options = first..options.len();
        all.push(Maker { id, name, options, preferences: Vec::new(), ranking: None });
    }

    let manual = reader.manual(root);
    for (maker, json) in all.iter_mut().zip(makers) {
        reader.preferences(json, maker, manual, &place_of, &options);
    }
    let infeasible = match root.get("infeasibles") {
        Some(list) => reader.conditions(list, &place_of, "an infeasible condition"),
        None => Vec::new(),
    };
    let infeasible = reader.infeasible(infeasible);
    reader.coalitions(root.get("coalitions"), &all);
    Some(Model {
        title: reader.words(root.get("title"), "the title"),
        description: reader.words(root.get("description"), "the description"),
        options,
        makers: all,
        infeasible,
    })
}

struct Reader<'o> {
    out: &'o mut Findings,
}

impl Reader<'_> {
    fn wrong(&mut self, span: Span, message: String) {
        self.out.push(codes::NOT_A_MODEL.say(message).at(span));
    }

    fn mended(&mut self, span: Span, message: String) {
        self.out.push(codes::MENDED.say(message).at(span));
    }

    /// Checks that a value is an object and remarks on its keys.
    fn keys(&mut self, json: &Json, known: &[&str], what: &str) -> Option<()> {
        let Value::Object(entries) = &json.value else {
            self.wrong(json.span, format!("{what} is {}, and an object is expected", json.kind()));
            return None;
        };
        let mut seen = BTreeSet::new();
        for (span, key, _) in entries {
            let shown = key.escape_debug();
            if !seen.insert(key) {
                self.mended(*span, format!("`{shown}` is given twice; the last one counts"));
            } else if !known.contains(&key.as_str()) {
                self.out.push(codes::UNREAD_KEY.say(format!("the key `{shown}` of {what} is not read")).at(*span));
            }
        }
        Some(())
    }

    fn list<'j>(&mut self, json: &'j Json, key: &str, what: &str) -> Option<&'j [Json]> {
        match json.get(key) {
            None => {
                self.out.push(
                    codes::NOT_A_MODEL
                        .say(format!("`{key}` of {what} is missing"))
                        .at(json.span)
                        .hint("is this a file that GMCR+ saved?"),
                );
                None
            }
            Some(value) => self.items(value, key),
        }
    }

    fn items<'j>(&mut self, json: &'j Json, what: &str) -> Option<&'j [Json]> {
        match &json.value {
            Value::List(items) => Some(items),
            _ => {
                self.wrong(json.span, format!("`{what}` is {}, and a list is expected", json.kind()));
                None
            }
        }
    }

    /// Text that is not essential.
    fn words(&mut self, json: Option<&Json>, what: &str) -> Option<String> {
        match &json?.value {
            Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            Value::Text(_) | Value::Null => None,
            _ => {
                self.out.leave_out(json?.span, format!("{what}, which is {}", json?.kind()));
                None
            }
        }
    }

    fn name(&mut self, json: &Json, what: &str, fallback: &str) -> String {
        match json.get("name").map(|name| (&name.value, name.span)) {
            Some((Value::Text(name), _)) if !name.trim().is_empty() => return name.trim().to_owned(),
            Some((Value::Text(_), span)) => {
                self.mended(span, format!("{what} has an empty name; it is called {fallback} here"))
            }
            Some((_, span)) => self.wrong(span, format!("the name of {what} is not text")),
            None => self.wrong(json.span, format!("{what} has no name")),
        }
        fallback.to_owned()
    }

    fn option(&mut self, place: usize, json: &Json) -> (String, Direction) {
        let fallback = format!("Option {}", place + 1);
        if self.keys(json, OPTION_KEYS, "an option").is_none() {
            return (fallback, Direction::Both);
        }
        let name = self.name(json, "the option", &fallback);
        let direction = json.get("permittedDirection").or_else(|| json.get("reversibility"));
        let known = direction.and_then(|d| match &d.value {
            Value::Text(text) => match text.as_str() {
                "both" => Some(Direction::Both),
                "fwd" => Some(Direction::Take),
                "back" => Some(Direction::Drop),
                _ => None,
            },
            _ => None,
        });
        match (direction, known) {
            (Some(written), None) => self.out.push(
                codes::NOT_A_MODEL
                    .say(format!("the direction of `{}` is none of those that GMCR+ knows", shown(&name)))
                    .at(written.span)
                    .hint("`both`, `fwd` (it can only be taken) or `back` (it can only be dropped)"),
            ),
            (None, _) => {
                self.mended(json.span, format!("`{}` has no direction; it can be changed both ways here", shown(&name)))
            }
            (Some(_), Some(_)) => {}
        }
        (name, known.unwrap_or_default())
    }

    /// Per decision maker the options that it owns, in its order.
    fn ownership(
        &mut self,
        options: &[Json],
        heads: &[(String, Direction)],
        makers: &[Json],
        names: &[String],
    ) -> Option<Vec<Vec<usize>>> {
        let mut owner: Vec<Option<(usize, Span)>> = vec![None; options.len()];
        let mut all = Vec::new();
        let mut sound = true;
        for (maker, json) in makers.iter().enumerate() {
            let mut own = Vec::new();
            let what = format!("the decision maker `{}`", shown(&names[maker]));
            sound &= self.keys(json, MAKER_KEYS, &what).is_some();
            let listed = if matches!(json.value, Value::Object(_)) { self.list(json, "options", &what) } else { None };
            sound &= listed.is_some();
            for entry in listed.unwrap_or_default() {
                let Some(option) = self.index(entry, options.len(), "option") else {
                    sound = false;
                    continue;
                };
                match owner[option] {
                    None => {
                        owner[option] = Some((maker, entry.span));
                        own.push(option);
                    }
                    Some((first, _)) if first == maker => {
                        self.mended(entry.span, format!("{what} lists option {option} twice; the first one counts"));
                    }
                    Some((first, place)) => {
                        sound = false;
                        self.out.push(
                            codes::OWNERSHIP
                                .say(format!(
                                    "`{}` belongs to `{}` and to `{}`",
                                    shown(&heads[option].0),
                                    shown(&names[first]),
                                    shown(&names[maker])
                                ))
                                .at(entry.span)
                                .related(place, "first listed here")
                                .hint("in a case an option belongs to one party: split it, or give it to one of them"),
                        );
                    }
                }
            }
            all.push(own);
        }
        for ((option, (name, _)), _) in
            options.iter().zip(heads).zip(&owner).filter(|(_, owner)| sound && owner.is_none())
        {
            self.out.push(nobodys(name).at(option.span));
        }
        (sound && owner.iter().all(Option::is_some)).then_some(all)
    }

    fn index(&mut self, json: &Json, count: usize, what: &str) -> Option<usize> {
        let index = json.count().and_then(|n| usize::try_from(n).ok()).filter(|n| *n < count);
        if index.is_none() {
            self.out.push(
                codes::UNKNOWN_INDEX
                    .say(format!("this names no {what}"))
                    .at(json.span)
                    .label(format!("the {what}s are 0 to {}", count.saturating_sub(1))),
            );
        }
        index
    }

    /// Whether rankings count instead of preference statements.
    fn manual(&mut self, root: &Json) -> bool {
        let flag = root.get("useManualPreferenceRanking").or_else(|| root.get("useManualPreferenceVectors"));
        match flag.map(|f| (&f.value, f.span)) {
            Some((Value::Flag(flag), _)) => *flag,
            Some((_, span)) => {
                self.wrong(span, "whether rankings count must be `true` or `false`".to_owned());
                false
            }
            None => false,
        }
    }

    fn preferences(
        &mut self,
        json: &Json,
        maker: &mut Maker,
        manual: bool,
        place_of: &[usize],
        options: &[ModelOption],
    ) {
        let name = shown(&maker.name);
        let stated = json.get("preferences");
        let conditions = match stated {
            Some(list) => self.conditions(list, place_of, &format!("a preference of {name}")),
            None => Vec::new(),
        };
        if manual {
            match json.get("preferenceRanking").or_else(|| json.get("preferenceVector")) {
                Some(ranking) => maker.ranking = self.ranking(ranking),
                None => self.out.push(
                    codes::BAD_RANKING
                        .say(format!("the model goes by rankings, and `{name}` has none"))
                        .at(json.span)
                        .hint("set `useManualPreferenceRanking` to false to go by the preference statements"),
                ),
            }
            if let (Some(stated), false) = (stated, conditions.is_empty()) {
                let list = listed(conditions.iter().map(|(c, _)| c), options);
                self.out.leave_out(
                    stated.span,
                    format!("preference statements of {name}, which its ranking overrides: {list}"),
                );
            }
        } else if stated.is_none() {
            self.wrong(json.span, format!("`{name}` has no preferences"));
        } else {
            for (condition, span) in conditions {
                if condition.is_empty() || condition.iter().any(Vec::is_empty) {
                    let when = if condition.is_empty() { "no state" } else { "every state" };
                    self.mended(span, format!("a preference of {name} holds in {when} and is left out"));
                } else {
                    maker.preferences.push(condition);
                }
            }
        }
        if let Some(list) = json.get("misperceptions") {
            let conditions = self.conditions(list, place_of, &format!("a misperception of {name}"));
            if !conditions.is_empty() {
                let states = listed(conditions.iter().map(|(c, _)| c), options);
                self.out.leave_out(
                    list.span,
                    format!("misperceptions of {name}, who is blind to states in which: {states}"),
                );
            }
        }
    }

    /// A list of conditions, each with its place; one that says the same as an earlier one is dropped, as GMCR+ does.
    fn conditions(&mut self, json: &Json, place_of: &[usize], what: &str) -> Vec<(Condition, Span)> {
        let mut all: Vec<(Condition, Span)> = Vec::new();
        let mut seen = BTreeSet::new();
        for item in self.items(json, what).unwrap_or_default() {
            let Some(condition) = self.condition(item, place_of, what) else { continue };
            let mut key = condition.clone();
            key.iter_mut().for_each(|literals| literals.sort_unstable());
            key.sort_unstable();
            if seen.insert(key) {
                all.push((condition, item.span));
            } else {
                self.mended(item.span, format!("{what} says the same as an earlier one and is left out"));
            }
        }
        all
    }

    fn condition(&mut self, json: &Json, place_of: &[usize], what: &str) -> Option<Condition> {
        match &json.value {
            Value::List(pairs) => Some(vec![self.conjunction(pairs, json.span, place_of, what)?]),
            Value::Object(_) => {
                let members = self.list(json, "members", what)?;
                let mut condition = Vec::new();
                for member in members {
                    let pairs = self.items(member, what)?;
                    condition.push(self.conjunction(pairs, member.span, place_of, what)?);
                }
                Some(condition)
            }
            _ => {
                self.wrong(json.span, format!("{what} is {}, and a list of pairs is expected", json.kind()));
                None
            }
        }
    }

    fn conjunction(&mut self, pairs: &[Json], span: Span, place_of: &[usize], what: &str) -> Option<Conjunction> {
        let mut literals: Conjunction = Vec::new();
        let mut sound = true;
        for pair in pairs {
            let (option, taken) = match &pair.value {
                Value::List(parts) => match &parts[..] {
                    [option, Json { value: Value::Text(taken), .. }] if taken == "Y" || taken == "N" => {
                        (option, taken == "Y")
                    }
                    _ => {
                        self.pair(pair, what);
                        return None;
                    }
                },
                _ => {
                    self.pair(pair, what);
                    return None;
                }
            };
            let Some(option) = self.index(option, place_of.len(), "option") else {
                sound = false;
                continue;
            };
            let literal = (place_of[option], taken);
            if literals.iter().any(|(known, _)| *known == literal.0) {
                self.mended(
                    span,
                    format!(
                        "{what} names option {option} twice, which GMCR+ misreads; here all that it says must hold"
                    ),
                );
            }
            if !literals.contains(&literal) {
                literals.push(literal);
            }
        }
        sound.then_some(literals)
    }

    fn pair(&mut self, json: &Json, what: &str) {
        self.out.push(
            codes::NOT_A_MODEL
                .say(format!("{what} holds something that is no pair of an option and \"Y\" or \"N\""))
                .at(json.span)
                .hint("write pairs such as [0, \"Y\"]"),
        );
    }

    fn ranking(&mut self, json: &Json) -> Option<Ranking> {
        let mut tiers = Vec::new();
        for item in self.items(json, "preferenceRanking")? {
            let states = match &item.value {
                Value::List(tied) => &tied[..],
                _ => std::slice::from_ref(item),
            };
            let tier: Option<Vec<Entry>> = states
                .iter()
                .map(|state| {
                    let entry = state.count().map(|number| Entry { number, span: state.span });
                    if entry.is_none() {
                        self.out.push(
                            codes::BAD_RANKING
                                .say("a ranking holds numbers of states, and lists of them")
                                .at(state.span)
                                .label(format!("this is {}", state.kind())),
                        );
                    }
                    entry
                })
                .collect();
            // An empty tie shifts nothing: only the order counts.
            tiers.extend(Some(tier?).filter(|tier| !tier.is_empty()));
        }
        Some(Ranking { span: json.span, tiers })
    }

    /// Infeasible conditions that say something.
    fn infeasible(&mut self, conditions: Vec<(Condition, Span)>) -> Vec<Condition> {
        let mut all = Vec::new();
        for (condition, span) in conditions {
            if condition.iter().any(Vec::is_empty) {
                self.out.push(
                    codes::NOT_A_MODEL
                        .say("an infeasible condition names no option, so no state would be feasible")
                        .at(span)
                        .hint("delete it"),
                );
            } else if condition.is_empty() {
                self.mended(
                    span,
                    "an infeasible condition without members makes nothing infeasible and is left out".to_owned(),
                );
            } else {
                all.push(condition);
            }
        }
        all
    }

    /// Coalitions of two or more; every decision maker for itself is what a case means anyway.
    fn coalitions(&mut self, json: Option<&Json>, makers: &[Maker]) {
        let Some(json) = json else { return };
        let Value::List(all) = &json.value else {
            return self.out.leave_out(json.span, format!("the coalitions, which are {}", json.kind()));
        };
        for coalition in all {
            let Value::List(members) = &coalition.value else { continue };
            if members.len() < 2 {
                continue;
            }
            let names: Vec<&str> = members
                .iter()
                .map(|m| m.count().and_then(|n| makers.get(usize::try_from(n).ok()?)).map_or("?", |m| m.name.as_str()))
                .collect();
            self.out.leave_out(coalition.span, format!("the coalition of {}", names.join(", ")));
        }
    }
}

fn nobodys(name: &str) -> Diagnostic {
    codes::OWNERSHIP
        .say(format!("`{}` belongs to no decision maker", shown(name)))
        .hint("in a case every option belongs to a party: give it to a decision maker in GMCR+, or delete it there")
}

fn listed<'c>(conditions: impl Iterator<Item = &'c Condition>, options: &[ModelOption]) -> String {
    let quoted: Vec<String> = conditions
        .map(|c| match (c.is_empty(), c.iter().any(Vec::is_empty)) {
            (true, _) => "`false`".to_owned(),
            (_, true) => "`true`".to_owned(),
            _ => format!("`{}`", statement(c, options)),
        })
        .collect();
    quoted.join(", ")
}

/// A name within a message.
fn shown(name: &str) -> String {
    name.escape_debug().to_string()
}
