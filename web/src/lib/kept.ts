// Unsaved texts of cases, kept in this browser until they are saved or thrown away: neither leaving a case nor closing its
// window loses one.

/** A text, the revision that it was made from, and when it was kept. */
export type Kept = { text: string; base: string; at: number };
type Steps = { text: string; past: string[]; future: string[] };

const key = (name: string) => `detente-draft:${name}`;
/** What undo and redo go back to, as long as the window is open. */
const steps = new Map<string, Steps>();

export function kept(name: string): Kept | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key(name)) ?? "null");
    const { text, base, at } = (found ?? {}) as Partial<Kept>;
    return typeof text === "string" && typeof base === "string" && typeof at === "number" ? { text, base, at } : null;
  } catch {
    return null;
  }
}

/** Keeps a text; says whether the browser had room for it. */
export function keep(name: string, text: string, base: string, past: string[], future: string[]): boolean {
  steps.set(name, { text, past: [...past], future: [...future] });
  try {
    localStorage.setItem(key(name), JSON.stringify({ text, base, at: Date.now() } satisfies Kept));
    return true;
  } catch {
    return false;
  }
}

export function forget(name: string): void {
  steps.delete(name);
  try {
    localStorage.removeItem(key(name));
  } catch {
    // Where nothing can be kept, nothing is.
  }
}

/** The steps that led to a text in this window. */
export function stepsTo(name: string, text: string): Steps | undefined {
  const found = steps.get(name);
  return found?.text === text ? found : undefined;
}
