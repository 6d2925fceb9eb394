import type { Page } from '@playwright/test';
import type { components } from '../../web-pwa/src/api/schema.gen';
import { expect, test } from './fixtures';
import { answerTo, findsAt, goTo, isDrawn, numbers } from './desk';
import { atDesk, volunteer } from './join';
import { lookAt } from './look';
import {
  endPatrol,
  logButton,
  logOne,
  logQuick,
  myFinds,
  sending,
  startPatrol,
  strip,
} from './patrol';
import { isStored } from './stored';
import { pointsAlong } from './street';
import { PACE_S, walk } from './walk';

type Schemas = components['schemas'];
const POINTS = pointsAlong(18);
const WALK_S = POINTS.length * (PACE_S + 2);

/** What happens at which point of the way. */
const AT: Record<number, (page: Page) => Promise<void>> = {
  2: logOne,
  5: async (page) => {
    await logOne(page);
    await logButton(page).tap();
    await expect(strip(page)).toHaveText('Saved · 2 syringes');
  },
  8: countASheet,
  10: async (page) => {
    await logOne(page);
    await page.getByRole('button', { name: 'Undo', exact: true }).tap();
    await expect(strip(page)).toHaveText('Undone · 1 syringe');
  },
  12: async (page) => {
    await page.reload();
    await expect(logButton(page)).toBeVisible();
    await expect(myFinds(page)).toContainText('3');
  },
  14: (page) => logQuick(page, 'Pipe'),
  16: async (page) => {
    await logOne(page);
    await page.getByRole('button', { name: 'Left', exact: true }).tap();
    await expect(strip(page)).toHaveText('Left, unsafe · 1 syringe');
  },
};
/** What is left of all that when the walk is over. */
const COUNTED = { finds: 5, items: 9 };
const THINGS = [
  '1 needle_loose',
  '1 pipe',
  '1 syringe_with_needle',
  '1 syringe_with_needle',
  '2 syringe_with_needle',
  '3 syringe_with_needle',
];

async function countASheet(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).tap();
  const sheet = page.getByRole('dialog', { name: 'Count' });
  const more = sheet.getByRole('button', {
    name: 'One more: Syringe with needle',
  });
  for (let n = 0; n < 3; n++) await more.tap();
  await sheet.getByRole('button', { name: 'One more: Loose needle' }).tap();
  await sheet.getByText('Doorway, stairwell').tap();
  await sheet.getByRole('button', { name: 'Save 4' }).tap();
  await expect(sheet).toBeHidden();
  await expect(strip(page)).toContainText('Saved · 3 syringes, 1 × Loose needle');
}

test('finds of a walk without network are on the coordinator’s map, each once', async ({
  people,
  union,
}) => {
  test.setTimeout(120_000);
  const phone = await volunteer(people, union, 'Robin', {
    clock_behind_s: WALK_S,
  });

  await test.step('walk down Istedgade with the network cut', async () => {
    await isStored(phone);
    await startPatrol(phone);
    await people.cutNetwork(phone);
    await walk(phone, POINTS, async (n) => AT[n]?.(phone));
    await lookAt(phone, 'phone-after-the-walk');
    await endPatrol(phone);
    await expect(phone.getByRole('heading', { name: 'Thank you, Robin' })).toBeVisible();
    // Five finds, the start and the end.
    await expect(sending(phone)).toHaveText('7 waiting');
  });

  await test.step('the network returns and everything is sent', async () => {
    await people.returnNetwork(phone);
    await expect(sending(phone)).toContainText('All sent');
    await phone.getByRole('button', { name: 'Done', exact: true }).tap();
    await phone.getByRole('link', { name: 'Me', exact: true }).tap();
    await phone.getByText('Latest receipts').tap();
    await expect(phone.getByRole('listitem').filter({ hasText: 'Sent' })).toHaveCount(7);
  });

  const desk = await atDesk(people, union, 'Kim');
  await test.step('the map shows the finds, and where nobody has looked', () => judgeMap(desk));
  await test.step('the lists hold each find once', () => judgeLists(desk));
});

async function judgeMap(desk: Page): Promise<void> {
  await numbers(desk);
  // The patrol area comes first; it ends before the street does.
  await expect(desk.getByText(/^\d+ places not searched$/)).toBeVisible();
  const map = await answerTo<Schemas['HotspotMap']>(desk, '/hotspots', () =>
    desk.getByLabel('Area').selectOption('Vesterbro'),
  );
  expect(map.totals).toMatchObject(COUNTED);
  expect(map.totals.metres).toBeGreaterThan(300);
  expect(map.totals.metres).toBeLessThan(700);
  const cells = map.features.map(({ properties }) => properties);
  const sum = (of: 'finds' | 'items'): number => cells.reduce((n, cell) => n + cell[of], 0);
  expect({ finds: sum('finds'), items: sum('items') }).toEqual(COUNTED);

  // The table says in words what the map says in colours.
  const count = (kind: string): number => cells.filter((cell) => cell.class === kind).length;
  await expect(desk.getByText(`${count('found')} places with finds`)).toBeVisible();
  await expect(desk.getByText(/^\d+ places searched, nothing found$/)).toBeVisible();
  expect(count('searched_clean')).toBeGreaterThan(3);
  expect(count('not_searched')).toBeGreaterThan(100);
  const unseen = count('not_searched').toLocaleString('en-GB');
  await expect(desk.getByText(`${unseen} places not searched`)).toBeVisible();
  const places = desk.getByRole('table', { name: 'All places on the map' }).getByRole('row');
  await expect(places.filter({ hasText: /\d finds?/ })).toHaveCount(count('found'));
  await expect(places.nth(1)).toContainText('Istedgade');
  await isDrawn(desk);
  await lookAt(desk, 'desk-after-the-walk');
}

async function judgeLists(desk: Page): Promise<void> {
  const finds = await findsAt(desk);
  const things = finds.flatMap(({ items }) => items).map(({ item, count }) => `${count} ${item}`);
  expect(things.sort()).toEqual(THINGS);
  expect(finds.filter(({ outcome }) => outcome === 'left_unsafe')).toHaveLength(1);
  expect(finds.filter(({ lat }) => lat == null)).toEqual([]);
  await expect(desk.getByText('3 × Syringe with needle, 1 × Loose needle')).toBeVisible();

  type Patrols = { items: Schemas['PatrolReport'][] };
  const { items: patrols } = await answerTo<Patrols>(desk, '/patrols', () => goTo(desk, 'Patrols'));
  expect(patrols).toEqual([expect.objectContaining(COUNTED)]);
  expect(patrols[0]?.active_s).toBeGreaterThan(WALK_S / 2);
  await expect(desk.getByRole('listitem').filter({ hasText: 'Usual round' })).toHaveCount(1);
}
