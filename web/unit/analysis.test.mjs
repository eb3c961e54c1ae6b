import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { conceptsOf, count, differences, equilibria, stable } = await load("analysis");

const analysis = (patterns, found, more = {}) => ({
  parties: ["a", "b"],
  options: ["a.go", "b.go"],
  states: patterns.map((pattern, at) => ({ number: at + 1, pattern })),
  equilibria: found,
  stability: {},
  ...more,
});

test("concepts come in the order of the language, however the analysis lists them", () => {
  assert.deepEqual(conceptsOf(analysis([], { seq: [], sim: 3, nash: [] })), ["nash", "seq", "sim"]);
});

test("a set of states counts the same as a list and as a number", () => {
  assert.deepEqual([count([4, 7, 9]), count(3), count([]), count(0), count(undefined)], [3, 3, 0, 0, 0]);
});

test("equilibria and stable states are sets; a mere number names no state", () => {
  const a = analysis(["NN", "YN"], { nash: [2], seq: 2 }, { stability: { nash: { a: [1, 2], b: 1 } } });
  assert.deepEqual([...equilibria(a).nash], [2]);
  assert.equal(equilibria(a).seq.size, 0);
  assert.equal(equilibria(a).gmr.size, 0);
  assert.deepEqual(
    stable(a, "nash").map((s) => [...s]),
    [[1, 2], []],
  );
  assert.deepEqual(
    stable(a, "seq").map((s) => s.size),
    [0, 0],
  );
});

test("equilibria come and go by pattern, as their numbers shift", () => {
  const before = analysis(["NN", "NY", "YN"], { nash: [1, 3] });
  const after = analysis(["NY", "YN"], { nash: [1, 2] });
  assert.deepEqual(differences(before, after), [{ concept: "nash", gained: ["NY"], lost: ["NN"], before: 2, after: 2 }]);
});

test("a state without a pattern is told by its id", () => {
  const named = (id) => analysis([], { nash: [1] }, { states: [{ number: 1, id }] });
  const [only] = differences(named("war"), named("peace"));
  assert.deepEqual([only.gained, only.lost], [["peace"], ["war"]]);
});

test("with other options states cannot be compared, only counted", () => {
  const before = analysis(["N", "Y"], { nash: [1] }, { options: ["a.go"] });
  const after = analysis(["NN", "YN"], { nash: [1, 2] });
  assert.deepEqual(differences(before, after), [{ concept: "nash", gained: [], lost: [], before: 1, after: 2 }]);
});
