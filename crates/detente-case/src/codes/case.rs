//! Codes of findings that reading a case file makes.

use super::codes;

codes! {
    /// All codes of findings that reading a case file makes, in ascending order.
    CODES:

    TOO_LARGE Error "D0101" "the file is too large"
        "A case file may have 16 MiB. Long documents belong into files of their own, named by `file` under `sources`.";
    NOT_TEXT Error "D0102" "the file is not UTF-8 text"
        "Case files are text in UTF-8 without control characters. The message names the first line that is not; save the file as UTF-8.";
    EMPTY_FILE Error "D0103" "the file is empty"
        "There is nothing but white space and comments. `detente new` writes a commented case to start from.";
    SYNTAX Error "D0104" "YAML syntax"
        "The text is not YAML; reading stops at the first such place, so nothing below it has been looked at. Most often a value needs quotes: one that starts with `!`, `&`, `*`, `@`, `%`, or that holds a colon followed by a space.";
    TAG Error "D0105" "a YAML tag"
        "In YAML a value that starts with `!` is a tag. Case files have none, so this is most likely a statement that lacks its quotes: write `\"!a.confess\"`.";
    DUPLICATE_KEY Error "D0106" "a key given twice"
        "A mapping holds the same key twice, and it would be unclear which one counts. Both places are shown.";
    KEY_NOT_TEXT Error "D0107" "a key that is not text"
        "YAML allows lists and mappings as keys; case files do not.";
    SEVERAL_DOCUMENTS Error "D0108" "several documents in one file"
        "A line `---` starts another YAML document. A file holds one case.";
    CYCLIC_ALIAS Error "D0109" "an alias within what it repeats"
        "An alias `*name` repeats the value marked `&name`. Here it stands inside that value, which would never end.";
    TOO_DEEP Error "D0110" "nested too deep"
        "Lists and mappings may nest 64 levels deep.";
    TOO_MANY_NODES Error "D0111" "too many values"
        "A file may hold 1,000,000 values, every repetition by an alias counted, and 64 MiB of text in the same way of counting.";
    TOO_MANY_FINDINGS Warning "D0112" "too many findings"
        "Only the first 200 findings are shown. Correct them and run again.";
    NOT_FORMATTED Error "D0113" "the file cannot be formatted"
        "After formatting, the file is read again and compared: nothing but layout and the writing of statements may have changed, and every comment must be there. Where a new layout fails that, the file keeps its layout; where that fails too, it is left as it is. A simpler way of writing the unusual part usually helps.";
    NOT_EDITED Error "D0114" "a change that was not made"
        "A change from a form was refused because it would have lost a comment, or because the file is written there in a way that such a change does not know. Nothing was changed. Make the change in the text.";

    UNKNOWN_KEY Error "D0201" "an unknown key"
        "The key has no meaning here. Unknown keys are errors because a misspelt one would otherwise be ignored in silence. The hint names the key that was probably meant.";
    MISSING_KEY Error "D0202" "a missing key"
        "A key that must be there is not. The hint says what it is for.";
    WRONG_SHAPE Error "D0203" "another kind of value is expected"
        "A list stands where a text is expected, or the like. The message says what is expected.";
    EMPTY_VALUE Error "D0204" "nothing is written"
        "The key has no value. Write one, or delete the key.";
    BAD_VALUE Error "D0205" "not one of the possible values"
        "Only a few words are possible here. `true` and `false` are the only truth values: `yes` and `no` are ordinary words.";
    BAD_NUMBER Error "D0206" "not a number, or out of range"
        "Numbers are written in decimal digits without quotes, leading zeros, exponents or separators: `3`, `-0.25`.";
    BAD_ID Error "D0207" "an id of a wrong form"
        "Ids are made of the letters a to z, digits and underscores, and start with a letter. The id of the case has hyphens instead of underscores. Names in any script belong under `name` or `title`.";
    RESERVED_WORD Error "D0208" "a reserved word as an id"
        "`true`, `false`, `not`, `and`, `or`, `implies` and `iff` are words of the statement language and cannot name a party, an option or a definition.";
    BAD_DATE Error "D0209" "not a date"
        "A date is a day, `YYYY-MM-DD`, a month, `YYYY-MM`, or a year, as far as it is known.";
    BAD_DIGEST Error "D0210" "not a SHA-256 digest"
        "A digest has 64 hexadecimal digits; `sha256sum FILE` prints it.";
    BAD_VERSION Error "D0211" "another version of the format"
        "The first key of a case is `detente: 1`, the version of the format. This program knows no other.";
    BAD_FILE Error "D0213" "a file outside the case folder"
        "Files are named by a path relative to the case file, with `/` between folders and without `..`, so that a case folder can be moved and shared.";

    ID_CLASH Error "D0301" "one id for a claim and a document"
        "Citations name claims and documents alike, so their ids must differ.";
    UNKNOWN_SOURCE Error "D0302" "a claim from no document"
        "`source` of a claim names an entry under `sources`, and there is none of this name.";
    UNKNOWN_CITATION Error "D0303" "a citation to nothing"
        "`cites` lists ids of claims or documents, and neither has this one.";
    UNKNOWN_PARTY Error "D0304" "an unknown party"
        "The id of a party is expected, and no party has this one.";
    BAD_RANGE Error "D0305" "a place without start or end"
        "A passage is named by its words under `quote`, by a paragraph, by `start` and `end` in Unicode code points, or by several of these. `end` is one past the last code point and larger than `start`.";
    DIGEST_WITHOUT_FILE Error "D0306" "a digest without a file"
        "`sha256` of a document is the digest of its `file`. The digest of a document that the case does not carry is written `original: {sha256: ...}`.";
    REPEATED_ENTRY Warning "D0307" "listed twice"
        "The same id stands twice in one list; the second time adds nothing.";
    NO_EVIDENCE Warning "D0308" "neither cited nor declared an assumption"
        "Every preference and every rule should say what it rests on: `cites: [...]` for claims and documents, or `assumption: true` where it is the analyst's own. What the party as a whole cites stands in for preferences that cite nothing themselves.";
    DISPUTED_CLAIM Warning "D0309" "citing a disputed claim"
        "A judgement rests on a claim that is marked `disputed`. Cite another one, or declare the judgement an assumption. Notes may speak of disputed claims.";
    LONE_CONFIRMATION Warning "D0310" "confirmed by a single source"
        "Credibility 1 means confirmed by other, independent sources, and the case has a single document.";

    STATEMENT_SYNTAX Error "D0401" "a statement that cannot be read"
        "A statement joins names by `!` (not), `&` (and), `|` (or), `->` (implies), `<->` (if and only if), binding in this order, and by parentheses. The words `not`, `and`, `or`, `implies`, `iff` mean the same.";
    UNKNOWN_NAME Error "D0402" "an unknown name in a statement"
        "Names in statements are options, written `party.option`, and names under `define`.";
    CYCLIC_DEFINITION Error "D0403" "definitions that go in a circle"
        "A definition uses itself, directly or through others; the message shows the way round.";
    STATEMENT_TOO_DEEP Error "D0404" "a statement nested too deep"
        "Statements may nest 200 levels deep. Long chains of `&` or of `|` are no nesting.";
    STATEMENT_TOO_LONG Error "D0405" "statements that grow too long"
        "Once definitions are replaced by what they stand for, all statements together may hold 1,000,000 names and operators. A definition that uses another one twice doubles it.";
    ISSUE_STATEMENT Error "D0406" "a statement about an issue"
        "`issue = value` speaks of packages, and preferences and rules about states speak of options. A value that is tied to options (`{is: a value, means: party.option}`) may stand here and says what they say.";

    TOO_MANY_OPTIONS Error "D0501" "too many options"
        "A case may have 64 options, since a state is one bit per option. Leave out options that decide nothing, or split the case.";
    TOO_MANY_PARTIES Error "D0502" "too many parties"
        "A case may have 64 parties. Leave out those that decide nothing.";
    NO_MODEL Error "D0503" "neither options nor states"
        "Either parties have `options`, whose combinations are the states, or the case lists its `states` and the `arcs` of each party.";
    NO_PREFERENCES Error "D0504" "a party without preferences"
        "Every party has exactly one of `prefers`, `ranking` and `weights`. A party that is indifferent has `prefers: []`.";
    SEVERAL_PREFERENCES Error "D0505" "a party with several kinds of preferences"
        "Every party has exactly one of `prefers`, `ranking` and `weights`.";
    BAD_PATTERN Error "D0506" "not a state"
        "A pattern has one character for each option of the case, in the order of the file: `Y` taken, `N` not taken, `-` either. A state may also be named by its number, counted from 1 over the feasible states.";
    DUPLICATE_STATE Error "D0507" "a state listed twice"
        "The same pattern or id stands twice in a list that names every state at most once.";
    INFEASIBLE_STATE Error "D0508" "a listed state that cannot be"
        "A ranking or an expected result names a state that a rule under `infeasible` excludes.";
    CONTROLS_NOTHING Warning "D0509" "a party that controls nothing"
        "The party has no options, or no arcs, so it can change nothing and every state is stable for it.";
    REPEATED_STATEMENT Warning "D0510" "the same statement twice"
        "Two preferences of a party mean the same. In `prefers` the first decides and the second adds nothing: delete the second. In `weights` both count: write one of them, with the sum of both weights.";
    INFEASIBLE_STATUS_QUO Error "D0511" "a status quo that cannot be"
        "The state that `now` describes is excluded by a rule under `infeasible`, or takes an option that the case as it stands does not have (`if`, `unless`). The rule and the options it speaks of are shown.";
    HIDDEN_VETO Warning "D0512" "a rule that gives a hidden veto"
        "A feasibility rule speaks of options of several parties, and each of them can make a move that forbids the other one: a veto that nobody has in reality, unless the rule is a law of nature. Say it as a preference of those who mind. A rule by which one move must come before another, where neither can be taken back, is none.";
    MIXED_FORMS Error "D0513" "option form and graph form mixed"
        "A case has either options, or `states` with the `arcs` and `ranking` of each party. This key belongs to the other form.";
    UNKNOWN_STATE Error "D0514" "an unknown state"
        "The id of an entry under `states` is expected.";
    LOOP_ARC Error "D0515" "a move that stays where it is"
        "An arc leads from a state to the same state. Staying is always possible and is no move.";
    REPEATED_ARC Warning "D0516" "a move listed twice"
        "The same arc stands twice in the list of a party.";
    NOW_TWICE Error "D0517" "today's state given twice"
        "The pattern under `now` and the options with `now: true` disagree about today's state. Say it in one place.";
    PLACEHOLDER Warning "D0518" "a placeholder"
        "`detente new` wrote this, and it says nothing about your dispute. Write what is true of it, then delete `placeholder: true`. Until then every result says that the case holds placeholders.";
}
