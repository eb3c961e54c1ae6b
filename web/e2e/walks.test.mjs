// Walks that go on: from state to state, away from a case and back, over the passages of a document.
import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { launch, open, serve, settled } from "./harness.mjs";
import { skip } from "./suite.mjs";

const CASES = ["japan-dprk-2024", "elmira", "prisoners-dilemma", "chicken", "elmira-graph"];
let browser, server;
before(async () => {
  if (!skip) [browser, server] = [await launch(), await serve(CASES)];
});
after(async () => {
  await browser?.close();
  server?.stop();
});
const at = (address) => `${new URL(server.address).origin}/#/${address}`;
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const isDirty = (page) => page.locator("header .state.bad").waitFor();

/** What the picture shows, from what draws it. */
const drawn = (page) =>
  page.evaluate(() => {
    const cy = document.querySelector(".picture")?._cyreg?.cy;
    return {
      centre: cy?.nodes(".centre").map((n) => n.id()),
      from: cy
        ?.edges()
        .filter((e) => e.source().hasClass("centre"))
        .map((e) => `${e.target().id()}`)
        .sort(),
      label: document.querySelector(".picture")?.getAttribute("aria-label"),
    };
  });

for (const name of CASES) {
  test(`ten steps through ${name}: picture, list and address agree after each`, { skip }, async () => {
    const page = await open(browser, server);
    await page.goto(at(`${name}/graph`));
    await page.getByLabel("Improvements only").uncheck();
    let state = null;
    const seen = new Set();
    for (let i = 0; i <= 10; i++) {
      const heading = page.getByRole("heading", { name: /^Moves from state \d+$/ });
      await heading.waitFor();
      if (state !== null) {
        await page.getByRole("heading", { name: `Moves from state ${state}`, exact: true }).waitFor();
        assert.equal(await hash(page), `#/${name}/graph/${state}`);
      }
      const here = Number(/\d+/.exec(await heading.textContent())[0]);
      await page.waitForFunction(
        (here) => {
          const cy = document.querySelector(".picture")?._cyreg?.cy;
          const centre = cy?.nodes(".centre");
          return (
            centre?.length === 1 &&
            centre.id() === String(here) &&
            document.querySelector("[aria-labelledby=why] strong") &&
            document.querySelector("[aria-labelledby=moves] .words")
          );
        },
        here,
        { timeout: 10_000 },
      );
      const listed = await page
        .locator("section[aria-labelledby=moves] li button")
        .evaluateAll((all) => all.map((b) => /→ (\d+)/.exec(b.textContent)[1]).sort());
      const shown = await drawn(page);
      assert.deepEqual(shown.centre, [String(here)]);
      assert.ok(shown.label.includes(`state ${here}:`), shown.label);
      // The picture has room for so many; what it shows is in the list.
      const moves = [...new Set(shown.from)].filter((to) => listed.includes(to));
      assert.ok(listed.length > 55 ? moves.length > 0 : new Set(listed).size === moves.length, `${moves} of ${listed}`);
      if (i === 10) break;
      if (listed.length === 0) {
        // Nobody can go on from here.
        await page.goBack();
        await page.waitForFunction((here) => !location.hash.endsWith(`/${here}`), here);
        state = null;
        continue;
      }
      const next = listed.find((to) => !seen.has(to)) ?? listed[0];
      state = Number(next);
      seen.add(next);
      if (i % 2 === 0) {
        await page
          .locator("section[aria-labelledby=moves] li button", { hasText: new RegExp(`→ ${next}\\b`) })
          .first()
          .click();
      } else {
        await page.locator(".picture").evaluate((at) => at.scrollIntoView({ block: "center" }));
        await page.waitForTimeout(150);
        const place = await page.evaluate((next) => {
          const holder = document.querySelector(".picture");
          const node = holder._cyreg.cy.getElementById(next);
          const { x, y } = holder.getBoundingClientRect();
          const at = node.length ? node.renderedPosition() : null;
          return at && { x: x + at.x, y: y + at.y };
        }, next);
        if (place) await page.mouse.click(place.x, place.y);
        else await page.goto(at(`${name}/graph/${next}`));
      }
    }
    const last = await hash(page);
    await page.goBack();
    await page.waitForFunction((last) => decodeURIComponent(location.hash) !== last, last);
    const back =
      Number((await hash(page)).split("/")[3] ?? Number.NaN) ||
      (await page.getByRole("heading", { name: /^Moves from/ }).textContent()).match(/\d+/)[0];
    await page.getByRole("heading", { name: `Moves from state ${back}`, exact: true }).waitFor();
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test("an address of a state that does not exist says so", { skip }, async () => {
  const page = await open(browser, server);
  for (const state of ["99", "0", "-1", "2.5", "x", "%E0%A4%A"]) {
    await page.goto(at(`prisoners-dilemma/graph/${state}`));
    await page.getByText("There is no state").waitFor();
    await page.getByRole("heading", { name: /^Moves from state \d+$/ }).waitFor();
  }
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

/** Changes the title of a case in its form, without saving. */
async function retitle(page, name, title) {
  await page.goto(at(`${name}/model`));
  const field = page.getByLabel("Title", { exact: true });
  await field.fill(title);
  await field.press("Enter");
  await settled(page);
  await isDirty(page);
}

test("a case with unsaved work is not left without asking, and the work is kept", { skip }, async () => {
  const page = await open(browser, server);
  await retitle(page, "chicken", "Chicken, changed");
  const dialog = page.getByRole("dialog", { name: "Leave with unsaved changes?" });
  // To the list: stay first.
  await page.getByRole("link", { name: "All cases" }).click();
  await dialog.waitFor();
  assert.equal(await hash(page), "#/chicken/model", "the address is that of what is shown");
  await page.getByRole("button", { name: "Stay here" }).click();
  await dialog.waitFor({ state: "hidden" });
  assert.equal(await page.getByLabel("Title", { exact: true }).inputValue(), "Chicken, changed");
  // Another view of the same case asks nothing.
  await page.getByRole("link", { name: "States" }).click();
  await page.getByRole("table").first().waitFor();
  assert.equal(await dialog.isVisible(), false);
  // By the address, and kept for later.
  await page.evaluate(() => (location.hash = "#/prisoners-dilemma/overview"));
  await dialog.waitFor();
  await page.getByRole("button", { name: "Leave, keep them for later" }).click();
  await page.getByRole("heading", { name: /Prisoner/, level: 1 }).waitFor();
  await page.getByRole("link", { name: "All cases" }).click();
  await page.locator("li", { hasText: "chicken" }).getByText("unsaved changes").waitFor();
  await page
    .getByRole("link", { name: /Chicken/i })
    .first()
    .click();
  await page.getByText("Your unsaved changes of").waitFor();
  await isDirty(page);
  await page.getByRole("link", { name: "Model" }).click();
  await settled(page);
  assert.equal(await page.getByLabel("Title", { exact: true }).inputValue(), "Chicken, changed");
  // By the browser's own back, discarded; undo in another visit has nothing to bring back.
  await page.goBack();
  await page.goBack();
  await dialog.waitFor();
  await page.getByRole("button", { name: "Discard them and leave" }).click();
  await page.getByRole("heading", { name: "Cases" }).waitFor();
  assert.equal(await page.getByText("unsaved changes").count(), 0);
  // Saved on the way out.
  await retitle(page, "chicken", "Chicken, saved");
  await page.getByRole("link", { name: "All cases" }).click();
  await page.getByRole("button", { name: "Save and leave" }).click();
  await page.getByRole("link", { name: "Chicken, saved" }).waitFor();
  assert.equal(await page.getByText("unsaved changes").count(), 0);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});

test("a closed window asks, and what was not saved is back in the next one", { skip }, async () => {
  const page = await open(browser, server);
  const context = page.context();
  await retitle(page, "elmira", "Elmira, not saved");
  const asked = new Promise((found) => page.once("dialog", (dialog) => found(dialog)));
  const closed = page.close({ runBeforeUnload: true });
  const dialog = await asked;
  assert.equal(dialog.type(), "beforeunload");
  await dialog.accept();
  await closed;
  const again = await context.newPage();
  await again.goto(at("elmira/model"));
  await again.getByText("Your unsaved changes of").waitFor();
  await settled(again);
  assert.equal(await again.getByLabel("Title", { exact: true }).inputValue(), "Elmira, not saved");
  // The file has changed meanwhile: both texts are kept until somebody chooses.
  await again.evaluate(() => {
    const key = "detente-draft:elmira";
    localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), base: "another" }));
  });
  await again.close();
  const third = await context.newPage();
  await third.goto(at("elmira/model"));
  await third.getByRole("heading", { name: "The file has been changed elsewhere" }).waitFor();
  await settled(third);
  assert.equal(await third.getByLabel("Title", { exact: true }).inputValue(), "Elmira, not saved");
  await third.getByRole("button", { name: /Take the file/ }).click();
  await settled(third);
  assert.notEqual(await third.getByLabel("Title", { exact: true }).inputValue(), "Elmira, not saved");
  await context.close();
});

const CASE = `detente: 1
id: wire
title: A wire
sources:
  wire: {title: A wire, file: report.txt}
parties:
  a: {assumption: true, options: {go: Go}, prefers: [a.go]}
`;
const REPORT = "  The first one, with 𝄞 in it,\r\n  runs over two lines.  \r\n\r\nThe second one said 「話す」.\r\n\r\nThe third one.\r\n";

test("a passage is what was meant, or it is said what is wrong with it", { skip }, async () => {
  mkdirSync(join(server.folder, "wire"));
  writeFileSync(join(server.folder, "wire", "case.yaml"), CASE);
  writeFileSync(join(server.folder, "wire", "report.txt"), REPORT);
  const page = await open(browser, server);
  await page.goto(at("wire/sources"));
  const paragraph = (n) => page.locator(`[data-at='${n}']`);
  const form = page.getByRole("heading", { name: "Make the selected passage a claim" });
  const words = async () => (await page.locator("blockquote").textContent()).replaceAll("\r", "");
  await paragraph(2).waitFor();
  // Three clicks take the paragraph, although the browser's selection ends in the next one.
  await paragraph(1).click({ clickCount: 3 });
  await form.waitFor();
  await page.waitForFunction(() => document.querySelector("blockquote")?.textContent === "The second one said 「話す」.");
  // A selection by node and offset, ended by letting the mouse go anywhere.
  const select = async (from, a, to, b) => {
    await page.evaluate(
      ([from, a, to, b]) => {
        const text = (n) => document.querySelector(`[data-at='${n}']`).firstChild;
        getSelection().setBaseAndExtent(text(from), a, text(to), b);
        dispatchEvent(new PointerEvent("pointerup"));
      },
      [from, a, to, b],
    );
    await page.waitForTimeout(60);
  };
  await select(0, 5, 2, 3);
  await page.getByText("The selection runs over 3 paragraphs").waitFor();
  assert.equal(await form.count(), 0, "nothing else is taken in its place");
  await select(1, 3, 1, 4);
  await page.getByText("Nothing but blanks is selected").waitFor();
  assert.equal(await form.count(), 0);
  // Blanks at the ends are not meant; from one paragraph into the blank lines before the next is that paragraph alone.
  await select(1, 3, 1, 11);
  assert.equal(await words(), "second");
  await select(1, 0, 2, 0);
  assert.equal(await words(), "The second one said 「話す」.");
  await select(2, 9, 2, 4);
  assert.equal(await words(), "third", "also selected backwards");
  await select(0, 0, 1, 0);
  assert.equal(await words(), "The first one, with 𝄞 in it,\n  runs over two lines.");
  await page.getByLabel("What it says, in your own words").fill("It runs.");
  await page.getByLabel("Id of the claim").fill("c1");
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByText("It runs.").waitFor();
  await settled(page);
  await page.keyboard.press("Control+s");
  await page.getByText("Saved.").waitFor();
  const { execFileSync } = await import("node:child_process");
  const { readFileSync } = await import("node:fs");
  const { root } = await import("./harness.mjs");
  const saved = readFileSync(join(server.folder, "wire", "case.yaml"), "utf8");
  assert.match(saved, /paragraph: 1, start: 2, end: 54/);
  // The command finds the very passage.
  const verified = execFileSync(
    process.env.DETENTE ?? join(root, "target/debug/detente"),
    ["source", "verify", join(server.folder, "wire")],
    { encoding: "utf8" },
  );
  assert.match(verified, /The one claim with a place holds/);
  assert.deepEqual(page.faults, []);
  await page.context().close();
});
