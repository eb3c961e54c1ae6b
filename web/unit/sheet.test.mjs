import assert from "node:assert/strict";
import { test } from "node:test";
import { load, stand } from "./load.mjs";

class Element {
  href = "";
  closest = () => ({ getAttribute: () => this.href });
}
stand("Element", Element);
stand("location", { hash: "" });
stand("addEventListener", () => {});
stand(
  "DOMParser",
  class {
    parseFromString = (html, type) => ({ html, type });
  },
);
stand(
  "CSSStyleSheet",
  class {
    replaceSync(rules) {
      this.rules = rules;
    }
  },
);
stand("document", { createElement: () => ({ nodes: [], append: (...nodes) => void (made.nodes = nodes) }) });
const made = { nodes: [] };
const { put, taken } = await load("sheet");

test("the style of a page is taken out of it", () => {
  const { rules, body } = taken("<head><style>a{b:c}</style></head><p>x</p><style>d{e:f}</style>");
  assert.equal(rules, "a{b:c}\nd{e:f}");
  assert.deepEqual(body, { html: "<head></head><p>x</p>", type: "text/html" });
});

/** A holder whose shadow tree has one part, and what a click on a link in it does. */
function shown() {
  const done = [];
  const part = {
    closest: () => ({ setAttribute: (name) => done.push(name) }),
    scrollIntoView: () => done.push("scrolled"),
    setAttribute: () => {},
    focus: () => done.push("focused"),
  };
  let clicked = [];
  const shadow = {
    replaceChildren: () => {},
    addEventListener: (_, heard) => clicked.push(heard),
    getElementById: (id) => (id === "here" ? part : null),
  };
  const holder = {
    shadowRoot: null,
    attachShadow() {
      return (this.shadowRoot = shadow);
    },
  };
  const click = (href) => {
    location.hash = "";
    let prevented = false;
    const target = Object.assign(new Element(), { href });
    for (const heard of clicked) heard({ target, preventDefault: () => (prevented = true) });
    return [location.hash, prevented];
  };
  return { holder, shadow, click, done, heard: () => clicked.length };
}

test("nodes stand in a shadow tree with their own style; showing others listens no second time", () => {
  const { holder, shadow, heard } = shown();
  put(holder, "p{}", ["one"], "x");
  put(holder, "q{}", ["two", "three"], "x");
  assert.deepEqual(made.nodes, ["two", "three"]);
  assert.equal(shadow.adoptedStyleSheets.length, 1);
  assert.ok(shadow.adoptedStyleSheets[0].rules.startsWith("q{}:host{"));
  assert.equal(heard(), 1);
});

test("links of the report lead to the view that shows the thing", () => {
  const { holder, click } = shown();
  put(holder, "", [], "my/case");
  for (const [href, to] of [
    ["#state-12", "#/my%2Fcase/graph/12"],
    ["#claim-c07", "#/my%2Fcase/sources"],
    ["#source-dw", "#/my%2Fcase/sources"],
    ["#define-deal", "#/my%2Fcase/model"],
    ["#party-jp", "#/my%2Fcase/model"],
    ["#method-seq", "#/my%2Fcase/report/method-seq"],
    ["#state-of-things", "#/my%2Fcase/report/state-of-things"],
  ])
    assert.deepEqual(click(href), [to, true], href);
  assert.deepEqual(click("https://example.org/"), ["", false], "other addresses are the browser's");
});

test("a place that is shown is gone to, and opened where it is folded away", () => {
  const { holder, click, done } = shown();
  put(holder, "", [], "x");
  assert.deepEqual(click("#here"), ["", true]);
  assert.deepEqual(done, ["open", "scrolled", "focused"]);
});
