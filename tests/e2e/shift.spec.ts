import type { Page, Route } from '@playwright/test';
import type { components } from '../../web-pwa/src/api/schema.gen';
import { joinOutreach, saveButton, sealedOnPhone } from './contact';
import { answerTo } from './desk';
import { expect, test } from './fixtures';
import { copenhagen, openHelp, row } from './help';
import { atDesk } from './join';
import { lookAt } from './look';
import { makeSlip, slipCard } from './slips';
import { isStored } from './stored';
import { STREET } from './street';
import { TEXTS } from './texts';

type Schemas = components['schemas'];
const { account, contact, follow_ups, overdose, services, shell, street_words } = TEXTS.da;
const HOUR_MS = 3_600_000;
const MEETINGS = 24;
const NURSE = { name: 'Sundhedsrummet', kinds: 'nurse wound_abscess', opening_hours: '24/7' };

/** The Wednesday of the week before the last one, at three: its release is made as soon as a server starts. */
function beginning(): Date {
  const weekday = (copenhagen(0, 12).getUTCDay() + 6) % 7;
  return copenhagen(2 - weekday - 14, 15);
}

/** Lets the answer tell the hours of the days around the moved clock, as a server of that day would. */
function atThatTime(behind_ms: number): (route: Route) => Promise<void> {
  return async (route) => {
    const response = await route.fetch();
    if (response.status() === 304) return route.fulfill({ response });
    const { items, hours_known_until } = (await response.json()) as Schemas['ServiceList'];
    const then = (instant: string): string => new Date(Date.parse(instant) - behind_ms).toJSON();
    const moved = items.map((item) => ({
      ...item,
      open: item.open.map((hours) => hours.map(then)),
    }));
    const json = { items: moved, hours_known_until: then(hours_known_until) };
    await route.fulfill({ response, json });
  };
}

const press = (phone: Page, name: string) => phone.getByRole('button', { name, exact: true }).tap();
const add = (phone: Page, label: string) => press(phone, `${label}: ${shell.more}`);

/** Saves what is on screen and waits for its count. */
async function save(phone: Page, n: number): Promise<void> {
  // Two taps so close together would be one.
  await phone.clock.runFor(1_000);
  await saveButton(phone, 'da').tap();
  await expect(phone.getByText(contact.saved.replace('{n}', String(n)))).toBeVisible();
}

/** A meeting as most are: a set or two handed over; now and then something came back, or more was talked about. */
async function meet(phone: Page, n: number): Promise<void> {
  await add(phone, street_words.supply_syringe_set);
  if (n % 3 === 0) await add(phone, street_words.returned);
  if (n % 8 === 0) await add(phone, street_words.naloxone);
  if (n % 6 === 0) await press(phone, street_words.service_wound_abscess);
  await save(phone, n);
}

/** Hours later, a few steps on: the phone knows where it is again. */
async function walkOn(phone: Page, hours: number): Promise<void> {
  await phone.clock.fastForward(hours * HOUR_MS);
  const { lat, lon } = STREET.from;
  const steps = hours / 50_000;
  await phone.context().setGeolocation({ latitude: lat + steps, longitude: lon, accuracy: 8 });
  await phone.clock.runFor(2_000);
  await expect(phone.getByText(contact.field_known)).toBeVisible();
}

async function meetSome(phone: Page, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n++) await meet(phone, n);
}

test('a whole shift in Danish, offline for most of it, and what the coordinator sees of it', async ({
  people,
  union,
}) => {
  test.setTimeout(240_000);
  await union.importServices([NURSE]);
  const behind_ms = Date.now() - beginning().getTime();
  const phone = await people.phone(union, { language: 'da', clock_behind_s: behind_ms / 1000 });
  await phone.route('**/api/v1/services', atThatTime(behind_ms));
  await joinOutreach(phone, union, 'Stille Måge', 'da');
  await expect(saveButton(phone, 'da')).toBeEnabled();
  await isStored(phone);
  await openHelp(phone, 'da');
  await expect(row(phone, NURSE.name)).toContainText(services.open);
  await phone.goto('/contact');
  await expect(phone.getByText(contact.field_known)).toBeVisible();
  await phone.unrouteAll({ behavior: 'wait' });
  await people.cutNetwork(phone);

  await test.step('afternoon: eight meetings, one of them goes along to the nurse', async () => {
    await meetSome(phone, 1, 7);
    await lookAt(phone, 'shift-meetings');
    await phone.getByRole('link', { name: contact.to_services }).tap();
    await row(phone, NURSE.name).tap();
    const sheet = phone.getByRole('dialog', { name: NURSE.name });
    await expect(sheet).toContainText(services.open);
    await lookAt(phone, 'shift-service');
    await sheet.getByRole('button', { name: services.refer }).tap();
    await sheet.getByText(street_words.service_wound_abscess, { exact: true }).last().tap();
    await expect(phone).toHaveURL(/\/contact$/);
    await meet(phone, 8);
  });

  await test.step('evening: more, three slips, and somebody stops breathing', async () => {
    await walkOn(phone, 4);
    await meetSome(phone, 9, 16);
    await phone.goto('/follow-ups');
    for (const reason of ['treatment_guarantee_14d', 'naloxone_refill', 'wound_check'] as const) {
      await makeSlip(phone, street_words[`reason_${reason}`], undefined, 'da');
      await expect(slipCard(phone).locator('b')).toHaveCount(4);
      if (reason === 'wound_check') await lookAt(phone, 'shift-slip');
      await press(phone, follow_ups.handed_over);
    }
    await phone.getByRole('link', { name: shell.tab_overdose, exact: true }).tap();
    await phone.clock.runFor(30_000);
    await press(phone, overdose.dose);
    await phone.clock.runFor(125_000);
    await press(phone, overdose.dose);
    await lookAt(phone, 'shift-overdose');
    await press(phone, overdose.over);
    await press(phone, overdose.done_breathing);
    for (const [group, answer] of [
      [overdose.ambulance, overdose.ambulance_called],
      [overdose.outcome, overdose.outcome_taken_to_hospital],
      [overdose.refill, overdose.yes],
    ] as const)
      await phone.getByRole('group', { name: group }).getByText(answer, { exact: true }).tap();
    await phone.getByRole('button', { name: overdose.save }).tap();
    await expect(phone.getByText(overdose.saved)).toBeVisible();
  });

  await test.step('after midnight: the last ones, and a new day counts from nothing', async () => {
    await phone.goto('/contact');
    await walkOn(phone, 5);
    for (let n = 17; n <= MEETINGS; n++) {
      await add(phone, street_words.supply_syringe_set);
      await save(phone, n - 16);
    }
    await phone.clock.runFor(11_000);
    await expect.poll(() => sealedOnPhone(phone)).toHaveLength(MEETINGS + 1 + 3);
  });

  await test.step('at home: everything goes', async () => {
    await people.returnNetwork(phone);
    await phone.goto('/me');
    const sealed = phone.locator('section').filter({ hasText: account.sealed_title });
    await sealed.getByRole('button', { name: account.sealed_send_now }).tap();
    await expect(phone.getByText(account.sealed_none)).toBeVisible();
    await lookAt(phone, 'shift-sent');
  });

  await test.step('the coordinator reads the release of that week', async () => {
    await people.leave();
    await union.stop();
    await union.start();
    const desk = await atDesk(people, union, 'Lang Skygge', { language: 'da' });
    await expect(async () => {
      await desk.reload();
      const released = await answerTo<Schemas['ContactReleases']>(desk, '/contact-releases', () =>
        desk.getByRole('link', { name: TEXTS.da.desk.nav_outreach, exact: true }).click(),
      );
      const shown = released.map.features.map(({ properties }) => properties.contacts);
      expect(shown, 'rounded down to five').toHaveLength(1);
      expect([20, 25]).toContain(shown[0]);
      const sums = released.sums.map(({ what, code, n }) => `${what} ${code} ${n}`);
      expect(sums).toContain('kind micro_meeting 20');
      expect(
        sums.filter((sum) => sum.startsWith('overdose')),
        'one is too few to tell',
      ).toEqual([]);
    }).toPass({ timeout: 30_000 });
    const map = desk.getByRole('region', { name: TEXTS.da.outreach.map_label });
    await expect(map).toBeVisible();
    await expect(desk.locator('[aria-busy="true"]')).toHaveCount(0);
    await lookAt(desk, 'shift-release');
  });
});
