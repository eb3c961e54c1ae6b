// What the server tells all windows: files that changed, work that goes on.
import type { Event } from "./api";

class Events {
  #heard = new Set<(event: Event) => void>();
  #source: EventSource | null = null;
  #lost = false;

  start(): void {
    if (this.#source) return;
    const source = (this.#source = new EventSource("/api/events"));
    source.onmessage = (message) => this.#tell(JSON.parse(message.data as string) as Event);
    source.onerror = () => (this.#lost = true);
    // What happened while nobody listened is not known: look at everything again.
    source.onopen = () => {
      if (this.#lost) this.#tell({ type: "cases" });
      this.#lost = false;
    };
  }

  listen(hear: (event: Event) => void): () => void {
    this.#heard.add(hear);
    return () => this.#heard.delete(hear);
  }

  #tell(event: Event): void {
    for (const hear of this.#heard) hear(event);
  }
}

export const events = new Events();
