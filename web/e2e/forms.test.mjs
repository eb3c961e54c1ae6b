// Claims, what is in doubt, and issues as forms, in step with the text.
import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { open, settled, tabTo } from "./harness.mjs";
import { browser, caseText, go, save, server, skip } from "./suite.mjs";

/** The lines that differ from one text to another of as many lines. */
const differing = (a, b) =>
  b
    .split("\n")
    .filter((line, at) => line !== a.split("\n")[at])
    .map((line) => line.trim());

test("a claim is changed, its comments stay, and another is added by keyboard", { skip }, async () => {
  const page = await open(browser, server);
  await go(page, "japan-dprk-2024", "model/claims");
  const before = caseText("japan-dprk-2024");
  await page.getByLabel("Find claims").fill("c11");
  await page.locator("summary", { hasText: "c11" }).click();
  const entry = page.locator("details.entry[open]");
  await entry.getByLabel("Word that weakens it").fill("may hope");
  await entry.getByLabel("Word that weakens it").press("Enter");
  await settled(page);
  await entry.getByLabel("Credibility").selectOption("4");
  await settled(page);
  await save(page);
  assert.deepEqual(differing(before, caseText("japan-dprk-2024")), ["hedge: may hope", "credibility: 4"]);
  await page.getByLabel("Find claims").fill("");
  await tabTo(page, "What it says, in your own words");
  await page.locator("#new-says").focus();
  await page.keyboard.type("A second reporter says the same.");
  await tabTo(page, "Add a claim");
  await page.keyboard.press("Enter");
  await save(page);
  assert.match(caseText("japan-dprk-2024"), /c48: \{source: dw, says: A second reporter says the same\.\}/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a hypothesis and a contingency are made by keyboard and make worlds", { skip }, async () => {
  const page = await open(browser, server);
  await go(page, "prisoners-dilemma", "model/doubt");
  for (const [label, text] of [
    ["Question", "Is it the last time?"],
    ["Alternative 1", "It is the last"],
    ["Alternative 2", "They meet again"],
  ]) {
    await tabTo(page, label);
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
  await settled(page);
  await page.getByRole("heading", { name: /Is it the last time/ }).waitFor();
  await page.locator("summary", { hasText: "They meet again" }).click();
  const open_ = page.locator("details.entry[open]");
  await open_.getByLabel("New wish under They meet again").fill("!a.confess");
  await open_.getByRole("button", { name: "Add a wish" }).click();
  await settled(page);
  await open_.getByLabel("How likely").selectOption("likely");
  await settled(page);
  await page.locator("summary", { hasText: "It is the last" }).click();
  await page.locator("details.entry[open]").first().getByLabel("How likely").selectOption("unlikely");
  await settled(page);
  await page.getByLabel(/Put them first in the list of/).selectOption({ index: 1 });
  await settled(page);
  await tabTo(page, "What happens");
  await page.keyboard.type("The guard listens");
  await page.keyboard.press("Enter");
  await settled(page);
  await page.getByRole("heading", { name: /The guard listens/ }).waitFor();
  await page.getByRole("link", { name: "Worlds" }).click();
  await settled(page);
  await page.getByRole("region", { name: "Map of the worlds" }).waitFor();
  assert.equal(await page.getByRole("region", { name: "Map of the worlds" }).getByRole("button").count(), 4);
  await page.getByText("likely").first().waitFor();
  await save(page);
  assert.match(caseText("prisoners-dilemma"), /from: is_it_the_last_time/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("issues, scores and floors: values and scores change together", { skip }, async () => {
  const page = await open(browser, server);
  await go(page, "shared-river", "model/issues");
  await page.getByLabel("Add a value (Fish passes)").fill("a hatchery");
  await page.getByLabel("Add a value (Fish passes)").press("Enter");
  await settled(page);
  await page.locator("summary", { hasText: "The fishing cooperatives" }).click();
  const party = page.locator("details.entry[open]");
  await party.getByLabel("Score of a hatchery for The fishing cooperatives").fill("10 to 30");
  await party.getByLabel("Score of a hatchery for The fishing cooperatives").press("Tab");
  await settled(page);
  await party.getByLabel("Floor: below this score it walks away").fill("32");
  await party.getByLabel("Floor: below this score it walks away").press("Enter");
  await settled(page);
  await party.getByLabel("Score of none for The fishing cooperatives").first().fill("much");
  await party.getByLabel("Score of none for The fishing cooperatives").first().press("Tab");
  await page.getByRole("alert").getByText("much is no number").waitFor();
  await save(page);
  const text = caseText("shared-river");
  assert.match(text, /fish: \{name: Fish passes, values: \[none, at the dam, along the river, a hatchery\]\}/);
  assert.match(text, /fish: \[0, 20, 40, \[10, 30\]\]/);
  assert.match(text, /fish: \{weight: 1, scores: \[8, 4, 0, 0\]\}/);
  assert.match(text, /floor: 32/);
  await page.getByRole("link", { name: "Packages" }).click();
  await page.getByText("Of 864 packages").waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("issues are put on the table from nothing", { skip }, async () => {
  const page = await open(browser, server);
  await go(page, "elmira", "packages");
  await page.getByText("The case has no issues to trade across").waitFor();
  await go(page, "elmira", "model/issues");
  await page.locator("#new-issue").fill("The clean-up");
  await page.locator("#new-values").fill("none, partial, full");
  await page.locator("#new-values").press("Enter");
  await settled(page);
  const parties = await page.locator("details.entry summary").allTextContents();
  for (let at = 0; at < 2; at++) {
    const entry = page.locator("details.entry").nth(at);
    await entry.locator("summary").click();
    await entry.getByRole("button", { name: /to the table/ }).click();
    await settled(page);
    await entry.getByLabel(/^Score of full/).fill(at === 0 ? "10" : "4");
    await entry.getByLabel(/^Score of full/).press("Tab");
    await settled(page);
  }
  assert.equal(parties.length, 3);
  await page.getByRole("link", { name: "Packages" }).click();
  await page.getByText("There are 3 packages").waitFor();
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

const ARTICLE = `<!doctype html><title>Talks on the dam</title><nav>Home | World</nav><article><h1>Talks on the dam</h1>
<p>The upper state said on Monday that it would fill the reservoir slowly.</p><p>Also read: Ten photos of the week</p>
<p>The lower state may accept that if it gets <b>flow data</b>.</p></article>`;

test("a source is added from its pasted text, and what is left out is shown first", { skip }, async () => {
  const page = await open(browser, server);
  await go(page, "elmira", "sources");
  const before = caseText("elmira");
  await page.getByRole("button", { name: "Add a source from its text" }).click();
  await page.getByLabel("Text of the document").fill(ARTICLE);
  await page.getByLabel("Publisher").fill("The Wire");
  await page.getByRole("button", { name: "Look at it first" }).click();
  await page.getByText(/paragraphs kept, 2 blocks left out/).waitFor();
  await page.getByText("a teaser").waitFor();
  assert.equal(existsSync(join(server.folder, "elmira", "sources")), false, "looking writes nothing");
  await page.getByRole("button", { name: "Add it to the case" }).click();
  await settled(page);
  await page.getByRole("heading", { name: "Text of Talks on the dam" }).waitFor();
  await page.getByText("The lower state may accept that if it gets flow data.").waitFor();
  assert.equal(caseText("elmira"), before, "the case is saved by whoever saves");
  await save(page);
  assert.match(caseText("elmira"), /the_wire:\s*\n?\s*\{?.*Talks on the dam/s);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a new case from the text of a report", { skip }, async () => {
  const page = await open(browser, server);
  await page.getByRole("button", { name: "New case" }).click();
  await page.getByLabel("Title").fill("The dam");
  await page.getByLabel("the text of a report").check();
  await page.getByLabel("Text of the report").fill("Menu");
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Text of the report").fill(ARTICLE);
  await page.getByRole("button", { name: "Create" }).click();
  await page.getByText("The upper state said on Monday that it would fill the reservoir slowly.").waitFor();
  assert.match(caseText("the-dam"), /title: "?The dam"?/);
  await page.getByRole("link", { name: "Answer" }).click();
  await page.getByRole("heading", { name: "The answer in brief" }).waitFor();
  assert.deepEqual(
    page.faults.filter((f) => !f.includes("400")),
    [],
  );
  await page.context().close();
});
