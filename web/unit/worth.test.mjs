import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { bargains, scored, scoreOf, scores, scoresPath, scoreText, valueName, valueOf, values, withValue } = await load("worth");

test("a score is read as it is written", () => {
  for (const score of [0, 40, -2.5, [40, 60], [-3, 3]]) assert.deepEqual(scoreOf(scoreText(score)), score);
  assert.deepEqual(scoreOf(" 40..60 "), [40, 60]);
  assert.deepEqual(scoreOf("40; 60"), [40, 60]);
  assert.equal(scoreText(undefined), "");
});

test("what is no score is none", () => {
  for (const typed of ["", " ", "many", "1 to", "to 1", "1 to 2 to 3", "1 2"]) assert.equal(scoreOf(typed), null, typed);
});

test("amounts stay amounts, words stay words", () => {
  assert.deepEqual(["12", " 0.5 ", "high ", "", "1,000"].map(valueOf), [12, 0.5, "high", "", "1,000"]);
  assert.deepEqual(["low", 12, { is: "high", means: "a.go" }].map(valueName), ["low", "12", "high"]);
});

test("scores stand in a list or under their name", () => {
  assert.deepEqual(scores([1, 2]), [1, 2]);
  assert.deepEqual(scores({ weight: 2, scores: [3] }), [3]);
  assert.equal(scores(7), null);
  assert.equal(scores({ weight: 2 }), null);
  assert.deepEqual(scoresPath("a", "pay", [1]), ["parties", "a", "worth", "pay"]);
  assert.deepEqual(scoresPath("a", "pay", { scores: [1] }), ["parties", "a", "worth", "pay", "scores"]);
});

test("one score is set where it stands; what was one number for all becomes a list", () => {
  const at = ["parties", "a", "worth", "pay"];
  assert.deepEqual(scored("a", "pay", [1, 2], 2, 1, 9), { do: "set", path: [...at, 1], to: 9 });
  assert.deepEqual(scored("a", "pay", { scores: [1, 2] }, 2, 0, 9), { do: "set", path: [...at, "scores", 0], to: 9 });
  assert.deepEqual(scored("a", "pay", 5, 3, 1, 9), { do: "set", path: at, to: [5, 9, 5] });
  assert.deepEqual(scored("a", "pay", undefined, 2, 0, [1, 2]), { do: "set", path: at, to: [[1, 2], 0] });
  assert.deepEqual(scored("a", "pay", { weight: 2 }, 2, 0, 9), { do: "set", path: [...at, "scores"], to: [9, 0] });
});

test("a value that comes or goes takes the scores of all parties along", () => {
  const parties = [
    ["a", { worth: { pay: [1, 2] } }],
    ["b", { worth: { pay: { weight: 2, scores: [3, 4] } } }],
    ["c", { worth: { pay: 7 } }],
    ["d", {}],
  ];
  assert.deepEqual(withValue(parties, "pay", { add: 2 }), [
    { do: "insert", path: ["parties", "a", "worth", "pay"], at: 2, content: 0 },
    { do: "insert", path: ["parties", "b", "worth", "pay", "scores"], at: 2, content: 0 },
  ]);
  assert.deepEqual(withValue(parties, "pay", { remove: 0 }), [
    { do: "remove", path: ["parties", "a", "worth", "pay", 0] },
    { do: "remove", path: ["parties", "b", "worth", "pay", "scores", 0] },
  ]);
});

test("who is at the table", () => {
  assert.deepEqual([{ worth: {} }, { floor: 3 }, { red_lines: [] }, { bonuses: [] }, { prefers: [] }, null].map(bargains), [
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  assert.deepEqual(values({ values: ["low", 2] }), ["low", 2]);
  assert.deepEqual(values({}), []);
});
