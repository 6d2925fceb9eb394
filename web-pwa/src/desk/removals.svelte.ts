/** How long the word "Undo" stands before a removal is sent. */
const UNDO_MS = 8000;

/** Removals that can still be taken back: each is sent when its time is over or the page is left. */
export class Removals {
  /** Ids that are shown as removed and not yet sent. */
  waiting = $state.raw<ReadonlySet<string>>(new Set());
  error = $state.raw<unknown>(null);
  #timers = new Map<string, ReturnType<typeof setTimeout>>();
  #send: (id: string) => Promise<void>;

  /** `send` removes on the server and then drops the row; a refusal brings the row back. */
  constructor(send: (id: string) => Promise<void>) {
    this.#send = send;
  }

  start(id: string): void {
    this.error = null;
    this.#timers.set(
      id,
      setTimeout(() => void this.#finish(id), UNDO_MS),
    );
    this.#show();
  }

  undo(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
    this.#show();
  }

  /** Sends at once what still waits; call it when the list goes away. */
  flush = (): void => {
    for (const [id, timer] of this.#timers) {
      clearTimeout(timer);
      this.#timers.delete(id);
      void this.#finish(id);
    }
  };

  async #finish(id: string): Promise<void> {
    try {
      await this.#send(id);
    } catch (error) {
      this.error = error;
    }
    this.#timers.delete(id);
    this.#show();
  }

  #show(): void {
    this.waiting = new Set(this.#timers.keys());
  }
}
