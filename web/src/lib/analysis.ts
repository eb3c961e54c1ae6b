// Reading an analysis: sets of states, and what two analyses differ in.
import type { Analysis } from "./api";
import { type Concept, CONCEPTS, SHORT } from "./concepts";

export { type Concept, SHORT };

export function conceptsOf(analysis: Analysis): Concept[] {
  return CONCEPTS.filter((c) => c in analysis.equilibria);
}

const list = (found: number[] | number | undefined): number[] => (Array.isArray(found) ? found : []);

export function count(found: number[] | number | undefined): number {
  return typeof found === "number" ? found : (found?.length ?? 0);
}

/** Per concept the numbers of the equilibria. */
export function equilibria(analysis: Analysis): Record<Concept, Set<number>> {
  return Object.fromEntries(CONCEPTS.map((c) => [c, new Set(list(analysis.equilibria[c]))])) as Record<Concept, Set<number>>;
}

/** For a concept, per party the numbers of the states that are stable for it. */
export function stable(analysis: Analysis, concept: Concept): Set<number>[] {
  return analysis.parties.map((p) => new Set(list(analysis.stability[concept]?.[p])));
}

export type Difference = { concept: Concept; gained: string[]; lost: string[]; before: number; after: number };

/** The equilibria that come and go from one analysis to another, by pattern: numbers may shift. */
export function differences(before: Analysis, after: Analysis): Difference[] {
  const names = (a: Analysis) => new Map((a.states ?? []).map((s) => [s.number, s.pattern ?? s.id ?? ""]));
  const [was, is] = [names(before), names(after)];
  const comparable = before.options.join() === after.options.join();
  return conceptsOf(after).map((concept) => {
    const old = new Set(list(before.equilibria[concept]).map((n) => was.get(n) ?? ""));
    const now = new Set(list(after.equilibria[concept]).map((n) => is.get(n) ?? ""));
    return {
      concept,
      gained: comparable ? [...now].filter((s) => !old.has(s)) : [],
      lost: comparable ? [...old].filter((s) => !now.has(s)) : [],
      before: count(before.equilibria[concept]),
      after: count(after.equilibria[concept]),
    };
  });
}
