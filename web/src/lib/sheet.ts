// What the report says, shown among the workbench's own things: its style is kept apart in a shadow tree, and its links
// lead to the place in the workbench that shows the thing.
import { address, router, type View } from "./route.svelte";

const OWN =
  ":host{display:block}.page{padding:0;margin:0;max-width:none}.skip{display:none}[id]{scroll-margin-top:5rem}section{margin-top:0}.page>h3:first-child,section>h3:first-child{margin-top:0}";

/** Splits a page of the report into its rules and the rest. A style written into a page would be refused. */
export function taken(page: string): { rules: string; body: Document } {
  const styles: string[] = [];
  const bare = page.replace(/<style>([^<]*)<\/style>/g, (_, rules: string) => {
    styles.push(rules);
    return "";
  });
  return { rules: styles.join("\n"), body: new DOMParser().parseFromString(bare, "text/html") };
}

/** Puts nodes into the shadow tree of an element. */
export function put(holder: HTMLElement, rules: string, nodes: Iterable<Node>, name: string): void {
  const fresh = holder.shadowRoot === null;
  const shadow = holder.shadowRoot ?? holder.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules + OWN);
  shadow.adoptedStyleSheets = [sheet];
  const frame = document.createElement("div");
  frame.className = "page";
  frame.append(...nodes);
  shadow.replaceChildren(frame);
  if (fresh) shadow.addEventListener("click", (event) => follow(shadow, event, name));
}

/** Addresses after `#` belong to the workbench, so the report's own are followed here. */
function follow(shadow: ShadowRoot, event: Event, name: string): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const to = link?.getAttribute("href");
  if (!to?.startsWith("#")) return;
  event.preventDefault();
  const id = to.slice(1);
  const part = shadow.getElementById(id);
  if (part) {
    part.closest("details")?.setAttribute("open", "");
    part.scrollIntoView();
    part.setAttribute("tabindex", "-1");
    part.focus({ preventScroll: true });
    return;
  }
  const state = /^state-(\d+)$/.exec(id);
  if (state?.[1]) router.go(name, "graph", state[1]);
  else {
    const [kind] = id.split("-");
    const places: Record<string, View> = {
      claim: "sources",
      source: "sources",
      define: "model",
      option: "model",
      party: "model",
      preference: "model",
    };
    location.hash = address(name, places[kind ?? ""] ?? "report", places[kind ?? ""] ? "" : id);
  }
}
