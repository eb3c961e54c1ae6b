// A case that is open: its text, what it says, what follows from it, and every text it has had.
import { api, Problem, type Analyzed, type Change, type Checked } from "./api";
import { t } from "./i18n";
import { forget, keep, kept, stepsTo, type Kept } from "./kept";

/** Milliseconds of quiet before a text is looked at. */
const QUIET = 120;

export type Conflict = { text: string | null; revision: string | null };

export class Draft {
  readonly name: string;
  text = $state("");
  /** The text on disk as far as this window knows, and its revision. */
  saved = $state("");
  base = $state("");
  checked = $state<Checked | null>(null);
  /** What follows from the last text without errors, and that text. */
  analyzed = $state<Analyzed | null>(null);
  analyzedText = $state("");
  /** What follows from the text on disk. */
  before = $state<Analyzed | null>(null);
  working = $state(false);
  progress = $state<{ phase: string; done: number; total: number } | null>(null);
  problem = $state<string | null>(null);
  notice = $state<string | null>(null);
  conflict = $state<Conflict | null>(null);
  saving = $state(false);
  /** When the unsaved text was left that is back now. */
  returned = $state<number | null>(null);
  /** Whether the browser keeps the unsaved text. */
  isKept = $state(true);
  past = $state<string[]>([]);
  future = $state<string[]>([]);
  readonly dirty = $derived(this.text !== this.saved);
  /** Whether what is shown follows from another text than the present one. */
  readonly stale = $derived(this.analyzed !== null && this.analyzedText !== this.text);

  /** What a party is called. */
  readonly partyName = (id: string): string => this.checked?.case?.parties.find((p) => p.id === id)?.name ?? id;

  #timer: ReturnType<typeof setTimeout> | undefined;
  #asking: AbortController | undefined;
  #job = "";
  #editing: Promise<unknown> = Promise.resolve();
  /** Typing in one go is one step back. */
  #typed = 0;

  constructor(name: string) {
    this.name = name;
  }

  async open(): Promise<void> {
    try {
      const { text, revision } = await api.read(this.name);
      this.text = this.saved = text;
      this.base = revision;
      const left = kept(this.name);
      if (left && left.text !== text) {
        // What holds on disk is looked at first: the changes are held against it.
        await this.#look();
        this.before = this.analyzed;
        this.#takeUp(left);
        if (left.base !== revision) this.conflict = { text, revision };
      } else {
        forget(this.name);
        await this.#look();
        this.before = this.analyzed;
      }
    } catch (error) {
      const left = kept(this.name);
      if (left && error instanceof Problem && error.kind === "not_found") {
        this.#takeUp(left);
        this.conflict = { text: null, revision: null };
      } else this.fail(error);
    }
  }

  /** Goes on with a text that was left unsaved; undo goes back to the one on disk. */
  #takeUp(left: Kept): void {
    const steps = stepsTo(this.name, left.text);
    this.past = steps?.past ?? [this.saved];
    this.future = steps?.future ?? [];
    this.base = left.base;
    this.returned = left.at;
    this.#put(left.text);
  }

  /** Keeps the text in this browser as long as it is not saved. */
  remember(): void {
    if (this.dirty) this.isKept = keep(this.name, this.text, this.base, this.past, this.future);
    else {
      forget(this.name);
      this.returned = null;
    }
  }

  /** Goes back to the text on disk; undo brings the changes back. */
  discard(): void {
    this.change(this.saved);
    this.returned = null;
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#asking?.abort();
  }

  /** Gives the case another text. Changes of one kind in quick succession are one step back. */
  change(text: string, typing = false): void {
    if (text === this.text) return;
    const now = Date.now();
    if (!typing || now - this.#typed > 1000 || this.past.length === 0) this.past.push(this.text);
    this.#typed = typing ? now : 0;
    this.future = [];
    this.#put(text);
  }

  /** Makes changes from a form; says what is wrong where they cannot be made. */
  edit(...changes: Change[]): Promise<boolean> {
    // One after the other: a change that did not wait for the one before would be made in the text without it.
    this.working = true;
    const done = this.#editing.then(() => this.#edit(changes));
    this.#editing = done;
    return done;
  }

  async #edit(changes: Change[]): Promise<boolean> {
    try {
      const { text } = await api.ask("edit", { text: this.text, changes });
      if (text === this.text) this.working = false;
      this.change(text);
      this.notice = null;
      return true;
    } catch (error) {
      this.working = false;
      this.fail(error);
      return false;
    }
  }

  undo(): void {
    const text = this.past.pop();
    if (text === undefined) return;
    this.future.push(this.text);
    this.#typed = 0;
    this.#put(text);
  }

  redo(): void {
    const text = this.future.pop();
    if (text === undefined) return;
    this.past.push(this.text);
    this.#typed = 0;
    this.#put(text);
  }

  async save(): Promise<void> {
    // A change that is on its way belongs to what is saved.
    await this.#editing;
    if (this.saving || !this.dirty) return;
    this.saving = true;
    const text = this.text;
    try {
      const { revision } = await api.save(this.name, text, this.base);
      this.saved = text;
      this.base = revision;
      this.conflict = null;
      this.remember();
      this.notice = t("saved");
      if (this.analyzedText === text) this.before = this.analyzed;
    } catch (error) {
      if (error instanceof Problem && error.kind === "conflict" && error.theirs) this.conflict = error.theirs;
      else this.fail(error);
    } finally {
      this.saving = false;
    }
  }

  /** The file has another revision now. */
  async changedOutside(revision: string | null): Promise<void> {
    if (revision === this.base || this.saving) return;
    if (revision === null) {
      this.conflict = { text: null, revision: null };
      return;
    }
    try {
      const theirs = await api.read(this.name);
      if (theirs.revision === this.base) return;
      if (this.dirty && theirs.text !== this.text) {
        this.conflict = theirs;
      } else {
        const seen = this.text !== theirs.text;
        this.take(theirs.text, theirs.revision);
        if (seen) this.notice = t("reloaded");
      }
    } catch (error) {
      this.fail(error);
    }
  }

  /** Takes the text on disk; the present one stays a step back. */
  take(text: string, revision: string): void {
    this.saved = text;
    this.base = revision;
    this.conflict = null;
    this.before = null;
    this.change(text);
    void this.#look().then(() => {
      if (!this.dirty) this.before = this.analyzed;
    });
  }

  /** Keeps the present text against the one on disk: the next saving overwrites that. */
  keep(): void {
    if (this.conflict?.revision && this.conflict.text !== null) {
      this.base = this.conflict.revision;
      this.saved = this.conflict.text;
    }
    this.conflict = null;
    this.remember();
  }

  tellProgress(job: string, phase: string, done: number, total: number): void {
    if (job === this.#job && this.working) this.progress = { phase, done, total };
  }

  cancel(): void {
    this.#asking?.abort();
    this.working = false;
    this.progress = null;
    this.problem = t("cancelled");
  }

  fail(error: unknown): void {
    if (error instanceof DOMException && error.name === "AbortError") return;
    if (error instanceof Problem) this.problem = error.kind === "unreachable" ? t("unreachable") : error.message;
    else this.problem = t("failed");
  }

  #put(text: string): void {
    this.text = text;
    this.problem = null;
    this.remember();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), QUIET);
  }

  async #look(): Promise<void> {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    const text = this.text;
    this.working = true;
    this.progress = null;
    try {
      const checked = await api.check(text, asking.signal);
      this.checked = checked;
      if (checked.valid && checked.case?.states === false) this.analyzed = this.before = null;
      else if (checked.valid) {
        this.#job = crypto.randomUUID();
        const analyzed = await api.ask("analyze", { text: text, job: this.#job }, asking.signal);
        this.analyzed = analyzed;
        this.analyzedText = text;
        if (text === this.saved) this.before = analyzed;
      }
    } catch (error) {
      if (this.#asking === asking) this.fail(error);
    } finally {
      if (this.#asking === asking) {
        this.working = false;
        this.progress = null;
      }
    }
  }
}
