// The pictures of the workbench in the documentation: `node e2e/pictures.mjs FOLDER`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, open, serve, settled } from "./harness.mjs";

const out = process.argv[2] ?? "pictures";
mkdirSync(out, { recursive: true });
const [browser, server] = [await launch(), await serve()];
const origin = new URL(server.address).origin;

async function picture(name, colorScheme, height, address, prepare) {
  const page = await open(browser, server, { colorScheme, viewport: { width: 1280, height }, deviceScaleFactor: 1 });
  await page.goto(`${origin}/#/japan-dprk-2024/${address}`);
  await settled(page);
  await prepare(page);
  await settled(page);
  await page.waitForTimeout(600);
  await page.screenshot({ path: join(out, `${name}.png`) });
  await page.context().close();
}

await picture("workbench-moves", "light", 860, "graph/452", async (page) => {
  await page.getByLabel("Party").selectOption({ label: "Japan" });
});
await picture("workbench-worlds", "light", 1080, "worlds", async (page) => {
  await page.getByRole("button", { name: "literal, relief, tolerant, not trump wins: no" }).click();
  await page.getByRole("heading", { name: "This world against the saved case" }).waitFor();
  await page.evaluate(() => document.querySelector("#map-of")?.scrollIntoView({ block: "start" }));
  await page.evaluate(() => scrollBy(0, -70));
});
await picture("workbench-paths", "dark", 1000, "paths", async (page) => {
  await page.evaluate(() => document.querySelector("caption")?.scrollIntoView({ block: "start" }));
  await page.evaluate(() => scrollBy(0, -80));
});
await browser.close();
server.stop();
