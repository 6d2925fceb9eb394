import type { Page } from '@playwright/test';
import { countedOnPhone, outreach, said, saveButton, sealedOnPhone, tile } from './contact';
import { expect, test } from './fixtures';
import { volunteer } from './join';
import { isStored } from './stored';

type Step = (page: Page) => Promise<unknown>;

const tap = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).tap();
const chip = (page: Page, name: string): Promise<void> =>
  page.getByText(name, { exact: true }).first().tap();
const one =
  (label: string): Step =>
  (page) =>
    tile(page, label).tap();
const number =
  (label: string, n: number): Step =>
  async (page) => {
    await page.getByRole('button', { name: new RegExp(`^${label}: \\d+\\. Choose`) }).tap();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: String(n), exact: true })
      .tap();
  };
const people: Step = (page) => tap(page, 'One more: People');
const talk: Step = (page) => chip(page, 'Conversation');
const help =
  (service: string): Step =>
  (page) =>
    page.getByRole('group', { name: 'Help to' }).getByRole('button', { name: service }).tap();
const topic =
  (name: string): Step =>
  (page) =>
    page.getByRole('group', { name: 'Talked about' }).getByRole('button', { name }).tap();
const arranged: Step = async (page) => {
  await page.getByRole('button', { name: /^Housing: Offered/ }).tap();
  await chip(page, 'Arranged');
  await chip(page, 'Called there');
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).tap();
};
const otherKind: Step = async (page) => {
  await tap(page, 'Other');
  await page.getByRole('dialog').getByText('Looked in on', { exact: true }).tap();
};

/** Meetings as they happen, each with all that it needs. */
const SHIFT: Record<string, Step[]> = {
  'a nod': [],
  'one kit': [one('Injecting kit')],
  'two kits': [one('Injecting kit'), one('Injecting kit')],
  'kit and foil': [one('Injecting kit'), one('Foil')],
  'kits and condoms': [one('Injecting kit'), one('Injecting kit'), one('Condoms')],
  'ten come back': [number('Returned', 10)],
  'two kits, five come back': [one('Injecting kit'), one('Injecting kit'), number('Returned', 5)],
  'a talk about a wound': [talk, help('Wound care')],
  'two people, two kits': [people, one('Injecting kit'), one('Injecting kit')],
  'a naloxone kit': [one('Naloxone')],
  'a room, arranged by phone': [talk, help('Housing'), arranged],
  'for a friend too': [
    one('Injecting kit'),
    (page) => chip(page, 'Others'),
    topic('Using naloxone'),
  ],
  'all at once': [
    otherKind,
    people,
    one('Injecting kit'),
    number('Returned', 20),
    help('Wound care'),
  ],
};

/** Counts what a thumb does, in the page. */
function countTaps(): void {
  const counted = window as unknown as { taps: number };
  counted.taps = 0;
  document.addEventListener('pointerup', () => (counted.taps += 1), true);
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)]!;
}

test('a shift of meetings takes four taps or fewer each, and eight at the most', async ({
  people,
  union,
}) => {
  const phone = await outreach(people, union, 'Robin');
  await phone.evaluate(countTaps);
  const taps: number[] = [];
  for (const [name, steps] of Object.entries(SHIFT)) {
    await phone.evaluate(() => ((window as unknown as { taps: number }).taps = 0));
    await test.step(name, async () => {
      for (const step of steps) await step(phone);
      await saveButton(phone).tap();
      await expect(said(phone, `Saved · ${taps.length + 1} today`)).toBeVisible();
      taps.push(await phone.evaluate(() => (window as unknown as { taps: number }).taps));
      // Two taps close together count as one.
      await phone.waitForTimeout(750);
    });
  }
  console.log(`    taps: ${taps.join(' ')}, median ${median(taps)}`);
  expect(median(taps)).toBeLessThanOrEqual(4);
  expect(Math.max(...taps)).toBeLessThanOrEqual(8);
  // A tap that is not counted would make every shift short.
  expect(Math.max(...taps)).toBe(8);
  expect(Math.min(...taps)).toBe(1);

  await test.step('the server takes every one of them', async () => {
    await phone.getByRole('link', { name: 'Me', exact: true }).tap();
    await expect(phone.getByText(`${taps.length} sealed records wait.`)).toBeVisible();
    await tap(phone, 'Send sealed ones now');
    await expect(phone.getByText(`Today the server took ${taps.length}`)).toBeVisible();
    expect(await sealedOnPhone(phone)).toEqual([]);
  });
});

test('without network meetings wait sealed, through a reload, and leave at their time', async ({
  people,
  union,
}) => {
  const phone = await outreach(people, union, 'Robin');
  await isStored(phone);
  await people.cutNetwork(phone);
  await tile(phone, 'Foil').tap();
  await saveButton(phone).tap();
  await expect(said(phone, 'Saved · 1 today')).toBeVisible();
  await expect.poll(() => sealedOnPhone(phone)).toHaveLength(1);
  const [row] = await sealedOnPhone(phone);
  const minutes = (row!.due_at - Date.now()) / 60_000;
  expect(minutes).toBeGreaterThan(9);
  expect(minutes).toBeLessThan(40);
  expect(Object.keys(row!).sort()).toEqual(['due_at', 'id', 'key_id', 'sealed', 'sent_n']);

  await expect.poll(() => countedOnPhone(phone)).toBe(1);
  await people.returnNetwork(phone);
  const posted: string[] = [];
  phone.on('request', (request) => {
    if (request.url().endsWith('/contacts')) posted.push(request.postData() ?? '');
  });
  await phone.reload();
  await expect(said(phone, '1 meeting today')).toBeVisible();
  await expect(tile(phone, 'Foil')).toBeVisible();
  await phone.waitForTimeout(2_000);
  expect(posted).toEqual([]);
  expect(await sealedOnPhone(phone)).toHaveLength(1);

  await phone.getByRole('link', { name: 'Me', exact: true }).tap();
  await tap(phone, 'Send sealed ones now');
  await expect(phone.getByText('Today the server took 1')).toBeVisible();
  expect(posted).toHaveLength(1);
  expect(posted[0]).not.toContain('foil');
});

test('undo brings the form back, takes a sealed one off the phone, and a sent one off the server', async ({
  people,
  union,
}) => {
  const phone = await outreach(people, union, 'Robin');
  await tile(phone, 'Foil').tap();
  await saveButton(phone).tap();
  await tap(phone, 'Undo');
  await expect(said(phone, 'Undone · 0 today')).toBeVisible();
  await expect(phone.getByRole('button', { name: /^Foil: 1\./ })).toBeVisible();
  expect(await sealedOnPhone(phone)).toEqual([]);

  await phone.waitForTimeout(750);
  await saveButton(phone).tap();
  await expect.poll(() => sealedOnPhone(phone)).toHaveLength(1);
  await expect.poll(() => countedOnPhone(phone)).toBe(1);
  await phone.reload();
  await tile(phone, 'Condoms').tap();
  await saveButton(phone).tap();
  await expect(said(phone, 'Sealed · 2 today')).toBeVisible();
  await tap(phone, 'Undo');
  await expect(said(phone, 'Undone · 1 today')).toBeVisible();
  expect(await sealedOnPhone(phone)).toHaveLength(1);

  await phone.waitForTimeout(750);
  await tile(phone, 'Injecting kit').tap();
  await saveButton(phone).tap();
  await expect.poll(() => sealedOnPhone(phone)).toHaveLength(2);
  await phone.getByRole('link', { name: 'Me', exact: true }).tap();
  await tap(phone, 'Send sealed ones now');
  await expect(phone.getByText('Today the server took 2')).toBeVisible();
  await phone.getByRole('link', { name: 'Meeting', exact: true }).tap();
  const undone = phone.waitForResponse((answer) => answer.url().endsWith('/contacts/undo'));
  await tap(phone, 'Undo');
  expect((await undone).status()).toBe(204);
  await expect(said(phone, 'Undone · 1 today')).toBeVisible();
});

test('what the server refuses or can’t open is told under Me, in words', async ({
  people,
  union,
}) => {
  const phone = await outreach(people, union, 'Robin');
  let status = 'refused';
  await phone.route('**/api/v1/contacts', async (route) => {
    const { envelopes } = route.request().postDataJSON() as { envelopes: { id: string }[] };
    const why = status === 'refused' ? { code: 'unknown_area', field: 'area_id' } : {};
    const results = envelopes.map(({ id }) => ({ id, status, ...why }));
    await route.fulfill({ json: { results }, headers: { date: new Date().toUTCString() } });
  });
  await saveButton(phone).tap();
  await phone.getByRole('link', { name: 'Me', exact: true }).tap();
  await tap(phone, 'Send sealed ones now');
  await expect(phone.getByText('The server did not take this one.')).toBeVisible();
  expect(await sealedOnPhone(phone)).toHaveLength(1);

  status = 'kept_aside';
  await tap(phone, 'Send again');
  await expect(phone.getByText('1 came to the server and could not be opened.')).toBeVisible();
  expect(await sealedOnPhone(phone)).toEqual([]);
});

test('a half finished meeting is forgotten five minutes after the phone was put away', async ({
  people,
  union,
}) => {
  const phone = await outreach(people, union, 'Robin', { clock_behind_s: 0 });
  const foil = (n: number) => phone.getByRole('button', { name: new RegExp(`^Foil: ${n}\\.`) });
  const away = async (minutes: number): Promise<void> => {
    await hide(phone, true);
    await phone.clock.fastForward(minutes * 60_000);
    await hide(phone, false);
  };
  await tile(phone, 'Foil').tap();
  await away(4);
  await expect(foil(1)).toBeVisible();
  await away(6);
  await expect(foil(0)).toBeVisible();
});

test('sealed meetings leave by themselves while the app is open', async ({ people, union }) => {
  const phone = await outreach(people, union, 'Robin', { clock_behind_s: 0 });
  await saveButton(phone).tap();
  await expect.poll(() => sealedOnPhone(phone)).toHaveLength(1);
  await phone.clock.fastForward(9 * 60_000);
  expect(await sealedOnPhone(phone)).toHaveLength(1);
  const posted = phone.waitForRequest((request) => request.url().endsWith('/contacts'));
  await phone.clock.fastForward(32 * 60_000);
  await posted;
  await expect.poll(() => sealedOnPhone(phone)).toEqual([]);
});

test('who may not meet people finds no form', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Kim');
  await phone.goto('/contact');
  await expect(phone.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await expect(saveButton(phone)).toHaveCount(0);
});

/** A browser without a screen never hides a page by itself. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    hidden ? 'hidden' : 'visible',
  );
}
