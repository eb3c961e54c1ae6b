// A question that takes a while: what is asked, how far it has got, and what came of it.
import { Problem, type Progress } from "./api";
import { events } from "./events.svelte";
import { t } from "./i18n";

export class Asking<T> {
  answer = $state.raw<T | null>(null);
  working = $state(false);
  progress = $state<Progress | null>(null);
  problem = $state<string | null>(null);
  /** The text that the answer follows from. */
  text = $state("");
  #given: AbortController | undefined;

  /** Asks; what was asked before is given up. */
  async ask(text: string, question: (job: string, signal: AbortSignal) => Promise<T>): Promise<void> {
    this.#given?.abort();
    const given = (this.#given = new AbortController());
    const job = crypto.randomUUID();
    this.working = true;
    this.progress = null;
    this.problem = null;
    const silence = events.listen((event) => {
      if (event.type === "progress" && event.job === job && this.#given === given) this.progress = event;
    });
    try {
      const answer = await question(job, given.signal);
      if (this.#given === given) {
        this.answer = answer;
        this.text = text;
      }
    } catch (error) {
      if (this.#given === given && !given.signal.aborted) {
        this.answer = null;
        const known = error instanceof Problem && error.kind !== "unreachable";
        this.problem = known ? error.message : error instanceof Problem ? t("unreachable") : t("failed");
      }
    } finally {
      silence();
      if (this.#given === given) {
        this.working = false;
        this.progress = null;
      }
    }
  }

  cancel(): void {
    this.#given?.abort();
    this.#given = undefined;
    this.working = false;
    this.progress = null;
    this.problem = t("cancelled");
  }

  /** Gives up without a word, as when the page is left. */
  close(): void {
    this.#given?.abort();
    this.#given = undefined;
  }
}
