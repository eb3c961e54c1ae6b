// Where the page is: the address after `#`, so that the browser's own back and forward work.

export const VIEWS = [
  "overview",
  "model",
  "text",
  "sources",
  "states",
  "graph",
  "coalitions",
  "paths",
  "unlock",
  "worlds",
  "hinges",
  "packages",
  "report",
] as const;
export type View = (typeof VIEWS)[number];
export type Route = { name: string | null; view: View; rest: string };

/** What is no proper address is taken as it stands. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function parse(): Route {
  const parts = location.hash.replace(/^#\/?/, "").split("/").map(decoded);
  const [name, view, ...rest] = parts;
  if (!name) return { name: null, view: "overview", rest: "" };
  return { name, view: VIEWS.find((v) => v === view) ?? "overview", rest: rest.join("/") };
}

class Router {
  route = $state<Route>(parse());
  /** Where somebody wants to go from a case that is not to be left without asking. */
  wanted = $state<Route | null>(null);
  #holds: (() => boolean) | undefined;

  constructor() {
    addEventListener("hashchange", () => {
      const next = parse();
      if (next.name !== this.route.name && this.#holds?.()) {
        this.wanted = next;
        // The address stays that of what is shown.
        history.pushState(null, "", address(this.route.name, this.route.view, this.route.rest));
      } else this.route = next;
    });
  }
  go(name: string | null, view: View = "overview", rest = ""): void {
    location.hash = address(name, view, rest);
  }
  /** Asks before the present case is left, as long as there is a reason to. */
  hold(reason: () => boolean): () => void {
    this.#holds = reason;
    return () => {
      if (this.#holds === reason) this.#holds = undefined;
      this.wanted = null;
    };
  }
  stay(): void {
    this.wanted = null;
  }
  /** Goes where somebody wanted to. */
  leave(): void {
    const to = this.wanted;
    this.#holds = undefined;
    this.wanted = null;
    if (to) this.go(to.name, to.view, to.rest);
  }
}

export function address(name: string | null, view: View = "overview", rest = ""): string {
  if (name === null) return "#/";
  return `#/${encodeURIComponent(name)}/${view}${rest ? `/${encodeURIComponent(rest)}` : ""}`;
}

export const router = new Router();
