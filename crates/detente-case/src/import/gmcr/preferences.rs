//! What a decision maker wants: statements in order of importance, or a ranking that overrides them.

use super::codes;
use super::conditions::listed;
use super::model::{Entry, Maker, ModelOption, Ranking};
use super::shapes::{Reader, shown};
use crate::import::json::{Json, Value};

impl Reader<'_> {
    /// Whether rankings count instead of preference statements.
    pub fn manual(&mut self, root: &Json) -> bool {
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

    pub fn preferences(
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
            maker.blind = conditions.into_iter().map(|(condition, _)| condition).collect();
            maker.blind_at = list.span;
        }
    }

    fn ranking(&mut self, json: &Json) -> Option<Ranking> {
        let mut tiers = Vec::new();
        for item in self.items(json, "a ranking")? {
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
}
