// What every file of walks begins with: one browser and one server for all of its walks.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before } from "node:test";
import { browserPath, launch, serve, settled } from "./harness.mjs";

export const skip = browserPath() ? false : "no Chromium on this machine: none of the workbench's page was tested";
/** There from the first walk on. */
export let browser, server;
before(async () => {
  if (!skip) [browser, server] = [await launch(), await serve()];
});
after(async () => {
  await browser?.close();
  server?.stop();
});

/** A case as it is on disk. */
export const caseText = (name) => readFileSync(join(server.folder, name, "case.yaml"), "utf8");

/** Opens a view of a case. */
export async function go(page, name, view) {
  await page.goto(`${new URL(server.address).origin}/#/${name}/${view}`);
  await settled(page);
}

/** Saves by keyboard, and waits until the page says so. */
export async function save(page) {
  await settled(page);
  await page.keyboard.press("Control+s");
  await page.waitForFunction(() => document.querySelector("header .state")?.textContent?.trim() === "Saved");
}
