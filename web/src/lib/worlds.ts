// What is in doubt, and how a text takes one side.
import type { Answer, Change } from "./api";

export type WorldGroup = Answer<"worlds">["document"]["groups"][number];

/** The changes that make a world the base of the case. */
export function based(groups: WorldGroup[], choices: Record<string, string>): Change[] {
  return groups
    .filter((g) => choices[g.id] !== undefined && choices[g.id] !== g.base)
    .map((g) =>
      g.contingency
        ? { do: "set", path: ["contingencies", g.id, "base"], to: choices[g.id] === g.alternatives[1]?.id }
        : { do: "set", path: ["hypotheses", g.id, "base"], to: choices[g.id] ?? g.base },
    );
}
