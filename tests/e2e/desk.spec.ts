import type { Page } from '@playwright/test';
import type { components } from '../../web-pwa/src/api/schema.gen';
import { answerTo, findsAt, goTo, isDrawn, numbers } from './desk';
import { expect, test } from './fixtures';
import { atDesk, joinBy, volunteer } from './join';
import { logOne, logQuick, sending, startPatrol } from './patrol';
import { isSent } from './stored';

type HotspotMap = components['schemas']['HotspotMap'];
/** How long the word "Undo" stands before the desk sends a removal. */
const UNDO_MS = 8_000;

/** Makes an invite on screen and answers its link, as "Copy the link" copies it. */
async function makeInvite(desk: Page): Promise<string> {
  await goTo(desk, 'Members');
  const panel = desk.getByRole('complementary', { name: 'Invite somebody' });
  await panel.getByRole('group', { name: 'Invite as' }).getByText('Volunteer').click();
  await panel.getByRole('button', { name: 'Make the invite' }).click();
  const code = panel.getByRole('img', {
    name: 'Code to scan, leads to the invite',
  });
  await expect(code).toBeVisible();
  const width = () => code.evaluate((image) => (image as HTMLImageElement).naturalWidth);
  await expect.poll(width).toBeGreaterThan(0);
  await expect(panel.getByText(/Valid for (10:00|9:5\d)/)).toBeVisible();
  await desk.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await panel.getByRole('button', { name: 'Copy the link' }).click();
  await expect(panel.getByRole('button', { name: 'Copied' })).toBeVisible();
  return desk.evaluate(() => navigator.clipboard.readText());
}

test('an invite made at the desk brings a volunteer in, and runs out', async ({
  people,
  union,
}) => {
  const desk = await atDesk(people, union, 'Kim', { clock_behind_s: 0 });
  const link = await makeInvite(desk);
  const phone = await people.phone(union);
  await joinBy(phone, link, 'Robin');
  await expect(phone).toHaveURL(/\/patrol$/);

  await desk.clock.fastForward(10 * 60_000);
  await expect(desk.getByText('This invite is no longer valid. Make a new one.')).toBeVisible();
  await desk.reload();
  await expect(memberRow(desk, 'Robin')).toContainText('Volunteer');
  await expect(memberRow(desk, 'Robin')).toContainText('All areas');
});

function memberRow(desk: Page, nickname: string) {
  return desk.getByRole('listitem').filter({ hasText: nickname });
}

test('roles given at the desk open the desk', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  await expect(phone.getByRole('link', { name: 'Desk', exact: true })).toBeHidden();
  const desk = await atDesk(people, union, 'Kim');
  await goTo(desk, 'Members');
  await desk.getByRole('button', { name: /^Change.*Robin$/ }).click();
  const form = desk.getByRole('complementary', { name: 'Robin' });
  await form.getByRole('checkbox', { name: 'Coordinator' }).check();
  await form.getByRole('checkbox', { name: 'Indre Vesterbro' }).check();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(memberRow(desk, 'Robin')).toContainText('Volunteer, Coordinator');
  await expect(memberRow(desk, 'Robin')).toContainText('Indre Vesterbro');

  await phone.reload();
  await phone.getByRole('link', { name: 'Desk', exact: true }).tap();
  await expect(phone.getByRole('navigation', { name: 'Parts of the desk' })).toBeVisible();
});

test('a lost phone is signed out from the desk, and keeps what it had not sent', async ({
  people,
  union,
  watch,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  await startPatrol(phone);
  // Sent already, so that no timer of it runs when the find is logged.
  await phone.reload();
  await isSent(phone);
  const desk = await atDesk(people, union, 'Kim', { clock_behind_s: 0 });
  await goTo(desk, 'Phones');
  await expect(desk.getByRole('listitem').filter({ hasText: 'Kim (this one)' })).toBeVisible();
  const signOut = desk.getByRole('button', { name: /^Sign out.*Robin$/ });
  await signOut.click();
  await desk.getByRole('button', { name: 'Undo' }).click();
  await signOut.click();
  await desk.clock.fastForward(UNDO_MS);
  await expect(desk.getByRole('listitem').filter({ hasText: 'Robin' })).toContainText('signed out');

  watch.expect(/status of 401/);
  await logOne(phone);
  await phone.goto('/me');
  await expect(phone.getByRole('alert').first()).toContainText('This phone is signed out');
  await expect(sending(phone)).toHaveText(/^1 waiting/);
  await joinBy(phone, await union.invite('volunteer'), 'Robin again');
  await expect(sending(phone)).toContainText('All sent');
});

test('the map follows finds that are corrected and removed', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  await startPatrol(phone);
  await logOne(phone);
  await logQuick(phone, 'Foil');
  await phone.reload();
  await expect(sending(phone)).toContainText('All sent');

  const desk = await atDesk(people, union, 'Kim', { clock_behind_s: 0 });
  await numbers(desk);
  await expect(totals(desk)).toContainText('2 finds');
  await findsAt(desk);
  await find(desk, '1 × Syringe')
    .getByRole('button', { name: /^Change/ })
    .click();
  const form = desk.getByRole('complementary', { name: 'Correct a find' });
  await form.getByLabel('Syringe with needle', { exact: true }).fill('40');
  await form.getByText('Left, unsafe', { exact: true }).click();
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(find(desk, '40 × Syringe')).toContainText('corrected once');

  await find(desk, '1 × Foil')
    .getByRole('button', { name: /^Remove/ })
    .click();
  await expect(desk.getByText('The find is removed.')).toBeVisible();
  await desk.clock.fastForward(UNDO_MS);
  await expect(desk.getByText('The find is removed.')).toBeHidden();
  await goTo(desk, 'Map');
  await numbers(desk);
  await expect(totals(desk)).toContainText('1 find');
  await expect(totals(desk)).toContainText('40 things');
});

function find(desk: Page, words: string) {
  return desk.getByRole('listitem').filter({ hasText: words });
}

function totals(desk: Page) {
  return desk.getByRole('group', { name: 'In all' });
}

test('days, area and item change the numbers', async ({ people, demo }) => {
  const desk = await atDesk(people, demo, 'Kim');
  await isDrawn(desk);
  await numbers(desk);
  const finds = async (act: () => Promise<unknown>): Promise<number> => {
    const { totals } = await answerTo<HotspotMap>(desk, '/hotspots', act);
    await expect(desk.getByText(totals.finds.toLocaleString('en-GB')).first()).toBeVisible();
    return totals.finds;
  };
  const days = (words: string) => finds(() => desk.getByText(words, { exact: true }).click());
  const week = await days('7 days');
  const month = await days('30 days');
  const year = await days('1 year');
  expect(week).toBeGreaterThan(0);
  expect(month).toBeGreaterThan(week);
  expect(year).toBeGreaterThan(month);

  const all = await finds(() => desk.getByLabel('Area').selectOption('All areas'));
  expect(all).toBeGreaterThanOrEqual(year);
  const pipes = await finds(() => desk.getByLabel('What').selectOption('Pipe'));
  expect(pipes).toBeLessThan(all);
  await desk.getByText('Own dates', { exact: true }).click();
  const before = await finds(() => desk.getByLabel('From', { exact: true }).fill('2000-01-01'));
  expect(before).toBeGreaterThanOrEqual(pipes);
});

test('an administrator keeps members and phones, and sees no finds', async ({ people, union }) => {
  const asked: string[] = [];
  const desk = await atDesk(people, union, 'Alex', { role: 'admin' });
  desk.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const parts = desk.getByRole('navigation', { name: 'Parts of the desk' });
  await expect(parts.getByRole('link')).toHaveText(['Members', 'Phones', 'Settings']);
  for (const room of ['hotspots', 'patrols', 'pickups']) {
    await desk.goto(`/desk/${room}`);
    await expect(desk.getByRole('heading', { name: 'Members' })).toBeVisible();
  }
  expect(
    asked.filter((path) => /hotspots$|patrols$|pickups$/.test(path) && /api/.test(path)),
  ).toEqual([]);

  await desk.goto('/patrol');
  await expect(desk.getByText('Logging finds needs the role of volunteer.')).toBeVisible();
});
