import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { based } = await load("worlds");

const mood = { id: "mood", base: "calm", contingency: false, alternatives: [{ id: "calm" }, { id: "angry" }] };
const vote = { id: "vote", base: "no", contingency: true, alternatives: [{ id: "no" }, { id: "yes" }] };

test("only what differs from the base is changed", () => {
  assert.deepEqual(based([mood, vote], { mood: "calm", vote: "no" }), []);
  assert.deepEqual(based([mood, vote], {}), []);
  assert.deepEqual(based([mood, vote], { mood: "angry", vote: "no" }), [{ do: "set", path: ["hypotheses", "mood", "base"], to: "angry" }]);
});

test("a contingency happens or not, whichever of the two is its base", () => {
  assert.deepEqual(based([vote], { vote: "yes" }), [{ do: "set", path: ["contingencies", "vote", "base"], to: true }]);
  assert.deepEqual(based([{ ...vote, base: "yes" }], { vote: "no" }), [{ do: "set", path: ["contingencies", "vote", "base"], to: false }]);
});
