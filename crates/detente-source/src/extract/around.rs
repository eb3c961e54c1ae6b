//! What stands around an article: furniture, which may turn out to hold the main text itself, and all that is outside of
//! what the page marks as its article.

use super::rules::by_words;
use super::sentence::ends;
use super::{Block, Kind, Reason, names};
use std::collections::{BTreeMap, BTreeSet};

/// An element of a page that parts blocks, with what it inherits from those around it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub parent: Option<usize>,
    pub name: String,
    /// Why what stands in it is not the article.
    pub out: Option<Reason>,
    /// Whether nothing around it, nor itself, says so, but the header of a page, which may be that of the article.
    pub free: bool,
    /// The outermost article that it stands in or is, and whether it is in the main part.
    pub top: Option<usize>,
    pub main: bool,
    /// What its text is, and whether white space in it counts.
    pub kind: Kind,
    pub pre: bool,
}

impl Place {
    /// An element within another one.
    pub(super) fn new(around: Option<&Place>, name: &str, out: Option<Reason>) -> Self {
        let kind = match name {
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Some(Kind::Heading),
            "li" | "dt" | "dd" => Some(Kind::Item),
            "td" | "th" => Some(Kind::Cell),
            "figcaption" | "caption" => Some(Kind::Caption),
            "article" | "section" | "main" | "aside" | "nav" => Some(Kind::Paragraph),
            _ => None,
        };
        Self {
            parent: None,
            name: name.to_owned(),
            free: (out.is_none() || name == "header") && around.is_none_or(|a| a.free),
            out,
            top: around.and_then(|a| a.top),
            main: around.is_some_and(|a| a.main),
            kind: kind.or(around.map(|a| a.kind)).unwrap_or(Kind::Paragraph),
            pre: around.is_some_and(|a| a.pre) || matches!(name, "pre" | "listing" | "xmp"),
        }
    }
}

/// The elements from one outwards.
pub(super) fn outwards(places: &[Place], from: Option<usize>) -> impl Iterator<Item = (usize, &Place)> {
    std::iter::successors(from, |at| places[*at].parent).map(|at| (at, &places[at]))
}

/// For each block why its place says that it is no part of the article.
pub(super) fn reasons(places: &[Place], blocks: &[Block]) -> Vec<Option<Reason>> {
    let weights: Vec<usize> = blocks.iter().map(weight).collect();
    let around = Furniture::of(places);
    let pardoned = pardoned(&around, blocks, &weights);
    let mut reasons: Vec<Option<Reason>> = blocks
        .iter()
        .map(|block| {
            let within = around.at(block).iter().copied().find(|reason| !pardoned.contains(reason));
            block.out.clone().or(within.cloned())
        })
        .collect();
    let page = Page { places, blocks, weights: &weights, reasons: &reasons };
    if let Some(article) = page.article() {
        for (at, holds) in article.0.into_iter().enumerate() {
            if !holds && reasons[at].is_none() {
                reasons[at] = Some(Reason::Outside(article.1));
            }
        }
    }
    reasons
}

/// How much a block speaks for the place where it stands: its length, if it has sentences.
pub(super) fn weight(block: &Block) -> usize {
    let sentence = block.kind != Kind::Heading && block.out.is_none() && ends(&block.text);
    if sentence && by_words(block).is_none() { block.text.len() } else { 0 }
}

/// For each element the reasons of those around it, from outside inwards.
struct Furniture<'p> {
    sets: Vec<Vec<&'p Reason>>,
    of: Vec<usize>,
}

impl<'p> Furniture<'p> {
    fn of(places: &'p [Place]) -> Self {
        let mut found = Self { sets: vec![Vec::new()], of: Vec::with_capacity(places.len()) };
        for place in places {
            let around = place.parent.map_or(0, |parent| found.of[parent]);
            let new = place.out.as_ref().filter(|reason| !found.sets[around].contains(reason));
            if let Some(reason) = new {
                let mut set = found.sets[around].clone();
                set.push(reason);
                found.sets.push(set);
            }
            found.of.push(if new.is_some() { found.sets.len() - 1 } else { around });
        }
        found
    }

    fn at(&self, block: &Block) -> &[&'p Reason] {
        block.place.map_or(&[], |place| &self.sets[self.of[place]])
    }
}

/// Furniture that holds the main text is none: a form that is wrapped around a page, a forum made of comments. Its reasons.
fn pardoned(furniture: &Furniture, blocks: &[Block], weights: &[usize]) -> Vec<Reason> {
    let mut free = 0;
    let mut held: BTreeMap<Vec<String>, (usize, usize, Vec<Reason>)> = BTreeMap::new();
    for (block, weight) in blocks.iter().zip(weights).filter(|(_, weight)| **weight > 0) {
        let around = furniture.at(block);
        if around.is_empty() {
            free += weight;
        } else if around.iter().all(|reason| may_hold(reason)) {
            let key = around.iter().map(|reason| reason.to_string()).collect();
            let entry = held.entry(key).or_insert_with(|| (0, 0, around.iter().copied().cloned().collect()));
            entry.0 += weight;
            entry.1 += 1;
        }
    }
    let Some((weight, count, around)) = held.into_values().max_by_key(|(weight, ..)| *weight) else {
        return Vec::new();
    };
    let form = around.iter().all(is_form);
    let hidden = around.iter().any(|reason| matches!(reason, Reason::Hidden(_)));
    let enough = match (form, hidden) {
        (true, _) => weight * 5 >= (weight + free) * 2,
        // What is hidden is the text only if there is no other.
        (_, true) => count > 1 && free == 0,
        _ => count > 1 && free * 5 < weight,
    };
    if enough { around } else { Vec::new() }
}

fn is_form(reason: &Reason) -> bool {
    matches!(reason, Reason::Element(name) | Reason::Named(name) if name.eq_ignore_ascii_case("form"))
}

fn may_hold(reason: &Reason) -> bool {
    match reason {
        Reason::Element(name) => matches!(name.as_str(), "form" | "header" | "aside" | "menu"),
        Reason::Named(name) => names::may_hold(name),
        // A page that its script fades in.
        Reason::Hidden(how) => how.starts_with("opacity") || how.starts_with("visibility"),
        _ => false,
    }
}

struct Page<'p> {
    places: &'p [Place],
    blocks: &'p [Block],
    weights: &'p [usize],
    reasons: &'p [Option<Reason>],
}

/// An `<article>` that stands in no other.
#[derive(Default)]
struct Article {
    weight: usize,
    first: Option<usize>,
    last: usize,
    /// Whether its heading leads elsewhere, as that of a teaser does.
    card: bool,
    headed: bool,
    h1: bool,
}

impl Page<'_> {
    fn place(&self, block: usize) -> impl Iterator<Item = (usize, &Place)> {
        outwards(self.places, self.blocks[block].place)
    }

    /// Which blocks are in what the page marks as its article, and how it marks it; `None` where it marks none, or one
    /// with less than two fifths of the sentences.
    fn article(&self) -> Option<(Vec<bool>, &'static str)> {
        let live = |at: &usize| self.reasons[*at].is_none();
        let all: usize = (0..self.blocks.len()).filter(live).map(|at| self.weights[at]).sum();
        let enough = |weight: usize| weight > 0 && weight * 5 >= all * 2;
        let inside: Vec<Option<usize>> = self.blocks.iter().map(|b| b.place.and_then(|p| self.places[p].top)).collect();
        let main = |at: usize| self.blocks[at].place.is_some_and(|p| self.places[p].main);
        let articles = self.articles(&inside);
        if let Some((key, members)) = self.group(&articles, enough) {
            let posts = members.len() > 1;
            let whole = posts && self.places[key].main;
            let mut within = vec![false; self.places.len()];
            for (at, place) in self.places.iter().enumerate() {
                within[at] = at == key || place.parent.is_some_and(|parent| within[parent]);
            }
            let holds = |at: usize| match inside[at].filter(|a| articles.contains_key(a)) {
                Some(article) => members.contains(&article),
                // What stands between the posts of one page belongs to it.
                None => posts && (whole && main(at) || self.blocks[at].place.is_some_and(|p| within[p])),
            };
            return Some(((0..self.blocks.len()).map(holds).collect(), "article"));
        }
        let weight = (0..self.blocks.len()).filter(live).filter(|at| main(*at)).map(|at| self.weights[at]).sum();
        enough(weight).then(|| ((0..self.blocks.len()).map(main).collect(), "main"))
    }

    /// The articles of the page. One that stands in the middle of a running text is an embedded one (a tweet) and is
    /// part of that text.
    fn articles(&self, inside: &[Option<usize>]) -> BTreeMap<usize, Article> {
        let mut articles: BTreeMap<usize, Article> = BTreeMap::new();
        for (at, block) in self.blocks.iter().enumerate() {
            let Some(article) = inside[at].map(|a| articles.entry(a).or_default()) else { continue };
            let heading = block.kind == Kind::Heading;
            if heading && !std::mem::replace(&mut article.headed, true) {
                article.card = block.share(block.linked) >= 60;
            }
            article.h1 |= self.place(at).next().is_some_and(|(_, p)| p.name == "h1");
            article.first.get_or_insert(at);
            article.last = at;
            article.weight += if self.reasons[at].is_none() { self.weights[at] } else { 0 };
        }
        let mut direct: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for at in (0..self.blocks.len()).filter(|at| self.weights[*at] > 0 && self.reasons[*at].is_none()) {
            let running = |name: &str| matches!(name, "p" | "blockquote" | "ul" | "ol" | "li" | "pre");
            direct.entry(self.place(at).find(|(_, p)| !running(&p.name)).map(|(at, _)| at)).or_default().push(at);
        }
        articles.retain(|place, article| {
            let Some(around) = direct.get(&self.places[*place].parent) else { return true };
            let sum = |before: bool| -> usize {
                let side = |at: &&usize| if before { Some(**at) < article.first } else { **at > article.last };
                around.iter().filter(side).map(|at| self.weights[*at]).sum()
            };
            let (before, after) = (sum(true), sum(false));
            !(before > 0 && after > 0 || before + after > article.weight)
        });
        articles
    }

    /// The article with the most sentences, with all that stand beside it as posts of one page: the element that holds
    /// them, and which they are.
    fn group(
        &self,
        articles: &BTreeMap<usize, Article>,
        enough: impl Fn(usize) -> bool,
    ) -> Option<(usize, BTreeSet<usize>)> {
        let mut count: BTreeMap<usize, usize> = BTreeMap::new();
        for (at, _) in articles.keys().flat_map(|a| outwards(self.places, Some(*a))) {
            *count.entry(at).or_default() += 1;
        }
        let mut groups: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for article in articles.keys() {
            let shared = outwards(self.places, Some(*article)).find(|(at, _)| count[at] > 1);
            groups.entry(shared.map_or(*article, |(at, _)| at)).or_default().insert(*article);
        }
        let weight = |members: &BTreeSet<usize>| members.iter().map(|m| articles[m].weight).sum::<usize>();
        let heaviest = |members: &BTreeSet<usize>| {
            members.iter().copied().max_by_key(|m| (articles[m].weight, std::cmp::Reverse(*m)))
        };
        let own = |at: usize| self.place(at).next().is_some_and(|(_, p)| p.name == "h1");
        let page = (0..self.blocks.len()).any(|at| own(at) && !self.place(at).any(|(p, _)| articles.contains_key(&p)));
        for members in groups.values_mut() {
            // Teasers of other stories beside the article.
            let posts: BTreeSet<usize> = members.iter().copied().filter(|m| !articles[m].card).collect();
            if !posts.is_empty() && weight(&posts) * 2 >= weight(members) {
                *members = posts;
            }
            // Stories with a first heading each are stories of their own, unless the page has its own beside them.
            if !page && members.iter().filter(|m| articles[m].h1).count() > 1 {
                members.retain(|m| articles[m].h1);
                *members = heaviest(members).into_iter().collect();
            }
        }
        let (key, members) =
            groups.into_iter().max_by_key(|(key, members)| (weight(members), std::cmp::Reverse(*key)))?;
        // One that holds the heading of the page is the article, also where it is short.
        let headed = !page && members.iter().any(|m| articles[m].h1);
        enough(weight(&members) * if headed { 2 } else { 1 }).then_some((key, members))
    }
}
