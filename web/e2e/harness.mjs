// A server in a folder of its own, and a real browser on it.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js");

/** The browser of the system; playwright-core brings none of its own. */
export function browserPath() {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  return places.find((place) => place && existsSync(place));
}

/** Serves a copy of some shipped cases. */
export async function serve(cases = ["japan-dprk-2024", "prisoners-dilemma", "elmira", "negotiations/shared-river"]) {
  const outer = mkdtempSync(join(tmpdir(), "detente-"));
  const folder = join(outer, "cases");
  mkdirSync(folder);
  for (const name of cases) cpSync(join(root, "cases", name), join(folder, basename(name)), { recursive: true });
  const binary = process.env.DETENTE ?? join(root, "target/debug/detente");
  const child = spawn(binary, ["serve", "--port", "0", folder], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await new Promise((found, failed) => {
    createInterface(child.stdout).on("line", (line) => {
      const match = /http:\/\/\S+/.exec(line);
      if (match) found(match[0]);
    });
    child.on("exit", (status) => failed(new Error(`the server ended with ${status}`)));
  });
  return {
    folder,
    address,
    stop() {
      child.kill();
      rmSync(outer, { recursive: true, force: true });
    },
  };
}

export function launch() {
  return chromium.launch({
    executablePath: browserPath(),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/** A page that has been let in. Requests to anywhere else than the server, errors and refusals of its policy are kept. */
export async function open(browser, server, options = {}) {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  const faults = [];
  const origin = new URL(server.address).origin;
  page.on("request", (request) => {
    const { protocol } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && !request.url().startsWith(`${origin}/`)) faults.push(`asked ${request.url()}`);
  });
  page.on("pageerror", (error) => faults.push(`failed: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(`said: ${message.text()}`);
  });
  await page.goto(server.address);
  page.faults = faults;
  return page;
}

/** Waits until the page has looked at the present text. */
export async function settled(page) {
  await page.waitForTimeout(200);
  const quiet = () => ![...document.querySelectorAll("nav.views, .work")].some((at) => /Working|%/.test(at.textContent ?? ""));
  await page.waitForFunction(quiet, null, { timeout: 60_000 });
}

/** What axe finds wrong with a page. */
export async function violations(page) {
  // The page's policy forbids scripts that are written into it; the tool comes in by another door.
  await page.evaluate(await import("node:fs").then((fs) => fs.readFileSync(axe, "utf8")));
  const found = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }),
  );
  return found.violations.map(
    (v) =>
      `${v.id}: ${v.nodes
        .map((n) => n.target.join(" "))
        .slice(0, 4)
        .join("; ")}`,
  );
}

/** Presses Tab until something with this name has the focus. */
export async function tabTo(page, name) {
  for (let i = 0; i < 250; i++) {
    const found = await page.evaluate(() => {
      const at = document.activeElement;
      const labels =
        at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement
          ? [...(at.labels ?? [])].map((l) => l.textContent)
          : [];
      return [at?.getAttribute("aria-label"), ...labels, at?.textContent].filter(Boolean).map((s) => s.trim());
    });
    if (found.includes(name)) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`no way to "${name}" by the keyboard`);
}
