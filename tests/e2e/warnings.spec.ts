import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { joinBy, volunteer } from './join';
import { lookAt } from './look';
import { logButton, logOne, startPatrol } from './patrol';
import { Reader } from './simulate/reader';
import { isKept, isStored } from './stored';
import type { Union } from './union';

const HOUR_MS = 3_600_000;
const TEXT = 'Strong heroin, yellow: two overdoses tonight';

interface Written {
  id: string;
  text: string;
  acknowledged_n: number;
}

/** A coordinator who writes warnings. */
class Writer {
  private constructor(
    readonly union: Union,
    readonly token: string,
  ) {}

  static async joins(union: Union): Promise<Writer> {
    return new Writer(union, (await Reader.joins(union)).token);
  }

  async warns(text: string, hours: number, area_id: string | null = null): Promise<string> {
    const id = crypto.randomUUID();
    const ends_at = new Date(Date.now() + hours * HOUR_MS).toISOString();
    const answer = await this.#ask('POST', '/warnings', { id, text, area_id, ends_at });
    expect(answer.status, await answer.clone().text()).toBeLessThan(300);
    return ((await answer.json()) as Written).id;
  }

  async takesBack(id: string): Promise<void> {
    expect((await this.#ask('DELETE', `/warnings/${id}`)).status).toBe(204);
  }

  async written(): Promise<Written[]> {
    return ((await (await this.#ask('GET', '/warnings')).json()) as { items: Written[] }).items;
  }

  #ask(method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${this.union.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        'x-gadeplan': '1',
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }
}

const warning = (phone: Page) => phone.getByRole('region', { name: 'Warnings' });

/** As when a phone is taken out of the pocket: it asks what is new, at once or after what it just asks. */
async function lookAtPhone(phone: Page): Promise<void> {
  const asking = phone.waitForRequest(/\/sync\/pull/);
  const asked = asking.then(() => true);
  do await phone.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  while (!(await Promise.race([asked, phone.waitForTimeout(100)])));
  await (await asking).response();
}

test('what a coordinator writes is on every phone at its next pull, and stays without network', async ({
  people,
  union,
}) => {
  const robin = await volunteer(people, union, 'Robin');
  const alex = await people.phone(union);
  await joinBy(alex, await union.invite('outreach'), 'Alex');
  await isStored(robin);
  await expect(warning(robin)).toHaveCount(0);

  const kim = await Writer.joins(union);
  const id = await kim.warns(TEXT, 5);
  for (const phone of [robin, alex]) {
    await lookAtPhone(phone);
    await expect(warning(phone)).toContainText(TEXT);
  }
  await test.step('offline, after a reload, on every screen', async () => {
    await people.cutNetwork(robin);
    for (const screen of ['/patrol', '/map', '/services', '/me', '/needlestick']) {
      await robin.goto(screen);
      await expect(warning(robin)).toContainText(TEXT);
    }
    await lookAt(robin, 'warning-offline');
  });
  await test.step('who read it without network is counted later, and once', async () => {
    await warning(robin).getByRole('button', { name: 'Seen', exact: true }).tap();
    await expect(warning(robin).getByRole('button', { name: 'Seen', exact: true })).toHaveCount(0);
    expect((await kim.written()).map(({ acknowledged_n }) => acknowledged_n)).toEqual([0]);
    await people.returnNetwork(robin);
    await robin.goto('/patrol');
    await expect.poll(async () => (await kim.written())[0]!.acknowledged_n).toBe(1);
    await warning(alex).getByRole('button', { name: 'Seen', exact: true }).tap();
    await expect.poll(async () => (await kim.written())[0]!.acknowledged_n).toBe(2);
    await robin.reload();
    await lookAtPhone(robin);
    expect(JSON.stringify(await kim.written())).not.toMatch(/Robin|Alex/);
    expect((await kim.written())[0]!.acknowledged_n).toBe(2);
  });
  await test.step('all of it can be read, and how long it holds', async () => {
    await warning(alex).getByRole('button').first().tap();
    const sheet = alex.getByRole('dialog', { name: 'Warnings' });
    await expect(sheet).toContainText(TEXT);
    await expect(sheet).toContainText('Everywhere, until');
    await lookAt(alex, 'warning-sheet');
    await sheet.getByRole('button', { name: 'Close' }).tap();
  });
  await test.step('and goes when it is taken back', async () => {
    await kim.takesBack(id);
    await lookAtPhone(robin);
    await expect(warning(robin)).toHaveCount(0);
  });
});

test('a warning goes when it ends, also without network', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin', { clock_behind_s: 60 });
  const kim = await Writer.joins(union);
  await kim.warns(TEXT, 5);
  await lookAtPhone(phone);
  await expect(warning(phone)).toContainText(TEXT);
  await isStored(phone);
  await people.cutNetwork(phone);
  await phone.clock.fastForward(4 * HOUR_MS);
  await phone.reload();
  await expect(warning(phone)).toContainText(TEXT);
  await phone.clock.fastForward(2 * HOUR_MS);
  await expect(warning(phone)).toHaveCount(0);
  await phone.reload();
  await expect(logButton(phone).or(phone.getByRole('button', { name: 'Start' }))).toBeVisible();
  await expect(warning(phone)).toHaveCount(0);
});

for (const [width, height] of [
  [360, 740],
  [320, 568],
] as const) {
  test(`the log button stays under the thumb when a warning comes, on ${width} x ${height}`, async ({
    people,
    union,
  }) => {
    const phone = await volunteer(people, union, 'Robin', { width, height });
    const kim = await Writer.joins(union);
    await startPatrol(phone);
    await logOne(phone);
    const controls = ['Pause', 'End', 'More'].map((name) =>
      phone.getByRole('button', { name, exact: true }),
    );
    const places = () =>
      Promise.all([logButton(phone), ...controls].map((control) => control.boundingBox()));
    const before = await places();
    await kim.warns(TEXT, 5);
    await kim.warns('A second one', 5);
    await lookAtPhone(phone);
    await expect(warning(phone)).toBeVisible();
    await expect.poll(places).toEqual(before);
    await lookAt(phone, `warning-patrol-${width}`);
    await logOne(phone);
    const open = warning(phone).getByRole('button', { name: '2 warnings' });
    await open.tap();
    await expect(phone.getByRole('dialog', { name: 'Warnings' })).toContainText(TEXT);
  });
}

test('a warning makes its room only while no thumb is near', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin', { clock_behind_s: 0 });
  const kim = await Writer.joins(union);
  await phone.goto('/me');
  const title = phone.getByRole('heading', { level: 1 });
  const place = await title.boundingBox();
  const id = await kim.warns(TEXT, 5);
  await lookAtPhone(phone);
  await isKept(phone, 'warnings');
  for (let tap = 0; tap < 8; tap += 1) {
    await title.tap();
    await phone.clock.runFor(500);
    expect(await title.boundingBox()).toEqual(place);
  }
  await phone.clock.runFor(4_000);
  await expect(warning(phone)).toContainText(TEXT);
  const lower = await title.boundingBox();
  expect(lower).not.toEqual(place);

  await kim.takesBack(id);
  await lookAtPhone(phone);
  while (await warning(phone).count()) await title.tap();
  expect(await title.boundingBox()).toEqual(lower);
  await phone.clock.runFor(4_000);
  await expect.poll(() => title.boundingBox()).toEqual(place);
});

test('who holds a slip, and who is signed out, is shown no warning', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  const kim = await Writer.joins(union);
  await kim.warns(TEXT, 5);
  await lookAtPhone(phone);
  await expect(warning(phone)).toContainText(TEXT);
  for (const screen of ['/forget', '/overdose']) {
    await phone.goto(screen);
    await expect(phone.getByRole('heading').first()).toBeVisible();
    await expect(warning(phone)).toHaveCount(0);
  }
});
