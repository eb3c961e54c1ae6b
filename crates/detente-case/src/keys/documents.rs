//! Keys of documents and claims.

use super::{Key, Mapping, Shape, text};

pub(super) static SOURCE: Mapping = Mapping {
    name: "a document",
    schema: "source",
    doc: "A document that claims are taken from.",
    keys: &[
        text("title", "Title as published.").required(),
        text("author", "Who wrote it."),
        text("publisher", "Who published it."),
        Key::new("published", Shape::Date, "Date of publication: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`."),
        text("language", "Language of the document as a BCP 47 tag, such as `en` or `ja`."),
        text("url", "Its address on the web, where it was taken from or can be found."),
        Key::new("file", Shape::File, "File in the case folder: the document, or a briefing in your own words."),
        Key::new("sha256", Shape::Digest, "SHA-256 digest of `file`."),
        Key::new(
            "original",
            Shape::Map(&ORIGINAL),
            "The original that claims point into, where the case does not carry it.",
        ),
        Key::new(
            "extracted_from",
            Shape::Map(&EXTRACTED),
            "The file that the text was taken from, where that is not the text itself, such as an HTML page.",
        ),
        Key::new(
            "reliability",
            Shape::Choice(&["A", "B", "C", "D", "E", "F"]),
            "Reliability of the source on the Admiralty scale, A (completely reliable) to F (cannot be judged).",
        ),
        text("descriptor", "What kind of source it is and how it came to know, in a sentence or two."),
        text("citation", "A full reference to be printed, for books and papers."),
    ],
    one_of: &[],
};

pub(super) static ORIGINAL: Mapping = Mapping {
    name: "an original",
    schema: "original",
    doc: "An original that the case points into but does not carry.",
    keys: &[
        Key::new("sha256", Shape::Digest, "SHA-256 digest of the original file.").required(),
        Key::new("characters", Shape::Whole(0, u32::MAX as u64), "Its length in Unicode code points."),
        text("url", "Where a reader might find it."),
        Key::new("structure", Shape::File, "File in the case folder with the places and digests of its paragraphs."),
    ],
    one_of: &[],
};

pub(super) static EXTRACTED: Mapping = Mapping {
    name: "the file that a text was taken from",
    schema: "extracted",
    doc: "The file that the text of a document was taken from; the text leaves out what is not part of the article.",
    keys: &[
        Key::new("form", Shape::Choice(&["text", "markdown", "html"]), "How it was read.").required(),
        Key::new("sha256", Shape::Digest, "SHA-256 digest of that file.").required(),
        Key::new(
            "kept",
            Shape::List(&Shape::Whole(1, u32::MAX as u64)),
            "Blocks of it that the rules would have dropped and that were kept, counted from 1.",
        ),
    ],
    one_of: &[],
};

pub(super) static CLAIM: Mapping = Mapping {
    name: "a claim",
    schema: "claim",
    doc: "One atomic thing that a document says.",
    keys: &[
        Key::new("source", Shape::Id, "Id of the document.").required(),
        text("says", "What it says, in your own words.").required(),
        text("speaker", "Who says it, where it is not the author."),
        text("voice", "How it reaches us: direct quotation, reported speech, narration."),
        text("kind", "What it is: signal, preference, event, constraint and so on."),
        Key::new("about", Shape::List(&Shape::Id), "Ids of the parties that it is about."),
        text("hedge", "The word that weakens it, such as \"may\"."),
        text("disputed", "Why its truth is disputed. Nothing should rest on a disputed claim."),
        text("note", "A remark of the analyst."),
        Key::new("at", Shape::Map(&AT), "Where it stands in the document."),
        Key::new(
            "credibility",
            Shape::Whole(1, 6),
            "Credibility on the Admiralty scale, 1 (confirmed by other sources) to 6 (cannot be judged).",
        ),
        Key::new(
            "confirmed_by",
            Shape::List(&Shape::Id),
            "Claims from other, independent documents that say the same; credibility 1 needs one.",
        ),
        text("suggested_by", "What proposed the claim, where it was not the analyst."),
    ],
    one_of: &[],
};

pub(super) static AT: Mapping = Mapping {
    name: "a place in a document",
    schema: "at",
    doc: "Where a passage stands: its words, a paragraph, a range of code points, or several of these.",
    keys: &[
        Key::new("paragraph", Shape::Whole(1, u32::MAX as u64), "Paragraph, from 1; blank lines separate paragraphs."),
        Key::new("start", Shape::Whole(0, u32::MAX as u64), "First code point of the passage, from 0."),
        Key::new("end", Shape::Whole(0, u32::MAX as u64), "One past its last code point."),
        Key::new("sha256", Shape::Digest, "SHA-256 digest of the passage."),
        text("quote", "Its words, compared after folding white space and quotation marks."),
        text("prefix", "What stands right before it, where the quote alone stands in the document several times."),
        text("suffix", "What stands right after it."),
    ],
    one_of: &[],
};
