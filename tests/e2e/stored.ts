import { expect, type Page } from '@playwright/test';

/** What the service worker promises and is not on the device yet. */
export function missingFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const worker = await (await fetch('/sw.js')).text();
    const files = [...worker.matchAll(/[`"'](\/[\w./-]+\.\w+)[`"']/g)].map(([, url]) => url!);
    const found = await Promise.all(files.map((url) => caches.match(url)));
    return files.length < 20 ? files : files.filter((_, i) => !found[i]);
  });
}

/** Waits until everything that the service worker promises is on the device. */
export async function isStored(page: Page): Promise<void> {
  await expect.poll(() => missingFiles(page), { timeout: 30_000 }).toEqual([]);
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/**
 * What the phone's database holds: a store's rows, or the one under a key. A reading waits for every writing that was
 * asked for before it.
 */
export function onDisk<T>(page: Page, store: string, key?: string): Promise<T> {
  return page.evaluate(read<T>, { store, key });
}

/** Waits until the phone keeps the value of a name: what it heard of the server comes a moment after it joined. */
export async function isKept(page: Page, name: string): Promise<void> {
  await expect.poll(() => onDisk(page, 'kept', name)).toBeDefined();
}

/** Waits until no record waits on the disk: what the screen says of it comes a moment later. */
export async function isSent(page: Page, timeout = 30_000): Promise<void> {
  await expect.poll(() => onDisk(page, 'outbox'), { timeout }).toEqual([]);
}

/** In the page. */
async function read<T>({ store, key }: { store: string; key?: string | undefined }): Promise<T> {
  const answer = <A>(asked: IDBRequest<A>): Promise<A> =>
    new Promise((done, fail) => {
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => fail(asked.error);
    });
  const db = await answer(indexedDB.open('gadeplan'));
  const rows = db.transaction(store).objectStore(store);
  const found = await (key === undefined ? answer(rows.getAll()) : answer(rows.get(key)));
  db.close();
  return found as T;
}
