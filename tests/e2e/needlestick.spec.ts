import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { volunteer } from './join';
import { sending } from './patrol';
import { isKept, isStored } from './stored';
import { LANGUAGES, TEXTS } from './texts';

const CARD = '/needlestick';
const NOON = new Date('2026-11-22T12:00:00+01:00');

/** What a record of it could lie in: how many rows the phone has by store, and the names of its words. */
function kept(page: Page): Promise<unknown> {
  return page.evaluate(async () => {
    const open = indexedDB.open('gadeplan');
    const db = await new Promise<IDBDatabase>((done) => (open.onsuccess = () => done(open.result)));
    const names = [...db.objectStoreNames];
    const tx = db.transaction(names);
    const rows = names.map(
      (name) =>
        new Promise((done) => {
          const count = tx.objectStore(name).count();
          count.onsuccess = () => done([name, count.result]);
        }),
    );
    const counted = await Promise.all(rows);
    db.close();
    return [counted, Object.keys(localStorage)];
  });
}

for (const language of LANGUAGES) {
  test(`the card opens in ${language} without an account and without network`, async ({
    people,
    union,
  }) => {
    const phone = await people.phone(union, { language });
    const { safety, shell } = TEXTS[language];
    await phone.goto('/join');
    await isStored(phone);
    await people.cutNetwork(phone);
    await phone.reload();
    await phone.getByRole('link', { name: shell.needlestick }).tap();
    await expect(phone).toHaveURL(new RegExp(`${CARD}$`));
    await expect(phone.getByRole('heading', { level: 2 })).toHaveText([
      safety.needle_bleed,
      safety.needle_wash,
      safety.needle_disinfect,
      safety.needle_cover,
      safety.needle_call,
      safety.needle_note,
      safety.needle_away,
    ]);
    await phone.goto(CARD);
    await expect(phone.getByRole('link', { name: /1813/ })).toHaveAttribute('href', 'tel:1813');
    await expect(phone.getByRole('link', { name: /112/ })).toHaveAttribute('href', 'tel:112');
  });
}

test('the time it happened is noted for this tab alone, and nothing is sent', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  await phone.goto('/me');
  await phone.clock.setFixedTime(NOON);
  await expect(sending(phone)).toContainText('All sent');
  await isKept(phone, 'services');
  const before = await kept(phone);
  const sent: string[] = [];
  phone.on('request', (request) => {
    if (request.method() !== 'GET') sent.push(`${request.url()} ${request.postData()}`);
  });
  await phone.getByRole('link', { name: 'Pricked by a needle' }).tap();
  await phone.getByRole('button', { name: 'It happened just now' }).tap();
  await expect(phone.getByText('It happened at 12:00')).toBeVisible();
  await phone.getByRole('button', { name: '5 min earlier' }).tap();
  await expect(phone.getByText('It happened at 11:55')).toBeVisible();
  await expect(phone.getByText('5 min ago')).toBeVisible();
  expect(await kept(phone)).toEqual(before);

  await test.step('it is there again when the app comes back from the call', async () => {
    await phone.reload();
    await expect(phone.getByText('It happened at 11:55')).toBeVisible();
  });
  await test.step('another tab does not know it', async () => {
    const other = await phone.context().newPage();
    await other.goto(CARD);
    await expect(other.getByRole('button', { name: 'It happened just now' })).toBeVisible();
    await other.close();
  });
  await phone.getByRole('button', { name: 'Done, forget it' }).tap();
  await phone.reload();
  await expect(phone.getByRole('button', { name: 'It happened just now' })).toBeVisible();
  await phone.getByRole('button', { name: 'Close', exact: true }).tap();
  await expect(phone).toHaveURL(/\/me$/);
  expect(sent.filter((request) => !request.includes('/auth/refresh'))).toEqual([]);
});
