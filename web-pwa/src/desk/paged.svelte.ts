import type { Page } from '../api/types';

/** A list that comes page by page; an answer that was overtaken by a newer question is dropped. */
export class Paged<T extends { id: string }> {
  items = $state.raw<T[]>([]);
  state = $state<'loading' | 'ready' | 'failed'>('loading');
  error = $state.raw<unknown>(null);
  next = $state<string | null>(null);
  #turn = 0;
  #fetchPage: (cursor?: string) => Promise<Page<T>>;

  constructor(fetchPage: (cursor?: string) => Promise<Page<T>>) {
    this.#fetchPage = fetchPage;
  }

  /** Fetches the first page anew; what is on screen stays until it has come. */
  restart(): Promise<void> {
    this.next = null;
    return this.#fetch([]);
  }

  /** Fetches the page after what is shown. */
  more(): Promise<void> {
    return this.#fetch(this.items, this.next ?? undefined);
  }

  replace(item: T): void {
    this.items = this.items.map((old) => (old.id === item.id ? item : old));
  }

  drop(id: string): void {
    this.items = this.items.filter((item) => item.id !== id);
  }

  async #fetch(before: T[], cursor?: string): Promise<void> {
    const turn = ++this.#turn;
    this.state = 'loading';
    try {
      const page = await this.#fetchPage(cursor);
      if (turn !== this.#turn) return;
      this.items = [...before, ...page.items];
      this.next = page.next ?? null;
      this.state = 'ready';
    } catch (error) {
      if (turn !== this.#turn) return;
      this.error = error;
      this.state = 'failed';
    }
  }
}
