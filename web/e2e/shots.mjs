// Pictures of every page: `node e2e/shots.mjs FOLDER`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, open, serve, settled } from "./harness.mjs";

const out = process.argv[2] ?? "shots";
mkdirSync(out, { recursive: true });
const [browser, server] = [await launch(), await serve(["japan-dprk-2024", "prisoners-dilemma", "elmira", "chicken"])];
const pages = { cases: "", overview: "#/japan-dprk-2024/overview", model: "#/japan-dprk-2024/model", text: "#/japan-dprk-2024/text", states: "#/japan-dprk-2024/states", moves: "#/japan-dprk-2024/graph/452", report: "#/japan-dprk-2024/report", sources: "#/japan-dprk-2024/sources" };
const only = process.argv[3]?.split(",");
for (const colorScheme of ["light", "dark"]) {
  for (const [size, viewport] of Object.entries({ wide: { width: 1360, height: 900 }, narrow: { width: 390, height: 844 } })) {
    const page = await open(browser, server, { colorScheme, viewport, deviceScaleFactor: 1 });
    for (const [name, address] of Object.entries(pages)) {
      if (only && !only.includes(name)) continue;
      await page.goto(`${new URL(server.address).origin}/${address}`);
      await page.getByRole("main").waitFor();
      if (address) await settled(page);
      await page.waitForTimeout(500);
      await page.screenshot({ path: join(out, `${name}-${size}-${colorScheme}.png`) });
    }
    await page.context().close();
  }
}
await browser.close();
server.stop();
