import { expect, type Locator, type Page } from '@playwright/test';
import { TEXTS, type Language } from './texts';

/** The card with the words, as long as it is on screen. */
export function slipCard(page: Page): Locator {
  return page.locator('.slip-card');
}

/** Makes a slip about something, from the screen of the follow-ups; `change` is called before it is sealed. */
export async function makeSlip(
  page: Page,
  reason: string,
  change: () => Promise<void> = async () => undefined,
  language: Language = 'en',
): Promise<void> {
  const { follow_ups } = TEXTS[language];
  await page.getByRole('button', { name: follow_ups.make, exact: true }).tap();
  await page.getByText(reason, { exact: true }).tap();
  await change();
  await page.getByRole('button', { name: follow_ups.make_now, exact: true }).tap();
  await expect(slipCard(page).locator('svg')).toBeVisible();
}

/** The words on the card. */
export function wordsOn(page: Page): Promise<string[]> {
  return slipCard(page).locator('b').allInnerTexts();
}

/** Opens a slip by the words that somebody says. */
export async function openByWords(page: Page, words: string): Promise<void> {
  const { follow_ups } = TEXTS.en;
  await page.getByLabel(follow_ups.words).fill(words);
  await page.getByRole('button', { name: follow_ups.open, exact: true }).tap();
}

/** Sends at once what would wait for its time. */
export async function sendSealed(page: Page): Promise<void> {
  const { account } = TEXTS.en;
  await page.goto('/me');
  const sealed = page.locator('section').filter({ hasText: account.sealed_title });
  await sealed.getByRole('button', { name: account.sealed_send_now }).tap();
  await expect(page.getByText(account.sealed_none)).toBeVisible();
}

/** How often two neighbours among these words stand together in what the page's scripts have written down. */
export async function written(page: Page, words: string[]): Promise<number> {
  const all = await everything(page);
  // Single short words would be found in any text, and in sealed bytes.
  const pairs = words.slice(1).map((word, n) => `${words[n]}[^\\p{L}]{1,8}${word}`);
  return pairs.filter((pair) => new RegExp(pair, 'iu').test(all)).length;
}

/** All that the page's scripts have written down: databases and storage. */
export function everything(page: Page): Promise<string> {
  return page.evaluate(readAll);
}

/** What somebody passing by left on the phone: files of the app, a worker, storage, these words. */
export async function nothingKept(page: Page, words: string[]): Promise<string[]> {
  const left = await page.evaluate(async () => [
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
  ]);
  return (await written(page, words)) > 0 ? [...left, 'words'] : left;
}

/** Everything in every database and storage, as one text. In the page. */
async function readAll(): Promise<string> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const texts = [...Object.entries(localStorage), ...Object.entries(sessionStorage)].flat();
  for (const { name } of await indexedDB.databases()) {
    const db = await done(indexedDB.open(name!));
    for (const store of db.objectStoreNames) {
      const rows = db.transaction(store).objectStore(store);
      texts.push(JSON.stringify(await done(rows.getAll())));
      texts.push(JSON.stringify(await done(rows.getAllKeys())));
    }
    db.close();
  }
  return texts.join('\n');
}
