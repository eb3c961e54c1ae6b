//! What the name of an element says about it: its class, id and role, or the name of a custom element.

use html5ever::tokenizer::Tag;

use super::html::{attribute, words};

/// Words for what may stand around an article or hold all of it: a page wrapped in a menu, a forum of comments.
const AROUND: &str = "\
    nav navbar navigation menu footer sidebar share sharing social comment comments disqus modal toolbar \
    masthead sticky dropdown offcanvas drawer";
/// Words for what is never an article.
const NEVER: &str = "\
    breadcrumb breadcrumbs related recommended recommendation recommendations teaser teasers promo promos promotion \
    advert adverts advertising ad ads advertisement sponsored sponsor newsletter newsletters subscribe subscription \
    cookie cookies consent gdpr paywall signup login signin pagination pager skip skiplink copyright hidden \
    onetrust cookiebot outbrain popup lightbox overlay";
/// Words that say only what sort of box it is: a name made of these and the ones above says the same as the ones above.
const BOX: &str = "\
    bar box list link links story stories article articles post posts news wrapper wrap container block section sec \
    widget widgets button buttons btn item items content contents module area inner outer main site page global top \
    bottom left right icon icons form banner header head title footer group panel region zone slot row col column \
    grid card cards component element unit more to the a on in root body inline primary secondary tertiary mobile \
    desktop notice message dialog sdk thread tools tool media us up by placeholder entry carousel prompt tag window layer host fc qc cmp cky ui js wp amp";
/// Classes by which style sheets hide what they do not show.
const HIDING: &str = "\
    hidden hide visually-hidden visuallyhidden sr-only screen-reader-text screenreader-text screen-reader-only \
    d-none invisible is-hidden u-hidden element-invisible assistive-text a11y-hidden visually-hide offscreen";
/// Roles of what is not the article (WAI-ARIA).
const ROLES: &str =
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar form alert directory";

/// Whether a word is in a list.
pub(super) fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|known| known == word)
}

/// The name of an element that says that it is not part of the article.
pub(super) fn furniture(tag: &Tag) -> Option<String> {
    let role = words(tag, "role").find(|role| among(ROLES, &role.to_ascii_lowercase()));
    let comment = attribute(tag, "itemtype").filter(|kind| kind.trim_end_matches('/').ends_with("schema.org/Comment"));
    let custom = Some(&*tag.name).filter(|name| name.contains('-'));
    let called = words(tag, "class").chain(words(tag, "id")).chain(custom).find(|name| says_so(name));
    role.or(called).or(comment).map(|name| name.chars().take(40).collect())
}

/// A class that hides what it stands at.
pub(super) fn hiding(tag: &Tag) -> Option<&'static str> {
    let hides = |class: &str| HIDING.split(' ').find(|h| h.eq_ignore_ascii_case(class));
    words(tag, "class").find_map(hides)
}

/// Whether something of this name may turn out to hold the main text.
pub(super) fn may_hold(name: &str) -> bool {
    !parts(name).iter().any(|part| among(NEVER, part) || part.ends_with("dialog"))
}

/// Whether all of a name says what is around an article: `share-bar` and `relatedStories` do, while `share-price`,
/// `with-sidebar` and `social-policy` do not.
fn says_so(name: &str) -> bool {
    let parts = parts(name);
    let (mut told, mut known) = (false, true);
    for part in &parts {
        let part = part.as_str();
        let tells = among(AROUND, part) || among(NEVER, part);
        told |= tells;
        // Build tools add a letter or a hash.
        known &= tells || among(BOX, part) || part.len() == 1 || part.contains(|c: char| c.is_ascii_digit());
    }
    told && known
}

/// The words of a name, parted by signs and by capitals.
fn parts(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut small = false;
    for c in name.chars() {
        let next = !c.is_alphanumeric() || small && c.is_uppercase();
        if next && parts.last().is_some_and(|p| !p.is_empty()) {
            parts.push(String::new());
        }
        if c.is_alphanumeric() {
            parts.last_mut().expect("never empty").extend(c.to_lowercase());
        }
        small = c.is_lowercase();
    }
    parts.retain(|p| !p.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_count_as_a_whole() {
        for name in [
            "share",
            "share-bar",
            "related-stories",
            "relatedStories",
            "article__share",
            "c-related-list",
            "RelatedList_root__x3f",
            "newsletter-signup",
        ] {
            assert!(says_so(name), "{name}");
        }
        for name in [
            "share-price",
            "with-sidebar",
            "no-menu",
            "social-policy",
            "story-body",
            "cookie-monsters",
            "shareholders",
            "unrelated",
            "topic-ads-trial",
        ] {
            assert!(!says_so(name), "{name}");
        }
        assert!(may_hold("modal") && may_hold("comments") && !may_hold("related-posts"));
    }
}
