// Where the page is: the address after `#`, so that the browser's own back and forward work.

export const VIEWS = [
  "overview", "model", "text", "sources", "states", "graph", "coalitions", "paths", "unlock", "worlds", "hinges", "packages", "report",
] as const;
export type View = (typeof VIEWS)[number];
export type Route = { name: string | null; view: View; rest: string };

function parse(): Route {
  const parts = location.hash.replace(/^#\/?/, "").split("/").map(decodeURIComponent);
  const [name, view, ...rest] = parts;
  if (!name) return { name: null, view: "overview", rest: "" };
  return { name, view: VIEWS.find((v) => v === view) ?? "overview", rest: rest.join("/") };
}

class Router {
  route = $state<Route>(parse());
  constructor() {
    addEventListener("hashchange", () => (this.route = parse()));
  }
  go(name: string | null, view: View = "overview", rest = ""): void {
    location.hash = address(name, view, rest);
  }
}

export function address(name: string | null, view: View = "overview", rest = ""): string {
  if (name === null) return "#/";
  return `#/${encodeURIComponent(name)}/${view}${rest ? `/${encodeURIComponent(rest)}` : ""}`;
}

export const router = new Router();
