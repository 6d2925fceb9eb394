import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { components } from '../../web-pwa/src/api/schema.gen';
import { answerTo, goTo } from './desk';
import { expect, test } from './fixtures';
import { atDesk, joinBy, volunteer } from './join';

type Schemas = components['schemas'];
/** How long the word "Undo" stands before the desk sends a removal. */
const UNDO_MS = 8_000;
/** What the server refuses is part of the story. */
const REFUSED = /status of 422/;

/** The numbers in the last column of a table. */
async function numbersOf(table: Locator): Promise<number[]> {
  const cells = await table.getByRole('cell').allInnerTexts();
  return cells.map((text) => Number(text.replaceAll(',', '')));
}

test('a coordinator reads what was published of contacts, place by place and week by week', async ({
  people,
  demo,
}) => {
  const desk = await atDesk(people, demo, 'Kim');
  const released = await answerTo<Schemas['ContactReleases']>(desk, '/contact-releases', () =>
    goTo(desk, 'Outreach'),
  );
  expect(released.weeks.length).toBeGreaterThan(0);
  const places = desk.getByRole('table', { name: 'Published places' });
  await expect(places.getByRole('row')).toHaveCount(released.map.features.length + 1);
  const counts = await numbersOf(places);
  expect(counts.filter((n) => n < released.k || n % 5 !== 0)).toEqual([]);
  await expect(desk.getByText(/not on the map|may not be on the map/)).toBeVisible();
  await expect(desk.getByText('Next release:')).toBeVisible();

  // One week of one area.
  await answerTo(desk, '/contact-releases', () =>
    desk.getByLabel('Area').selectOption('Indre Vesterbro'),
  );
  const week = desk.getByRole('combobox', { name: 'Week', exact: true });
  await expect(week.getByRole('option')).not.toHaveCount(1);
  const one = await answerTo<Schemas['ContactReleases']>(desk, '/contact-releases', () =>
    week.selectOption({ index: 1 }),
  );
  expect(one.weeks).toHaveLength(1);
  await expect(desk.getByText('in 1 published week.')).toBeVisible();
});

test('handed out, taken back and found stand side by side, and the keyboard is enough', async ({
  people,
  demo,
}) => {
  const desk = await atDesk(people, demo, 'Kim');
  const supplies = await answerTo<Schemas['SupplyWeeks']>(desk, '/supplies', () =>
    goTo(desk, 'Outreach'),
  );
  const place = desk.getByRole('table', { name: 'Published places' }).getByRole('button').first();
  await place.press('Enter');
  await expect(place).toHaveAttribute('aria-pressed', 'true');
  await desk.getByRole('tab', { name: 'Places' }).press('ArrowRight');
  await expect(desk.getByRole('tab', { name: 'Supplies' })).toBeFocused();
  await desk
    .getByRole('button', { name: 'As a table: Syringes found on the street' })
    .press('Enter');
  const found = desk.getByRole('table', { name: /^Syringes found on the street/ });
  await expect(found.getByRole('row')).toHaveCount(supplies.weeks.length);
  expect(await numbersOf(found)).toEqual(supplies.weeks.map((week) => week.found));
  // The newest week waits for late phones.
  await desk.getByRole('button', { name: 'As a table: Used gear taken back' }).press('Enter');
  const returned = desk.getByRole('table', { name: /^Used gear taken back/ });
  await expect(returned.getByRole('row').last()).toContainText('not published yet');

  await desk.getByRole('tab', { name: 'Supplies' }).press('End');
  await expect(desk.getByText('Nobody here can see whose they are')).toBeVisible();
});

test('before the first release the desk says when it comes', async ({ people, union }) => {
  const desk = await atDesk(people, union, 'Kim');
  await goTo(desk, 'Outreach');
  await expect(desk.getByText('Nothing is published yet.')).toBeVisible();
  await expect(desk.getByText(/^Next release: \d+ \w+, for \d+ \w+ to \d+ \w+$/)).toBeVisible();
  await expect(desk.getByText('it takes 10 contacts in three different shifts')).toBeVisible();
});

test('a warning is written at the desk, seen on a phone, and taken back', async ({
  people,
  union,
  watch,
}) => {
  const desk = await atDesk(people, union, 'Kim', { clock_behind_s: 0 });
  await goTo(desk, 'Warnings');
  const form = desk.getByRole('complementary', { name: 'Write a warning' });
  await form.getByRole('button', { name: 'Send the warning' }).click();
  await expect(form.getByLabel('What should they know?')).toHaveAttribute('aria-invalid', 'true');
  await form.getByText('Until …').click();
  await form.getByLabel('What should they know?').fill('Strong heroin, yellow.\nTwo overdoses.');
  await form.getByRole('button', { name: 'Send the warning' }).click();
  await expect(form.getByRole('alert')).toHaveText('A moment within the next 14 days.');
  await form.getByText('24 hours').click();
  await form.getByRole('button', { name: 'Send the warning' }).click();
  const row = desk
    .getByRole('listitem')
    .filter({ hasText: 'Strong heroin, yellow. Two overdoses.' });
  await expect(row).toContainText('Everywhere');
  await expect(row).toContainText('seen by 0 phones');

  const phone = await volunteer(people, union, 'Robin', { language: 'en' });
  await expect(phone.getByText('Strong heroin, yellow. Two overdoses.')).toBeVisible();

  await row.getByRole('button', { name: 'Take back' }).click();
  await desk.getByRole('button', { name: 'Undo' }).click();
  await row.getByRole('button', { name: 'Take back' }).click();
  await desk.clock.fastForward(UNDO_MS);
  await expect(desk.getByText('No warning at the moment.')).toBeVisible();
  expect(watch.seen).toEqual([]);
});

test('broken opening hours are refused at their field, and the list goes out and in as CSV', async ({
  people,
  union,
  watch,
}) => {
  watch.expect(REFUSED);
  const desk = await atDesk(people, union, 'Kim');
  await goTo(desk, 'Services');
  await expect(desk.getByText('No places yet.')).toBeVisible();
  await desk.getByRole('button', { name: 'Add a place' }).click();
  const form = desk.getByRole('complementary', { name: 'Add a place' });
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByLabel('Name')).toBeFocused();
  await form.getByLabel('Name').fill('H17');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByText('Choose at least one.')).toBeVisible();
  await form.getByRole('checkbox', { name: 'Consumption room' }).check();
  await form.getByLabel('Address').fill('Halmtorvet 17');
  await form.getByLabel('Languages').fill('da, en');
  const hours = form.getByLabel('Opening hours');
  await hours.fill('Monday whenever');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(hours).toHaveAttribute('aria-invalid', 'true');
  await expect(hours).toBeFocused();
  await expect(form.getByRole('alert')).toHaveText(/^As in OpenStreetMap/);
  await expect(form.getByLabel('Address')).toHaveAttribute('aria-invalid', 'false');
  await hours.fill('24/7');
  await setPoint(form);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  const h17 = desk.getByRole('listitem').filter({ hasText: 'H17' });
  await expect(h17).toContainText('Open · 24/7');
  await expect(h17).not.toContainText('no point on the map');

  const csv = await saveCsv(desk);
  const [head, line] = csv.trim().split(/\r?\n/);
  expect(line).toContain('Halmtorvet 17');
  await readCsv(desk, [head, line!.replace('H17', 'H-17'), broken(head!, 'Skyen', 'hours?')]);
  await expect(desk.getByText('1 place stored.')).toBeVisible();
  await expect(desk.getByText(/^Line 3, opening_hours: expected/)).toBeVisible();
  await expect(desk.getByRole('listitem').filter({ hasText: 'H-17' })).toBeVisible();
  expect(await saveCsv(desk)).toContain('H-17');
});

/** Sets the point by the list of streets, which works without a mouse and without a map. */
async function setPoint(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Set the point' }).click();
  await form.getByText('Choose a street instead').press('Enter');
  await form.getByText('Halmtorvet', { exact: true }).click();
  await expect(form.getByRole('status').filter({ hasText: 'Halmtorvet' })).toBeVisible();
  await form.getByRole('button', { name: 'It is here' }).click();
  await expect(form.getByRole('button', { name: 'Move the point' })).toBeVisible();
}

async function saveCsv(desk: Page): Promise<string> {
  const saving = desk.waitForEvent('download');
  await desk.getByRole('button', { name: 'Save as CSV' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('services.csv');
  return readFile(await file.path(), 'utf8');
}

async function readCsv(desk: Page, lines: (string | undefined)[]): Promise<void> {
  const buffer = Buffer.from(lines.join('\r\n'));
  await desk
    .getByLabel('CSV file')
    .setInputFiles({ name: 'more.csv', mimeType: 'text/csv', buffer });
  await desk.getByRole('button', { name: 'Read the file' }).click();
}

/** A line of a new place whose hours nobody understands. */
function broken(head: string, name: string, opening_hours: string): string {
  const known: Record<string, string> = { name, kinds: 'dcr', opening_hours };
  const columns = head.replace('\ufeff', '').split(',');
  return columns.map((column) => known[column] ?? '').join(',');
}

test('an outreach worker reads the published contacts of the own area on the phone', async ({
  people,
  demo,
}) => {
  const phone = await people.phone(demo, { language: 'en' });
  await joinBy(phone, await demo.invite('outreach'), 'Robin');
  await phone.goto('/map');
  await phone.getByText('Contacts', { exact: true }).tap();
  await expect(phone).toHaveURL(/\/map\/contacts$/);
  await expect(phone.getByRole('heading', { name: 'Published contacts' })).toBeVisible();
  await expect(phone.getByRole('table', { name: 'Published places' })).toBeVisible();
  await phone.getByRole('link', { name: 'Back to the map' }).tap();
  await expect(phone).toHaveURL(/\/map$/);

  const walker = await volunteer(people, demo, 'Alex', { language: 'en' });
  await walker.goto('/map/contacts');
  await expect(walker.getByRole('heading', { name: 'Published contacts' })).toBeHidden();
});
