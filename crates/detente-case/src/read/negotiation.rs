//! The bargaining part of a file: who scores what is on the table, and who must agree.

use super::context::{Reader, text};
use super::is_id;
use super::scalars::whole;
use crate::keys::BARGAINING_KEYS;
use crate::suggest::did_you_mean;
use crate::yaml::Node;
use crate::{Actor, Agreement, DealRule, Evidence, Issue, Negotiation, Party, PartyId, codes};
use detente_source::Spanned;

/// How many may sit at the table or ratify.
const MAX_ACTORS: usize = 32;

impl Reader<'_> {
    /// Everything that speaks of issues; nothing where the case has none.
    pub fn negotiation(&mut self, root: &Node, mut issues: Vec<Issue>, parties: &[Party]) -> Option<Negotiation> {
        let section = root.section("parties");
        if root.get("issues").is_none() {
            self.report_bargaining_without_issues(root, section);
            return None;
        }
        let impossible = self.deal_rules(root.list("impossible"));
        let mut nodes = Vec::new();
        for (key, node) in section {
            let bargains = BARGAINING_KEYS.iter().any(|name| node.get(name).is_some());
            if let Some(id) = key.text().filter(|id| is_id(id) && bargains) {
                nodes.push((key, id, node));
            }
        }
        if let Some((key, id, _)) = nodes.get(MAX_ACTORS) {
            let words = format!("{MAX_ACTORS} may bargain or ratify, and `{id}` is one more");
            self.report(codes::TOO_MANY_PARTIES.say(words).at(key.span).hint("leave out those that decide little"));
            return None;
        }
        let ids: Vec<(String, usize)> =
            nodes.iter().enumerate().map(|(at, (_, id, _))| ((*id).to_owned(), at)).collect();
        self.payments(root.section("issues"), &mut issues, &ids);
        let mut actors: Vec<Actor> =
            nodes.iter().map(|(key, id, node)| self.actor((key, id, node), &issues, &ids, parties)).collect();
        self.check_ratifiers(&nodes, &mut actors);
        let table = actors.iter().filter(|a| a.negotiates()).count();
        if table == 0
            && let Some((key, _)) = root.entry("issues")
        {
            let found = codes::NOBODY_BARGAINS.say("the case has issues, and no party scores them").at(key.span);
            self.report(found.hint("give the parties at the table `worth`: scores for the values of each issue"));
        }
        let agreement = self.agreement(root.get("agreement"), &actors, table);
        let base = root.get("base").and_then(|node| self.base(node, &issues, &impossible));
        for actor in &actors {
            self.remark_worth_without_evidence(actor);
        }
        self.remark_deal_rules_without_evidence(&impossible);
        let definitions = std::mem::take(&mut self.deals);
        Some(Negotiation { issues, impossible, definitions, actors, agreement, base })
    }

    fn report_bargaining_without_issues(&mut self, root: &Node, section: &[(Node, Node)]) {
        let at_top = ["impossible", "agreement", "base"].into_iter().filter_map(|key| root.entry(key));
        let in_parties = section.iter().flat_map(|(_, node)| BARGAINING_KEYS.iter().filter_map(|key| node.entry(key)));
        for (key, _) in at_top.chain(in_parties) {
            let name = key.text().unwrap_or_default();
            let found = codes::NO_ISSUES.say(format!("`{name}` speaks of issues, and the case has none")).at(key.span);
            self.report(found.hint("list what is on the table under `issues`"));
        }
    }

    fn actor(
        &mut self,
        (key, id, node): (&Node, &str, &Node),
        issues: &[Issue],
        ids: &[(String, usize)],
        parties: &[Party],
    ) -> Actor {
        let party = parties.iter().position(|p| p.id.value == id);
        let evidence = match party {
            Some(party) => parties[party].evidence.clone(),
            None => self.evidence(node),
        };
        let at = ids.iter().position(|(other, _)| other == id).unwrap_or_default();
        let mut actor = Actor {
            id: Spanned::new(id.to_owned(), key.span),
            in_text: text(node, "in_text").or_else(|| text(node, "name")).unwrap_or_else(|| id.to_owned()),
            name: text(node, "name").unwrap_or_else(|| id.to_owned()),
            about: text(node, "about"),
            party: party.map(|at| PartyId(at as u8)),
            ratifies: None,
            worth: Vec::new(),
            bonuses: self.bonuses(node.list("bonuses")),
            floor: self.floor(node),
            red_lines: self.deal_rules(node.list("red_lines")),
            evidence,
            span: key.span.to(node.span),
        };
        match node.entry("worth") {
            Some((name, worth)) => self.worth(name, worth, at, issues, &mut actor),
            None => {
                for (loose, _) in ["floor", "bonuses"].into_iter().filter_map(|name| node.entry(name)) {
                    let found = codes::FLOOR_WITHOUT_WORTH
                        .say(format!("`{id}` has a `{}` and no `worth`", loose.text().unwrap_or_default()))
                        .at(loose.span);
                    self.report(found.hint("say under `worth` what the values of each issue are worth to it"));
                }
                actor.floor = None;
                actor.bonuses.clear();
            }
        }
        self.check_scale(&actor);
        actor
    }

    /// Resolves `ratifies`.
    fn check_ratifiers(&mut self, nodes: &[(&Node, &str, &Node)], actors: &mut [Actor]) {
        for (at, (_, id, node)) in nodes.iter().enumerate() {
            let Some(written) = node.get("ratifies") else { continue };
            let Some(other) = written.text().filter(|other| is_id(other)) else { continue };
            let place = nodes.iter().position(|(_, known, _)| *known == other);
            let ratifier = place.is_some_and(|place| nodes[place].2.get("ratifies").is_some());
            actors[at].ratifies = Some(place.unwrap_or(at));
            let trouble = match place {
                Some(place) if place == at => format!("`{id}` ratifies what it agrees to itself"),
                Some(_) if ratifier => format!("`{other}` is a ratifier itself"),
                Some(_) => continue,
                None => format!("`{other}` is no party at the table"),
            };
            let found = codes::BAD_RATIFIER.say(trouble).at(written.span);
            self.report(match did_you_mean(other, nodes.iter().map(|(_, known, _)| *known).filter(|k| k != id)) {
                Some(known) if place.is_none() => found.hint(format!("did you mean `{known}`?")),
                _ => found.hint("name a party that scores packages and ratifies nothing itself"),
            });
        }
    }

    fn agreement(&mut self, node: Option<&Node>, actors: &[Actor], table: usize) -> Agreement {
        let mut veto = Vec::new();
        for entry in node.map(|n| n.list("veto")).unwrap_or_default() {
            let Some(id) = entry.text().filter(|id| is_id(id)) else { continue };
            match actors.iter().position(|a| a.id.value == id) {
                Some(at) if actors[at].negotiates() => {
                    if veto.contains(&at) {
                        self.say(codes::REPEATED_ENTRY, entry.span, format!("`{id}` is listed twice"));
                    } else {
                        veto.push(at);
                    }
                }
                Some(_) => {
                    let found = codes::BAD_AGREEMENT.say(format!("`{id}` is a ratifier")).at(entry.span);
                    self.report(found.hint("give the veto to the party that it ratifies for"));
                }
                None => {
                    let found = codes::BAD_AGREEMENT.say(format!("`{id}` is no party at the table")).at(entry.span);
                    let known = actors.iter().map(|a| a.id.value.as_str());
                    self.report(match did_you_mean(id, known) {
                        Some(known) => found.hint(format!("did you mean `{known}`?")),
                        None => found.hint("name a party that scores packages under `worth`"),
                    });
                }
            }
        }
        veto.sort_unstable();
        let written = node.and_then(|n| n.get("needs"));
        let needs = written.and_then(Node::plain).and_then(whole);
        if let (Some(needs), Some(written)) = (needs, written) {
            let trouble = if needs as usize > table {
                Some(format!("{needs} must agree, and only {table} sit at the table"))
            } else if (needs as usize) < veto.len() {
                Some(format!("{needs} must agree, and {} have a veto", veto.len()))
            } else {
                None
            };
            if let Some(words) = trouble.filter(|_| needs > 0) {
                self.say(codes::BAD_AGREEMENT, written.span, words);
            }
        }
        Agreement { needs: needs.map_or(table, |n| n as usize), all: needs.is_none(), veto }
    }

    /// Rules about packages.
    pub fn deal_rules(&mut self, section: &[Node]) -> Vec<DealRule> {
        let mut rules = Vec::new();
        for node in section {
            let evidence = self.evidence(node);
            if let Some(when) = self.deal(node.get("when").unwrap_or(node)) {
                rules.push(DealRule { when, evidence });
            }
        }
        rules
    }

    fn remark_deal_rules_without_evidence(&mut self, rules: &[DealRule]) {
        for rule in rules.iter().filter(|rule| rule.evidence.is_missing()) {
            let found = codes::NO_EVIDENCE
                .say("this rule under `impossible` cites nothing and is not declared an assumption")
                .at(rule.when.span)
                .hint("add `cites: [...]`, or `assumption: true`");
            self.report(found);
        }
    }

    /// What an actor cites stands in for scores that cite nothing; one remark for each actor.
    fn remark_worth_without_evidence(&mut self, actor: &Actor) {
        let bare = |evidence: &Evidence| evidence.is_missing();
        let judgements = actor.worth.iter().any(|w| bare(&w.evidence))
            || actor.red_lines.iter().any(|r| bare(&r.evidence))
            || actor.bonuses.iter().any(|b| bare(&b.evidence));
        if actor.evidence.is_missing() && judgements {
            let found = codes::NO_EVIDENCE
                .say(format!("scores or red lines of `{}` cite nothing and are not declared assumptions", *actor.id))
                .at(actor.id.span)
                .hint("add `cites: [...]` or `assumption: true`, to them or to the party");
            self.report(found);
        }
    }
}
