import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { joinBy, volunteer } from './join';
import { logOne, logButton, sending, startPatrol } from './patrol';
import { choosePin, pad, PIN, turnLockOn, typePin, unlock, WRONG_PIN } from './pin';
import { isKept, isStored } from './stored';

/** Puts the app out of sight, or back into it: a browser without a screen never hides a page by itself. */
async function hide(page: Page, hidden: boolean): Promise<void> {
  await page.evaluate(
    (state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    },
    hidden ? 'hidden' : 'visible',
  );
}

async function comeBack(page: Page): Promise<void> {
  await hide(page, true);
  await hide(page, false);
  await expect(pad(page)).toBeVisible();
}

/** Whatever of the app could be read by eyes or by a screen reader. */
function shown(page: Page): Promise<string> {
  return page.evaluate(() => (document.querySelector<HTMLElement>('.app')?.innerText ?? '').trim());
}

test('the app locks itself when it is hidden, and opens by its PIN as it was left', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  await turnLockOn(phone);
  await phone.getByRole('link', { name: 'Patrol', exact: true }).tap();
  await startPatrol(phone);
  await logOne(phone);
  await comeBack(phone);
  expect(await shown(phone)).toBe('');
  await expect(logButton(phone)).toBeHidden();

  await unlock(phone);
  await expect(pad(phone)).toBeHidden();
  await expect(logButton(phone)).toBeVisible();
  await logOne(phone);
  await expect(phone.getByText('2syringes')).toBeVisible();
});

test('a half written count waits behind the lock', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  await turnLockOn(phone);
  await phone.getByRole('link', { name: 'Patrol', exact: true }).tap();
  await startPatrol(phone);
  await phone.getByRole('button', { name: 'More', exact: true }).tap();
  const sheet = phone.getByRole('dialog', { name: 'Count' });
  const more = sheet.getByRole('button', { name: 'One more: Pipe' });
  await more.tap();
  await more.tap();
  await comeBack(phone);
  await expect(sheet).toBeHidden();
  await unlock(phone);
  await sheet.getByRole('button', { name: 'Save 2' }).tap();
  await expect(sheet).toBeHidden();

  await test.step('and one that was cut off by the browser comes back after the PIN', async () => {
    await phone.getByRole('button', { name: 'More', exact: true }).tap();
    await more.tap();
    await isKept(phone, 'draft');
    await phone.reload();
    await expect(pad(phone)).toBeVisible();
    await expect(sheet).toBeHidden();
    await unlock(phone);
    await expect(sheet.getByRole('button', { name: 'Save 1' })).toBeVisible();
  });
});

test('nothing of the shift is drawn before the PIN, on no path and without network', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  await isStored(phone);
  await startPatrol(phone);
  await logOne(phone);
  await turnLockOn(phone);
  await people.cutNetwork(phone);
  await phone.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const app = document.querySelector<HTMLElement>('.app');
      if (app) seen.push(app.innerText);
    }).observe(document, { childList: true, subtree: true });
  });
  for (const path of ['/', '/patrol', '/map', '/me', '/desk']) {
    await phone.goto(path);
    await expect(pad(phone), path).toBeVisible();
    expect(await phone.evaluate(() => (window as unknown as { seen: string[] }).seen)).toEqual([]);
  }
  await unlock(phone);
  await expect(logButton(phone)).toBeVisible();
});

test('help is in reach while the app is locked', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  await turnLockOn(phone);
  await comeBack(phone);
  await expect(phone.getByRole('link', { name: 'Call 112' })).toHaveAttribute('href', 'tel:112');
  await phone.getByRole('button', { name: 'Pricked by a needle' }).tap();
  await expect(phone.getByRole('link', { name: /Akuttelefonen/ })).toHaveAttribute(
    'href',
    'tel:1813',
  );
  await phone.getByRole('button', { name: 'Back to the lock' }).tap();
  await expect(pad(phone)).toBeVisible();
  await phone.goto('/needlestick');
  await expect(phone.getByText('Nothing here is recorded or sent.')).toBeVisible();
  await phone.getByRole('button', { name: 'Back to the lock' }).tap();
  await unlock(phone);
  await expect(phone.getByRole('button', { name: 'Close', exact: true })).toBeVisible();
});

test('the lock opens by keyboard, and Escape does not open it', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  await turnLockOn(phone);
  await comeBack(phone);
  for (let n = 0; n < 3; n++) await phone.keyboard.press('Escape');
  await expect(pad(phone)).toBeVisible();
  await phone.keyboard.type('99');
  await expect(phone.getByRole('status').filter({ hasText: '2 digits' })).toBeAttached();
  await phone.keyboard.press('Backspace');
  await phone.keyboard.press('Backspace');
  await phone.keyboard.type(PIN);
  await phone.keyboard.press('Enter');
  await expect(pad(phone)).toBeHidden();
});

test('five wrong PINs end the session and lose nothing', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  await isStored(phone);
  await turnLockOn(phone);
  await phone.getByRole('link', { name: 'Patrol', exact: true }).tap();
  await startPatrol(phone);
  await people.cutNetwork(phone);
  await logOne(phone);
  await comeBack(phone);

  await test.step('it says before what will happen', async () => {
    for (const left of [4, 3, 2]) {
      await unlock(phone, WRONG_PIN);
      await expect(phone.getByText(`Wrong PIN. ${left} tries left.`)).toBeVisible();
      await expect(phone.getByText('Then this phone signs out.')).toBeVisible();
    }
    await phone.reload();
    await expect(phone.getByText('2 tries left.')).toBeVisible();
    await unlock(phone, WRONG_PIN);
    await expect(phone.getByText('Only 1 try left.')).toBeVisible();
  });

  await unlock(phone, WRONG_PIN);
  await expect(phone.getByText(/^Five wrong PINs/)).toBeVisible();
  await expect(phone.getByText('3 records wait on this phone.')).toBeVisible();
  await phone.goto('/patrol');
  await expect(phone.getByRole('heading', { name: 'To start you need an invite' })).toBeVisible();
  expect(await shown(phone)).not.toContain('Robin');

  await people.returnNetwork(phone);
  await joinBy(phone, await union.invite('volunteer'), 'Robin again');
  await expect(sending(phone)).toContainText('All sent');
  await phone.reload();
  await expect(phone.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
});

test('a phone whose lock is off never asks', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  const fetched: string[] = [];
  phone.on('request', (request) => fetched.push(request.url()));
  await turnLockOn(phone);
  await phone.getByRole('button', { name: 'Turn the lock off' }).tap();
  fetched.length = 0;
  await phone.goto('/patrol');
  await hide(phone, true);
  await hide(phone, false);
  await expect(phone.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
  expect(fetched.filter((url) => /Lock|PinPad/.test(url))).toEqual([]);
});

test('two different PINs are not taken', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  await phone.goto('/me');
  await phone.getByRole('button', { name: 'Lock with a PIN' }).tap();
  await typePin(phone, PIN, 'Next');
  await typePin(phone, WRONG_PIN, 'Save');
  await expect(phone.getByRole('alert').filter({ hasText: 'That was another PIN' })).toBeVisible();
  await choosePin(phone);
  await expect(phone.getByRole('button', { name: 'Turn the lock off' })).toBeVisible();
});
