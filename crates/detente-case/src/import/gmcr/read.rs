//! From JSON to a model: who owns which option, and where the parts of the model stand.

use super::codes;
use super::findings::Findings;
use super::model::{Maker, Model, ModelOption};
use super::shapes::{Reader, shown};
use crate::Direction;
use crate::import::json::{Json, Value};
use crate::import::names;
use detente_source::{Diagnostic, Span};

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
        all.push(Maker {
            id,
            name,
            options,
            preferences: Vec::new(),
            ranking: None,
            blind: Vec::new(),
            blind_at: Span::default(),
        });
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

impl Reader<'_> {
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
            let names: Vec<String> = members
                .iter()
                .map(|m| {
                    m.count()
                        .and_then(|n| makers.get(usize::try_from(n).ok()?))
                        .map_or("?".to_owned(), |m| shown(&m.name))
                })
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
