import type { Service } from '../../api/types';
import { now } from '../../core/clock';
import { recall } from '../../core/kept';
import { onChange } from '../../core/news';

const LOOK_MS = 20_000;

/** The places to refer to as the phone keeps them, and the time by which they are judged. */
export class Directory {
  items = $state.raw<Service[]>([]);
  fetched_at = $state<number | null>(null);
  /** False until the phone's own memory was read. */
  read = $state(false);
  now = $state(now());
  #tag = '';

  /** Reads now and after every change on the phone, and lets the time run; answers the way to stop. */
  follow(): () => void {
    void this.#read();
    const deafen = onChange(() => void this.#read(), ['kept']);
    const clock = setInterval(() => (this.now = now()), LOOK_MS);
    return () => {
      deafen();
      clearInterval(clock);
    };
  }

  async #read(): Promise<void> {
    const [kept, heard_at] = await Promise.all([recall('services'), recall('services_heard_at')]);
    if (kept?.tag !== this.#tag) this.items = kept?.items ?? [];
    this.#tag = kept?.tag ?? '';
    this.fetched_at = heard_at ?? null;
    this.now = now();
    this.read = true;
  }
}
