// Scores and values of issues as they stand in a case file.
import type { Change, Json, Path } from "./api";
import { list, map, text } from "./outline";

/** What a value is called: a text, or a mapping with what it means for states. */
export const valueName = (value: Json): string => text(typeof value === "object" ? map(value)["is"] : value);

/** A score as somebody would type it: `40`, or a range, `40 to 60`. */
export const scoreText = (score: Json | undefined): string => (Array.isArray(score) ? score.map(text).join(" to ") : text(score));

/** What was typed as a score; nothing where it is none. */
export function scoreOf(typed: string): Json | null {
  const numbers = typed.split(/\s*(?:to|\.\.|;)\s*/).map((part) => (part.trim() === "" ? NaN : Number(part)));
  if (numbers.length > 2 || numbers.some(Number.isNaN)) return null;
  return numbers.length === 1 ? (numbers[0] ?? null) : numbers;
}

/** A number where it is one, so that amounts stay amounts. */
export function valueOf(typed: string): Json {
  const number = Number(typed);
  return typed.trim() !== "" && !Number.isNaN(number) ? number : typed.trim();
}

/** The scores of a party for an issue, where they are given one by one. */
export function scores(worth: Json | undefined): Json[] | null {
  if (Array.isArray(worth)) return worth;
  const given = map(worth)["scores"];
  return Array.isArray(given) ? given : null;
}

/** Where these scores stand. */
export const scoresPath = (party: string, issue: string, worth: Json | undefined): Path =>
  Array.isArray(worth) ? ["parties", party, "worth", issue] : ["parties", party, "worth", issue, "scores"];

/** The change that sets one score; scores not given yet are 0, or what stands for all of them. */
export function scored(party: string, issue: string, worth: Json | undefined, values: number, at: number, to: Json): Change {
  if (scores(worth)) return { do: "set", path: [...scoresPath(party, issue, worth), at], to };
  const other = typeof worth === "number" ? worth : 0;
  const all = Array.from({ length: values }, (_, k) => (k === at ? to : other));
  if (worth !== undefined && typeof worth === "object") return { do: "set", path: ["parties", party, "worth", issue, "scores"], to: all };
  return { do: "set", path: ["parties", party, "worth", issue], to: all };
}

/** The changes of all parties' scores that go with a value put in at the end, or taken out. */
export function withValue(parties: [string, Json][], issue: string, change: { add: number } | { remove: number }): Change[] {
  return parties.flatMap(([party, p]): Change[] => {
    const worth = map(map(p)["worth"])[issue];
    if (!scores(worth)) return [];
    const path = scoresPath(party, issue, worth);
    return "add" in change ? [{ do: "insert", path, at: change.add, content: 0 }] : [{ do: "remove", path: [...path, change.remove] }];
  });
}

/** Parties that are at the table or ratify for one that is: those with scores. */
export const bargains = (party: Json): boolean => ["worth", "floor", "bonuses", "red_lines"].some((key) => key in map(party));
export const values = (issue: Json): Json[] => list(map(issue)["values"]);
