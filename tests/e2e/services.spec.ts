import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { copenhagen, daysTo, member, openHelp, row } from './help';
import type { People } from './people';
import { isStored } from './stored';
import { STREET } from './street';
import type { Union } from './union';

const NORTH_M = 111_350;
const near = (metres: number) => ({
  lat: (STREET.from.lat + metres / NORTH_M).toFixed(5),
  lon: String(STREET.from.lon),
});

const PLACES: Record<string, string>[] = [
  {
    name: 'Day Nurse',
    kinds: 'nurse wound_abscess',
    opening_hours: 'Mo-Su 09:00-17:00',
    phone: '+45 33 12 34 56',
    languages: 'da ar',
    bring: 'Nothing',
    address: 'Istedgade 1',
    ...near(300),
  },
  { name: 'Night Room', kinds: 'dcr', opening_hours: 'Mo-Su 22:00-02:00', ...near(120) },
  { name: 'Monday Dentist', kinds: 'dentist', opening_hours: 'Mo 09:00-17:00', ...near(1800) },
  { name: 'Open Shelter', kinds: 'shelter', opening_hours: '24/7' },
  { name: 'Someone Kind', kinds: 'other', phone: '12345678' },
];

/** A phone that has the list, and no network any more. */
async function offlinePhone(people: People, union: Union): Promise<Page> {
  await union.importServices(PLACES);
  const phone = await member(people, union, 'Robin');
  await isStored(phone);
  await openHelp(phone);
  await expect(row(phone, 'Day Nurse')).toBeVisible();
  await people.cutNetwork(phone);
  return phone;
}

/** Opens the list anew at a moment. */
async function at(phone: Page, moment: Date): Promise<void> {
  await phone.clock.setFixedTime(moment);
  await openHelp(phone);
  await expect(row(phone, 'Day Nurse')).toBeVisible();
}

/** The names under a heading of the list, in order. */
async function names(phone: Page, heading: string): Promise<string[]> {
  const section = phone.getByRole('region', { name: heading });
  return section.getByRole('listitem').locator('b').allInnerTexts();
}

test('without network the list knows what is open, at every hour and past midnight', async ({
  people,
  union,
}) => {
  const phone = await offlinePhone(people, union);

  await test.step('by day', async () => {
    await at(phone, copenhagen(2, 12));
    expect(await names(phone, 'Open now')).toContain('Day Nurse');
    await expect(row(phone, 'Day Nurse')).toContainText('Open until 17:00');
    await expect(row(phone, 'Night Room')).toContainText('Opens today 22:00');
    await expect(row(phone, 'Open Shelter')).toContainText('Open');
    await expect(row(phone, 'Someone Kind')).toContainText('Hours not known');
  });
  await test.step('before midnight and after it', async () => {
    for (const moment of [copenhagen(2, 23, 30), copenhagen(3, 1, 59)]) {
      await at(phone, moment);
      await expect(row(phone, 'Night Room')).toContainText('Open until 02:00');
      await expect(row(phone, 'Day Nurse')).toContainText(/Opens (today|tomorrow) 09:00/);
    }
    await at(phone, copenhagen(3, 2));
    await expect(row(phone, 'Night Room')).toContainText('Opens today 22:00');
  });
  await test.step('on another day of the week', async () => {
    await at(phone, copenhagen(daysTo(3), 12));
    await expect(row(phone, 'Monday Dentist')).toContainText('Opens Monday 09:00');
    await at(phone, copenhagen(daysTo(1), 9));
    await expect(row(phone, 'Monday Dentist')).toContainText('Open until 17:00');
  });
  await test.step('and says so when it knows no more', async () => {
    await at(phone, copenhagen(40, 12));
    expect(await names(phone, 'Open now')).toEqual([]);
    await expect(row(phone, 'Day Nurse')).toContainText(/Mo-Su 09:00-17:00 \(as of \d+ \w+\)/);
  });
});

test('the nearest comes first, and a kind leaves out the rest', async ({ people, union }) => {
  const phone = await offlinePhone(people, union);
  await at(phone, copenhagen(daysTo(1), 12));
  const open = await names(phone, 'Open now');
  expect(open).toEqual(['Day Nurse', 'Monday Dentist', 'Open Shelter']);
  await expect(row(phone, 'Day Nurse')).toContainText('300 m away');
  await expect(row(phone, 'Monday Dentist')).toContainText('1.8 km away');

  await phone.getByRole('button', { name: 'More kinds' }).tap();
  await phone.getByText('Dentist', { exact: true }).tap();
  await expect(phone.getByRole('listitem')).toHaveCount(1);
  await phone.getByText('All', { exact: true }).tap();
  await expect(phone.getByRole('listitem')).toHaveCount(PLACES.length);
});

test('where the phone may not tell its place the list goes by name, until it is asked', async ({
  people,
  union,
}) => {
  await union.importServices(PLACES);
  const phone = await member(people, union, 'Robin');
  await phone.context().clearPermissions();
  await openHelp(phone);
  await expect(row(phone, 'Day Nurse')).toBeVisible();
  await expect(phone.getByText(/ away/)).toHaveCount(0);
  await phone.context().grantPermissions(['geolocation']);
  await phone.getByRole('button', { name: 'Nearest first' }).tap();
  await expect(row(phone, 'Night Room')).toContainText('120 m away');
});

test('a place can be called, found on the phone’s own map, and brings its own facts', async ({
  people,
  union,
}) => {
  await union.importServices(PLACES);
  const phone = await member(people, union, 'Robin');
  await openHelp(phone);
  await row(phone, 'Day Nurse').tap();
  const sheet = phone.getByRole('dialog', { name: 'Day Nurse' });
  await expect(sheet.getByRole('link', { name: 'Call +45 33 12 34 56' })).toHaveAttribute(
    'href',
    'tel:+4533123456',
  );
  await expect(sheet.getByText('Istedgade 1')).toBeVisible();
  await expect(sheet.getByText('300 m to the north')).toBeVisible();
  await expect(sheet.getByText('Danish, Arabic')).toBeVisible();
  await expect(sheet.getByText('09:00–17:00')).toHaveCount(7);
  await expect(sheet.locator('a[href^="http"]')).toHaveCount(0);
  await sheet.getByRole('button', { name: 'Show the way' }).tap();
  await expect(sheet.getByRole('region', { name: 'Map: Day Nurse' })).toBeVisible();
  await expect(sheet.locator('[aria-busy="true"]')).toHaveCount(0);
});

test('refer begins a contact with that referral, and the address does not say so', async ({
  people,
  union,
}) => {
  const phone = await offlinePhone(people, union);
  await row(phone, 'Day Nurse').tap();
  const sheet = phone.getByRole('dialog', { name: 'Day Nurse' });
  await sheet.getByRole('button', { name: 'Refer' }).tap();
  await sheet.getByText('Wound care', { exact: true }).last().tap();
  await expect(phone).toHaveURL(/\/contact$/);
  await expect(phone.getByRole('button', { name: 'Wound care', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
});

test('a volunteer has the list too, but refers nobody', async ({ people, union }) => {
  await union.importServices(PLACES);
  const phone = await member(people, union, 'Robin', { roles: ['volunteer'] });
  await phone.getByRole('link', { name: 'Help', exact: true }).tap();
  await row(phone, 'Day Nurse').tap();
  const sheet = phone.getByRole('dialog', { name: 'Day Nurse' });
  await expect(sheet.getByRole('link', { name: /^Call/ })).toBeVisible();
  await expect(sheet.getByRole('button', { name: 'Refer' })).toHaveCount(0);
});
