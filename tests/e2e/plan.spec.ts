import type { Page } from '@playwright/test';
import type { components } from '../../web-pwa/src/api/schema.gen';
import { isDrawn } from './desk';
import { expect, test } from './fixtures';
import { atDesk, volunteer } from './join';
import { seen } from './stops/stop';
import { stops, tonight } from './stops/plan';
import { isStored } from './stored';

type Schemas = components['schemas'];
/** How long the word "Undo" stands before the desk sends a removal. */
const UNDO_MS = 8_000;
/** Not the one that the desk opens with, so that the test listens from the first answer. */
const AREA = 'Vesterbro';

/** Listens to what the server answers the page, and tells the last of it. */
async function listenTo<T>(desk: Page, path: string): Promise<() => T> {
  let last: T;
  await desk.route(
    (url) => url.pathname === `/api/v1${path}`,
    async (route) => {
      const response = await route.fetch();
      last = (await response.json()) as T;
      await route.fulfill({ response });
    },
  );
  return () => last;
}

/** What a coordinator reads off the screen, in words. */
function panel(desk: Page, name: string) {
  return desk.getByRole('region', { name, exact: true });
}

test('a coordinator sees which street got worse and how sure that is, and sends tonight’s patrol its route', async ({
  people,
  demo,
}) => {
  const desk = await atDesk(people, demo, 'Kim', { clock_behind_s: 0 });
  await isDrawn(desk);

  // Which street got worse this month, and how sure are we?
  const streets = await listenTo<Schemas['Streets']>(desk, '/hotspots/streets');
  const route = await listenTo<Schemas['Route']>(desk, '/hotspots/route');
  await desk.getByLabel('Area').selectOption(AREA);
  // The places above it may come later and push it down.
  await expect(desk.getByText('Fetching …')).toHaveCount(0);
  const worst = streets().streets.reduce((a, b) => (b.chance_worse > a.chance_worse ? b : a));
  const worse = panel(desk, 'Which street got worse?');
  const answer = worse.getByRole('note');
  await expect(answer).toContainText(worst.street);
  const share = Math.round(worst.chance_worse * 100);
  const sure = `${share > 99 ? 'over 99' : share} % sure that it got worse`;
  await expect(answer).toContainText(sure);
  await expect(worse.getByRole('button').first()).toContainText(worst.street);
  await worse.getByRole('button').first().click();
  await expect(worse.getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');

  // Where should tonight's patrol go?
  await desk.getByRole('tab', { name: 'Route' }).click();
  await expect(panel(desk, 'Tonight’s route').getByText(/60\smin on foot/)).toBeVisible();
  await expect(stops(desk, 'en')).toHaveCount(route().stops.length);
  await panel(desk, 'Tonight’s route').getByLabel('How').selectOption('bicycle');
  await expect(panel(desk, 'Tonight’s route').getByText(/60\smin by bicycle/)).toBeVisible();
  const bicycle = route();
  await expect(stops(desk, 'en')).toHaveCount(bicycle.stops.length);
  await desk.getByRole('button', { name: 'Send to tonight’s patrol' }).click();
  const sent = desk.getByRole('status').filter({ hasText: 'Sent to tonight’s patrol' });
  await expect(sent.filter({ hasText: 'by bicycle' })).toBeVisible();
  await expect(desk.getByRole('button', { name: 'Send to tonight’s patrol' })).toBeHidden();

  // The volunteer's phone has it, also without network.
  const phone = await volunteer(people, demo, 'Robin');
  await phone.goto('/map');
  await phone.getByLabel('Area').selectOption(AREA);
  await showsRoute(phone, bicycle);
  await isStored(phone);
  await people.cutNetwork(phone);
  await phone.goto('/map');
  await phone.getByLabel('Area').selectOption(AREA);
  await showsRoute(phone, bicycle);
  await stops(phone, 'en').first().getByRole('button').click();
  await isDrawn(phone);
  await expect(phone.getByRole('button', { name: 'Close', exact: true })).toBeVisible();
  await people.returnNetwork(phone);
  await tonight(phone, 'en').click();
  await seen(phone, 'Tonight’s route');

  // And loses it when it is taken back.
  const back = desk.getByRole('button', { name: 'Take back' }).first();
  await back.click();
  await desk.getByRole('button', { name: 'Undo' }).click();
  await expect(sent.filter({ hasText: 'by bicycle' })).toBeVisible();
  await back.click();
  await desk.clock.fastForward(UNDO_MS);
  await expect(desk.getByText('The route is taken back.')).toBeHidden();
  await expect(sent.filter({ hasText: 'by bicycle' })).toBeHidden();
  await expect(async () => {
    await phone.evaluate(() => window.dispatchEvent(new Event('online')));
    await expect(tonight(phone, 'en')).toBeHidden({ timeout: 2_000 });
  }).toPass({ timeout: 15_000 });
});

/** The stops on the phone are those of the desk, in their order. */
async function showsRoute(phone: Page, route: Schemas['Route']): Promise<void> {
  await tonight(phone, 'en').click();
  await seen(phone, 'Tonight’s route');
  const ways = phone.getByLabel('Which route').locator('option', { hasText: 'by bicycle' });
  if (await ways.count())
    await phone.getByLabel('Which route').selectOption(await ways.first().getAttribute('value'));
  await expect(phone.getByText(/60\smin by bicycle/).first()).toBeVisible();
  await expect(stops(phone, 'en')).toHaveCount(route.stops.length);
}

test('an alarm is answered, and the answer can be taken back', async ({ people, demo }) => {
  const desk = await atDesk(people, demo, 'Kim');
  await desk.getByRole('tab', { name: 'Alarms' }).click();
  const card = panel(desk, 'Something new').getByRole('article').first();
  await expect(card).toContainText(/\d+ finds since .*, we expected [\d.]+\./);
  await expect(card).toContainText(/By chance (about|less than) once/);
  await card.getByRole('button', { name: 'Show on the map' }).click();
  await expect(card.getByRole('button', { name: 'Show on the map' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await card.getByRole('button', { name: 'Known event' }).click();
  await expect(card.getByRole('status')).toHaveText('Answered: Known event');
  const title = await card.getByRole('heading').innerText();
  await desk.reload();
  await desk.getByRole('tab', { name: 'Alarms' }).click();
  await panel(desk, 'Something new')
    .getByText(/answered$/)
    .click();
  const answered = panel(desk, 'Something new')
    .getByRole('article', { name: title })
    .filter({ hasText: 'Answered: Known event' });
  await answered.getByRole('button', { name: 'Undo' }).click();
  await expect(answered).toHaveCount(0);
  await expect(card.getByRole('button', { name: 'False alarm' })).toBeVisible();
});

test('a note of what happened can be made and taken away', async ({ people, demo }) => {
  const desk = await atDesk(people, demo, 'Kim', { clock_behind_s: 0 });
  await desk.getByRole('tab', { name: 'Report' }).click();
  const notes = panel(desk, 'What happened');
  await notes.getByRole('button', { name: 'Add' }).click();
  await expect(notes.getByRole('alert')).toHaveText('1 to 60 characters, nothing about a person.');
  await notes.getByLabel('What it was').selectOption('cleaning');
  await notes.getByLabel('In a few words').fill('The city washed the street');
  await notes.getByRole('button', { name: 'Add' }).click();
  const row = notes.getByRole('listitem').filter({ hasText: 'The city washed the street' });
  await expect(row).toContainText('Cleaning');
  await desk.reload();
  await desk.getByRole('tab', { name: 'Report' }).click();
  await row.getByRole('button', { name: 'Remove' }).click();
  await notes.getByRole('button', { name: 'Undo' }).click();
  await row.getByRole('button', { name: 'Remove' }).click();
  await desk.clock.fastForward(UNDO_MS);
  await expect(notes.getByText('The note is removed.')).toBeHidden();
  await desk.reload();
  await desk.getByRole('tab', { name: 'Report' }).click();
  await expect(notes.getByRole('button', { name: 'Add' })).toBeVisible();
  await expect(row).toHaveCount(0);
});

test('the report card says how much the named places held', async ({ people, demo }) => {
  const desk = await atDesk(people, demo, 'Kim');
  const score = await listenTo<Schemas['Scorecard']>(desk, '/hotspots/scorecard');
  await desk.getByRole('tab', { name: 'Report' }).click();
  const card = panel(desk, 'Report card');
  await expect(card).toContainText('The 20 places named for');
  const { hit, best_hit, months } = score();
  await expect(card).toContainText(`held ${Math.round(hit * 100)} % of the finds`);
  await expect(card).toContainText(`the best possible list: ${Math.round(best_hit * 100)} %`);
  await expect(card.getByRole('listitem')).toHaveCount(months.length);
});
