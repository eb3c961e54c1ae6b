// Reading what a case file says, whatever it says.
import type { Change, Json, Path } from "./api";

export type Map = { [key: string]: Json };
export const map = (value: Json | undefined): Map => (value !== null && typeof value === "object" && !Array.isArray(value) ? value : {});
export const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
export const text = (value: Json | undefined): string => (typeof value === "string" ? value : value == null ? "" : String(value));

/** An id made from words that is not taken. */
export function free(wanted: string, taken: string[]): string {
  const base =
    wanted
      .toLowerCase()
      .normalize("NFKD")
      .replace(/[^a-z0-9]+/g, "_")
      .replace(/^[_0-9]+|_+$/g, "")
      .slice(0, 24)
      .replace(/_+$/, "") || "x";
  let id = base;
  for (let n = 2; taken.includes(id); n++) id = `${base}_${n}`;
  return id;
}

/** What a wish, a rule or another entry says, in the short form or the long one. */
export const statement = (entry: Json, key = "want"): string => (typeof entry === "string" ? entry : text(map(entry)[key]));

/** The change that gives something a value, or takes it out where the value is empty. */
export function given(path: Path, to: string): Change {
  return to.trim() === "" ? { do: "remove", path } : { do: "set", path, to: to.trim() };
}
