// Texts of the interface come from message files, one a language. A text that a language lacks is shown in English.
import en from "../messages/en.json";

export type Key = keyof typeof en;
type Messages = Partial<Record<Key, string>>;

const known: Record<string, Messages> = { en };

function chosen(): Messages {
  for (const wanted of navigator.languages) {
    const found = known[wanted] ?? known[wanted.split("-")[0] ?? ""];
    if (found) return found;
  }
  return en;
}

const messages = chosen();

/** The text for a key, with `{name}` replaced by values. `{n|one|other}` chooses by number. */
export function t(key: Key, values: Record<string, string | number> = {}): string {
  const text = messages[key] ?? en[key];
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, other?: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    if (one !== undefined && other !== undefined) return Number(value) === 1 ? one : other;
    return typeof value === "number" ? value.toLocaleString() : value;
  });
}
