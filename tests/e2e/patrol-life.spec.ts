import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { findsAt } from './desk';
import { atDesk, volunteer } from './join';
import { lookAt } from './look';
import { endPatrol, isAimed, logButton, logOne, myFinds, startPatrol, strip } from './patrol';
import { PERMISSIONS } from './people';
import { holdTime } from './red';

const MINUTE_MS = 60_000;
const AN_HOUR_S = 3600;

test('a patrol with all that happens on the way', async ({ people, union }) => {
  test.setTimeout(180_000);
  const phone = await volunteer(people, union, 'Robin', {
    clock_behind_s: 600,
  });
  await startPatrol(phone);
  await test.step('three buttons of one’s own', () => chooseOwnButtons(phone));
  await test.step('from foot to bicycle', () => changeTransport(phone));
  await test.step('a pause, in which finds still count', () => takeAPause(phone));
  await test.step('somebody was here first', () => noteAVisit(phone));
  await test.step('no position, and a place on the map later', () => pinOnMap(phone));
  await test.step('a street will do as well', () => pinOnStreet(phone));
  await test.step('the way to the needlestick card and back', () => lookAtNeedlestick(phone));
  await test.step('with the left hand', () => turnLeft(phone));
  await test.step('the end, and thanks', () => endWithThanks(phone));

  const finds = await findsAt(await atDesk(people, union, 'Kim'));
  const things = finds.map(({ outcome, items }) =>
    [outcome, ...items.map(({ item, count }) => `${count} ${item}`)].join(' '),
  );
  expect(things.sort()).toEqual([
    'already_gone',
    'picked_up 1 filter',
    'picked_up 1 pipe',
    'picked_up 1 syringe_with_needle',
    'picked_up 1 syringe_with_needle',
  ]);
  const placed = finds.flatMap(({ lat, lon }) =>
    lat == null || lon == null ? [] : [{ lat, lon }],
  );
  expect(placed).toHaveLength(finds.length);
});

/** Where the tiles of the row stand, by their words. */
async function rowOf(phone: Page): Promise<[string, number][]> {
  const tiles = phone.getByRole('group', { name: 'Other items' }).getByRole('button');
  return tiles.evaluateAll((all) =>
    all.map((tile) => [tile.querySelector('span')!.innerText, tile.getBoundingClientRect().x]),
  );
}

async function chooseOwnButtons(phone: Page): Promise<void> {
  const before = await rowOf(phone);
  expect(before.map(([word]) => word)).toEqual(['Needle', 'Pipe', 'Foil', 'More']);
  await phone.getByRole('button', { name: 'More', exact: true }).tap();
  await phone.getByRole('button', { name: 'Change the three buttons' }).tap();
  const sheet = phone.getByRole('dialog', { name: 'Your three buttons' });
  await sheet.getByText('Foil', { exact: true }).first().tap();
  await sheet.getByText('Filter, cotton').tap();
  // One that has a button already changes places with the chosen one.
  await sheet.getByText('Loose needle').tap();
  await sheet.getByRole('button', { name: 'Close' }).tap();
  await phone.getByRole('button', { name: 'Close' }).tap();

  await phone.reload();
  await expect(logButton(phone)).toBeVisible();
  const after = await rowOf(phone);
  expect(after.map(([word]) => word)).toEqual(['Filter', 'Pipe', 'Needle', 'More']);
  expect(after.map(([, x]) => x)).toEqual(before.map(([, x]) => x));
  await phone.getByRole('button', { name: 'Filter', exact: true }).tap();
  await expect(strip(phone)).toHaveText('Saved · 1 × Filter, cotton');
}

async function changeTransport(phone: Page): Promise<void> {
  // The strip offers to undo the find for a while; then it has room for other news.
  await phone.clock.fastForward(11_000);
  await phone.getByRole('button', { name: 'On foot, change it' }).tap();
  await phone.getByRole('dialog').getByRole('button', { name: 'Bicycle' }).tap();
  await expect(phone.getByRole('dialog')).toBeHidden();
  await expect(phone.getByRole('status').filter({ hasText: 'From now on: Bicycle' })).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Bicycle, change it' })).toBeVisible();
}

async function takeAPause(phone: Page): Promise<void> {
  await phone.getByRole('button', { name: 'Pause', exact: true }).tap();
  await expect(phone.getByText('paused', { exact: true })).toBeVisible();
  await phone.clock.fastForward(7_000);
  await expect(phone.getByText('Time and ground are not counted now.')).toBeVisible();
  await phone.getByRole('button', { name: /^Pipe/ }).tap();
  await expect(strip(phone)).toHaveText('Saved · 1 × Pipe');
  await phone.getByRole('button', { name: 'Go on', exact: true }).tap();
  await expect(phone.getByText('paused', { exact: true })).toBeHidden();
}

async function noteAVisit(phone: Page): Promise<void> {
  const finds = await myFinds(phone).innerText();
  await phone.getByRole('button', { name: 'More', exact: true }).tap();
  const sheet = phone.getByRole('dialog', { name: 'Count' });
  await sheet.getByText('Already gone').tap();
  await expect(sheet.getByRole('button', { name: /^One more/ })).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Save the visit' }).tap();
  await expect(sheet).toBeHidden();
  await expect(strip(phone)).toHaveText('Saved · Already gone');
  // A visit is no find.
  await expect(myFinds(phone)).toHaveText(finds.replace('\n', ' '));
}

/** A find without a position, in the list, with the sheet that gives it a place. */
async function findWithoutPlace(phone: Page): Promise<void> {
  await phone.context().clearPermissions();
  await phone.reload();
  await logOne(phone);
  await phone.context().grantPermissions(PERMISSIONS);
  await myFinds(phone).tap();
  await expect(phone.getByText('Place missing')).toHaveCount(1);
  await phone.getByRole('button', { name: 'On the map', exact: true }).tap();
  await isAimed(phone);
}

async function pinOnMap(phone: Page): Promise<void> {
  await findWithoutPlace(phone);
  const exact = phone.getByText(/within about \d+\sm$/);
  const near = await exact.innerText();
  await lookAt(phone, 'pin-on-map');
  await phone.getByRole('button', { name: 'Further away' }).tap();
  await expect(exact).not.toHaveText(near);
  await phone.getByRole('region', { name: 'Where was it?' }).press('ArrowLeft');
  await phone.getByRole('button', { name: 'Put it here' }).tap();
  await expect(phone.getByRole('dialog', { name: 'My finds' })).toBeVisible();
  await expect(phone.getByText('Place missing')).toHaveCount(0);
  await phone.getByRole('button', { name: 'Close' }).tap();
}

async function pinOnStreet(phone: Page): Promise<void> {
  await findWithoutPlace(phone);
  await phone.getByText('Streets', { exact: true }).tap();
  await phone.getByText('Istedgade', { exact: true }).tap();
  await expect(phone.getByRole('button', { name: 'Put it on Istedgade' })).toBeEnabled();
  await phone.getByText('Gasværksvej', { exact: true }).first().tap();
  await phone.getByRole('button', { name: 'Put it on Istedgade / Gasværksvej' }).tap();
  await expect(phone.getByText('Place missing')).toHaveCount(0);
  await phone.getByRole('button', { name: 'Close' }).tap();
}

async function lookAtNeedlestick(phone: Page): Promise<void> {
  await phone.getByRole('link', { name: 'Pricked?' }).tap();
  await expect(phone).toHaveURL(/needlestick$/);
  await expect(phone.getByRole('heading', { name: 'Wash it well' })).toBeVisible();
  await phone.getByRole('button', { name: 'Close' }).tap();
  await expect(logButton(phone)).toBeVisible();
}

async function turnLeft(phone: Page): Promise<void> {
  const place = async (name: string): Promise<number> =>
    (await phone.getByRole('button', { name, exact: true }).boundingBox())!.x;
  expect(await place('End')).toBeGreaterThan(await place('Left'));
  await phone.getByRole('link', { name: 'Me', exact: true }).tap();
  await phone.getByText('Left', { exact: true }).tap();
  await phone.getByRole('link', { name: 'Patrol', exact: true }).tap();
  await expect(logButton(phone)).toBeVisible();
  expect(await place('End')).toBeLessThan(await place('Left'));
}

async function endWithThanks(phone: Page): Promise<void> {
  // The time stands, so that a slow machine is as quick as a finger that bounces.
  await holdTime(phone);
  await endPatrol(phone);
  await expect(phone.getByRole('heading', { name: 'Thank you, Robin' })).toBeFocused();
  await expect(phone.getByText('On the way: On foot, Bicycle')).toBeVisible();
  await expect(phone.getByText('The street is safer than it was.')).toBeVisible();
  const done = phone.getByRole('button', { name: 'Done', exact: true });
  // A finger that bounces where "End" was must not close what nobody has read.
  await done.tap();
  await expect(done).toBeVisible();
  await phone.clock.resume();
  await phone.clock.fastForward(1000);
  await expect(phone.getByRole('region', { name: 'Together this week' })).toBeVisible();
  await lookAt(phone, 'thanks-with-the-week');
  await done.tap();
  await expect(phone.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  await expect(phone.getByText(/^This week: 1 patrol, \d+ finds/)).toBeVisible();
}

test('a forgotten patrol asks, ends itself at the last touch, and goes on in one tap', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin', {
    clock_behind_s: AN_HOUR_S * 2,
  });
  await phone.getByText('Bicycle', { exact: true }).tap();
  await startPatrol(phone);
  const alarm = phone.getByRole('alert');

  await pass(phone, 26);
  await expect(alarm).toContainText('Still on patrol?');
  await logOne(phone);
  await expect(alarm).toBeHidden();

  await pass(phone, 26);
  await expect(alarm).toContainText('Still on patrol?');
  await pass(phone, 5);
  await expect(phone.getByRole('heading', { name: 'Thank you, Robin' })).toBeVisible();
  await expect(phone.getByText(/^It ended itself: .* counted until \d\d:\d\d\.$/)).toBeVisible();
  await phone.getByRole('button', { name: 'Go on walking' }).tap();
  await expect(logButton(phone)).toBeVisible();
  await expect(phone.getByRole('button', { name: 'Bicycle, change it' })).toBeVisible();
  await expect(myFinds(phone)).toContainText('0');
});

/** Lets minutes pass without a touch; the app looks once a second. */
async function pass(phone: Page, minutes: number): Promise<void> {
  await phone.clock.fastForward(minutes * MINUTE_MS);
  await phone.clock.runFor(2000);
}

test('who can’t hold a finger down ends the patrol with a second tap elsewhere', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  await startPatrol(phone);
  const end = phone.getByRole('button', { name: 'End', exact: true });
  await end.tap();
  await phone.getByRole('button', { name: 'Hold down' }).tap();
  // Two hasty taps on the same spot are an accident; the strip is another spot.
  await expect(phone.getByRole('status').filter({ hasText: 'Can’t you hold?' })).toBeVisible();
  await end.tap();
  await expect(phone.getByRole('heading', { name: 'Thank you, Robin' })).toBeVisible();
});

test('a key held as long as a finger ends the patrol too', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  await startPatrol(phone);
  await phone.getByRole('button', { name: 'End', exact: true }).focus();
  await phone.keyboard.down('Enter');
  await expect(phone.getByRole('heading', { name: 'Thank you, Robin' })).toBeVisible();
  await phone.keyboard.up('Enter');
});

test('a sheet that was closed stays closed, however fast the fingers were', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  await startPatrol(phone);
  await phone.getByRole('button', { name: 'More', exact: true }).tap();
  await expect(phone.getByRole('dialog', { name: 'Count' })).toBeVisible();
  await phone.evaluate(async () => {
    const shown = () => new Promise((resolve) => setTimeout(resolve));
    for (const words of ['Already gone', 'Change the three buttons', 'Close', 'Close']) {
      const controls = [...document.querySelectorAll<HTMLElement>('dialog button, dialog label')];
      const named = controls.find((one) => (one.ariaLabel ?? one.innerText).trim() === words);
      named?.click();
      await shown();
      await shown();
    }
  });
  await expect(phone.getByRole('dialog')).toHaveCount(0);
  await phone.waitForTimeout(500);
  await phone.reload();
  await expect(logButton(phone)).toBeVisible();
  await phone.waitForTimeout(500);
  await expect(phone.getByRole('dialog')).toHaveCount(0);
});
