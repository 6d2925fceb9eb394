import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { logButton } from './patrol';
import { TEXTS } from './texts';
import { hears, listen, nameless, placeOf } from './voice';

const { patrol, shell, words } = TEXTS.da;
const MINUTE_MS = 60_000;
/** One lost place does not keep the others from being told. */
const softly = expect.configure({ soft: true, timeout: 5_000 });

/** A control by its role and name, as a screen reader finds it; it is pressed without holding, as a screen reader does. */
function control(page: Page, name: string | RegExp): Locator {
  return page.getByRole('button', { name, exact: true });
}

/** Every part of the screen has a word, and the reader did not lose its place. */
async function isReadable(page: Page): Promise<void> {
  softly(await nameless(page)).toEqual([]);
  await softly.poll(() => placeOf(page), 'where the reader stands').not.toBe('');
}

test('a whole patrol can be heard, in Danish', async ({ people, union }) => {
  const phone = await people.phone(union, { language: 'da', clock_behind_s: 3_600 });
  await listen(phone.context());
  await joinHere(phone, await union.invite('volunteer'));

  await test.step('the start names every choice', async () => {
    await expect(phone.locator('html')).toHaveAttribute('lang', 'da');
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText(shell.tab_patrol);
    await expect(phone.getByRole('combobox', { name: patrol.area })).toBeVisible();
    await expect(phone.getByRole('group', { name: patrol.transport })).toBeVisible();
    await expect(phone.getByRole('radio', { name: words.transport_foot })).toBeChecked();
    expect(await nameless(phone)).toEqual([]);
    await hears(phone, '3', () => control(phone, `${shell.more}: ${patrol.team}`).press('Enter'));
    await control(phone, patrol.start).press('Enter');
    await expect(logButton(phone, 'da')).toBeVisible();
    await expect(phone.getByRole('heading', { level: 1 })).toContainText('Indre Vesterbro');
    await isReadable(phone);
  });

  await test.step('a find is told, and its undoing', async () => {
    await hears(phone, 'Gemt · 1 sprøjte', () => logButton(phone, 'da').press('Enter'));
    await isReadable(phone);
    await hears(phone, 'Fortrudt · 1 sprøjte', () => control(phone, shell.undo).press('Enter'));
    await isReadable(phone);
    await hears(phone, 'Gemt · 1 sprøjte', () => logButton(phone, 'da').press('Enter'));
    await hears(phone, 'Gemt · 2 sprøjter', () => logButton(phone, 'da').press('Enter'));
  });

  await test.step('a quick item is told by its name and its number', async () => {
    const quick = phone.getByRole('group', { name: patrol.quick });
    await hears(phone, 'Gemt · 1 × Folie', () => control(phone, words.short_foil).press('Enter'));
    await expect(quick.getByRole('button', { name: /^Folie 1$/ })).toBeVisible();
    await expect(control(phone, `2 fund, ${patrol.own_finds}`)).toBeVisible();
  });

  await test.step('the counting sheet says where one is and what was counted', async () => {
    await control(phone, patrol.more).press('Enter');
    const sheet = phone.getByRole('dialog', { name: patrol.more_title });
    await expect(sheet.getByRole('heading', { name: patrol.more_title })).toBeVisible();
    await isReadable(phone);
    await hears(phone, '1', () =>
      control(phone, `${shell.more}: ${words.item_pipe}`).press('Enter'),
    );
    await hears(phone, 'Gemt · 1 × Pibe', () =>
      control(phone, patrol.more_save.replace('{n}', '1')).press('Enter'),
    );
    await expect(sheet).toBeHidden();
    await softly.poll(() => placeOf(phone), 'back where the sheet was opened').toBe(patrol.more);
  });

  await test.step('what is left where it lies is told as that', async () => {
    await hears(phone, 'Efterladt · 1 × Pibe', () => control(phone, patrol.unsafe).press('Enter'));
    await expect(phone.getByRole('button', { name: patrol.unsafe, pressed: true })).toBeVisible();
    await isReadable(phone);
  });

  await test.step('a pause says what it does not count', async () => {
    // The strip first has to forget what was saved, and the next key counts as a touch again.
    await phone.clock.runFor(31_000);
    await hears(phone, patrol.paused_hint, () => control(phone, patrol.pause).press('Enter'));
    await softly.poll(() => placeOf(phone), 'on the same button').toBe(patrol.resume);
    await control(phone, patrol.resume).press('Enter');
    await softly.poll(() => placeOf(phone), 'on the same button').toBe(patrol.pause);
  });

  await test.step('the patrol warns before it ends itself, and a find ends the warning', async () => {
    await hears(phone, patrol.still_there.replace('{n}', '5'), async () => {
      await phone.clock.fastForward(25.5 * MINUTE_MS);
      await phone.clock.runFor(1_000);
    });
    await hears(phone, 'Gemt · 1 sprøjte', () => logButton(phone, 'da').press('Enter'));
  });

  await test.step('the end is asked for once more, and thanks', async () => {
    await hears(phone, patrol.end_ask, () => control(phone, patrol.end).press('Enter'));
    await isReadable(phone);
    await control(phone, patrol.end_hold).press('Enter');
    const thanks = `${patrol.thanks}, Robin`;
    await expect(phone.getByRole('heading', { name: thanks })).toBeVisible();
    await softly.poll(() => placeOf(phone), 'where the reader goes on').toBe(thanks);
    await expect(phone.getByText(patrol.thanks_finds)).toBeVisible();
    expect(await nameless(phone)).toEqual([]);
    await phone.clock.runFor(1_000);
    await control(phone, patrol.done).press('Enter');
    await expect(control(phone, patrol.start)).toBeVisible();
    await isReadable(phone);
  });

  await test.step('a find without a patrol is told too', async () => {
    await hears(phone, 'Gemt · 1 sprøjte', () =>
      control(phone, patrol.start_single).press('Enter'),
    );
  });
});

/** Joins by keyboard, with the name that this story uses. */
async function joinHere(phone: Page, invite: string): Promise<void> {
  const { account } = TEXTS.da;
  await phone.goto(invite);
  await phone.getByLabel(account.join_nickname).fill('Robin');
  await control(phone, account.join_button).press('Enter');
  await expect(control(phone, patrol.start)).toBeEnabled();
}

test('a voice passes over a status that comes with its words', async ({ people, union }) => {
  const phone = await people.phone(union);
  await listen(phone.context());
  await phone.goto(union.url);
  await hears(phone, 'changed', () =>
    phone.evaluate(async () => {
      const add = (role: string, text: string): HTMLElement => {
        const part = document.createElement('p');
        part.setAttribute('role', role);
        part.textContent = text;
        return document.body.appendChild(part);
      };
      const calm = add('status', 'came with its words');
      add('alert', 'alarming');
      await new Promise(requestAnimationFrame);
      calm.textContent = 'changed';
    }),
  );
  const spoken = await phone.evaluate(() => window.spoken);
  expect(spoken).toContain('alarming');
  expect(spoken).not.toContain('came with its words');
});
