// Changes of wishes are made in an outline, as the server makes them in a file, and then read as the case language does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { reordered, reranked } = await load("wishes");

function made(outline, changes) {
  const all = structuredClone(outline);
  const at = (path) => path.reduce((value, key) => value[key], all);
  for (const change of changes) {
    const { path } = change;
    if (change.do === "set") at(path.slice(0, -1))[path.at(-1)] = change.to;
    else if (change.do === "insert") at(path).splice(change.at, 0, change.content);
    else if (change.do === "move") at(path).splice(change.to, 0, ...at(path).splice(change.from, 1));
    else if (change.do === "remove") at(path.slice(0, -1)).splice(path.at(-1), 1);
    else assert.fail(`no such change: ${change.do}`);
  }
  return all;
}
/** The wishes of `a` in the base world. */
function read(outline) {
  return outline.parties.a.prefers.flatMap((wish) => {
    if (!wish.from) return [wish.want ?? wish];
    const { base, alternatives } = outline.hypotheses[wish.from];
    return alternatives[base ?? Object.keys(alternatives)[0]].prefers.map((w) => w.want ?? w);
  });
}
const plain = (...prefers) => ({ parties: { a: { prefers } } });
const slotted = (...prefers) => ({
  parties: { a: { prefers } },
  hypotheses: {
    mood: { base: "angry", alternatives: { calm: { prefers: ["p"] }, angry: { prefers: ["h1", { want: "h2", why: "said so" }] } } },
    none: { alternatives: { first: { prefers: [] }, second: { prefers: ["q"] } } },
  },
});
function* orders(items) {
  if (items.length === 0) yield [];
  for (const [at, item] of items.entries()) for (const rest of orders(items.toSpliced(at, 1))) yield [item, ...rest];
}

test("every order of a list is reached, with wishes put in and taken out", () => {
  const outline = plain("w", { want: "x", why: "because" }, "y", "z");
  for (const wishes of [["w", "x", "y", "z"], ["w", "x", "z"], ["z"], [], ["w", "x", "y", "z", "new"], ["x", "new", "z"]]) {
    for (const order of orders(wishes)) {
      const changes = reordered(outline, "a", order);
      if (order.join() === "w,x,y,z") assert.equal(changes, null);
      else {
        const after = made(outline, changes);
        assert.deepEqual(read(after), order);
        const kept = after.parties.a.prefers.find((wish) => wish.want === "x");
        if (order.includes("x")) assert.deepEqual(kept, { want: "x", why: "because" }, "what is said beside a wish stays with it");
      }
    }
  }
});

test("a new wish is an assumption", () => {
  const after = made(plain("w"), reordered(plain("w"), "a", ["w", "new"]));
  assert.deepEqual(after.parties.a.prefers, ["w", { want: "new", assumption: true }]);
});

test("the same wish twice is two wishes", () => {
  const words = ["", "w", "x", "y"].flatMap((a) =>
    ["w", "x"].flatMap((b) => ["w", "x", ""].flatMap((c) => ["w", "x"].map((d) => a + b + c + d))),
  );
  for (const from of words) {
    for (const to of words) {
      const changes = reordered(plain(...from), "a", [...to]);
      if (from === to) assert.equal(changes, null);
      else assert.deepEqual(read(made(plain(...from), changes)), [...to], `${from} to ${to}`);
    }
  }
  const both = slotted("h1", { from: "mood" });
  assert.equal(reordered(both, "a", ["h1", "h1", "h2"]), null, "one stands in the list, the other in the hypothesis");
});

test("wishes of a hypothesis are changed in its base alternative and stay together", () => {
  const outline = slotted("w", { from: "mood" }, "x");
  assert.deepEqual(read(outline), ["w", "h1", "h2", "x"]);
  let reached = 0;
  for (const order of orders(["w", "h1", "h2", "x"])) {
    const together = Math.abs(order.indexOf("h1") - order.indexOf("h2")) === 1;
    const changes = reordered(outline, "a", order);
    if (!together || order.join() === "w,h1,h2,x") {
      assert.equal(changes, null, order.join());
      continue;
    }
    const after = made(outline, changes);
    assert.deepEqual(read(after), order);
    assert.deepEqual(after.hypotheses.mood.alternatives.calm, { prefers: ["p"] });
    reached++;
  }
  assert.equal(reached, 11);
});

test("a wish of a hypothesis is dropped where it stands, and the slot stays for the other", () => {
  const outline = slotted("w", { from: "mood" }, "x");
  const after = made(outline, reordered(outline, "a", ["w", "h2", "x"]));
  assert.deepEqual(after.hypotheses.mood.alternatives.angry.prefers, [{ want: "h2", why: "said so" }]);
  assert.deepEqual(after.parties, outline.parties);
});

test("a new wish stands where its neighbour stands", () => {
  const outline = slotted("w", { from: "mood" });
  assert.deepEqual(made(outline, reordered(outline, "a", ["w", "h1", "new", "h2"])).hypotheses.mood.alternatives.angry.prefers, [
    "h1",
    { want: "new", assumption: true },
    { want: "h2", why: "said so" },
  ]);
  const after = made(outline, reordered(outline, "a", ["w", "new", "h1", "h2"]));
  assert.deepEqual(after.parties.a.prefers, ["w", { want: "new", assumption: true }, { from: "mood" }]);
  const first = slotted({ from: "mood" }, "w");
  assert.deepEqual(made(first, reordered(first, "a", ["new", "h1", "h2", "w"])).parties, first.parties);
});

test("a slot that brings nothing keeps its place", () => {
  const outline = slotted("w", { from: "none" }, "x");
  const after = made(outline, reordered(outline, "a", ["x", "w"]));
  assert.deepEqual(after.parties.a.prefers, ["x", "w", { from: "none" }]);
  const first = slotted({ from: "none" }, "w", "x");
  assert.deepEqual(made(first, reordered(first, "a", ["x", "w"])).parties.a.prefers, [{ from: "none" }, "x", "w"]);
});

test("wishes that depend on a condition are left alone", () => {
  assert.equal(reordered(plain("w", { want: "x", if: "vote" }), "a", ["x", "w"]), null);
  const brought = slotted("w", { from: "mood" });
  brought.hypotheses.mood.alternatives.angry.prefers[0] = { want: "h1", unless: "vote" };
  assert.equal(reordered(brought, "a", ["h1", "h2", "w"]), null);
});

const pattern = (state) => `s${state}`;
const ranked = (ranking) => ({ parties: { a: { ranking } } });

test("a ranking without ties is moved, and anything else set anew", () => {
  const outline = ranked(["s1", "s2", "s3"]);
  for (const order of orders([1, 2, 3])) {
    const changes = reranked(
      outline,
      "a",
      order.map((n) => [n]),
      pattern,
    );
    assert.deepEqual(made(outline, changes).parties.a.ranking, order.map(pattern));
    assert.ok(changes.every((change) => change.do === "move"));
  }
  assert.deepEqual(reranked(outline, "a", [[3], [1, 2]], pattern), [
    { do: "set", path: ["parties", "a", "ranking"], to: ["s3", ["s1", "s2"]] },
  ]);
  assert.deepEqual(reranked(ranked([["s1", "s2"]]), "a", [[2], [1]], pattern), [
    { do: "set", path: ["parties", "a", "ranking"], to: ["s2", "s1"] },
  ]);
  assert.deepEqual(reranked(outline, "a", [[2], [4]], pattern), [{ do: "set", path: ["parties", "a", "ranking"], to: ["s2", "s4"] }]);
});

test("a ranking with its order beside other things is changed there", () => {
  assert.deepEqual(reranked(ranked({ order: ["s1", "s2"], why: "so" }), "a", [[2], [1]], pattern), [
    { do: "move", path: ["parties", "a", "ranking", "order"], from: 1, to: 0 },
  ]);
});

test("gaps and unknown pairs of a ranking would be lost, so it is left alone", () => {
  assert.equal(reranked(ranked(["s1", ">>", "s2"]), "a", [[2], [1]], pattern), null);
  assert.equal(reranked(ranked({ order: ["s1", "s2"], unknown: [["s1", "s2"]] }), "a", [[2], [1]], pattern), null);
  assert.equal(reranked(plain("w"), "a", [[2], [1]], pattern), null);
});
