import type { BrowserContext, Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { volunteer, joinBy } from './join';
import { logButton, logOne, logQuick, sending, startPatrol } from './patrol';
import type { People } from './people';
import { hide, mayBeHidden } from './simulate/pocket';
import { Reader } from './simulate/reader';
import { TEXTS } from './texts';
import type { Union } from './union';
import { isStored } from './stored';

test.describe.configure({ mode: 'parallel' });

const { patrol } = TEXTS.en;

/** What other browsers lack, older ones above all. */
const FEATURES = {
  vibration: ['Navigator.prototype.vibrate'],
  'the wake lock': ['Navigator.prototype.wakeLock'],
  'Background Sync': ['ServiceWorkerRegistration.prototype.sync', 'SyncManager'],
  locks: ['Navigator.prototype.locks'],
  'a promise to keep things': ['Navigator.prototype.storage'],
  'news between tabs': ['BroadcastChannel'],
  sound: ['AudioContext'],
  'a word about permissions': ['Navigator.prototype.permissions'],
  'a position': ['Navigator.prototype.geolocation'],
};

/** Makes the browser one that never had these; runs in the page before anything of ours. */
function remove(paths: string[]): void {
  for (const path of paths) {
    const names = path.split('.');
    const last = names.pop()!;
    const owner = names.reduce<any>((inner, name) => inner[name], window);
    if (!(last in owner)) throw new Error(`${path} was never there`);
    delete owner[last];
  }
}

/** A sound for each save, as somebody chose on Me. */
function wantSound(): void {
  const preferences = { language: 'en', theme: 'system', left_hand: false, sound: true };
  localStorage.setItem('gadeplan-preferences', JSON.stringify(preferences));
}

/** A patrol with two finds and a pause, all without network; answers when everything is sent. */
async function walk(phone: Page, people: People): Promise<void> {
  await isStored(phone);
  await startPatrol(phone);
  await people.cutNetwork(phone);
  await logOne(phone);
  await phone.reload();
  await expect(logButton(phone)).toBeVisible();
  await logQuick(phone, 'Foil');
  for (const tile of [patrol.pause, patrol.resume]) {
    await phone.getByRole('button', { name: tile, exact: true }).tap();
  }
  // A keyboard presses twice instead of holding down.
  await phone.getByRole('button', { name: patrol.end, exact: true }).press('Enter');
  await phone.getByRole('button', { name: patrol.end_hold }).press('Enter');
  await expect(phone.getByRole('button', { name: patrol.done, exact: true })).toBeVisible();
  await expect(sending(phone)).toHaveText('4 waiting');
  await people.returnNetwork(phone);
  await expect(sending(phone)).toContainText('All sent');
}

async function walkWithout(paths: string[], people: People, union: Union): Promise<void> {
  const phone = await people.phone(union);
  await phone.addInitScript(remove, paths);
  await phone.addInitScript(wantSound);
  await joinBy(phone, await union.invite('volunteer'), 'Robin');
  await walk(phone, people);
  const finds = await (await Reader.joins(union)).pickups();
  const things = finds.flatMap(({ items }) => items).map(({ item, count }) => `${count} ${item}`);
  expect(things.sort()).toEqual(['1 foil', '1 syringe_with_needle']);
}

for (const [feature, paths] of Object.entries(FEATURES)) {
  test(`a patrol needs no ${feature.replace(/^(an?|the) /, '')}`, async ({ people, union }) => {
    await walkWithout(paths, people, union);
  });
}

test('a patrol needs none of all that', async ({ people, union }) => {
  await walkWithout(Object.values(FEATURES).flat(), people, union);
});

/** Leaves Background Sync as the only way to learn that there is a network; runs in the page before anything of ours. */
function onlyBackgroundSync(): void {
  const listen = window.addEventListener.bind(window);
  window.addEventListener = (type: string, ...rest: [any, any?]) => {
    if (type !== 'online') listen(type, ...rest);
  };
  const wait = window.setTimeout.bind(window);
  // All that tries again by itself waits for a second or more.
  const patient = (call: TimerHandler, ms = 0, ...rest: unknown[]): number =>
    ms < 1_000 ? wait(call, ms, ...rest) : 0;
  window.setTimeout = patient as typeof setTimeout;
}

/** A phone in a pocket, with a find that waits for a network. */
async function inPocket(
  people: People,
  union: Union,
  prepare: (context: BrowserContext) => Promise<unknown>,
): Promise<Page> {
  const phone = await volunteer(people, union, 'Robin');
  await isStored(phone);
  await startPatrol(phone);
  await mayBeHidden(phone.context());
  await phone.context().addInitScript(onlyBackgroundSync);
  await prepare(phone.context());
  await people.cutNetwork(phone);
  await phone.reload();
  await logOne(phone);
  // Going out of sight is a reason to try, too: that try must have failed before the network returns.
  const tried = phone.waitForEvent('requestfailed');
  await hide(phone);
  await tried;
  await expect(sending(phone)).toHaveText(/^[12] waiting$/);
  return phone;
}

test('in a pocket the finds are sent when the network returns', async ({ people, union }) => {
  const knows = await inPocket(people, union, async () => undefined);
  // The control: without Background Sync this phone learns nothing.
  const lacks = await inPocket(people, union, (context) =>
    context.addInitScript(remove, FEATURES['Background Sync']),
  );
  await people.returnNetwork(lacks);
  await people.returnNetwork(knows);
  await expect(sending(knows)).toContainText('All sent');
  await expect(sending(lacks)).toContainText('waiting');
  expect(await (await Reader.joins(union)).pickups()).toHaveLength(1);
});
