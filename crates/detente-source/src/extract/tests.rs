//! What is kept of pages, texts and Markdown, and what is said of the rest.

use super::*;
use crate::Form;

fn reasons(found: &Extract) -> Vec<String> {
    let told = |b: &Block| match &b.verdict {
        Verdict::Kept => format!("+ {}", b.text),
        Verdict::Title => format!("= {}", b.text),
        Verdict::Dropped(reason) => format!("- {} ({reason})", b.text),
    };
    found.blocks.iter().map(told).collect()
}

const PAGE: &str = r#"<!DOCTYPE html><html lang="en-GB"><head><title>Ministers &amp; mayors meet | The Wire</title>
<meta property="og:site_name" content="The Wire"><meta name="author" content="Ann Lee">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"W"},
{"@type":"NewsArticle","headline":"Ministers & mayors meet","datePublished":"2024-05-06T07:08:09Z",
"author":[{"@type":"Person","name":"Ann Lee"}]}]}</script><style>p { color: red }</style></head>
<body class="has-sidebar"><a class="skip-link" href="\#c">Skip to content</a>
<nav><ul><li><a href="/">Home</a><li><a href="/w">World</a></ul></nav>
<div class="layout with-sidebar"><article><header><h1>Ministers &amp; mayors meet</h1><p class="share-bar">Share on Any</p></header>
<figure><img src=a.png><figcaption>The hall where they met.&nbsp;Image: Any/Pool</figcaption></figure>
<p>Ministers met the mayors<br>on Monday, a&nbsp;spokesman said.
<p>The mayors <a href="x">want</a> money. <script>var x = "<p>not this</p>";</script>They may get it.</p>
<h2>What comes next</h2>
<aside>Five things to know about mayors.</aside>
<p><a href="y">Ten mayors and what they eat for breakfast every day of the week</a></p>
<p>Read more: The year of the mayor.</p><ul><li>A vote in June.</li><li>Money, perhaps</li></ul></article>
<div class="related-stories"><p>Dogs learn to sing.</p></div></div>
<p>Another story altogether, told in one sentence.</p><footer><p>All rights reserved.</p></footer></body></html>"#;

#[test]
fn a_page_gives_its_article_and_a_reason_for_everything_else() {
    let found = extract(Form::Html, PAGE, &[]);
    assert_eq!(
        reasons(&found),
        [
            "- Skip to content (outside the article: the page marks that as <article>)",
            "- Home (furniture of the page: it stands in <nav>)",
            "- World (furniture of the page: it stands in <nav>)",
            "= Ministers & mayors meet",
            "- Share on Any (furniture of the page: its place is called “share-bar”)",
            "+ The hall where they met.\u{a0}Image: Any/Pool",
            "+ Ministers met the mayors\non Monday, a\u{a0}spokesman said.",
            "+ The mayors want money. They may get it.",
            "- What comes next (a heading)",
            "- Five things to know about mayors. (furniture of the page: it stands in <aside>)",
            "- Ten mayors and what they eat for breakfast every day of the week (links: 100 % of it)",
            "- Read more: The year of the mayor. (a teaser: it begins “read more”)",
            "+ A vote in June.",
            "+ Money, perhaps",
            "- Dogs learn to sing. (furniture of the page: its place is called “related-stories”)",
            "- Another story altogether, told in one sentence. (outside the article: the page marks that as <article>)",
            "- All rights reserved. (furniture of the page: it stands in <footer>)",
        ]
    );
    let meta = &found.meta;
    assert_eq!(meta.title.as_deref(), Some("Ministers & mayors meet"));
    assert_eq!(meta.author.as_deref(), Some("Ann Lee"));
    assert_eq!(meta.publisher.as_deref(), Some("The Wire"));
    assert_eq!(meta.published.as_deref(), Some("2024-05-06"));
    assert_eq!(meta.language.as_deref(), Some("en-GB"));
    assert!(
        found.text.starts_with("Ministers & mayors meet\n\nThe hall") && found.text.ends_with("\n\nMoney, perhaps\n")
    );
    assert_eq!(crate::paragraphs(&found.text).len(), 6);
    let kept = extract(Form::Html, PAGE, &[9, 15]);
    assert!(kept.text.contains("\n\nWhat comes next\n\n") && kept.text.ends_with("Dogs learn to sing.\n"));
}

#[test]
fn a_plain_text_of_a_page_loses_its_menus() {
    let lead = "Both sides said on Monday that they were close.\nA deal may come before the end of the month if the council \
        of the upper valley agrees to the fee, which it has put off three times since the autumn, and if the court does not \
        rule on the permit in the meantime.";
    let text = format!(
        "Skip next section\n\nTalks near a close\n\n27/02/2024\n\n{lead}\n\nAlso read: Ten photos of the week?\n\n\
         What is at stake\n\n- The ferry\n\n{lead}\n\nEdited by: Bo Ek\n"
    );
    let text = text.as_str();
    let found = extract(Form::Text, text, &[]);
    let said = reasons(&found);
    assert_eq!(
        said.iter().map(|line| &line[..1]).collect::<Vec<_>>(),
        ["-", "=", "-", "+", "-", "-", "+", "-", "-"],
        "{said:#?}"
    );
    assert!(said[7].ends_with("(a repetition of block 4)"), "{said:#?}");
    assert_eq!(found.meta.title.as_deref(), Some("Talks near a close"));
    assert!(found.text != text && found.dropped() == 6);
    let clean = "One sentence.\r\n\r\n\r\n  Another one. \n";
    let found = extract(Form::Text, clean, &[]);
    assert_eq!(found.text, clean, "nothing was dropped, so not a byte changes");
}

#[test]
fn markdown_with_front_matter() {
    let text = "---\ntitle: \"The briefing\"\ndate: 2024-03-01\nlang: de\nauthor: Bo Ek\n---\n# The briefing\n\nBoth *sides*\n\
        [met](x) again.\n\n## Next\n\n1. A vote\n2. Money\n\n> We “agree”.\n\n[All](a) [the](b) [links](c)\n\n| a | b |\n|---|---|\n| yes | no |\n";
    let found = extract(Form::Markdown, text, &[]);
    assert_eq!(
        found.text,
        "The briefing\n\nBoth sides met again.\n\nA vote\n\nMoney\n\nWe “agree”.\n\na\n\nb\n\nyes\n\nno\n"
    );
    assert_eq!(found.meta.published.as_deref(), Some("2024-03-01"));
    assert_eq!((found.meta.language.as_deref(), found.meta.author.as_deref()), (Some("de"), Some("Bo Ek")));
}

#[test]
fn japanese_and_korean_pages() {
    let page = "<html lang=ja><article><h1>首相、訪問に意欲</h1><p>首相は火曜日、会談に意欲を示した。</p>\
        <p>「条件は付けない」と述べた。</p><h2>背景</h2><p>関連記事：制裁の行方</p></article></html>";
    let found = extract(Form::Html, page, &[]);
    assert_eq!(found.text, "首相、訪問に意欲\n\n首相は火曜日、会談に意欲を示した。\n\n「条件は付けない」と述べた。\n");
    let korean = "총리 방북 의사\n\n총리는 화요일 “조건 없이 만나겠다”고 말했다.\n\n관련 기사 더 보기\n";
    assert_eq!(
        extract(Form::Text, korean, &[]).text,
        "총리 방북 의사\n\n총리는 화요일 “조건 없이 만나겠다”고 말했다.\n"
    );
}

#[test]
fn odd_pages_do_no_harm() {
    for page in ["", "<", "<p", "</p></div>", "<script>", "<title>x", "<a><a></b>&#0;&bogus;", "\u{FEFF}<p>x."] {
        let found = extract(Form::Html, page, &[]);
        assert!(found.blocks.len() < 3, "{page}");
    }
    let deep = format!("{}<p>Deep down.</p>{}<p>Up again.</p>", "<div>".repeat(100_000), "</div>".repeat(100_000));
    assert_eq!(extract(Form::Html, &deep, &[]).text, "Deep down.\n\nUp again.\n");
}
