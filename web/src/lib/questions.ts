// The further questions that the page asks: the same documents as the command line prints, and what they say in words.
import { json, type Analyzed, type Change, type Checked } from "./api";

type Ask = { text: string; job: string };
export type Coalitions = {
  document: { broken: Record<string, { state: number; by: string[][] }[] | number>; coalitions: { members: string[] }[] };
  section: string;
  states: { state: number; alone: string; together: string; split: boolean; remarks: [string, string][] }[];
};
export type Route = {
  reachable: boolean;
  steps?: number;
  losses?: number;
  first_concession?: string[];
  paths?: { steps: { by: string[]; to: number; effect: string }[]; end: number }[];
};
export type PathRule = {
  by: "improvements" | "agreement" | "conceding" | "moves";
  reached: number;
  shortest?: Route;
  fewest_losses?: Route;
  conceding?: Record<string, Route>;
};
export type Paths = { document: { from: number; feasible: number; to: { text: string | null } | null; rules: PathRule[] }; section: string };
export type Unlock = {
  document: { cost: number | null; distinct: number; solutions: { changes: { party: string; prefers?: string[]; ranking?: number[][] }[]; state: number }[] };
  wanted: string;
  cost: string;
  ways: string[];
  alone: { party: string; cost: number | null; searched: number | null; ways: string[] }[];
  meaning: string;
};
export type WorldGroup = {
  id: string;
  question: string;
  contingency: boolean;
  base: string;
  alternatives: { id: string; name: string; likelihood: { words: string } | null }[];
};
export type Worlds = {
  document: {
    groups: WorldGroup[];
    worlds: number;
    complete: boolean;
    sample: unknown;
    questions: { words: string; yes: number; worlds: number; depends_on: { group?: string }[] }[];
    combinations: { choices: Record<string, string>; worlds: number; yes: number[] }[];
  };
  told: { question: string; answer: string; likelihood: string | null; ranks: string[] }[];
};
export type Hinges = { document: { claims: { id: string; swing: number }[] }; section: string };
export type Packages = { document: unknown; section: string };
export type NewSource = {
  case: string;
  text: string;
  content: string;
  title?: string;
  author?: string;
  publisher?: string;
  published?: string;
  url?: string;
  reliability?: string;
  keep?: number[];
  write?: boolean;
};
export type Added = {
  id: string;
  text: string;
  file: string;
  kept: string;
  left_out: { number: number; words: string; reason: string }[];
  unread: string[];
};

const post = <T>(path: string) => (body: object, signal?: AbortSignal) => json<T>("POST", path, body, signal);

export const questions = {
  coalitions: post<Coalitions>("coalitions") as (body: Ask & { state?: string; members?: string[]; weak?: boolean }, signal?: AbortSignal) => Promise<Coalitions>,
  paths: post<Paths>("paths") as (body: Ask & { from?: string; to?: string; by?: string[] }, signal?: AbortSignal) => Promise<Paths>,
  unlock: post<Unlock>("unlock") as (body: Ask & { make: string; concept?: string; party?: string[]; within?: number; anywhere?: boolean }, signal?: AbortSignal) => Promise<Unlock>,
  worlds: post<Worlds>("worlds") as (body: Ask & { ask?: string; of?: string; concept?: string }, signal?: AbortSignal) => Promise<Worlds>,
  hinges: post<Hinges>("hinges") as (body: Ask & { ask?: string; state?: string; to?: string; concept?: string }, signal?: AbortSignal) => Promise<Hinges>,
  source: post<Added>("source") as (body: NewSource, signal?: AbortSignal) => Promise<Added>,
  settle: post<Packages>("settle") as (body: Ask, signal?: AbortSignal) => Promise<Packages>,
};

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

export type { Analyzed, Checked };
