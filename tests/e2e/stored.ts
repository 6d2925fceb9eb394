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

/** Waits until the phone keeps the value of a name: what it heard of the server comes a moment after it joined. */
export async function isKept(page: Page, name: string): Promise<void> {
  await expect.poll(() => page.evaluate(countKept, name)).toBe(1);
}

/** In the page. */
async function countKept(name: string): Promise<number> {
  const open = indexedDB.open('gadeplan');
  const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
  const kept = db.transaction('kept').objectStore('kept').count(name);
  await new Promise((done) => (kept.onsuccess = done));
  db.close();
  return kept.result;
}
