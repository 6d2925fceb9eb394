import type { Page } from '@playwright/test';
import { expect, test as base } from './fixtures';
import { joinBy } from './join';
import { logButton, logOne, logQuick, myFinds, sending, startPatrol } from './patrol';
import { comes, isNext, NextEdition, updateWaits } from './simulate/edition';
import { Gateway, type Answer } from './simulate/gateway';
import { hide, mayBeHidden, show } from './simulate/pocket';
import { Reader } from './simulate/reader';
import { isStored } from './stored';
import { NO_NETWORK } from './watch';

const DAY_MS = 24 * 3600 * 1000;

/** A server that can put a new version of the app out. */
class Release {
  /** May spoil what phones fetch of the new version. */
  spoil: (path: string, answer: Answer) => Answer = (_, answer) => answer;
  #next: NextEdition | null = null;

  constructor(readonly gateway: Gateway) {
    gateway.onAnswer = async (path, answer) => {
      if (!this.#next) return answer;
      return this.spoil(path, await this.#next.answer(path, answer, gateway.fetch));
    };
  }

  async putOut(): Promise<void> {
    this.#next ??= await NextEdition.of(this.gateway.fetch);
  }

  isNew(path: string): boolean {
    return this.#next?.isNew(path) ?? false;
  }
}

const test = base.extend<{ release: Release; phone: Page }>({
  release: async ({ people, union }, use) => {
    const gateway = await Gateway.open(union);
    await use(new Release(gateway));
    await people.leave();
    await gateway.close();
  },
  /** A volunteer's phone with the whole app on it. */
  phone: async ({ people, union, release }, use) => {
    const page = await people.phone(release.gateway);
    await mayBeHidden(page.context());
    await joinBy(page, release.gateway.through(await union.invite('volunteer')), 'Robin');
    await isStored(page);
    await use(page);
  },
});

/** Looks away and back, as one does; the phone then has the new version, and says so where one looks for it. */
async function findUpdate(page: Page): Promise<void> {
  await hide(page);
  await show(page);
  await expect.poll(() => updateWaits(page), { timeout: 30_000 }).toBe(true);
  await isNext(page, false);
}

/** Marks a page, to see that it is still the same one later. */
async function mark(page: Page): Promise<void> {
  await page.evaluate(() => void ((globalThis as { marked?: boolean }).marked = true));
}

/** Puts the phone away and takes it out again: nothing was loaded anew. */
async function staysWhenHidden(page: Page): Promise<void> {
  await mark(page);
  await hide(page);
  // Had it let the new version in, that one would be in charge now.
  await page.evaluate(() => navigator.locks.request('gadeplan-sync', () => undefined));
  await show(page);
  expect(await updateWaits(page)).toBe(true);
  expect(await page.evaluate(() => (globalThis as { marked?: boolean }).marked)).toBe(true);
}

async function comesWhenHidden(page: Page): Promise<void> {
  await hide(page);
  await comes(page);
  await show(page);
}

const more = (page: Page) => page.getByRole('button', { name: 'More', exact: true });
const sheetOf = (page: Page) => page.getByRole('dialog', { name: 'Count' });

test('a new version waits for a pocket, and takes neither queue nor patrol nor count away', async ({
  people,
  union,
  release,
  phone,
}) => {
  await startPatrol(phone);
  await logOne(phone);
  await expect(sending(phone)).toContainText('All sent', { timeout: 20_000 });
  await release.putOut();
  await findUpdate(phone);

  await test.step('it is offered quietly, and every part of the old one still opens', async () => {
    await mark(phone);
    await phone.getByRole('link', { name: 'Map', exact: true }).tap();
    await expect(phone.getByRole('heading', { name: /^Map/ })).toBeVisible();
    await phone.getByRole('link', { name: 'Me', exact: true }).tap();
    await expect(phone.getByText('A new version is ready')).toBeVisible();
    await phone.getByRole('link', { name: 'Patrol', exact: true }).tap();
    expect(await phone.evaluate(() => (globalThis as { marked?: boolean }).marked)).toBe(true);
  });

  await people.cutNetwork(phone);
  await logQuick(phone, 'Pipe');
  await test.step('not while a sheet is open', async () => {
    await more(phone).tap();
    const one = sheetOf(phone).getByRole('button', { name: 'One more: Cooker, spoon' });
    for (let n = 0; n < 3; n++) await one.tap();
    await staysWhenHidden(phone);
    await sheetOf(phone).getByRole('button', { name: 'Close', exact: true }).tap();
    await expect(sheetOf(phone)).toBeHidden();
  });

  await test.step('but then, without network', async () => {
    await comesWhenHidden(phone);
    await expect(logButton(phone)).toBeVisible();
    await expect(myFinds(phone)).toContainText('2');
    await expect(sending(phone)).toHaveText('1 waiting');
  });

  await test.step('the count is where it was', async () => {
    await more(phone).tap();
    await sheetOf(phone).getByRole('button', { name: 'Save 3' }).tap();
    await expect(sheetOf(phone)).toBeHidden();
  });
  await people.returnNetwork(phone);
  await expect(sending(phone)).toContainText('All sent');
  const finds = await (await Reader.joins(union)).pickups();
  const things = finds.flatMap(({ items }) => items.map(({ item, count }) => `${count} ${item}`));
  expect(things.sort()).toEqual(['1 pipe', '1 syringe_with_needle', '3 cooker']);
});

test('right after a new version came every place opens without network', async ({
  people,
  release,
  phone,
}) => {
  await release.putOut();
  await findUpdate(phone);
  await comesWhenHidden(phone);
  await people.cutNetwork(phone);
  const places = {
    '/': phone.getByRole('button', { name: 'Start', exact: true }),
    '/patrol': phone.getByRole('button', { name: 'Start', exact: true }),
    '/me': phone.getByRole('heading', { name: 'Robin' }),
    '/needlestick': phone.getByRole('heading', { name: 'Pricked by a needle' }),
    '/map': phone.getByRole('link', { name: 'Map', exact: true }),
  };
  for (const [path, sign] of Object.entries(places)) {
    await phone.goto(path);
    await expect(sign.first(), path).toBeVisible();
    await expect(phone.getByText('This part opens once you have been online.'), path).toBeHidden();
    await isNext(phone, true);
  }
});

test('what somebody is writing is never taken away', async ({ people, union, release }) => {
  const phone = await people.phone(release.gateway);
  await mayBeHidden(phone.context());
  await phone.goto(release.gateway.through(await union.invite('volunteer')));
  await phone.getByText('English', { exact: true }).tap();
  await isStored(phone);
  await phone.getByLabel('What shall we call you?').fill('Kim from the corner');
  await release.putOut();
  await findUpdate(phone);
  await staysWhenHidden(phone);
  await expect(phone.getByLabel('What shall we call you?')).toHaveValue('Kim from the corner');
  await phone.getByRole('button', { name: 'Join', exact: true }).tap();
  await expect(phone).toHaveURL(/\/patrol$/);
  await comesWhenHidden(phone);
  await expect(phone.getByRole('button', { name: 'Start', exact: true })).toBeVisible();
});

/** What may go wrong with one script of the new version on its way. */
const SPOILT: Record<string, (answer: Answer) => Answer> = {
  'is not there': (answer) => ({ ...answer, status: 404, body: Buffer.alloc(0) }),
  'breaks off in the middle': (answer) => ({ ...answer, torn: true }),
  'is a café’s log-in page': (answer) => ({
    ...answer,
    headers: { ...answer.headers, 'content-type': 'text/html' },
    body: Buffer.from('<!doctype html><title>Café</title>'),
  }),
};

for (const [what, spoil] of Object.entries(SPOILT)) {
  test(`a new version of which a file ${what} changes nothing`, async ({
    people,
    release,
    phone,
    watch,
  }) => {
    watch.expect(NO_NETWORK);
    await release.putOut();
    let asked = 0;
    release.spoil = (path, answer) => {
      if (!release.isNew(path) || !path.includes('MeScreen')) return answer;
      asked += 1;
      return spoil(answer);
    };
    await hide(phone);
    await show(phone);
    await expect.poll(() => asked).toBeGreaterThan(0);
    await expect.poll(() => installs(phone)).toBe(false);
    expect(await updateWaits(phone)).toBe(false);

    await people.cutNetwork(phone);
    for (const path of ['/me', '/map', '/']) {
      await phone.goto(path);
      await isNext(phone, false);
      await expect(phone.getByRole('link', { name: 'Me', exact: true })).toBeVisible();
    }
    await startPatrol(phone);
    await logOne(phone);
    await people.returnNetwork(phone);
    await expect(sending(phone)).toContainText('All sent');

    // Whole at last: it comes like any other.
    release.spoil = (_, answer) => answer;
    await findUpdate(phone);
    await comesWhenHidden(phone);
    await expect(myFinds(phone)).toContainText('1');
  });
}

function installs(page: Page): Promise<boolean> {
  return page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())?.installing);
}

test('a new version comes by itself in the pocket where it was fetched', async ({
  release,
  phone,
}) => {
  await release.putOut();
  await hide(phone);
  await show(phone);
  // Back in the pocket before it is fetched.
  await hide(phone);
  await comes(phone);
});

test('a version that waited a week comes at the next start, not before', async ({
  release,
  phone,
}) => {
  await release.putOut();
  await findUpdate(phone);
  await phone.reload();
  await expect(phone.getByRole('link', { name: 'Me', exact: true })).toBeVisible();
  await isNext(phone, false);
  await phone.context().clock.install({ time: Date.now() + 8 * DAY_MS });
  await expect(async () => {
    await phone.reload();
    await isNext(phone, true, 3_000);
  }).toPass();
});
