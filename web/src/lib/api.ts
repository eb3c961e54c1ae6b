// What the page asks its server, in the shapes of the interface's description (`npm run types` writes them).
import type { components, paths } from "./interface";

type Shapes = components["schemas"];
export type Text = Shapes["Text"];
export type Listed = Shapes["Listed"];
export type Finding = Shapes["Finding"];
export type CaseNames = Shapes["CaseNames"];
export type Analysis = Shapes["detente.analysis.1"];
export type Analyzed = Shapes["Analyzed"];
export type Reason = Shapes["Reason"];
export type Neighbourhood = Shapes["Neighbourhood"];
export type Change = Shapes["Change"];
export type Path = Shapes["Place"][];
export type Progress = Omit<Extract<Shapes["Event"], { type: "progress" }>, "type" | "job">;
export type Event = Shapes["Event"];
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** What a text says is known to be data; the description of the interface says no more of it. */
export type Checked = Omit<Shapes["Checked"], "outline"> & { outline: Json };

/** What can be asked by its name, with a body. */
export type Asked = {
  [
    P in keyof paths as paths[P] extends { post: { requestBody: unknown } } ? (P extends `/api/${infer N}` ? N : never) : never
  ]: paths[P]["post"];
};
export type Body<N extends keyof Asked> = Asked[N] extends { requestBody: { content: { "application/json": infer B } } } ? B : never;
export type Answer<N extends keyof Asked> = Asked[N] extends { responses: { 200: { content: { "application/json": infer A } } } }
  ? A
  : never;

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
    response = await fetch(path, {
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
  const said: Partial<Shapes["Problem"]> = await response.json().catch(() => ({}));
  throw new Problem(said.kind ?? String(response.status), said.message ?? response.statusText, said.theirs ?? null);
}

async function json<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return (await ask(method, path, body, signal)).json() as Promise<T>;
}

const file = (name: string) => `/api/case/${name.split("/").map(encodeURIComponent).join("/")}`;

/** Puts a question of which the answer is data. */
const question = <N extends keyof Asked>(name: N, body: Body<N>, signal?: AbortSignal) =>
  json<Answer<N>>("POST", `/api/${name}`, body, signal);

export const api = {
  ask: question,
  about: () => json<Shapes["About"]>("GET", "/api/about"),
  cases: () => json<Listed[]>("GET", "/api/cases"),
  create: (name: string, title: string, text?: string) => question("cases", { name, title, text }),
  read: (name: string) => json<Text>("GET", file(name)),
  save: (name: string, text: string, base: string) => json<Shapes["Saved"]>("PUT", file(name), { text, base }),
  check: (text: string, signal?: AbortSignal) => question("check", { text }, signal) as Promise<Checked>,
  report: async (text: string, job: string, signal?: AbortSignal) =>
    (await ask("POST", "/api/report", { text, format: "html", job }, signal)).text(),
  /** Fetches something to be kept, and has the browser save it under the name that the server gives. */
  async download<N extends "report" | "states.csv">(name: N, body: Body<N>): Promise<void> {
    const response = await ask("POST", `/api/${name}`, body);
    const called = /filename="([^"]+)"/.exec(response.headers.get("content-disposition") ?? "")?.[1] ?? "detente";
    saveAs(await response.blob(), called);
  },
};

export function saveAs(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
