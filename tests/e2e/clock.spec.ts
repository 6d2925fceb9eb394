import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { joinBy } from './join';
import { endPatrol, logButton, logOne, logQuick, sending, startPatrol } from './patrol';
import type { People } from './people';
import { Reader } from './simulate/reader';
import { isSent, isStored, onDisk } from './stored';
import type { Union } from './union';

const DAY_MS = 24 * 3_600_000;
const MINUTE_MS = 60_000;

/** How far phones' clocks run ahead of the true time. */
const WRONG = {
  'ten years behind': -3_650 * DAY_MS,
  'a day behind': -DAY_MS,
  'a day ahead': DAY_MS,
  'ten years ahead': 3_650 * DAY_MS,
};

async function setClock({ phone }: Shift, ahead_ms: number): Promise<void> {
  await phone.context().clock.setSystemTime(Date.now() + ahead_ms);
}

/** The phone has moved everything on it into the clock as it is now. */
async function hasFollowed({ phone }: Shift, ahead_ms: number): Promise<void> {
  const off_ms = async () =>
    Math.abs((await onDisk<{ ahead_ms: number }>(phone, 'kept', 'clock')).ahead_ms - ahead_ms);
  await expect.poll(off_ms).toBeLessThan(MINUTE_MS);
}

/** A volunteer's phone whose clock is wrong; what the server says of the time is true. */
async function phoneWith(people: People, union: Union, ahead_ms = 0): Promise<Page> {
  const phone = await people.phone(union);
  await phone.context().clock.install({ time: Date.now() + ahead_ms });
  await joinBy(phone, await union.invite('volunteer'), 'Robin');
  return phone;
}

/** One patrol on one phone, and what truly happened on it. */
class Shift {
  began_ms = 0;
  ended_ms = 0;
  readonly found: { item: string; at_ms: number }[] = [];

  constructor(public phone: Page) {}

  async start(): Promise<void> {
    this.began_ms = Date.now();
    await startPatrol(this.phone);
  }

  async find(item: 'Syringe' | 'Pipe' | 'Foil'): Promise<void> {
    this.found.push({ item, at_ms: Date.now() });
    if (item === 'Syringe') await logOne(this.phone);
    else await logQuick(this.phone, item);
  }

  /** The phone has the whole app, and the server has heard from it. */
  async isKnown(): Promise<void> {
    await isStored(this.phone);
    await expect(sending(this.phone)).toContainText('All sent', { timeout: 20_000 });
  }

  async end(): Promise<void> {
    this.ended_ms = Date.now();
    await endPatrol(this.phone);
  }

  /** The app is closed and, after something happened, opened again. */
  async reopen(meanwhile: () => Promise<void>): Promise<void> {
    const context = this.phone.context();
    await this.phone.close();
    await meanwhile();
    this.phone = await context.newPage();
    await this.phone.goto('/patrol');
  }

  /** The server has all of it, once, and at its true time. */
  async isStored(union: Union): Promise<void> {
    await isSent(this.phone);
    await expect(sending(this.phone)).toContainText('All sent', { timeout: 30_000 });
    const reader = await Reader.joins(union);
    const stored = await reader.pickups();
    expect(stored.map(({ items }) => items[0]?.item).sort()).toEqual(
      this.found.map(({ item }) => CODES[item]).sort(),
    );
    for (const { item, at_ms } of this.found) {
      const same = stored.find(({ items }) => items[0]?.item === CODES[item]);
      isAbout(item, same?.recorded_at, at_ms);
    }
    const patrols = await reader.patrols();
    expect(patrols).toHaveLength(1);
    isAbout('start', patrols[0]?.started_at, this.began_ms);
    isAbout('end', patrols[0]?.ended_at, this.ended_ms);
  }
}

const CODES: Record<string, string> = {
  Syringe: 'syringe_with_needle',
  Pipe: 'pipe',
  Foil: 'foil',
};

function isAbout(what: string, said: string | null | undefined, truly_ms: number): void {
  const off_s = Math.round((Date.parse(said ?? '') - truly_ms) / 1000);
  expect(Math.abs(off_s) * 1000, `${what} is off by ${off_s} s`).toBeLessThan(MINUTE_MS);
}

for (const [how, ahead_ms] of Object.entries(WRONG)) {
  test(`a phone whose clock is ${how}: everything has its true time`, async ({ people, union }) => {
    const shift = new Shift(await phoneWith(people, union, ahead_ms));
    await shift.start();
    await shift.find('Syringe');
    await people.cutNetwork(shift.phone);
    await shift.find('Pipe');
    await people.returnNetwork(shift.phone);
    await shift.find('Foil');
    await shift.end();
    await shift.isStored(union);
  });

  test(`a clock that jumps ${how} while finds wait moves none of them`, async ({
    people,
    union,
  }) => {
    const shift = new Shift(await phoneWith(people, union));
    await shift.start();
    await shift.isKnown();
    await people.cutNetwork(shift.phone);
    await shift.find('Syringe');
    await setClock(shift, ahead_ms);
    // Long enough for everything that looks at the clock.
    await shift.phone.clock.runFor(5_000);
    await hasFollowed(shift, ahead_ms);
    await expect(logButton(shift.phone)).toBeVisible();
    await shift.find('Pipe');
    await shift.end();
    await people.returnNetwork(shift.phone);
    await shift.isStored(union);
  });

  test(`a clock that is set ${how} while the app is closed moves none of them`, async ({
    people,
    union,
  }) => {
    const shift = new Shift(await phoneWith(people, union));
    await shift.start();
    await shift.isKnown();
    await people.cutNetwork(shift.phone);
    await shift.find('Syringe');
    await shift.reopen(() => setClock(shift, ahead_ms));
    if (ahead_ms < 0) {
      await shift.phone.clock.runFor(5_000);
      await expect(logButton(shift.phone)).toBeVisible();
      await shift.find('Pipe');
      await shift.end();
    } else {
      // Nobody can tell it from a phone that lay there for so long: the patrol ended with the last touch.
      shift.ended_ms = shift.found[0]!.at_ms;
      await expect(shift.phone.getByRole('button', { name: 'Done', exact: true })).toBeVisible();
    }
    await people.returnNetwork(shift.phone);
    await shift.isStored(union);
  });
}

test('a clock that jumps there and back between two moments with network moves nothing', async ({
  people,
  union,
}) => {
  const shift = new Shift(await phoneWith(people, union));
  await shift.start();
  await shift.isKnown();
  await people.cutNetwork(shift.phone);
  await shift.find('Syringe');
  await setClock(shift, 5 * 3_600_000);
  await shift.phone.clock.runFor(2_000);
  await hasFollowed(shift, 5 * 3_600_000);
  await shift.find('Pipe');
  await setClock(shift, 0);
  await shift.phone.clock.runFor(2_000);
  await hasFollowed(shift, 0);
  await shift.find('Foil');
  await shift.end();
  await people.returnNetwork(shift.phone);
  await shift.isStored(union);
});
