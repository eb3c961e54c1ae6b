import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import { defineConfig } from "eslint/config";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const names = (all) => Object.fromEntries(all.split(" ").map((name) => [name, "readonly"]));

export default defineConfig(
  { ignores: ["dist/", "src/lib/interface.d.ts"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  js.configs.recommended,
  ts.configs.recommended,
  svelte.configs.recommended,
  // Layout is the formatter's.
  svelte.configs.prettier,
  {
    files: ["**/*.ts", "**/*.svelte"],
    languageOptions: { parserOptions: { projectService: true, extraFileExtensions: [".svelte"], parser: ts.parser, svelteConfig } },
    rules: {
      // The compiler knows what is defined.
      "no-undef": "off",
      // A blank at the edge of a block has to be written as one.
      "svelte/no-useless-mustaches": "off",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": "error",
    },
  },
  {
    files: ["e2e/**", "unit/**"],
    // What Node.js has, and what the browser has that a test looks into.
    languageOptions: {
      globals: names(
        "console performance process setTimeout structuredClone URL document getSelection HTMLInputElement HTMLSelectElement HTMLTextAreaElement innerWidth localStorage location matchMedia PointerEvent scrollBy window dispatchEvent crypto",
      ),
    },
  },
);
