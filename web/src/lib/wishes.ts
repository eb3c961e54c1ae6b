// From an order of wishes that was found to changes of the file, each wish where it stands.
import type { Change, Json, Path } from "./api";
import { list, map, statement, text, type Map } from "./outline";

/** A list in the file: what its entries are, told by text, and where it stands. */
type Home = { path: Path; now: string[] };
const SLOT = "\u0000";

/**
 * The changes that turn a list into another: each entry is moved, put in or taken out where it stands, so that what is
 * said beside it stays with it.
 */
function rearranged({ path, now: before }: Home, order: string[]): Change[] {
  const now = [...before];
  const changes: Change[] = [];
  for (const [at, want] of order.entries()) {
    if (now[at] === want) continue;
    const from = now.indexOf(want, at);
    if (from >= 0) {
      changes.push({ do: "move", path, from, to: at });
      now.splice(at, 0, ...now.splice(from, 1));
    } else {
      changes.push({ do: "insert", path, at, content: { want, assumption: true } });
      now.splice(at, 0, want);
    }
  }
  // From the end, so that places before stay what they are.
  for (let at = now.length - 1; at >= order.length; at--) changes.push({ do: "remove", path: [...path, at] });
  return changes;
}

/**
 * The changes of the file by which a party's wishes come to stand in an order, in the base world. Wishes that a hypothesis
 * brings are changed there. Nothing where the order cannot be had that way: where a wish would have to leave its hypothesis,
 * or depends on a condition.
 */
export function reordered(outline: Map, party: string, order: string[]): Change[] | null {
  const wants = list(map(map(outline["parties"])[party])["prefers"]);
  const own: Home = { path: ["parties", party, "prefers"], now: [] };
  const homes: Home[] = [own];
  const stand: { want: string; home: Home; used: boolean }[] = [];
  const conditional = (want: Json) => "if" in map(want) || "unless" in map(want);
  for (const want of wants) {
    const group = text(map(want)["from"]);
    if (conditional(want)) return null;
    if (!group) {
      own.now.push(statement(want));
      stand.push({ want: statement(want), home: own, used: false });
      continue;
    }
    const hypothesis = map(map(outline["hypotheses"])[group]);
    const alternatives = map(hypothesis["alternatives"]);
    const base = text(hypothesis["base"]) || (Object.keys(alternatives)[0] ?? "");
    const brought = list(map(alternatives[base])["prefers"]);
    if (brought.some(conditional)) return null;
    const home: Home = { path: ["hypotheses", group, "alternatives", base, "prefers"], now: brought.map((w) => statement(w)) };
    homes.push(home);
    own.now.push(SLOT + group);
    for (const w of home.now) stand.push({ want: w, home, used: false });
  }
  const placed = order.map((want) => {
    const found = stand.find((s) => s.want === want && !s.used);
    if (found) found.used = true;
    return { want, home: found?.home };
  });
  // What is new stands where its neighbour stands.
  for (const [at, item] of placed.entries()) item.home ??= placed[at - 1]?.home ?? placed.slice(at).find((p) => p.home)?.home ?? own;
  // The party's own list: a slot stands once, where what it brings begins; one that brings nothing keeps its place.
  const next: string[] = [];
  for (const { want, home } of placed) {
    if (home === own) next.push(want);
    else {
      const slot = SLOT + String(home?.path[1]);
      if (!next.includes(slot)) next.push(slot);
    }
  }
  for (const [at, entry] of own.now.entries()) {
    if (!entry.startsWith(SLOT) || next.includes(entry)) continue;
    next.splice(at === 0 ? 0 : next.indexOf(own.now[at - 1] ?? "") + 1, 0, entry);
  }
  const of = (home: Home) => placed.filter((p) => p.home === home).map((p) => p.want);
  const read = next.flatMap((entry) =>
    entry.startsWith(SLOT) ? of(homes.find((h) => h !== own && h.path[1] === entry.slice(1)) ?? own) : [entry],
  );
  if (read.join("\n") !== order.join("\n")) return null;
  const lists = homes.flatMap((home) => rearranged(home, home === own ? next : of(home)));
  return lists.length > 0 ? lists : null;
}

/** The change that gives a party a ranking by numbers of states; nothing where gaps or unknown pairs would be lost. */
export function reranked(outline: Map, party: string, tiers: number[][], name: (state: number) => string): Change[] | null {
  const ranking = map(map(outline["parties"])[party])["ranking"] ?? null;
  const order = Array.isArray(ranking) ? ranking : map(ranking)["order"];
  if (!Array.isArray(order) || order.includes(">>") || "unknown" in map(ranking)) return null;
  const path: Path = Array.isArray(ranking) ? ["parties", party, "ranking"] : ["parties", party, "ranking", "order"];
  const to = tiers.map((tier) => (tier.length === 1 ? name(tier[0] ?? 0) : tier.map(name)));
  const plain = (list: Json[]): list is string[] => list.every((tier) => typeof tier === "string");
  // Without ties states only change places, which keeps what is said beside them.
  if (plain(order) && plain(to) && order.toSorted().join() === to.toSorted().join()) return rearranged({ path, now: order }, to);
  return [{ do: "set", path, to }];
}
