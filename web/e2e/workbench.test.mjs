// The workbench as people use it, in a real browser.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { open, settled, tabTo, violations } from "./harness.mjs";
import { browser, caseText, go, server, skip } from "./suite.mjs";

test("the first case is opened and understood", { skip }, async () => {
  const page = await open(browser, server);
  await page.getByRole("link", { name: /Japan and North Korea/ }).click();
  await page.getByRole("heading", { name: "The answer in brief" }).waitFor();
  await page.getByText("Today's state holds").first().waitFor();
  await page.getByText("864").first().waitFor();
  await page.getByRole("link", { name: "Moves" }).click();
  await page.getByText("Today's state", { exact: false }).first().waitFor();
  await page.getByRole("link", { name: "States" }).click();
  await page.getByLabel("Equilibria only").check();
  await page.getByText("54 of 864 states").waitFor();
  await page.getByLabel("Concept").selectOption("nash");
  await page.getByText("3 of 864 states").waitFor();
  await page.getByRole("link", { name: "436", exact: true }).click();
  await page.getByRole("heading", { name: "Moves from state 436" }).waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a new case of two parties is built by keyboard only", { skip }, async () => {
  const page = await open(browser, server);
  await page.getByRole("heading", { name: "Cases" }).waitFor();
  await tabTo(page, "New case");
  await page.keyboard.press("Enter");
  await page.keyboard.type("The quarrel");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "About the case" }).waitFor();
  await settled(page);
  for (const name of ["North", "South"]) {
    const input = page.locator("#new-party");
    while (!(await input.evaluate((at) => at === document.activeElement))) await page.keyboard.press("Tab");
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await settled(page);
  }
  for (const [id, name] of [
    ["north", "North"],
    ["south", "South"],
  ]) {
    await tabTo(page, `Option, as a verb phrase (${name})`);
    await page.keyboard.type("Fight");
    await page.keyboard.press("Enter");
    await settled(page);
    const other = id === "north" ? "south" : "north";
    for (const wish of [`!${other}.fight`, `${id}.fight`]) {
      await tabTo(page, `Add a wish (${name})`);
      await page.keyboard.type(wish);
      await page.keyboard.press("Enter");
      await settled(page);
    }
  }
  await tabTo(page, "Answer");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "The answer in brief" }).waitFor();
  // A prisoner's dilemma: one Nash equilibrium, two under SEQ.
  const rows = await page.locator("table tbody tr").allTextContents();
  assert.match(rows.find((r) => r.includes("Nash")) ?? "", /Nash\s*2\s*2\s*1/);
  assert.match(rows.find((r) => r.startsWith("SEQ")) ?? "", /SEQ\s*3\s*3\s*2/);
  await page.keyboard.press("Control+s");
  await page.getByText("Saved.").waitFor();
  assert.match(caseText("the-quarrel"), /north:\s*\n?\s*\{?\s*name: North|North/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a wish is moved, the answer changes, and undo takes it back", { skip }, async () => {
  const page = await open(browser, server);
  await go(page, "prisoners-dilemma", "model");
  const before = caseText("prisoners-dilemma");
  const second = page.locator("ol").last().locator("li").nth(1);
  const first = await page.locator("ol").last().locator("li input").first().inputValue();
  await second.locator("[data-kind=grip]").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await settled(page);
  assert.equal(await page.locator("ol").last().locator("li input").nth(1).inputValue(), first);
  await page.getByRole("link", { name: "Answer" }).click();
  await page.getByRole("heading", { name: "What your changes do" }).waitFor();
  assert.equal(caseText("prisoners-dilemma"), before, "nothing is saved before somebody saves");
  await page.getByRole("button", { name: "Undo" }).click();
  await settled(page);
  assert.equal(await page.getByRole("heading", { name: "What your changes do" }).count(), 0);
  await page.getByRole("button", { name: "Redo" }).click();
  await page.getByRole("heading", { name: "What your changes do" }).waitFor();
  await page.getByRole("button", { name: "Discard my changes" }).click();
  await settled(page);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

const SOURCE = "The first paragraph.\n\nThe minister said that she would 「話す」 next week.\n";

test("a passage becomes a claim and is cited", { skip }, async () => {
  const name = "elmira";
  const text = caseText(name);
  writeFileSync(join(server.folder, name, "report.txt"), SOURCE);
  const withSource = `${text.replace(/^sources:\n/m, "sources:\n  wire: {title: A wire, file: report.txt}\n")}`;
  writeFileSync(join(server.folder, name, "case.yaml"), withSource);
  const page = await open(browser, server);
  await go(page, name, "sources");
  const paragraph = page.locator("[data-at='1']");
  await paragraph.waitFor();
  await page.evaluate(() => {
    const node = document.querySelector("[data-at='1']").firstChild;
    const range = document.createRange();
    const at = node.data.indexOf("said");
    range.setStart(node, at);
    range.setEnd(node, node.data.indexOf("next") - 1);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });
  await paragraph.dispatchEvent("mouseup");
  await page.getByRole("heading", { name: "Make the selected passage a claim" }).waitFor();
  await page.getByLabel("What it says, in your own words").fill("She will speak.");
  await page.getByLabel("Id of the claim").fill("c9");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByText("She will speak.").waitFor();
  await settled(page);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Saved.").waitFor();
  const saved = caseText(name);
  assert.match(saved, /c9:\n\s+source: wire\n\s+says: She will speak\.\n/);
  assert.match(saved, /at: \{paragraph: 2, start: 35, end: 59, sha256: [0-9a-f]{64}\}/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("edits from outside appear, and conflicts are shown", { skip }, async () => {
  const page = await open(browser, server);
  await go(page, "elmira", "model");
  const file = join(server.folder, "elmira", "case.yaml");
  const title = page.getByLabel("Title");
  const old = await title.inputValue();
  writeFileSync(file, caseText("elmira").replace(/^title: .*$/m, "title: Changed by an editor"));
  await page.waitForFunction(() => document.querySelector("input")?.value === "Changed by an editor", null, { timeout: 10_000 });
  await title.fill("Changed here");
  await title.press("Enter");
  await settled(page);
  writeFileSync(file, caseText("elmira").replace(/^title: .*$/m, "title: Changed again"));
  await page.getByRole("heading", { name: "The file has been changed elsewhere" }).waitFor();
  assert.equal(await title.inputValue(), "Changed here");
  await page.getByRole("button", { name: /Take the file/ }).click();
  await settled(page);
  assert.equal(await title.inputValue(), "Changed again");
  await page.getByRole("button", { name: "Undo" }).click();
  await settled(page);
  assert.equal(await title.inputValue(), "Changed here");
  assert.match(caseText("elmira"), /Changed again/);
  assert.notEqual(old, "");
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("two windows on one case stay in step", { skip }, async () => {
  const [one, two] = [await open(browser, server), await open(browser, server)];
  await go(one, "prisoners-dilemma", "model");
  await go(two, "prisoners-dilemma", "model");
  await one.getByLabel("Question").fill("Who speaks first?");
  await one.getByLabel("Question").blur();
  await settled(one);
  await one.getByRole("button", { name: "Save" }).click();
  await two.waitForFunction(() => document.querySelector("textarea")?.value === "Who speaks first?", null, { timeout: 10_000 });
  assert.deepEqual([...one.faults, ...two.faults], []);
  await one.context().close();
  await two.context().close();
});

test("the text and the forms stay in step, with errors underlined", { skip }, async () => {
  const page = await open(browser, server);
  await go(page, "prisoners-dilemma", "text");
  await page.locator(".cm-content").click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type("\nnonsense: 1\n");
  await page.getByText("Error").first().waitFor();
  await page.locator(".cm-lintRange-error").first().waitFor();
  for (let i = 0; i < 6; i++) await page.keyboard.press("Control+z");
  await page.getByText("No errors", { exact: false }).or(page.getByText("Warning")).first().waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("the report is exported and opened", { skip }, async () => {
  const page = await open(browser, server);
  await go(page, "japan-dprk-2024", "overview");
  const download = page.waitForEvent("download");
  await page.getByLabel("Export").selectOption("html");
  const file = join(server.folder, "report.html");
  await (await download).saveAs(file);
  const report = await page.context().newPage();
  await report.goto(`file://${file}`);
  await report
    .getByRole("heading", { name: /Japan and North Korea/ })
    .first()
    .waitFor();
  await page.context().close();
});

test("the report is shown with all that it has on the case", { skip }, async () => {
  const page = await open(browser, server);
  await go(page, "prisoners-dilemma", "report");
  await page
    .getByRole("heading", { name: /coalition|together/i })
    .first()
    .waitFor({ timeout: 60_000 });
  await page.getByRole("link", { name: "Method", exact: false }).last().click();
  assert.match(page.url(), /prisoners-dilemma\/report$/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

const JAPAN = [
  "overview",
  "model",
  "model/claims",
  "model/doubt",
  "states",
  "graph/436",
  "sources",
  "coalitions",
  "paths",
  "unlock",
  "worlds",
  "hinges",
  "packages",
];
const PAGES = [
  "",
  ...JAPAN.map((view) => `#/japan-dprk-2024/${view}`),
  "#/prisoners-dilemma/text",
  "#/prisoners-dilemma/report",
  "#/elmira/sources",
  "#/shared-river/overview",
  "#/shared-river/model/issues",
  "#/shared-river/packages",
];
for (const colorScheme of ["light", "dark"]) {
  test(`no page has a fault that axe finds, ${colorScheme}`, { skip }, async () => {
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 390, height: 800 },
    ]) {
      const page = await open(browser, server, { colorScheme, viewport });
      for (const address of PAGES) {
        await page.goto(`${new URL(server.address).origin}/${address}`);
        await page.getByRole("main").waitFor();
        await settled(page).catch(() => {});
        await page.waitForTimeout(300);
        assert.deepEqual(await violations(page), [], `${address} at ${viewport.width}`);
      }
      await page.context().close();
    }
  });
}

test("at 200 % and on a narrow screen nothing is cut off", { skip }, async () => {
  for (const viewport of [
    { width: 640, height: 450 },
    { width: 390, height: 800 },
  ]) {
    const page = await open(browser, server, { viewport });
    for (const address of PAGES) {
      await page.goto(`${new URL(server.address).origin}/${address}`);
      await settled(page).catch(() => {});
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(over <= 0, `${address} is ${over} pixels too wide at ${viewport.width}`);
    }
    await page.context().close();
  }
});
