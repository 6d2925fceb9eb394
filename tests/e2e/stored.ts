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
