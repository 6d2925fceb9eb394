import type { CDPSession, Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { volunteer } from './join';
import { logButton, logOne, logQuick, myFinds, sending, startPatrol } from './patrol';
import { Reader } from './simulate/reader';
import { isStored } from './stored';
import { TEXTS } from './texts';

const { account, patrol, shell, words } = TEXTS.en;

/** A phone on which other things took all the room. */
class FullPhone {
  private constructor(
    readonly page: Page,
    readonly hand: CDPSession,
  ) {}

  static async fill(page: Page): Promise<FullPhone> {
    const phone = new FullPhone(page, await page.context().newCDPSession(page));
    await phone.#allow(1);
    // The browser asks for the room that is left only now and then.
    await expect
      .poll(() => page.evaluate(writeSomething), { intervals: [500], timeout: 60_000 })
      .toBe('QuotaExceededError');
    return phone;
  }

  async makeRoom(): Promise<void> {
    await this.#allow();
    await expect.poll(() => this.page.evaluate(writeSomething), { timeout: 60_000 }).toBe('');
  }

  async #allow(quotaSize?: number): Promise<void> {
    const { origin } = new URL(this.page.url());
    await this.hand.send('Storage.overrideQuotaForOrigin', {
      origin,
      ...(quotaSize === undefined ? {} : { quotaSize }),
    });
  }
}

/** Writes beside the app, in the page; answers the name of the error, or nothing. */
function writeSomething(): Promise<string> {
  return new Promise((done) => {
    const asked = indexedDB.open('something-else');
    asked.onupgradeneeded = () => asked.result.createObjectStore('things');
    asked.onerror = () => done(asked.error?.name ?? 'error');
    asked.onsuccess = () => {
      const write = asked.result.transaction('things', 'readwrite', { durability: 'strict' });
      write.objectStore('things').put('thing', 'name');
      const over = (error: DOMException | null): void => {
        asked.result.close();
        done(error?.name ?? '');
      };
      write.oncomplete = () => over(null);
      write.onabort = () => over(write.error);
    };
  });
}

const notSaved = (page: Page): Locator =>
  page.getByRole('alert').filter({ hasText: patrol.not_saved });
const ticked = (page: Page): Locator => page.getByText(/^Saved · /);

test('a full phone says so, ticks nothing, keeps what it has and goes on when there is room', async ({
  people,
  union,
}) => {
  test.setTimeout(180_000);
  const phone = await volunteer(people, union, 'Robin', { clock_behind_s: 0 });
  await isStored(phone);
  await startPatrol(phone);
  await people.cutNetwork(phone);
  await logOne(phone);
  // The tick of this one is gone before the next tap.
  await phone.clock.runFor(12_000);
  await expect(ticked(phone)).toBeHidden();
  const full = await FullPhone.fill(phone);

  await test.step('no tap looks as if it were saved', async () => {
    for (const button of [logButton(phone), phone.getByRole('button', { name: /^Pipe/ })]) {
      await button.tap();
      await expect(notSaved(phone)).toBeVisible();
      await expect(ticked(phone)).toBeHidden();
      await phone.clock.runFor(12_000);
      await expect(notSaved(phone)).toBeHidden();
    }
    await expect(myFinds(phone)).toContainText('1');
    await expect(sending(phone)).toHaveText('2 waiting');
  });

  await test.step('a counted sheet stays open with its counts', async () => {
    await phone.getByRole('button', { name: patrol.more, exact: true }).tap();
    const sheet = phone.getByRole('dialog', { name: patrol.more_title });
    await sheet.getByRole('button', { name: `One more: ${words.item_cooker}` }).tap();
    await sheet.getByRole('button', { name: 'Save 1', exact: true }).tap();
    await expect(sheet.getByRole('alert')).toHaveText(patrol.not_saved);
    await expect(sheet.getByRole('button', { name: 'Save 1', exact: true })).toBeVisible();
    await full.makeRoom();
    await sheet.getByRole('button', { name: 'Save 1', exact: true }).tap();
    await expect(sheet).toBeHidden();
  });
  await logQuick(phone, 'Pipe');
  await expect(myFinds(phone)).toContainText('3');

  await phone.reload();
  await expect(myFinds(phone)).toContainText('3');
  await people.returnNetwork(phone);
  await expect(sending(phone)).toContainText('All sent');
  const finds = await (await Reader.joins(union)).pickups();
  expect(finds.map(({ items }) => items[0]?.item).sort()).toEqual([
    'cooker',
    'pipe',
    'syringe_with_needle',
  ]);
});

test('what waits on a full phone is sent all the same', async ({ people, union }) => {
  test.setTimeout(180_000);
  const phone = await volunteer(people, union, 'Robin');
  await isStored(phone);
  await startPatrol(phone);
  await people.cutNetwork(phone);
  await logOne(phone);
  await FullPhone.fill(phone);
  await people.returnNetwork(phone);
  const reader = await Reader.joins(union);
  await expect.poll(async () => (await reader.pickups()).length, { timeout: 30_000 }).toBe(1);
  await expect(myFinds(phone)).toContainText('1');
});

test('a find marked as left stays marked when it could not be saved at first', async ({
  people,
  union,
}) => {
  test.setTimeout(180_000);
  const phone = await volunteer(people, union, 'Robin');
  await startPatrol(phone);
  const full = await FullPhone.fill(phone);
  await phone.getByRole('button', { name: patrol.unsafe, exact: true }).tap();
  await expect(phone.getByText(patrol.unsafe_next)).toBeVisible();
  await logButton(phone).tap();
  await expect(notSaved(phone)).toBeVisible();
  await full.makeRoom();
  await logButton(phone).tap();
  await expect(phone.getByText(/^Left, unsafe · 1 syringe/)).toBeVisible();
});

/** Ways in which a browser has no room for an app at all. */
const WITHOUT: Record<string, () => void> = {
  'has no storage': () => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  },
  'forbids its storage': () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('Not allowed', 'SecurityError');
    };
  },
  'can’t open its storage': () => {
    // As from a broken disk: the answer is an error, and it comes later.
    IDBFactory.prototype.open = () => {
      const told = new EventTarget();
      setTimeout(() => told.dispatchEvent(new Event('error')));
      return Object.create(IDBOpenDBRequest.prototype, {
        error: { value: new DOMException('Internal error', 'UnknownError') },
        addEventListener: { value: told.addEventListener.bind(told) },
        removeEventListener: { value: told.removeEventListener.bind(told) },
      }) as IDBOpenDBRequest;
    };
  },
};

for (const [what, spoil] of Object.entries(WITHOUT)) {
  test(`a browser that ${what} says so`, async ({ people, union }) => {
    const phone = await people.phone(union, { language: 'en' });
    await phone.addInitScript(spoil);
    await phone.goto('/');
    await expect(phone.getByText(shell.no_storage)).toBeVisible();
  });
}

/** A phone that answers so when it is asked to keep everything, and counts how often it was asked. */
async function answers(page: Page, answer: boolean): Promise<() => Promise<number>> {
  await page.addInitScript((answer) => {
    const asked = globalThis as { asked_n?: number };
    asked.asked_n = 0;
    StorageManager.prototype.persist = () => {
      asked.asked_n! += 1;
      return Promise.resolve(answer);
    };
    StorageManager.prototype.persisted = () => Promise.resolve(answer && asked.asked_n! > 0);
  }, answer);
  await page.reload();
  return () => page.evaluate(() => (globalThis as { asked_n?: number }).asked_n!);
}

for (const [answer, said] of [
  [true, account.me_storage_safe],
  [false, account.me_storage_unsure],
] as const) {
  test(`whether the phone promises to keep it (${answer}) is asked after the first find, and told`, async ({
    people,
    union,
  }) => {
    const phone = await volunteer(people, union, 'Robin');
    const asked = await answers(phone, answer);
    await startPatrol(phone);
    expect(await asked()).toBe(0);
    await logOne(phone);
    await expect.poll(asked).toBe(1);
    await logQuick(phone, 'Pipe');
    expect(await asked()).toBe(1);
    await phone.getByRole('link', { name: shell.tab_me, exact: true }).tap();
    await expect(phone.getByText(said)).toBeVisible();
    await expect(phone.getByText(/MB used/)).toBeVisible();
  });
}
