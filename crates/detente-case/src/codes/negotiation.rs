//! Codes of findings about what is on the table.

use super::codes;

codes! {
    /// Codes of findings about issues, worth and agreement.
    NEGOTIATION_CODES:

    DUPLICATE_VALUE Error "D1401" "a value listed twice"
        "The values of an issue are the different ways to settle it; statements and profiles name them, so no two may be written alike.";
    UNKNOWN_ISSUE Error "D1402" "an unknown issue"
        "The id of an entry under `issues` is expected, and there is none of this name.";
    UNKNOWN_VALUE Error "D1403" "an unknown value"
        "The issue has no value written like this. Values with spaces or punctuation stand in single quotes in statements: `sanctions = 'ferry resumes'`.";
    SCORES_LENGTH Error "D1404" "more or fewer scores than values"
        "`scores` lists one score for each value of the issue, in the order of the values.";
    MISSING_WORTH Error "D1405" "an issue that a party does not score"
        "A party that scores packages says what every issue is worth to it. Where an issue does not matter to it, write `0` for all its values: `sanctions: 0`. Only side payments may be left out.";
    MISSING_WEIGHT Warning "D1406" "a weight left out among others"
        "Some issues of this party have a `weight` and this one has none, so it counts as 1. Write `weight: 1` if that is meant.";
    FLOOR_ABOVE_IDEAL Error "D1407" "a floor above the best score"
        "No package can reach the floor: it lies above the sum of the best scores of all issues (and of all positive `bonuses`). The message shows that sum.";
    WORTH_OVERFLOW Error "D1408" "scores that cannot be added exactly"
        "Weights and scores are added as exact numbers of 63 bits. The sum of the largest ones, in units of the finest decimal place, does not fit. Use fewer decimals or smaller numbers: only proportions within a party matter.";
    BAD_SCORE_RANGE Error "D1409" "a range from high to low"
        "A doubtful score is written as the lowest and the highest value that it may have: `[40, 60]`.";
    NO_ISSUES Error "D1410" "bargaining without issues"
        "`impossible`, `agreement`, `base`, and `worth`, `bonuses`, `floor`, `red_lines`, `ratifies` of a party speak of `issues`, and the case has none.";
    BAD_AGREEMENT Error "D1411" "an agreement that cannot be reached like this"
        "`needs` is `all`, or how many of the parties at the table must agree: at least one, at least as many as have a veto, and at most as many as there are. Only parties at the table have a veto; a ratifier has one over the party it ratifies for.";
    BAD_RATIFIER Error "D1412" "a ratifier of nobody at the table"
        "`ratifies` names the party at the table whose agreement this one must ratify. That party must have `worth`, `red_lines` or a `floor`, and be no ratifier itself.";
    OPTION_IN_DEAL Error "D1413" "an option in a statement about packages"
        "Red lines, impossible combinations and bonuses speak of what is agreed: `issue = value`. To say what an agreed value means for options, tie it to them: `{is: ferry resumes, means: jp.ferry}`.";
    BAD_BASE Error "D1414" "a base package that is none"
        "`base` gives every issue one of its values, and the package must be possible.";
    BAD_PAYMENT Error "D1415" "a side payment that is none"
        "`pays` names the two parties at the table between whom money goes, and the values of such an issue are amounts: numbers, each zero or more.";
    TOO_MANY_PACKAGES Error "D1416" "too many packages"
        "A case may have 2^62 packages, 64 issues and 1,000 values an issue. Leave out issues that decide little, or join values.";
    NOBODY_BARGAINS Error "D1417" "issues that nobody scores"
        "The case has issues, and no party at the table says what they are worth to it (`worth`) or which packages it refuses (`red_lines`).";
    FLOOR_WITHOUT_WORTH Error "D1418" "a floor without scores"
        "`floor` and `bonuses` go with `worth`: without scores there is nothing to compare a floor with.";
    EXPECTED_NO_PACKAGE Error "D1419" "an expected package that is none"
        "A package under `expect` gives every issue one of its values, and is possible.";
}

codes! {
    /// Codes of findings about imported profiles.
    PROFILE_CODES:

    NOT_A_PROFILE Error "D1430" "a profile that cannot be read"
        "The file is not a utility space in GENIUS XML, a GeniusWeb profile in JSON, or a table in CSV as docs/settlement.md describes them. The message says what was expected and where.";
    NOT_ADDITIVE Error "D1431" "a profile that is not linear additive"
        "Only linear additive profiles can be imported: a weight for each issue and a value for each way to settle it.";
    PROFILES_DISAGREE Error "D1432" "profiles of different negotiations"
        "All profiles given together must speak of the same issues and values.";
    PROFILE_REMARK Warning "D1433" "read in a way that should be checked"
        "Something in the profile has no counterpart in the case language, or is not exact there. The message says what was done.";
}
