// What the page asks its server. The shapes are those of the description under /api/openapi.json.

export type Text = { text: string; revision: string };
export type Listed = {
  name: string;
  title: string;
  question: string | null;
  as_of: string | null;
  parties: number;
  options: number;
  issues: number;
  errors: number;
};
export type Finding = {
  code: string;
  error: boolean;
  message: string;
  hint: string | null;
  place: [number, number] | null;
  line: number | null;
};
export type OptionNames = { id: string; does: string; owner: number; now: boolean; moves: "both" | "take" | "drop" };
export type CaseNames = {
  id: string;
  title: string;
  parties: { id: string; name: string; wants: "prefers" | "ranking" | "weights" }[];
  options: OptionNames[];
  definitions: string[];
  /** Whether there are states: a case of issues alone has none. */
  states: boolean;
  doubts: number;
  issues: number;
};
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type Checked = {
  valid: boolean;
  outline: Json;
  places: Record<string, [number, number]>;
  findings: Finding[];
  case: CaseNames | null;
  /** What was not looked at, where the check took too long. */
  stopped: string | null;
};
export type Analysis = {
  format: string;
  case: { id: string; title: string };
  parties: string[];
  options: string[];
  feasible: number;
  status_quo: number | null;
  states?: { number: number; pattern?: string; id?: string; label?: string }[];
  stability: Record<string, Record<string, number[] | number>>;
  equilibria: Record<string, number[] | number>;
  partial?: { reason: string };
};
export type Analyzed = { analysis: Analysis; answer: { label: string; text: string }[]; ranks: number[][] };
export type Reason = {
  stable: boolean;
  headline: string;
  reasons: string[];
  conclusion: string;
  meaning: string;
  source: string;
  paths: { improvement: number; deterred: boolean; answer: { party: number; to: number }[] }[];
};
export type MoveTold = { party: number; to: number; pattern: string; gain: -1 | 0 | 1; words: string };
export type Neighbourhood = { number: number; pattern: string; words: string; moves: MoveTold[]; more: number };
export type Path = (string | number)[];
export type Change =
  | { do: "set"; path: Path; to: Json }
  | { do: "insert"; path: Path; at: number; content: Json }
  | { do: "remove"; path: Path }
  | { do: "move"; path: Path; from: number; to: number }
  | { do: "rename"; path: Path; to: string };

/** A request that was not done, with words for people. */
export class Problem extends Error {
  constructor(
    readonly kind: string,
    message: string,
    readonly theirs: Text | null = null,
  ) {
    super(message);
  }
}

async function ask(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(`/api/${path}`, {
      method,
      signal: signal ?? null,
      headers: body === undefined ? {} : { "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Problem("unreachable", "");
  }
  if (response.ok) return response;
  const said: { kind?: string; message?: string; theirs?: Text } = await response.json().catch(() => ({}));
  throw new Problem(said.kind ?? String(response.status), said.message ?? response.statusText, said.theirs ?? null);
}

export async function json<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return (await ask(method, path, body, signal)).json() as Promise<T>;
}

const named = (name: string) => name.split("/").map(encodeURIComponent).join("/");

export const api = {
  about: () => json<{ version: string; folder: string }>("GET", "about"),
  cases: () => json<Listed[]>("GET", "cases"),
  create: (name: string, title: string, text?: string) => json<Text>("POST", "cases", { name, title, text }),
  read: (name: string) => json<Text>("GET", `case/${named(name)}`),
  save: (name: string, text: string, base: string) =>
    json<{ revision: string }>("PUT", `case/${named(name)}`, { text, base }),
  document: (name: string, file: string) => json<Text>("POST", "document", { case: name, file }),
  check: (text: string, signal?: AbortSignal) => json<Checked>("POST", "check", { text }, signal),
  analyze: (text: string, job: string, signal?: AbortSignal) => json<Analyzed>("POST", "analyze", { text, job }, signal),
  edit: (text: string, changes: Change[]) => json<{ text: string }>("POST", "edit", { text, changes }),
  why: (text: string, state: number, party: number, concept: string) =>
    json<Reason>("POST", "why", { text, state, party, concept }),
  moves: (text: string, state: number) => json<Neighbourhood>("POST", "moves", { text, state }),
  report: async (text: string, job: string, signal?: AbortSignal) =>
    (await ask("POST", "report", { text, format: "html", job }, signal)).text(),
  /** Fetches something to be kept, and has the browser save it under the name that the server gives. */
  async download(path: string, body: unknown): Promise<void> {
    const response = await ask("POST", path, body);
    const name = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "detente";
    saveAs(await response.blob(), name);
  },
};

export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
