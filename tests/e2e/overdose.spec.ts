import { expect, test } from './fixtures';
import { volunteer } from './join';
import { lookAt } from './look';
import { pad, turnLockOn, unlock } from './pin';
import { outreachWorker, tab, openRed, holdTime, press, timers, disk } from './red';
import { isStored } from './stored';
import { LANGUAGES, TEXTS } from './texts';

const SCREEN = '/overdose';
const MINUTE_MS = 60_000;
const STEPS = ['answer', 'call', 'naloxone', 'breathe', 'side', 'again', 'stay'] as const;

for (const language of LANGUAGES) {
  test(`the red screen opens in ${language} signed out and without network`, async ({
    people,
    union,
  }) => {
    const phone = await people.phone(union, { language });
    const { overdose, shell } = TEXTS[language];
    await phone.goto('/join');
    await isStored(phone);
    await people.cutNetwork(phone);
    await phone.reload();
    await phone.getByRole('link', { name: shell.tab_overdose, exact: true }).tap();
    await expect(phone).toHaveURL(new RegExp(`${SCREEN}$`));
    await phone.reload();
    const call = phone.getByRole('link', { name: overdose.call.replace('{number}', '112') });
    await expect(call).toHaveAttribute('href', 'tel:112');
    await expect(
      phone.getByRole('list', { name: overdose.steps }).getByRole('listitem'),
    ).toHaveText(STEPS.map((step) => overdose[`step_${step}`].replace('{number}', '112')));
    await expect(phone.getByText(overdose.approve)).toBeVisible();
    await lookAt(phone, `${language}-overdose-signed-out`);
    await press(phone, overdose.over);
    await expect(phone.getByText(overdose.over_other)).toBeVisible();
    await press(phone, overdose.over_done);
    await expect(phone).toHaveURL(/\/(join)?$/);
  });
}

test('the clocks run: since the start, to the next dose, and for each breath', async ({
  people,
  union,
}) => {
  const phone = await outreachWorker(people, union);
  await openRed(phone);
  await holdTime(phone);
  await phone.clock.runFor(64_000);
  expect(await timers(phone)).toEqual([expect.stringMatching(/^1:0\d$/), '–']);
  await test.step('the screen stays on', async () => {
    await expect.poll(() => phone.evaluate(() => window.lit)).toBe(1);
  });
  await test.step('a dose starts two minutes, and calls when they are over', async () => {
    await press(phone, 'Dose given');
    await phone.clock.runFor(1_000);
    await expect(phone.getByRole('status').filter({ hasText: '1 dose, at' })).toBeVisible();
    await phone.clock.runFor(61_000);
    expect((await timers(phone))[1]).toMatch(/^0:5[789]$/);
    await phone.evaluate(() => (window.buzzed = []));
    await phone.clock.runFor(58_500);
    await expect(phone.getByRole('alert').filter({ hasText: 'Give another dose.' })).toBeVisible();
    expect((await timers(phone))[1]).toBe('now');
    expect(await phone.evaluate(() => window.buzzed!.length)).toBe(1);
    await lookAt(phone, 'overdose-due');
    await phone.clock.runFor(MINUTE_MS);
    expect(await phone.evaluate(() => window.buzzed!.length), 'called again').toBe(2);
  });
  await test.step('a second one starts it anew, and can be taken back', async () => {
    await press(phone, 'Dose given');
    await phone.clock.runFor(500);
    await expect(phone.getByRole('status').filter({ hasText: '2 doses' })).toBeVisible();
    expect((await timers(phone))[1]).toMatch(/^(2:00|1:59)$/);
    await press(phone, 'Undo');
    await expect(phone.getByRole('status').filter({ hasText: '1 dose, at' })).toBeVisible();
  });
  await test.step('a breath every five seconds is seen and felt', async () => {
    await phone.evaluate(() => (window.buzzed = []));
    await press(phone, 'Breathing pace');
    const word = phone.getByText(/^(Breathe|Wait \d)$/);
    await expect(word).toHaveText('Breathe');
    await phone.clock.runFor(2_100);
    await expect(word).toHaveText('Wait 3');
    await phone.clock.runFor(3_000);
    await expect(word).toHaveText('Breathe');
    await phone.clock.runFor(15_000);
    const breaths = await phone.evaluate(() =>
      window.buzzed!.filter((one) => String(one) === '500'),
    );
    expect(breaths).toHaveLength(5);
    await lookAt(phone, 'overdose-breathing');
    await press(phone, 'Breathing pace');
    await expect(word).toHaveCount(0);
  });
  await press(phone, 'Close');
  await expect.poll(() => phone.evaluate(() => window.lit), 'and may turn off again').toBe(0);
});

test('it survives a reload, only times are on the disk, and nothing is left at the end', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin', { clock_behind_s: 3600 });
  await isStored(phone);
  await people.cutNetwork(phone);
  const before = await disk(phone);
  await openRed(phone);
  await phone.clock.runFor(20_000);
  await press(phone, 'Dose given');
  await phone.clock.runFor(30_000);
  const { words, times } = await disk(phone);
  expect(words).toEqual([...before.words, 'gadeplan-overdose'].sort());
  expect(times).toMatch(/^\{"started_at":\d{13},"doses":\[\d{13}\]\}$/);

  await phone.reload();
  await phone.clock.runFor(500);
  await expect(phone.getByRole('status').filter({ hasText: '1 dose, at' })).toBeVisible();
  expect(await timers(phone)).toEqual([
    expect.stringMatching(/^0:5\d$/),
    expect.stringMatching(/^1:[23]\d$/),
  ]);
  await test.step('and a look at the map', async () => {
    await press(phone, 'Close');
    await phone.getByRole('link', { name: 'Map', exact: true }).tap();
    await tab(phone).tap();
    await expect(phone.getByRole('status').filter({ hasText: '1 dose, at' })).toBeVisible();
  });
  await test.step('a volunteer hears who can make the record', async () => {
    await press(phone, 'It is over');
    await expect(phone.getByText(TEXTS.en.overdose.over_other)).toBeVisible();
    await expect(phone.getByRole('button', { name: /^Save/ })).toHaveCount(0);
    await press(phone, 'Not yet, go back');
    await expect(phone.getByRole('button', { name: 'Dose given' })).toBeVisible();
    await press(phone, 'It is over');
    await press(phone, 'Done, forget it');
  });
  expect(await disk(phone)).toEqual(before);
});

test('a look by mistake leaves nothing', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin', { clock_behind_s: 3600 });
  await openRed(phone);
  await phone.clock.runFor(5_000);
  await press(phone, 'Close');
  await expect(phone.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  expect((await disk(phone)).times).toBeNull();
});

test('it opens without the PIN, and what is to be told waits behind it', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  await turnLockOn(phone);
  await phone.reload();
  await expect(pad(phone)).toBeVisible();
  await press(phone, 'Overdose');
  await expect(phone.getByRole('link', { name: 'Call 112' })).toBeVisible();
  await press(phone, 'Dose given');
  await lookAt(phone, 'overdose-locked');
  await press(phone, 'It is over');
  await unlock(phone);
  await expect(phone.getByRole('status').filter({ hasText: '1 dose, at' })).toBeVisible();
});

test('it can be used with the keyboard alone', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  await tab(phone).press('Enter');
  await expect(phone.getByRole('heading', { level: 1 })).toBeFocused();
  const names = ['Close', 'Call 112', 'It is over', 'Breathing pace', 'Dose given'];
  for (const name of names) {
    await phone.keyboard.press('Tab');
    await expect(phone.locator(':focus')).toContainText(name);
  }
  await phone.keyboard.press('Enter');
  await expect(phone.getByRole('status').filter({ hasText: '1 dose, at' })).toBeVisible();
});

test('nothing moves for those who asked for stillness', async ({ people, union }) => {
  const moves: number[] = [];
  for (const reducedMotion of ['no-preference', 'reduce'] as const) {
    const phone = await volunteer(people, union, 'Robin', { clock_behind_s: 3600 });
    await phone.emulateMedia({ reducedMotion });
    await openRed(phone);
    await press(phone, 'Dose given');
    await phone.clock.runFor(2 * MINUTE_MS + 1_000);
    await press(phone, 'Breathing pace');
    await phone.clock.runFor(1_500);
    moves.push(
      await phone.evaluate(
        () =>
          document
            .getAnimations()
            .filter((move) => Number(move.effect?.getComputedTiming().duration) > 20).length,
      ),
    );
  }
  expect(moves[0], 'the control: usually it flashes and swells').toBeGreaterThan(0);
  expect(moves[1]).toBe(0);
});
