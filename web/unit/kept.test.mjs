import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { load, stand } from "./load.mjs";

const stored = new Map();
let full = false;
stand("localStorage", {
  getItem: (key) => stored.get(key) ?? null,
  setItem(key, value) {
    if (full) throw new Error("QuotaExceededError");
    stored.set(key, value);
  },
  removeItem: (key) => stored.delete(key),
});
const { forget, keep, kept, stepsTo } = await load("kept");
beforeEach(() => {
  stored.clear();
  full = false;
});

test("a text is kept for its case until it is forgotten", () => {
  const before = Date.now();
  assert.equal(keep("a", "text of a", "r1", [], []), true);
  keep("b", "text of b", "r2", [], []);
  const { at, ...found } = kept("a");
  assert.deepEqual(found, { text: "text of a", base: "r1" });
  assert.ok(at >= before && at <= Date.now());
  forget("a");
  assert.equal(kept("a"), null);
  assert.equal(kept("b").text, "text of b");
});

test("what is no kept text is none", () => {
  const [[key]] = (keep("a", "x", "r", [], []), stored);
  for (const bad of ["", "{", "null", "[]", '"x"', '{"text":"x","base":"r"}', '{"text":1,"base":"r","at":2}', '{"text":"x","at":2}']) {
    stored.set(key, bad);
    assert.equal(kept("a"), null, bad);
  }
});

test("where the browser has no room it is said, and the steps are still there", () => {
  full = true;
  assert.equal(keep("a", "now", "r", ["then"], ["later"]), false);
  assert.equal(kept("a"), null);
  assert.deepEqual(stepsTo("a", "now"), { text: "now", past: ["then"], future: ["later"] });
});

test("steps lead to the text that they were kept with, and to no other", () => {
  const past = ["then"];
  keep("a", "now", "r", past, []);
  past.push("changed later");
  assert.deepEqual(stepsTo("a", "now").past, ["then"]);
  assert.equal(stepsTo("a", "other"), undefined);
  assert.equal(stepsTo("b", "now"), undefined);
  forget("a");
  assert.equal(stepsTo("a", "now"), undefined);
});
