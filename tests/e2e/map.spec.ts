import type { Page } from '@playwright/test';
import type { components } from '../../web-pwa/src/api/schema.gen';
import { answerTo, isDrawn, numbers } from './desk';
import { expect, test } from './fixtures';
import { atDesk } from './join';

type HotspotMap = components['schemas']['HotspotMap'];
type Level = components['schemas']['Level'];

const LEGEND: Record<Level, string> = {
  far_more: 'far more than usual',
  more: 'more',
  usual: 'as usual',
  less: 'less',
  not_enough_patrols: 'not enough patrols',
};

function table(desk: Page) {
  return desk.getByRole('table', { name: 'All places on the map' });
}

function strip(desk: Page) {
  return desk.getByRole('region', { name: 'The past year' });
}

/** The answer to a change of a choice above the map. */
function choose(desk: Page, label: string, value: string): Promise<HotspotMap> {
  return answerTo<HotspotMap>(desk, '/hotspots', () =>
    desk.getByRole('combobox', { name: label }).selectOption(value),
  );
}

test('the table says what the map says, in the order of its legend', async ({ people, demo }) => {
  const desk = await atDesk(people, demo, 'Kim');
  await isDrawn(desk);
  await numbers(desk);
  await choose(desk, 'Show', 'finds');
  const map = await choose(desk, 'Show', 'class');
  await isDrawn(desk);
  await expect(desk.getByRole('list', { name: 'Colours' })).toContainText(LEGEND.far_more);
  const levels = map.features.map(({ properties }) => properties.level!);
  const rows = table(desk).getByRole('rowheader');
  const order = Object.keys(LEGEND) as Level[];
  levels.sort((a, b) => order.indexOf(a) - order.indexOf(b));
  for (const i of [0, 9, 19]) await expect(rows.nth(i)).toContainText(LEGEND[levels[i]!]);

  // A place, its year, and its numbers.
  await rows.first().getByRole('button').click();
  const past = desk.getByRole('figure', { name: /^Finds per km over a year/ });
  await expect(past).toBeVisible();
  await expect(past.getByRole('row')).toHaveCount(13);
  await past.getByRole('button', { name: /^As a table/ }).click();
  await expect(past.getByRole('row').last()).toBeVisible();
  await expect(past.getByRole('row').last()).toContainText(/finds? on .* km: .* per km \(probably/);
  await desk.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(past).toBeHidden();
});

test('every way to look at the map can be chosen and is explained', async ({ people, demo }) => {
  const desk = await atDesk(people, demo, 'Kim');
  await isDrawn(desk);
  for (const [sight, words] of [
    ['finds', /finds? or more/],
    ['items', /things or more/],
    ['rate', /per km or more/],
    ['emerging', /in steps of four weeks/],
    ['gi', /hot, 99 %/],
    ['picture', /Only a picture/],
  ] as const) {
    await choose(desk, 'Show', sight);
    await isDrawn(desk);
    await expect(desk.getByText(words).first(), sight).toBeVisible();
  }
});

test('what is beside the map moves with it', async ({ people, demo }) => {
  const desk = await atDesk(people, demo, 'Kim');
  await isDrawn(desk);
  await choose(desk, 'Beside it', 'before');
  const maps = desk.getByRole('region', {
    name: /^Map of (finds|the other days)/,
  });
  await expect(maps).toHaveCount(2);
  await isDrawn(desk);
  const views = async () => {
    const pictures = await Promise.all((await maps.all()).map((map) => map.screenshot()));
    return pictures.map((picture) => picture.length);
  };
  const before = await views();
  await maps.first().focus();
  await desk.keyboard.press('ArrowRight');
  await desk.keyboard.press('+');
  await isDrawn(desk);
  await expect.poll(async () => (await views()).every((size, i) => size !== before[i])).toBe(true);

  await choose(desk, 'Beside it', 'effort');
  await expect(desk.getByRole('region', { name: /^Map of how much was walked/ })).toBeVisible();
  await expect(desk.getByText(/under .* km walked/)).toBeVisible();
});

test('the window is moved over the year by hand and by itself', async ({ people, demo }) => {
  const desk = await atDesk(people, demo, 'Kim');
  await isDrawn(desk);
  const slider = strip(desk).getByRole('slider', {
    name: 'Last week on the map',
  });
  await expect(slider).toHaveValue('51');
  const moved = await answerTo<HotspotMap>(desk, '/hotspots', () => slider.press('ArrowLeft'));
  const week_ms = 7 * 86_400_000;
  expect(Date.parse(moved.to)).toBeLessThanOrEqual(Date.now() - week_ms);
  await expect(strip(desk)).toContainText(moved.totals.finds.toLocaleString('en-GB'));
  expect(await slider.getAttribute('aria-valuetext')).toContain('finds on');

  await answerTo(desk, '/hotspots', () => slider.press('Home'));
  const played = await answerTo<HotspotMap>(desk, '/hotspots', () =>
    strip(desk).getByRole('button', { name: 'Play the year' }).click(),
  );
  expect(Date.parse(played.to) - Date.parse(played.from)).toBe(27 * 86_400_000);
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(3);
  await strip(desk).getByRole('button', { name: 'Stop playing' }).click();
  const stopped = await slider.inputValue();
  await desk.waitForTimeout(2_500);
  await expect(slider).toHaveValue(stopped);

  await desk.emulateMedia({ reducedMotion: 'reduce' });
  await strip(desk).getByRole('button', { name: 'One week on' }).click();
  await expect(slider).toHaveValue(String(Number(stopped) + 1));
  await answerTo(desk, '/hotspots', () => desk.getByText('30 days', { exact: true }).click());
  await expect(slider).toHaveValue('51');
});

test('the tabs beside the map are reached with the arrows', async ({ people, demo }) => {
  const desk = await atDesk(people, demo, 'Kim');
  const tabs = desk.getByRole('tablist', { name: 'Read the map' }).getByRole('tab');
  await expect(tabs).toHaveText(['Places', 'Alarms', 'Route', 'Report', 'Numbers']);
  await tabs.first().press('ArrowLeft');
  await expect(tabs.last()).toBeFocused();
  await expect(tabs.last()).toHaveAttribute('aria-selected', 'true');
  await expect(table(desk)).toBeVisible();
  await tabs.last().press('Home');
  await expect(desk.getByRole('heading', { name: 'Places to look at' })).toBeVisible();
});
