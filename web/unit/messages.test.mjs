// All that a person reads stands in the messages, and all messages are read.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "svelte/compiler";

const src = new URL("../src/", import.meta.url);
const messages = JSON.parse(readFileSync(new URL("messages/en.json", src), "utf8"));
const files = readdirSync(src, { recursive: true }).filter((file) => /\.(svelte|ts)$/.test(file) && !file.endsWith(".d.ts"));

const written = files.map((file) => {
  const text = readFileSync(new URL(file, src), "utf8");
  return [file, parse(file.endsWith(".ts") ? `<script lang="ts">${text}</script>` : text, { modern: true })];
});

function walk(node, see, within = null) {
  if (node === null || typeof node !== "object") return;
  if (Array.isArray(node)) return node.forEach((one) => walk(one, see, within));
  if (node.type === "ImportDeclaration" || node.type === "Comment" || node.type === "StyleSheet") return;
  const name = node.type === "Attribute" ? node.name : within;
  if (typeof node.type === "string") see(node, name);
  for (const [key, one] of Object.entries(node)) if (key !== "metadata" && key !== "loc") walk(one, see, name);
}

/** What the key of a call can be: keys, beginnings of keys, or what stands elsewhere in the file. */
function keysOf(node) {
  if (node.type === "Literal") return [{ key: node.value }];
  if (node.type === "TemplateLiteral") return [{ prefix: node.quasis[0].value.raw }];
  if (node.type === "ConditionalExpression") return [...keysOf(node.consequent), ...keysOf(node.alternate)];
  if (node.type === "TSAsExpression") return keysOf(node.expression);
  return [{ elsewhere: true }];
}

const keys = new Map();
const prefixes = new Set();
for (const [file, ast] of written) {
  const literals = [];
  let elsewhere = false;
  walk(ast, (node) => {
    if (node.type === "Literal" && typeof node.value === "string") literals.push(node.value);
    if (node.type !== "CallExpression" || node.callee.name !== "t") return;
    for (const found of keysOf(node.arguments[0])) {
      if (found.key) keys.set(found.key, file);
      if (found.prefix) prefixes.add(found.prefix);
      elsewhere ||= found.elsewhere === true;
    }
  });
  if (elsewhere) for (const literal of literals) if (literal in messages) keys.set(literal, file);
}

test("every key that the page asks for has a text", () => {
  assert.ok(keys.size > 200 && prefixes.size > 4, "the calls are found");
  assert.deepEqual(
    [...keys].filter(([key]) => !(key in messages)),
    [],
  );
  for (const prefix of prefixes)
    assert.ok(
      Object.keys(messages).some((key) => key.startsWith(prefix)),
      prefix,
    );
});

test("every text is asked for", () => {
  const used = (key) => keys.has(key) || [...prefixes].some((prefix) => key.startsWith(prefix));
  assert.deepEqual(
    Object.keys(messages).filter((key) => !used(key)),
    [],
  );
});

test("no text for people stands in the markup itself", () => {
  const read = /^(aria-label|aria-description|aria-roledescription|title|placeholder|alt|label|intro|none|caption)$/;
  const found = [];
  for (const [file, ast] of written) {
    walk(ast.fragment, (node, within) => {
      if (node.type === "Text" && /\p{L}/u.test(node.data) && (within === null || read.test(within)))
        found.push(`${file}: ${node.data.trim()}`);
    });
  }
  assert.deepEqual(found, []);
});
