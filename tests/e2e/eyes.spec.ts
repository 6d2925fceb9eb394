import type { Locator, Page } from '@playwright/test';
import { isDrawn } from './desk';
import { expect, test } from './fixtures';
import { atDesk, joinBy, volunteer } from './join';
import { objectionsInAllThemes, smallTargets, tooWide } from './judge';
import { logButton, logOne, startPatrol } from './patrol';
import { judgeEach } from './round';
import { DESK } from './stops/desk';
import { PANELS } from './stops/plan';
import { STREET } from './stops/street';
import { TEXTS } from './texts';
import { troubles } from './trouble';
import { NO_NETWORK } from './watch';

test.describe.configure({ mode: 'parallel', timeout: 120_000 });

async function allFaults(page: Page): Promise<string[]> {
  return [
    ...(await objectionsInAllThemes(page)),
    ...(await smallTargets(page)),
    ...(await tooWide(page)),
  ];
}

test('what goes wrong, and what is empty, can be read and used on 320 pixels in Finnish', async ({
  people,
  union,
  watch,
}) => {
  watch.expect(NO_NETWORK, /status of 401/);
  const used = await union.invite('volunteer');
  await joinBy(await people.phone(union), used, 'Kim');
  const look = {
    language: 'fi',
    width: 320,
    height: 568,
    clock_behind_s: 7_200,
  } as const;
  const phone = await people.phone(union, look);
  await judgeEach(phone, 'fi', troubles(used, await union.invite('volunteer')), allFaults);
});

test('a desk without finds can be read', async ({ people, union }) => {
  const desk = await atDesk(people, union, 'Kim', { language: 'en' });
  const panels = PANELS.filter(({ name }) => /^desk-(alarms|route|report)$/.test(name));
  const lists = DESK.filter(({ name }) => /^desk-(patrols|pickups)$/.test(name));
  await isDrawn(desk);
  expect(await objectionsInAllThemes(desk)).toEqual([]);
  await judgeEach(desk, 'en', [...panels, ...lists], objectionsInAllThemes);
});

test('the left hand reaches what the right hand reaches', async ({ people, demo }) => {
  const phone = await people.phone(demo, { language: 'da', left_hand: true });
  await phone.goto(await demo.invite('volunteer'));
  await judgeEach(phone, 'da', STREET, async (page) => [
    ...(await smallTargets(page)),
    ...(await tooWide(page)),
  ]);
});

test('for the left hand the patrol is mirrored', async ({ people, union }) => {
  const { pause, end } = TEXTS.en.patrol;
  const places: string[] = [];
  for (const left_hand of [false, true]) {
    const phone = await volunteer(people, union, 'Robin', {
      language: 'en',
      left_hand,
    });
    await startPatrol(phone);
    const at = async (name: string): Promise<number> =>
      (await phone.getByRole('button', { name, exact: true }).boundingBox())!.x;
    places.push((await at(pause)) < (await at(end)) ? 'right hand' : 'left hand');
  }
  expect(places).toEqual(['right hand', 'left hand']);
});

/** What of a control is drawn without a colour of ours. */
function outline(control: Locator): Promise<string> {
  return control.evaluate((element) => {
    const { borderTopWidth, borderTopStyle, outlineStyle, outlineWidth, fontWeight } =
      getComputedStyle(element);
    return [borderTopWidth, borderTopStyle, outlineStyle, outlineWidth, fontWeight].join(' ');
  });
}

test('in the colours of the system one sees what is chosen, and the button', async ({
  people,
  union,
}) => {
  const { patrol, words } = TEXTS.en;
  const phone = await volunteer(people, union, 'Robin');
  await phone.emulateMedia({ forcedColors: 'active' });
  const way = (name: string): Locator => phone.locator('label', { hasText: name });
  expect(await outline(way(words.transport_foot))).not.toBe(
    await outline(way(words.transport_bicycle)),
  );
  await startPatrol(phone);
  const left = phone.getByRole('button', { name: patrol.unsafe, exact: true });
  const usual = await outline(left);
  await left.tap();
  await expect(left).toHaveAttribute('aria-pressed', 'true');
  // Away from it, or its focus would be what is seen.
  await left.blur();
  expect(await outline(left)).not.toBe(usual);
  const parts = await logButton(phone).locator('xpath=descendant-or-self::*').all();
  const edges = await Promise.all(parts.map(outline));
  expect(edges.filter((edge) => /^[1-9]\d*px solid/.test(edge))).not.toEqual([]);
});

test('nothing moves for those who asked for stillness', async ({ people, union }) => {
  const moving: number[] = [];
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    const phone = await volunteer(people, union, 'Robin');
    await phone.emulateMedia({ reducedMotion });
    await startPatrol(phone);
    await phone.evaluate(noteMoves);
    await logOne(phone);
    moving.push(await phone.evaluate(countMoves));
  }
  expect(moving[0], 'the control: usually the button flashes').toBeGreaterThan(0);
  expect(moving[1]).toBe(0);
});

/** How many began by the time that what was asked for is drawn. In the page. */
async function countMoves(): Promise<number> {
  for (let n = 0; n < 3; n++) await new Promise((done) => requestAnimationFrame(done));
  return window.moved!;
}

declare global {
  interface Window {
    /** How many movements began that an eye can follow. */
    moved?: number;
  }
}

/** Runs in the page. */
function noteMoves(): void {
  const SEEN_S = 0.02;
  window.moved = 0;
  const note = ({ target }: Event): void => {
    const { animationDuration, transitionDuration } = getComputedStyle(target as Element);
    const longest = Math.max(
      ...`${animationDuration},${transitionDuration}`.split(',').map(parseFloat),
    );
    if (longest > SEEN_S) window.moved! += 1;
  };
  addEventListener('animationstart', note);
  addEventListener('transitionrun', note);
}
