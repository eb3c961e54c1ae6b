//! Random cases in doubt, and each of their worlds written out by hand as a case without doubt.
//!
//! Nothing here uses the code that makes worlds: slots are filled, conditions decided and ranks placed by text.

use detente_reference::rng::Rng;
use std::fmt::Write;

/// A statement, with what makes it depend on the world.
#[derive(Clone, Debug)]
pub struct Said {
    pub text: String,
    /// Group, alternative, and whether it counts where that holds (`if`) or where it does not (`unless`).
    pub when: Option<(usize, usize, bool)>,
    pub ranks: Option<(usize, usize)>,
    /// Whether it is not known what the party makes of it.
    pub unknown: bool,
}

/// What a party wants.
#[derive(Clone, Debug)]
pub enum Part {
    Said(Said),
    Slot(usize),
}

/// A case in doubt. Groups with two nameless alternatives are contingencies.
#[derive(Clone, Debug)]
pub struct InDoubt {
    /// Options a party.
    pub options: Vec<usize>,
    pub hypotheses: Vec<Vec<Vec<Said>>>,
    pub contingencies: usize,
    pub parties: Vec<Vec<Part>>,
    pub rules: Vec<Said>,
    /// Rules that make states one.
    pub merges: Vec<Said>,
    /// Taken today.
    pub now: Vec<bool>,
    /// Per option in which worlds it is there.
    pub there: Vec<Option<(usize, usize, bool)>>,
}

/// One choice a group (hypotheses first), and a rank for some statements, by their text.
pub struct Choice {
    pub groups: Vec<usize>,
    pub ranks: Vec<(usize, String, usize)>,
}

impl InDoubt {
    /// A random case: 1 to 3 parties of 1 or 2 options, 0 to 2 groups, 0 to 2 contingencies.
    pub fn random(rng: &mut Rng) -> Self {
        let options: Vec<usize> = (0..1 + rng.below(3)).map(|_| 1 + rng.below(2)).collect();
        let total: usize = options.iter().sum();
        let groups = rng.below(3);
        let contingencies = rng.below(3);
        let sizes: Vec<usize> = (0..groups).map(|_| 2 + rng.below(2)).collect();
        let all: Vec<usize> = sizes.iter().copied().chain(vec![2; contingencies]).collect();
        let mut fresh = 0;
        let mut said = |rng: &mut Rng, ranks: bool| {
            fresh += 1;
            let (a, b) = (rng.below(total), rng.below(total));
            let (a, b) = (name(&options, a), name(&options, b));
            // No two statements of a case are written alike, so that texts can stand for them.
            let text = match rng.below(5) {
                0 => format!("{a} | {b} & d{fresh}"),
                1 => format!("!{a} & (d{fresh} | {b})"),
                2 => format!("{a} <-> {b} & d{fresh}"),
                3 => format!("{a} -> d{fresh} & !{b}"),
                _ => format!("!{a} | d{fresh} & !{b}"),
            };
            let when = (!all.is_empty() && rng.below(4) == 0).then(|| {
                let group = rng.below(all.len());
                (group, rng.below(all[group]), rng.below(2) == 0)
            });
            let ranked = (ranks && rng.below(4) == 0).then_some((1, 9));
            let unknown = ranks && ranked.is_none() && rng.below(6) == 0;
            Said { text, when, ranks: ranked, unknown }
        };
        let mut hypotheses = Vec::new();
        for size in &sizes {
            let alternative = |rng: &mut Rng, said: &mut dyn FnMut(&mut Rng, bool) -> Said| {
                (0..rng.below(3)).map(|_| said(rng, true)).collect::<Vec<_>>()
            };
            hypotheses.push((0..*size).map(|_| alternative(rng, &mut said)).collect::<Vec<_>>());
        }
        let mut parties: Vec<Vec<Part>> =
            options.iter().map(|_| (0..1 + rng.below(3)).map(|_| Part::Said(said(rng, true))).collect()).collect();
        for group in 0..groups {
            let party = rng.below(parties.len());
            let at = rng.below(parties[party].len() + 1);
            parties[party].insert(at, Part::Slot(group));
        }
        let now: Vec<bool> = (0..total).map(|_| rng.below(2) == 0).collect();
        // Rules exclude one combination of two options, never today's.
        let rules = (0..rng.below(3))
            .map(|_| {
                let (a, b) = (rng.below(total), rng.below(total));
                let sign = |k: usize, taken: bool| format!("{}{}", if taken { "" } else { "!" }, name(&options, k));
                let rule = said(rng, false);
                Said { text: format!("{} & {}", sign(a, !now[a]), sign(b, rng.below(2) == 0)), ..rule }
            })
            .collect();
        let merges = (0..rng.below(2))
            .map(|_| {
                let (a, b) = (rng.below(total), rng.below(total));
                let merge = said(rng, false);
                Said { text: format!("{} & {}", name(&options, a), name(&options, b)), ..merge }
            })
            .collect();
        let there = now
            .iter()
            .map(|taken| {
                (!taken && !all.is_empty() && rng.below(5) == 0).then(|| {
                    let group = rng.below(all.len());
                    (group, rng.below(all[group]), rng.below(2) == 0)
                })
            })
            .collect();
        Self { options, hypotheses, contingencies, parties, rules, merges, now, there }
    }

    /// How many alternatives each group has.
    pub fn sizes(&self) -> Vec<usize> {
        self.hypotheses.iter().map(Vec::len).chain(vec![2; self.contingencies]).collect()
    }

    /// The case with everything that is in doubt.
    pub fn text(&self) -> String {
        let mut out = self.head();
        if !self.hypotheses.is_empty() {
            out += "hypotheses:\n";
        }
        for (g, alternatives) in self.hypotheses.iter().enumerate() {
            let _ = writeln!(out, "  g{g}:\n    alternatives:");
            for (a, list) in alternatives.iter().enumerate() {
                let list: Vec<String> = list.iter().map(|s| self.entry(s)).collect();
                let _ = writeln!(out, "      a{a}: {{assumption: true, prefers: [{}]}}", list.join(", "));
            }
        }
        if self.contingencies > 0 {
            out += "contingencies:\n";
        }
        (0..self.contingencies).for_each(|c| {
            let _ = writeln!(out, "  e{c}: {{assumption: true}}");
        });
        let lists = self.parties.iter().map(|parts| {
            let entry = |part: &Part| match part {
                Part::Said(said) => self.entry(said),
                Part::Slot(group) => format!("{{from: g{group}}}"),
            };
            parts.iter().map(entry).collect::<Vec<_>>().join(", ")
        });
        out += &self.parties_with(&lists.collect::<Vec<_>>(), true);
        for (key, rules) in [("infeasible", &self.rules), ("coalesce", &self.merges)] {
            let rules: Vec<String> = rules.iter().map(|r| self.entry(r).replace("want:", "when:")).collect();
            let _ = writeln!(out, "{key}: [{}]", rules.join(", "));
        }
        out
    }

    /// The case without doubt that one choice makes of it; nothing where the ranks do not go together.
    pub fn settled(&self, choice: &Choice) -> Option<String> {
        let counts = |said: &&Said| said.when.is_none_or(|(g, a, only)| (choice.groups[g] == a) == only);
        let mut lists = Vec::new();
        for (p, parts) in self.parties.iter().enumerate() {
            let mut list: Vec<&Said> = Vec::new();
            for part in parts {
                match part {
                    Part::Said(said) => list.extend(Some(said).filter(counts)),
                    Part::Slot(g) => list.extend(self.hypotheses[*g][choice.groups[*g]].iter().filter(counts)),
                }
            }
            let rank = |said: &Said| choice.ranks.iter().find(|(q, t, _)| *q == p && *t == said.text).map(|(.., r)| *r);
            let list = only_order(&list, &rank)?;
            let plain = |s: &&Said| format!("{{want: \"{}\", unknown: {}}}", s.text, s.unknown);
            lists.push(list.iter().map(plain).collect::<Vec<_>>().join(", "));
        }
        let written = |rules: &[Said]| -> Vec<String> {
            rules.iter().filter(counts).map(|r| format!("{{when: \"{}\", assumption: true}}", r.text)).collect()
        };
        let (mut rules, merges) = (written(&self.rules), written(&self.merges).join(", "));
        for (k, there) in self.there.iter().enumerate() {
            if there.is_some_and(|(g, a, only)| (choice.groups[g] == a) != only) {
                rules.push(format!("{{when: {}, assumption: true}}", name(&self.options, k)));
            }
        }
        let (head, parties, rules) = (self.head(), self.parties_with(&lists, false), rules.join(", "));
        Some(format!("{head}{parties}infeasible: [{rules}]\ncoalesce: [{merges}]\n"))
    }

    fn head(&self) -> String {
        let defined = (1..60).map(|k| {
            // Something that the states tell apart, different from number to number.
            let total: usize = self.options.iter().sum();
            let (a, b) = (name(&self.options, k % total), name(&self.options, k * 7 / 3 % total));
            format!(
                "  d{k}: \"{}({a} {} {b})\"\n",
                if k % 2 == 0 { "!" } else { "" },
                if k % 3 == 0 { "&" } else { "|" }
            )
        });
        format!("detente: 1\nid: random\ndefine:\n{}", defined.collect::<String>())
    }

    fn entry(&self, said: &Said) -> String {
        let mut out = format!("{{want: \"{}\", assumption: true", said.text);
        out += &self.condition(said.when);
        if let Some((first, last)) = said.ranks {
            let _ = write!(out, ", ranks: [{first}, {last}]");
        }
        if said.unknown {
            out += ", unknown: true";
        }
        out + "}"
    }

    fn condition(&self, when: Option<(usize, usize, bool)>) -> String {
        let Some((g, a, only)) = when else { return String::new() };
        let label = match g.checked_sub(self.hypotheses.len()) {
            None => format!("g{g}.a{a}"),
            Some(e) => format!("{}e{e}", if a == 0 { "!" } else { "" }),
        };
        format!(", {}: \"{label}\"", if only { "if" } else { "unless" })
    }

    fn parties_with(&self, lists: &[String], in_doubt: bool) -> String {
        let mut out = "parties:\n".to_owned();
        let mut k = 0;
        for (p, (count, list)) in self.options.iter().zip(lists).enumerate() {
            let _ = write!(out, "  p{p}:\n    assumption: true\n    options: {{");
            for o in 0..*count {
                let condition = if in_doubt { self.condition(self.there[k]) } else { String::new() };
                let _ = write!(out, "o{o}: {{does: Do it, now: {}{condition}}}, ", self.now[k]);
                k += 1;
            }
            let _ = write!(out, "}}\n    prefers: [{list}]\n");
        }
        out
    }
}

fn name(options: &[usize], k: usize) -> String {
    let mut left = k;
    for (p, count) in options.iter().enumerate() {
        if left < *count {
            return format!("p{p}.o{left}");
        }
        left -= count;
    }
    unreachable!("an option")
}

/// Of all orders of a list the one in which whatever has a rank stands at it and the others follow each other as before.
fn only_order<'a>(list: &[&'a Said], rank: &dyn Fn(&Said) -> Option<usize>) -> Option<Vec<&'a Said>> {
    let mut orders: Vec<Vec<usize>> = vec![Vec::new()];
    for _ in list {
        let longer = |o: &Vec<usize>| {
            let free = (0..list.len()).filter(|i| !o.contains(i));
            free.map(|i| [&o[..], &[i]].concat()).collect::<Vec<_>>()
        };
        orders = orders.iter().flat_map(longer).collect();
    }
    let fits = |o: &&Vec<usize>| {
        let placed = o.iter().enumerate().all(|(at, i)| rank(list[*i]).is_none_or(|r| r == at + 1));
        let free: Vec<usize> = o.iter().copied().filter(|i| rank(list[*i]).is_none()).collect();
        placed && free.is_sorted()
    };
    let mut fitting = orders.iter().filter(fits);
    let found = fitting.next()?;
    assert!(fitting.next().is_none(), "the definition leaves no choice");
    Some(found.iter().map(|i| list[*i]).collect())
}
