import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { joinBy, volunteer } from './join';
import { endPatrol, logOne, logQuick, myFinds, sending, startPatrol } from './patrol';
import { Reader } from './simulate/reader';
import { isStored } from './stored';
import { TEXTS } from './texts';
import type { Union } from './union';

const { account, patrol, shell } = TEXTS.en;

/** What the first member leaves on the phone: a patrol that goes on, two finds and a half counted sheet. */
async function leaveThings(phone: Page): Promise<void> {
  await logOne(phone);
  await logQuick(phone, 'Pipe');
  await phone.getByRole('button', { name: patrol.more, exact: true }).tap();
  const sheet = phone.getByRole('dialog', { name: patrol.more_title });
  await sheet.getByRole('button', { name: 'One more: Condom' }).tap();
  await sheet.getByRole('button', { name: shell.close, exact: true }).tap();
}

/** Nothing on any screen is the first member's, and a new patrol begins at nothing. */
async function seesNothingOfTheFirst(phone: Page): Promise<void> {
  await expect(phone).toHaveURL(/\/patrol$/);
  await expect(phone.getByRole('button', { name: patrol.start, exact: true })).toBeVisible();
  await phone.getByRole('link', { name: shell.tab_me, exact: true }).tap();
  await expect(phone.getByRole('heading', { name: 'Sasha' })).toBeVisible();
  await expect(phone.getByText('Robin')).toHaveCount(0);
  await phone.getByRole('link', { name: shell.tab_patrol, exact: true }).tap();
}

/** Logs one find as the second member: it is the only one on the phone. */
async function goesOnPatrol(phone: Page): Promise<void> {
  await startPatrol(phone);
  await expect(myFinds(phone)).toContainText('0');
  await phone.getByRole('button', { name: patrol.more, exact: true }).tap();
  const sheet = phone.getByRole('dialog', { name: patrol.more_title });
  await expect(sheet.getByRole('button', { name: patrol.more_save_none })).toBeVisible();
  await sheet.getByRole('button', { name: shell.close, exact: true }).tap();
  await logQuick(phone, 'Foil');
  await expect(myFinds(phone)).toContainText('1');
  await endPatrol(phone);
}

/** Both patrols, and each find once. */
async function allArrived(phone: Page, union: Union): Promise<void> {
  await expect(sending(phone)).toContainText('All sent', { timeout: 30_000 });
  const reader = await Reader.joins(union);
  const finds = await reader.pickups();
  expect(finds.map(({ items }) => items[0]?.item).sort()).toEqual([
    'foil',
    'pipe',
    'syringe_with_needle',
  ]);
  const patrols = await reader.patrols();
  expect(patrols.map(({ finds }) => finds).sort()).toEqual([1, 2]);
  expect(patrols.filter(({ ended_at }) => !ended_at)).toEqual([]);
}

test('who signs out without network leaves all that waits, and the next one sends it', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin', { clock_behind_s: 0 });
  await isStored(phone);
  await startPatrol(phone);
  await people.cutNetwork(phone);
  await leaveThings(phone);
  await phone.getByRole('link', { name: shell.tab_me, exact: true }).tap();
  // It says what will happen before it does.
  await expect(phone.getByText(account.me_sign_out_hint)).toBeVisible();
  await expect(phone.getByText(account.me_sign_out_patrol)).toBeVisible();
  await phone.getByRole('button', { name: account.me_sign_out, exact: true }).tap();
  await expect(phone).toHaveURL(/\/join$/);
  // The start, two finds and the end of the patrol.
  await expect(phone.getByText(/^4 records wait on this phone/)).toBeVisible();
  await expect(phone.getByText('Robin')).toHaveCount(0);

  await people.returnNetwork(phone);
  await joinBy(phone, await union.invite('volunteer'), 'Sasha');
  await seesNothingOfTheFirst(phone);
  await goesOnPatrol(phone);
  await allArrived(phone, union);
});

test('who signs out with network leaves nothing behind', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin', { clock_behind_s: 0 });
  await startPatrol(phone);
  await leaveThings(phone);
  await phone.getByRole('link', { name: shell.tab_me, exact: true }).tap();
  await phone.getByRole('button', { name: account.me_sign_out, exact: true }).tap();
  await expect(phone).toHaveURL(/\/join$/);
  await expect(phone.getByText(/wait on this phone/)).toHaveCount(0);
  await expect.poll(() => phone.context().cookies()).toEqual([]);

  await joinBy(phone, await union.invite('volunteer'), 'Sasha');
  await seesNothingOfTheFirst(phone);
  await goesOnPatrol(phone);
  await allArrived(phone, union);
});

test('who joins on a phone that somebody forgot to sign out of takes nothing over', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin', { clock_behind_s: 0 });
  await isStored(phone);
  await startPatrol(phone);
  await people.cutNetwork(phone);
  await leaveThings(phone);
  await people.returnNetwork(phone);
  const link = await union.invite('volunteer');
  await phone.goto(link);
  await expect(phone.getByText('This phone belongs to Robin.')).toBeVisible();
  await joinBy(phone, link, 'Sasha');
  await seesNothingOfTheFirst(phone);
  await goesOnPatrol(phone);
  await allArrived(phone, union);
});
