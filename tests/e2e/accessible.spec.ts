import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { atDesk, volunteer } from './join';
import { doubleText, objections, objectionsInAllThemes, smallTargets, tooWide } from './judge';
import { judgeEach } from './round';
import { DESK_WAYS, PHONE_WAYS } from './stops/ways';
import { NO_NETWORK } from './watch';

test.describe.configure({ mode: 'parallel', timeout: 240_000 });

for (const { who, begin, stops } of PHONE_WAYS) {
  test(`the phone of ${who}: nothing is wrong by axe, in any state, by day, by night and in the sun`, async ({
    people,
    demo,
    watch,
  }) => {
    watch.expect(NO_NETWORK);
    const phone = await people.phone(demo, { language: 'en' });
    await begin(phone, demo, 'en');
    await judgeEach(phone, 'en', stops, objectionsInAllThemes);
  });

  test(`the phone of ${who}: every control is large enough for a thumb`, async ({
    people,
    demo,
    watch,
  }) => {
    watch.expect(NO_NETWORK);
    const phone = await people.phone(demo, { language: 'da' });
    await begin(phone, demo, 'da');
    await judgeEach(phone, 'da', stops, smallTargets);
  });

  test(`the phone of ${who}: long Finnish words fit on 320 pixels`, async ({
    people,
    demo,
    watch,
  }) => {
    watch.expect(NO_NETWORK);
    const phone = await people.phone(demo, { language: 'fi', width: 320, height: 568 });
    await begin(phone, demo, 'fi');
    await judgeEach(phone, 'fi', stops, async (page) => [
      ...(await tooWide(page)),
      ...(await smallTargets(page)),
    ]);
  });

  test(`the phone of ${who}: text at 200 % needs no scrolling sideways`, async ({
    people,
    demo,
    watch,
  }) => {
    watch.expect(NO_NETWORK);
    const phone = await people.phone(demo, { language: 'fi' });
    await begin(phone, demo, 'fi');
    await judgeEach(phone, 'fi', stops, async (page) => {
      await doubleText(page);
      return tooWide(page);
    });
  });
}

for (const [part, stops] of DESK_WAYS) {
  test(`${part}: nothing is wrong by axe, by day, by night and in the sun`, async ({
    people,
    demo,
  }) => {
    const desk = await atDesk(people, demo, 'Kim', { language: 'en' });
    await judgeEach(desk, 'en', stops, objectionsInAllThemes);
  });

  test(`${part}: all fits on a phone of 320 pixels, in Finnish`, async ({ people, demo }) => {
    const desk = await atDesk(people, demo, 'Kim', {
      language: 'fi',
      width: 320,
      height: 568,
    });
    await judgeEach(desk, 'fi', stops, async (page) => [
      ...(await tooWide(page)),
      ...(await objections(page)),
    ]);
  });
}

/** Names of what the tab key reaches on its way round. */
async function reachedByTab(page: Page): Promise<string[]> {
  const reached: string[] = [];
  for (let n = 0; n < 50; n++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(() => {
      const on = document.activeElement as HTMLElement | null;
      if (!on || on === document.body) return null;
      const label = 'labels' in on ? (on as HTMLInputElement).labels?.[0]?.innerText : null;
      return (on.ariaLabel ?? label ?? on.innerText).trim().replaceAll(/\s+/g, ' ');
    });
    if (name !== null) reached.push(name);
  }
  return reached;
}

test('a patrol can be walked with the keyboard alone', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  const start = phone.getByRole('button', { name: 'Start', exact: true });
  await expect(start).toBeEnabled();
  expect(await reachedByTab(phone)).toEqual(
    expect.arrayContaining(['Start', 'One find without a patrol', 'Patrol', 'Map', 'Me']),
  );
  await start.press('Enter');
  const log = phone.getByRole('button', { name: 'Syringe, one find' });
  await log.press('Enter');
  await log.press('Space');
  await expect(phone.getByRole('status').filter({ hasText: '2 syringes' })).toBeVisible();
  const reached = await reachedByTab(phone);
  const wanted = ['Syringe, one find', 'Foil', 'More', 'Left', 'Pause', 'End', 'Undo'];
  expect(reached).toEqual(expect.arrayContaining(wanted));

  await phone.getByRole('button', { name: 'More', exact: true }).press('Enter');
  const sheet = phone.getByRole('dialog', { name: 'Count' });
  await sheet.getByRole('button', { name: 'One more: Pipe' }).press('Enter');
  await sheet.getByRole('button', { name: 'Save 1' }).press('Enter');
  await expect(sheet).toBeHidden();
  await phone.getByRole('button', { name: 'End', exact: true }).press('Enter');
  await phone.getByRole('button', { name: 'Hold down' }).press('Enter');
  await expect(phone.getByRole('heading', { name: 'Thank you, Robin' })).toBeVisible();
});

test('the desk can be used with the keyboard alone', async ({ people, union }) => {
  const desk = await atDesk(people, union, 'Kim');
  await expect(desk.getByRole('combobox', { name: 'Area' })).toBeEnabled();
  const reached = await reachedByTab(desk);
  const wanted = ['Map', 'Patrols', 'Finds', 'Members', 'Phones', '90 days', 'Area', 'What'];
  for (const name of wanted) expect(reached.join('\n'), name).toContain(name);
});
