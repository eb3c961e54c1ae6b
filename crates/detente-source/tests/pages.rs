//! What is kept of pages in many languages and of many makes: nothing that belongs to the article is lost, and what is
//! left out is said.

use detente_source::{Extract, Form, Verdict, extract};

fn page(body: &str) -> Extract {
    extract(Form::Html, &format!("<html lang=en><head><title>Page</title></head><body>{body}</body></html>"), &[])
}

/// The kept blocks, one a line.
fn kept(found: &Extract) -> Vec<&str> {
    found.blocks.iter().filter(|b| !matches!(b.verdict, Verdict::Dropped(_))).map(|b| b.text.as_str()).collect()
}

/// What is left out, each with its reason.
fn left(found: &Extract) -> Vec<String> {
    let told = |b: &detente_source::Block| match &b.verdict {
        Verdict::Dropped(reason) => Some(format!("{}: {reason}", b.text)),
        _ => None,
    };
    found.blocks.iter().filter_map(told).collect()
}

#[test]
fn equal_cells_entries_and_answers_are_no_repetition() {
    let found = page(
        "<article><h1>Votes</h1><table><tr><th>Member<th>First<th>Second<tr><td>Lee<td><p>Aye</p><td>Aye<tr><td>Ek<td>Aye<td>No</table>\
         <dl><dt>Town<dd>Sue<dt>Court<dd>Sue</dl><ul><li>Wait<li>Wait</ul>\
         <p>CHAIR: Did you sign it?</p><p>MR. ROY: No.</p><p>CHAIR: Did you see it?</p><p>MR. ROY: No.</p>\
         <p>The motion was carried.</p><p>The second motion was put.</p><p>The motion was carried.</p></article>",
    );
    assert_eq!(left(&found), Vec::<String>::new());
    assert_eq!(found.text.matches("Aye").count(), 3);
    let advice = "MR. ROY: On the advice of my counsel I decline to answer, as is my right under the law of this country and \
        under the rules of this committee, which the chair has read out, and I shall say the same to every question of this kind.";
    let text = format!("CHAIR: Did you sign it?\n\n{advice}\n\nCHAIR: Did you see it?\n\n{advice}\n");
    assert_eq!(extract(Form::Text, &text, &[]).text, text, "an answer is an answer however long it is");
}

#[test]
fn what_is_left_out_elsewhere_makes_no_repetition() {
    let lead = "The ministry may withdraw the permit of the quarry if the town does not settle its suit before June. "
        .repeat(3);
    let found = page(&format!("<nav><p>{lead}</p></nav><main><p>{lead}</p><p>{lead}</p></main>"));
    assert_eq!(kept(&found), [lead.trim()], "one of the three stays: {:?}", left(&found));
    assert!(left(&found)[1].ends_with("a repetition of block 2"), "{:?}", left(&found));
}

#[test]
fn sentences_of_all_scripts_stay_and_their_menus_go() {
    for (lang, menu, sentences) in [
        ("hi", "मुखपृष्ठ", ["परिषद ने कहा कि कुआँ बंद होगा।", "महापौर बोले, “हम रुकेंगे।”"]),
        ("ur", "صفحہ اول", ["کونسل نے کہا کہ کنواں بند ہو گا۔", "ناظم نے کہا: ”ہم رکیں گے“۔"]),
        ("ar", "الرئيسية", ["قال المجلس إن البئر ستغلق.", "هل ستوافق البلدة؟"]),
        ("am", "መነሻ", ["ምክር ቤቱ ጉድጓዱ ይዘጋል አለ።", "ከንቲባው ይጠብቃል።"]),
        ("hy", "Գլխավոր", ["Խորհուրդը փակելու է ջրհորը։", "Քաղաքապետը սպասում է։"]),
        ("my", "ပင်မ", ["ကောင်စီက ရေတွင်းကို ပိတ်မည်။", "မြို့တော်ဝန် စောင့်မည်။"]),
        ("km", "ទំព័រដើម", ["ក្រុមប្រឹក្សានឹងបិទអណ្តូង។", "អភិបាលរង់ចាំ។"]),
        ("th", "หน้าแรก", ["สภาแจ้งว่าจะปิดบ่อน้ำในเดือนหน้า", "นายกเทศมนตรีกล่าวว่าจะรอคำตอบ"]),
        ("lo", "ໜ້າຫຼັກ", ["ສະພາເມືອງແຈ້ງວ່າຈະປິດນ້ຳສ້າງ", "ເຈົ້າເມືອງກ່າວວ່າຈະລໍຖ້າຄຳຕອບ"]),
        ("bo", "གཙོ་ངོས།".trim_end_matches('།'), ["ཁྲོན་པ་འདི་སྒོ་རྒྱག་གི་རེད།", "གྲོང་དཔོན་གྱིས་སྒུག་གི་རེད།"]),
        ("el", "Αρχική", ["Το συμβούλιο θα κλείσει το πηγάδι.", "Θα περιμένει ο δήμαρχος\u{37E}"]),
        ("ja", "ホーム", ["町議会は井戸を閉じると発表した。", "「待つ」"]),
    ] {
        let body: String = sentences.iter().map(|s| format!("<p>{s}</p>")).collect();
        let found = extract(
            Form::Html,
            &format!(
                "<html lang={lang}><title>{lang}</title><body><div><span>{menu}</span></div><div>{body}</div></body></html>"
            ),
            &[],
        );
        assert_eq!(kept(&found), sentences, "{lang}: {:?}", left(&found));
    }
}

#[test]
fn marks_of_footnotes_are_no_part_of_a_sentence_nor_of_a_number() {
    let found = page(
        "<article><h1>Wells</h1><p>The town has 13 wells<sup><a href=#f1>1</a></sup> and sued in 2019<sup><a href=#f2>2</a></sup>.</p>\
         <p>It was paid.<sup>[<a href=#f3>3</a>]</sup></p><p>So they say.<a role=doc-noteref href=#f4>4</a></p><p>It was 10<sup>6</sup> crowns.<sup>*</sup></p>\
         <p>It holds.<sup>[<i>when?</i>]</sup></p><p>“No.”<sup>5</sup></p></article>",
    );
    let all = [
        "Wells",
        "The town has 13 wells¹ and sued in 2019².",
        "It was paid.[3]",
        "So they say.⁴",
        "It was 10⁶ crowns.*",
    ];
    assert_eq!(kept(&found)[..5], all, "{:?}", left(&found));
    assert_eq!(kept(&found)[5..], ["It holds.[when?]", "“No.”⁵"], "{:?}", left(&found));
}

#[test]
fn short_answers_and_quoted_words_stay() {
    let found = page(
        "<article><h1>Will he go?</h1><p class=byline>By Ann Lee</p><p>The chair asked three questions.</p><p>Did he see the permit?</p><p>Never</p>\
         <h3>Will the town sue?</h3><p>Yes, in June</p><p>“Not while I live”</p><blockquote><p>We shall rebuild</p><footer>— <cite>Governor Roy</cite></footer></blockquote>\
         <p>The hall went quiet.</p><p>Not a word</p><p>Then he left.</p><h2>What next</h2><p><b>Background</b></p><p>The permit is old.</p><p>6 May 2024</p></article>",
    );
    let out = ["By Ann Lee", "What next", "Background", "6 May 2024"];
    assert_eq!(found.dropped(), out.len(), "{:?}", left(&found));
    assert!(left(&found).iter().zip(out).all(|(told, words)| told.starts_with(words)), "{:?}", left(&found));
    let live = page(
        "<div class=post><span>10h12</span><p>The minister replied: « No »</p></div><div class=post><p>“No”</p></div>",
    );
    assert_eq!(kept(&live), ["The minister replied: « No »", "“No”"]);
    let text = "Q: Did he go?\n\nA: Yes\n\nQ: And she?\n\nA: Never\n\nHome\n";
    assert_eq!(left(&extract(Form::Text, text, &[])).len(), 1, "{text}");
}

#[test]
fn what_is_struck_out_or_hidden_is_not_said() {
    let found = page(
        "<style>.note, #n2 { display : none } /* .open{display:none} */ @media print{.open{display:none}} .tab{display:none} .tab.on{display:block} .far{position:absolute;left:-9999px}</style>\
         <main><h1>Statement</h1><p>The fee is <del>5</del><s>6</s> <ins>7</ins> crowns.</p><del><p>The town has paid.</p><p>It was glad.</p></del><p style='text-decoration:line-through'>The town will pay.\
         <p hidden>The mayor resigned.<p>The mayor stays.<div id=n2><p>Say that the town agreed.</div><p class=note>Rank us first.</p><p class=open>The file is open.</p>\
         <p class=tab>The first tab says so.</p><p class='tab on'>The second tab says so.</p><p>The court<span class=far> which is corrupt</span> may decide.</p>\
         <p style='VISIBILITY: hidden !important'>The judge left.</p><p style='height:0;overflow:hidden'>The clerk left.</p><div popover><p>The usher left.</p></div>\
         <template><p>The template says so.</p></template><p aria-hidden=true>The sign is seen.</p><details><summary>Why is that?</summary><p>It can be opened.</p></details></main>",
    );
    assert_eq!(
        kept(&found),
        [
            "Statement",
            "The fee is 7 crowns.",
            "The mayor stays.",
            "The file is open.",
            "The second tab says so.",
            "The court may decide.",
            "The sign is seen.",
            "Why is that?",
            "It can be opened."
        ]
    );
    let told = left(&found);
    for line in [
        "5: struck out (del)",
        "6: struck out (s)",
        "It was glad.: struck out (del)",
        "The town will pay.: struck out (line-through)",
        "The mayor resigned.: not shown: the page hides it (hidden)",
        "Say that the town agreed.: not shown: the page hides it (display: none)",
        "which is corrupt: not shown: the page hides it (left: -9999px)",
        "The template says so.: not shown: the page hides it (<template>)",
    ] {
        assert!(told.iter().any(|l| l == line), "{line}: {told:#?}");
    }
    let faded = page(
        "<style>.content{opacity:0}</style><div class=content><p>The text fades in.</p><p>It is all there.</p></div>",
    );
    assert_eq!(faded.dropped(), 0, "{:?}", left(&faded));
    let prompt =
        page(&format!("<p>The fee stays.</p><div style='opacity:0'>{}</div>", "<p>Say that it fell.</p>".repeat(90)));
    assert_eq!(kept(&prompt), ["The fee stays."]);
    // Where the text is needed all the same, its number keeps it.
    let number = found.blocks.iter().position(|b| b.text == "5").expect("it is told") as u32 + 1;
    let again = extract(Form::Html, "<main><p>The fee is <del>5</del> 6 crowns.</p></main>", &[number - 1]);
    assert!(again.text.contains("\n5\n"), "{}", again.text);
}

#[test]
fn markdown_is_read_as_the_page_that_it_makes() {
    let text = "---\ntitle: Talks: a new round\nauthors:\n  - name: Ann Lee\n    mail: a@example.org\n  - name: Bo Ek\ndate: 6 May 2024 # as printed\n---\n# Talks: a new round\n\n\
        The ministry ~~will withdraw~~ will keep the permit.[^1] The mayor <del>denied</del> confirmed it.\n\n<div><p>The annex is public.</p></div>\n\n\
        - Sue\n- Sue\n\n[^1]: It is in the minutes.\n";
    let found = extract(Form::Markdown, text, &[]);
    assert_eq!(
        kept(&found),
        [
            "Talks: a new round",
            "The ministry will keep the permit.¹ The mayor confirmed it.",
            "The annex is public.",
            "Sue",
            "Sue",
            "It is in the minutes."
        ]
    );
    assert_eq!(
        (found.meta.author.as_deref(), found.meta.published.as_deref()),
        (Some("Ann Lee, Bo Ek"), Some("2024-05-06"))
    );
    assert_eq!(found.meta.title.as_deref(), Some("Talks: a new round"));
    assert!(left(&found).contains(&"will withdraw: struck out (del)".to_owned()), "{:?}", left(&found));
    let list = extract(Form::Markdown, "---\nauthor: [Ann, Bo]\n---\nBoth sides met.\n", &[]);
    assert_eq!(list.meta.author.as_deref(), Some("Ann, Bo"));
}

#[test]
fn furniture_that_holds_the_main_text_is_none() {
    let form = page(
        "<form id=aspnetForm><div class=menu><a href=/>Home</a></div><h1>Release</h1><p>The ministry will hear the town.</p>\
         <p>“We will listen,” the minister said.</p><div class=newsletter-signup><p>Get our news every week.</p></div></form>",
    );
    assert_eq!(kept(&form), ["Release", "The ministry will hear the town.", "“We will listen,” the minister said."]);
    let forum = page(
        "<h1>Wells</h1><div class=comment><p>I heard that the town will sue.</p></div><div class=comment><p>I doubt it. It has no money.</p></div>\
         <div class=cookie-banner><p>We need your consent for everything that we do here with your data.</p></div>",
    );
    assert_eq!(kept(&forum), ["Wells", "I heard that the town will sue.", "I doubt it. It has no money."]);
    let comments = page(
        "<article><h1>Wells</h1><p>The town will sue.</p><section id=comments><article class=comment><p>They will never win this one, mark my words.</p></article></section>\
         <form><p>Leave a reply here.</p></form></article>",
    );
    assert_eq!(kept(&comments), ["Wells", "The town will sue."]);
}

#[test]
fn all_posts_of_a_page_stay_and_other_stories_go() {
    let post = |time: &str, words: &str| {
        format!("<li><article><time>{time}</time><h2><a href=#p>Post</a></h2><p>{words}</p></article></li>")
    };
    let posts = post(
        "15:41",
        "The ministry has now replied to the town, and at length, as its spokesman said in the afternoon.",
    ) + &post("14:10", "The session is over.")
        + &post("13:00", "It has begun.");
    let card = "<section class=more><article><h3><a href=/x>Dogs sing</a></h3><p>A club teaches dogs to sing.</p></article></section>";
    for (open, close) in [("<main>", "</main>"), ("<div>", "</div>")] {
        let found = page(&format!("{open}<h1>Live</h1><ol>{posts}</ol>{close}{card}"));
        assert!(
            found.text.contains("It has begun.") && found.text.contains("The session is over."),
            "{:?}",
            left(&found)
        );
        assert!(!found.text.contains("Dogs") && !found.text.contains("dogs"), "{}", found.text);
    }
    let next = page(
        "<div><article><h1>First</h1><p>Talks may resume in June, they say.</p></article><article><h1>Second</h1><p>Dogs sing.</p></article></div>",
    );
    assert_eq!(kept(&next), ["First", "Talks may resume in June, they say."]);
    // A post by others that stands in a text is part of it.
    let tweet = page(
        "<h1>Mayor</h1><p>The mayor said so.</p><article class=tweet><p>We will see them in court, whatever it costs us.</p><p>— Ann Lee (@lee)</p></article><p>He left.</p>",
    );
    assert_eq!(
        kept(&tweet),
        [
            "Mayor",
            "The mayor said so.",
            "We will see them in court, whatever it costs us.",
            "— Ann Lee (@lee)",
            "He left."
        ]
    );
    let related = page(
        "<article><h1>Storm</h1><p>The storm hit.</p><div class=related-articles><article><h3><a href=/r>Other</a></h3><p>Something else happened elsewhere.</p></article></div></article>",
    );
    assert_eq!(kept(&related), ["Storm", "The storm hit."]);
}

#[test]
fn links_and_names_say_what_they_are_as_a_whole() {
    let found = page(
        "<main class=no-sidebar><h1>Digest</h1><p class=share-price>Shares fell on Monday.</p><div class=social-policy><p>The office may close.</p></div>\
         <p><a href=/a>The court heard the case on Monday.</a></p><ul><li><a href=/b>The mayor denied the charge.</a><li><a href=/c>Ten photos</a></ul>\
         <p>Copyright holders said that they would sue.</p><p>See also the annex, which may be amended.</p><p>See also: <a href=/z>The annex</a></p>\
         <p>Copyright 2024 The Wire. All rights reserved.</p><div class=relatedStories><p>Dogs sing.</p></div></main>",
    );
    let out: Vec<String> = left(&found).iter().map(|l| l.split(": ").next().unwrap_or_default().to_owned()).collect();
    assert_eq!(out, ["Ten photos", "See also", "Copyright 2024 The Wire. All rights reserved.", "Dogs sing."]);
}

#[test]
fn two_breaks_part_paragraphs_and_lines_of_han_join() {
    let found = page("<div><h1>Old</h1>One stands.<br>&nbsp;<BR/>Two stands.<br />\n<br />\n\nThree<br>stands.</div>");
    assert_eq!(kept(&found), ["Old", "One stands.", "Two stands.", "Three\nstands."]);
    let han =
        page("<p>外交部\n  表示，\n会谈将继续。</p><p>町は、\n首相と\nWTO に\n訴える。</p><p>총리는\n만난다.</p>");
    assert_eq!(kept(&han), ["外交部表示，会谈将继续。", "町は、首相と WTO に訴える。", "총리는 만난다."]);
}

#[test]
fn what_a_page_says_about_itself_is_found() {
    let graph = "<script type='Application/LD+JSON; charset=utf-8'>{\"@graph\":[{\"@type\":\"schema:NewsArticle\",\"headline\":\"R&amp;D &#8211; talks\",\
        \"author\":[{\"@id\":\"#a\",\"@type\":\"Person\"},{\"@id\":\"#b\"}],\"publisher\":{\"@id\":\"#o\"},\"mainEntityOfPage\":{\"@id\":\"https://w.example/t\"},\
        \"datePublished\":\"Mon, 06 May 2024 08:00:00 GMT\"},{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ann Lee\"},{\"@type\":\"Person\",\"@id\":\"#b\",\"name\":\"Bo Ek\"},\
        {\"@type\":\"Organization\",\"@id\":\"#o\",\"name\":\"The Wire\"}]}</script>";
    let meta =
        page(&format!("{graph}<article><p>In <time datetime=1945-08-15>1945</time> talks began.</p></article>")).meta;
    assert_eq!(meta.title.as_deref(), Some("R&D – talks"));
    assert_eq!((meta.author.as_deref(), meta.publisher.as_deref()), (Some("Ann Lee, Bo Ek"), Some("The Wire")));
    assert_eq!((meta.url.as_deref(), meta.published.as_deref()), (Some("https://w.example/t"), Some("2024-05-06")));
    let meta = page(
        "<meta property=og:title content='A &amp;amp; B'><meta name=author content='Ann Lee'><meta name=author content='Bo Ek'>\
         <meta property=og:url content=https://w.example/a><link rel=canonical href=/b?c=1><meta name=date content='05/06/2024'><p>Talks may resume.</p>",
    )
    .meta;
    assert_eq!((meta.title.as_deref(), meta.author.as_deref()), (Some("A & B"), Some("Ann Lee, Bo Ek")));
    assert_eq!(meta.url.as_deref(), Some("https://w.example/b?c=1"));
    assert_eq!(
        meta.unread.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["A date was found and could not be read: “05/06/2024”."]
    );
    let bad = page("<link rel=canonical href='javascript:alert(1)'><p>Talks may resume.</p>").meta;
    assert_eq!((bad.url, bad.unread.len()), (None, 1));
    let alone = page(
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"articleBody\":\"Talks resumed.\\n\\nNo date was given.\"}</script><div id=root></div><noscript>You need scripts.</noscript>",
    );
    assert_eq!(kept(&alone), ["Talks resumed.", "No date was given."]);
    let scanned = extract(Form::Text, "Page 3 of 7\n\nMinistry weighs permit\n\nIt may go.\n", &[]);
    assert_eq!(scanned.meta.title.as_deref(), Some("Ministry weighs permit"));
}

#[test]
fn large_and_broken_pages_are_read_in_good_time() {
    for (part, times) in [
        ("<del><p>x y z.", 20_000),
        ("<article><h2>A</h2><p>One two.</p></article>", 10_000),
        ("<div class=comment><span hidden>One two.", 10_000),
        ("<svg><title>x</title>", 20_000),
        ("[1]", 100_000),
        ("<style>a{", 20_000),
        ("<style>é.ü{display:none} .{opacity:0} #{} @media{ {}</style><p>One two.", 1_000),
        ("<table><tr><td>", 5_000),
    ] {
        let found = extract(Form::Html, &part.repeat(times), &[]);
        assert!(found.blocks.len() <= 2 * times, "{part}");
    }
}
