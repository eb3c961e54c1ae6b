// How long the server takes to answer each question of the page: `DETENTE=target/release/detente node e2e/times.mjs`.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launch, open, root, serve } from "./harness.mjs";

/** Three parties with 5, 4 and 4 options and 13 wishes each: 8,192 states. */
function large() {
  const sizes = { a: 5, b: 4, c: 4 };
  const ids = Object.entries(sizes).flatMap(([p, n]) => Array.from({ length: n }, (_, i) => `${p}.o${i}`));
  const wishes = (turn) => ids.map((_, i) => ids[(i * 5 + turn) % ids.length]).map((id, i) => (i % 3 === turn ? `"!${id}"` : id));
  const party = ([p, n], turn) => {
    const options = Array.from({ length: n }, (_, i) => `o${i}: {does: Do ${i}, now: false}`).join(", ");
    return `  ${p}: {assumption: true, options: {${options}}, prefers: [${wishes(turn).join(", ")}]}\n`;
  };
  return `detente: 1\nid: large\nparties:\n${Object.entries(sizes).map(party).join("")}`;
}

const ROUNDS = 5;
const [browser, server] = [await launch(), await serve()];
const page = await open(browser, server);
const origin = new URL(server.address).origin;
const cases = [
  ["japan-dprk-2024, 864 states", readFileSync(join(root, "cases/japan-dprk-2024/case.yaml"), "utf8"), "summit"],
  ["8,192 states", large(), "a.o1 & b.o1"],
];
for (const [name, text, to] of cases) {
  const asked = {
    check: {},
    analyze: {},
    why: { state: 7, party: 0, concept: "seq" },
    moves: { state: 7 },
    coalitions: {},
    paths: { to },
    unlock: { make: to, within: 1 },
    worlds: {},
    hinges: {},
    settle: {},
  };
  for (const [question, body] of Object.entries(asked)) {
    const times = [];
    let status = 0;
    for (let round = 0; round < ROUNDS; round++) {
      // Another text each time, so that nothing is answered from what was read before.
      const data = { text: `${text}# ${question} ${round}\n`, ...body };
      const started = performance.now();
      const answer = await page.request.post(`${origin}/api/${question}`, { headers: { origin }, data, timeout: 120_000 });
      await answer.body();
      times.push(performance.now() - started);
      status = answer.status();
    }
    if (status === 200) console.log(`${name}: ${question} ${Math.round(times.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)])} ms`);
  }
}
await browser.close();
server.stop();
