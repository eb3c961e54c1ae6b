// The page's modules as a test can call them: Vite translates them as it does for the page.
import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { runnerImport } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));

export async function load(name) {
  return (await runnerImport(`./src/lib/${name}.ts`, { root, plugins: [svelte()], logLevel: "error" })).module;
}

/** Puts something in the place of what only a browser has. */
export function stand(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}
