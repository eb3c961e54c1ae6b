// Pictures of every page: `node e2e/shots.mjs FOLDER`.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { launch, open, serve, settled } from "./harness.mjs";

const out = process.argv[2] ?? "shots";
mkdirSync(out, { recursive: true });
const [browser, server] = [
  await launch(),
  await serve(["japan-dprk-2024", "prisoners-dilemma", "elmira", "chicken", "negotiations/shared-river"]),
];
const japan = (view) => `#/japan-dprk-2024/${view}`;
const views = ["overview", "model", "text", "sources", "states", "coalitions", "paths", "unlock", "worlds", "hinges", "packages", "report"];
const pages = {
  cases: "",
  ...Object.fromEntries(views.map((v) => [v, japan(v)])),
  moves: japan("graph/452"),
  river: "#/shared-river/packages",
  claims: japan("model/claims"),
  doubt: japan("model/doubt"),
  issues: "#/shared-river/model/issues",
};
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
      await page.screenshot({ path: join(out, `${name}-${size}-${colorScheme}.png`), fullPage: process.env.FULL !== undefined });
    }
    await page.context().close();
  }
}
await browser.close();
server.stop();
