//! What a page does not show, or shows as struck out: by attributes, by style, and by the style sheets in it.

use super::Reason;
use super::html::{attribute, words};
use super::names;
use html5ever::tokenizer::Tag;
use std::collections::HashMap;

/// Rules of style sheets that are kept.
const RULES: usize = 2000;

/// Properties that hide or strike out.
const PROPERTIES: &str = "\
    display visibility content-visibility opacity font-size zoom left top right bottom margin-left margin-top \
    text-indent transform clip clip-path text-decoration text-decoration-line overflow overflow-x overflow-y width \
    height max-height max-width";

/// Why what stands in an element is not read as said: the page hides it, or strikes it out.
///
/// What a reader can open (`<details>`, `hidden=until-found`) is shown, and so is what is only kept from screen readers
/// (`aria-hidden`).
pub(super) fn reason(tag: &Tag, sheet: &Sheet) -> Option<Reason> {
    let name = &*tag.name;
    if matches!(name, "del" | "s" | "strike") {
        return Some(Reason::Struck(name.to_owned()));
    }
    let has = |key: &str| tag.attrs.iter().any(|a| &*a.name.local == key);
    let found = attribute(tag, "hidden").is_some_and(|how| how.trim().eq_ignore_ascii_case("until-found"));
    if has("hidden") && !found {
        return Some(Reason::Hidden("hidden".to_owned()));
    }
    if has("popover") {
        return Some(Reason::Hidden("popover".to_owned()));
    }
    let mut how = Shown::default();
    sheet.apply(tag, &mut how);
    how.take(attribute(tag, "style").unwrap_or_default());
    if let Some(style) = how.hidden() {
        return Some(Reason::Hidden(style));
    }
    if let Some(class) = names::hiding(tag) {
        return Some(Reason::Hidden(class.to_owned()));
    }
    let struck = words(tag, "class").find(|c| matches!(*c, "line-through" | "strikethrough" | "strike-through"));
    how.struck.then_some("line-through").or(struck).map(|how| Reason::Struck(how.to_owned()))
}

/// What declarations come to, as far as they hide or strike out.
#[derive(Clone, Debug, Default)]
struct Shown {
    /// The declaration that hides, by property.
    by: Vec<(String, String)>,
    struck: bool,
    /// Whether it is cut off outside its box, and which side of the box is nearly nothing.
    cut: bool,
    small: bool,
}

impl Shown {
    /// Takes declarations; later ones go before earlier ones.
    fn take(&mut self, style: &str) {
        for declaration in style.to_ascii_lowercase().split(';') {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let property = property.trim();
            let value = value.split('!').next().unwrap_or_default().trim().to_owned();
            let length = || value.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '%').parse::<f64>().ok();
            let far = || length().is_some_and(|l| l <= -900.0);
            let hides = match property {
                "display" => value == "none",
                "visibility" => matches!(value.as_str(), "hidden" | "collapse"),
                "content-visibility" => value == "hidden",
                "opacity" | "font-size" | "zoom" => length() == Some(0.0),
                "left" | "top" | "right" | "bottom" | "margin-left" | "margin-top" | "text-indent" => far(),
                "transform" => value.replace(' ', "").starts_with("scale(0)"),
                "clip" => matches!(
                    value.replace([' ', ','], "").as_str(),
                    "rect(0000)" | "rect(1px1px1px1px)" | "rect(0px0px0px0px)"
                ),
                "clip-path" => matches!(value.replace(' ', "").as_str(), "inset(50%)" | "inset(100%)" | "circle(0)"),
                "text-decoration" | "text-decoration-line" => {
                    self.struck = value.contains("line-through");
                    continue;
                }
                "overflow" | "overflow-x" | "overflow-y" => {
                    self.cut = matches!(value.as_str(), "hidden" | "clip");
                    continue;
                }
                "width" | "height" | "max-height" | "max-width" => {
                    self.small |= length().is_some_and(|l| l <= 1.0)
                        && !value.ends_with("em")
                        && (!value.ends_with('%') || value == "0%");
                    continue;
                }
                _ => continue,
            };
            self.by.retain(|(known, _)| known != property);
            if hides {
                self.by.push((property.to_owned(), format!("{property}: {value}")));
            }
        }
    }

    fn hidden(&self) -> Option<String> {
        let cut = (self.cut && self.small).then(|| "a box of no size".to_owned());
        self.by.first().map(|(_, how)| how.clone()).or(cut)
    }
}

/// The rules of a page's own style sheets that could hide something, by the id, class or element that they ask for. Only plain selectors are known
/// (an element, an id, classes, all at one element); others are passed over, and so is what holds in print only.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    rules: HashMap<String, Vec<Rule>>,
    count: usize,
}

#[derive(Debug)]
struct Rule {
    number: usize,
    element: String,
    id: Option<String>,
    classes: Vec<String>,
    style: String,
}

impl Rule {
    /// What it weighs against others that fit as well: by what it asks for, then by its place.
    fn weight(&self) -> (bool, usize, bool, usize) {
        (self.id.is_some(), self.classes.len(), !self.element.is_empty(), self.number)
    }

    fn fits(&self, tag: &Tag) -> bool {
        (self.element.is_empty() || self.element == *tag.name)
            && self.id.as_ref().is_none_or(|id| attribute(tag, "id") == Some(id))
            && self.classes.iter().all(|class| words(tag, "class").any(|c| c == class))
    }
}

impl Sheet {
    /// Reads a style sheet.
    pub(super) fn read(&mut self, css: &str) {
        let mut rest = css;
        let mut bare = String::new();
        while let Some((before, comment)) = rest.split_once("/*") {
            bare.push_str(before);
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        }
        bare.push_str(rest);
        self.rules(&bare, 0);
    }

    fn rules(&mut self, css: &str, depth: usize) {
        let mut at = 0;
        while let Some(open) = css[at..].find('{').map(|k| at + k) {
            let head = css[at..open].rsplit([';', '}']).next().unwrap_or_default().trim();
            let end = matching(css, open);
            let body = &css[open + 1..end];
            if let Some(condition) = head.strip_prefix('@') {
                let screen = ["media", "supports", "layer"].iter().any(|k| condition.starts_with(k));
                // What holds for some widths of a window only is not hidden.
                let always =
                    !condition.contains("print") && !condition.contains("width") && !condition.contains("prefers");
                if screen && always && depth < 4 {
                    self.rules(body, depth + 1);
                }
            } else {
                if !tells(body) {
                    at = (end + 1).min(css.len());
                    continue;
                }
                for rule in head.split(',').filter_map(|s| selector(s.trim(), body)) {
                    if self.count < RULES {
                        self.count += 1;
                        let key = rule.id.as_ref().or(rule.classes.first()).unwrap_or(&rule.element).clone();
                        self.rules.entry(key).or_default().push(Rule { number: self.count, ..rule });
                    }
                }
            }
            at = (end + 1).min(css.len());
        }
    }

    fn apply(&self, tag: &Tag, shown: &mut Shown) {
        if self.count == 0 {
            return;
        }
        let keys = words(tag, "class").chain(attribute(tag, "id")).chain([&*tag.name]);
        let mut fitting: Vec<&Rule> =
            keys.filter_map(|key| self.rules.get(key)).flatten().filter(|r| r.fits(tag)).collect();
        fitting.sort_by_key(|rule| rule.weight());
        fitting.iter().for_each(|rule| shown.take(&rule.style));
    }
}

/// Whether declarations are about what is looked at here.
fn tells(body: &str) -> bool {
    let property = |declaration: &str| declaration.split(':').next().unwrap_or_default().trim().to_ascii_lowercase();
    body.split(';').any(|declaration| names::among(PROPERTIES, &property(declaration)))
}

/// The end of a block that opens at a brace.
fn matching(css: &str, open: usize) -> usize {
    let mut depth = 0usize;
    for (at, c) in css[open..].char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth <= 1 => return open + at,
            '}' => depth -= 1,
            _ => {}
        }
    }
    css.len()
}

/// A selector of one element; `None` for others.
fn selector(text: &str, style: &str) -> Option<Rule> {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '#');
    if text.is_empty() || !text.chars().all(plain) {
        return None;
    }
    let mut rule = Rule { number: 0, element: String::new(), id: None, classes: Vec::new(), style: style.to_owned() };
    let mut parts: Vec<String> = vec![String::new()];
    for c in text.chars() {
        if matches!(c, '.' | '#') {
            parts.push(String::new());
        }
        parts.last_mut()?.push(c);
    }
    for part in parts {
        match (part.strip_prefix('.'), part.strip_prefix('#')) {
            (Some(class), _) => rule.classes.push(class.to_owned()),
            (_, Some(id)) => rule.id = Some(id.to_owned()),
            _ => rule.element = part.to_ascii_lowercase(),
        }
    }
    Some(rule)
}
