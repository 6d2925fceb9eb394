import type { StoreNames } from 'idb';
import type { Schema } from './database';
import type { OwnPickup } from './own';

type Store = StoreNames<Schema>;

/** What one transaction changed. */
export interface News {
  stores: Store[];
  /** Finds as they are now, by id; null = gone. */
  finds: Map<string, OwnPickup | null>;
}

const SOON_MS = 100;
const listeners = new Set<(news: News) => void>();
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('gadeplan');
channel?.addEventListener('message', ({ data }: MessageEvent<News>) => hear(data));

/** Tells this tab and the others what was just written. */
export function announce(news: News): void {
  hear(news);
  channel?.postMessage(news);
}

/**
 * Calls back soon after a change to one of these stores, in this tab or another: once for many changes, because each
 * call reads from the disk. Answers the way to stop it.
 */
export function onChange(listener: () => void, stores?: Store[]): () => void {
  let soon: ReturnType<typeof setTimeout> | undefined;
  const stop = listen((news) => {
    if (stores && !news.stores.some((store) => stores.includes(store))) return;
    soon ??= setTimeout(() => {
      soon = undefined;
      listener();
    }, SOON_MS);
  });
  return () => {
    clearTimeout(soon);
    stop();
  };
}

/** Calls back at once with the finds that were written, in this tab or another, so that nobody must read them again. */
export function onFinds(listener: (finds: News['finds']) => void): () => void {
  return listen(({ finds }) => finds.size > 0 && listener(finds));
}

function hear(news: News): void {
  listeners.forEach((listener) => listener(news));
}

function listen(listener: (news: News) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
