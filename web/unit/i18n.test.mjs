import assert from "node:assert/strict";
import { test } from "node:test";
import { load, stand } from "./load.mjs";

stand("navigator", { languages: ["xx-YY", "en-GB"] });
const { t } = await load("i18n");

test("values are put in, and what has no value is left as it is", () => {
  assert.equal(t("cases_in", { folder: "a & {b}" }), "Cases in a & {b}");
  assert.equal(t("cases_in"), "Cases in {folder}");
  assert.equal(t("progress", { phase: "states", percent: 0 }), "states: 0 %");
});

test("one and many are told apart, for numbers and for what looks like one", () => {
  const text = (n) => t("case_errors", { n });
  assert.deepEqual([0, 1, 2, "1"].map(text), ["0 errors", "1 error", "2 errors", "1 error"]);
});

test("long numbers are written as people write them, and names are not", () => {
  assert.equal(t("case_errors", { n: 12345 }), `${(12345).toLocaleString()} errors`);
  assert.equal(t("state_label", { n: "12345" }), "state 12345");
});
