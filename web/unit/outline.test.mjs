import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { free, given, list, map, statement, text } = await load("outline");

test("whatever a file says, something of the wanted shape is read", () => {
  const anything = [null, undefined, true, 4, "x", ["y"], { z: 1 }];
  assert.deepEqual(anything.map(map), [{}, {}, {}, {}, {}, {}, { z: 1 }]);
  assert.deepEqual(anything.map(list), [[], [], [], [], [], ["y"], []]);
  assert.deepEqual(anything.slice(0, 5).map(text), ["", "", "true", "4", "x"]);
});

test("a statement is read in the short form and the long one", () => {
  assert.equal(statement("a.go"), "a.go");
  assert.equal(statement({ want: "a.go", why: "so" }), "a.go");
  assert.equal(statement({ never: "a.go" }, "never"), "a.go");
  assert.equal(statement({}), "");
});

test("ids are made of words, begin with a letter, and are free", () => {
  assert.equal(free("Fight back!", []), "fight_back");
  assert.equal(free("Fight back!", ["fight_back", "fight_back_2"]), "fight_back_3");
  assert.equal(free("3rd Côté", []), "rd_co_te");
  assert.equal(free("北", []), "x");
  assert.equal(free("北", ["x"]), "x_2");
  assert.equal(free("a".repeat(23) + " and more", []), "a".repeat(23), "no underscore is left at the end");
});

test("an empty value is taken out, any other set without the blanks around it", () => {
  assert.deepEqual(given(["title"], " \n"), { do: "remove", path: ["title"] });
  assert.deepEqual(given(["title"], " A war "), { do: "set", path: ["title"], to: "A war" });
});
