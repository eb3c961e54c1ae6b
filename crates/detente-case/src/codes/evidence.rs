//! Codes of findings about quotes, confirmations, suggestions and originals.

use super::codes;

codes! {
    /// All codes of findings about quotes and originals, which need the documents, in ascending order.
    EVIDENCE_CODES:

    QUOTE_BROKEN Error "D1201" "a quote that does not stand in its document"
        "The words under `quote` do not stand where the claim says, or nowhere in the document. Only white space and the form of quotation marks may differ. The nearest passage is shown; the claim is never moved to it: read both, then correct the quote or drop the claim.";
    QUOTE_AMBIGUOUS Error "D1202" "a quote that stands there several times"
        "The words under `quote` stand in the document several times, and it would be a guess which of them is meant. Add `prefix` or `suffix`, the `paragraph`, or a longer quote.";
    OTHER_ORIGINAL Error "D1203" "another original than the case means"
        "The file given with `--original` has another SHA-256 digest than the case says, so it is another text: a later version, another edition, or the wrong file. Its claims are checked against it all the same, to show what still holds.";
    STRUCTURE_BROKEN Error "D1208" "a structure that cannot be read or does not fit"
        "The file under `structure` holds the places and digests of an original's paragraphs. It is missing, is no such file, or belongs to another text.";
    NOT_EXTRACTED Error "D1209" "a text that is not what was extracted"
        "The page is the one that the case means, but the text taken from it is another one than when the case was written, for instance because another version of the program took it. The claims cannot be checked by this page; keep the extracted text.";
    OUTSIDE_STRUCTURE Error "D1210" "a claim that does not fit the structure of its original"
        "The original is not at hand, but its structure is: the place that the claim names runs past the end, lies between paragraphs, or is a whole paragraph with another digest.";
    GUESSED_TEXT Warning "D1211" "a text that was read by a guess, or not whole"
        "The file says nowhere what encoding its text is in, so the likeliest was taken, or some of its bytes are no text in that encoding and stand as `\u{FFFD}`. Save the file as UTF-8, and put the new SHA-256 into the case.";
}

codes! {
    /// All codes of findings about confirmations and suggestions that reading a case file makes, in ascending order.
    CONFIRMATION_CODES:

    UNCONFIRMED Warning "D1204" "confirmed by nothing that the case names"
        "Credibility 1 means confirmed by other, independent sources. List the claims that confirm it under `confirmed_by`; they must come from other documents.";
    DEPENDENT_SOURCES Warning "D1205" "confirmed by a source that is hardly independent"
        "Everything that is to confirm the claim has the same author or publisher as the claim itself. Reports that copy each other are one source.";
    NO_CONFIRMATION Error "D1206" "a confirmation that is none"
        "`confirmed_by` lists claims of other documents that say the same. A claim cannot be confirmed by itself, by a claim of its own document, or by a document as a whole.";
    BORROWED_WORDS Warning "D1207" "a suggestion in the words of its source"
        "A claim that was accepted from a suggestion still says what its source says, word for word. Say it in your own words, with its reservation: that is how you find out whether you have understood it, and a published case must not copy its sources.";
}
