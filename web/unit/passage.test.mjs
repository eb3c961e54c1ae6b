import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { paragraphsOf, passage, selected } = await load("passage");

// An emoji is one code point and two units: places are counted in code points.
const DOCUMENT = "\n\nOne 🕊 dove\nflies.\r\n \t\r\nTwo 🕊🕊 doves,\nof peace.  \n\n\nThree";
const points = [...DOCUMENT];
const PARAGRAPHS = paragraphsOf(DOCUMENT);

test("paragraphs are blocks of lines between blank lines, each where it stands", () => {
  assert.deepEqual(
    PARAGRAPHS.map((p) => p.text),
    ["One 🕊 dove\nflies.", "Two 🕊🕊 doves,\nof peace.  ", "Three"],
  );
  for (const { start, text } of PARAGRAPHS) assert.equal(points.slice(start, start + [...text].length).join(""), text);
  assert.deepEqual(paragraphsOf(" \n\n"), []);
});

test("a passage is where the document has it, without the blanks around it", () => {
  for (const [at, { text }] of PARAGRAPHS.entries()) {
    for (let from = 0; from <= text.length; from++) {
      for (let to = from; to <= text.length; to++) {
        const part = text.slice(from, to);
        // Nobody selects half an emoji.
        if (!part.isWellFormed() || !text.slice(0, from).isWellFormed()) continue;
        const found = passage(PARAGRAPHS, at, from, to);
        if (part.trim() === "") assert.equal(found, null);
        else {
          assert.equal(found.quote, part.trim());
          assert.equal(points.slice(found.start, found.end).join(""), part.trim());
          assert.equal(found.paragraph, at + 1);
        }
      }
    }
  }
});

test("what cannot be seen at the ends is not part of a passage", () => {
  const [only] = paragraphsOf("x\u200b\u00ad a word\u2060\ufeff y");
  assert.deepEqual(passage([only], 0, 1, only.text.length - 2), { quote: "a word", start: 4, end: 10, paragraph: 1 });
  assert.equal(passage([only], 0, 1, 4), null);
  assert.equal(passage([only], 7, 0, 3), null);
});

/** An element that shows a paragraph, and a selection from one place to another. */
const block = (at) => ({ dataset: { at: String(at) }, contains: (node) => node.block === at });
const range = (first, from, last, to) => ({
  startContainer: { block: first },
  startOffset: from,
  endContainer: { block: last },
  endOffset: to,
  intersectsNode: ({ dataset }) => Number(dataset.at) >= first && Number(dataset.at) <= last,
  cloneRange: () => ({
    selectNodeContents({ dataset }) {
      this.text = PARAGRAPHS[Number(dataset.at)].text;
    },
    setEnd(_, offset) {
      this.text = this.text.slice(0, offset);
    },
    toString() {
      return this.text;
    },
  }),
});
const holder = { querySelectorAll: () => [block(0), block(1), block(2)] };
const quotes = (...places) => selected(holder, range(...places), PARAGRAPHS).map((p) => p.quote);

test("a selection takes of each paragraph what lies in it", () => {
  assert.deepEqual(quotes(1, 4, 1, 14), ["🕊🕊 doves"]);
  assert.deepEqual(quotes(0, 12, 2, 3), ["flies.", "Two 🕊🕊 doves,\nof peace.", "Thr"]);
  assert.deepEqual(quotes(1, 3, 1, 4), []);
});
