import { randomBytes, randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { goTo } from './desk';
import { expect, test } from './fixtures';
import { atDesk, joinBy, volunteer } from './join';

test('the words of the red screen are the trainer’s, and other words are not approved', async ({
  people,
  union,
}) => {
  const desk = await atDesk(people, union, 'Kim', { role: 'admin' });
  await goTo(desk, 'Settings');
  const approve = desk.getByRole('checkbox', { name: 'Our trainer has approved these words' });
  const save = desk.getByRole('button', { name: 'Save the steps' });
  await expect(desk.getByText('To be approved by the trainer')).toBeVisible();
  const english = desk.getByLabel('English');
  await expect(english).toHaveValue(/112/);
  await approve.check();
  await save.click();
  await expect(desk.getByText('Saved. The phones hear of it')).toBeVisible();
  await desk.reload();
  await expect(desk.getByText('Approved by the trainer', { exact: true })).toBeVisible();

  await english.fill('Shout their name.\n\nCall 112 from Istedgade.');
  await expect(approve).not.toBeChecked();
  await desk.getByLabel('Suomi').fill('x'.repeat(121));
  await save.click();
  await expect(desk.getByLabel('Suomi')).toHaveAttribute('aria-invalid', 'true');
  await desk.getByLabel('Suomi').fill('Soita 112.');
  await save.click();
  await expect(desk.getByText('Saved. The phones hear of it')).toBeVisible();
  await desk.reload();
  await expect(english).toHaveValue('Shout their name.\nCall 112 from Istedgade.');
  await expect(desk.getByText('To be approved by the trainer')).toBeVisible();

  const phone = await volunteer(people, union, 'Robin', { language: 'en' });
  await phone.goto('/overdose');
  await expect(phone.getByText('Call 112 from Istedgade.')).toBeVisible();
});

test('a coordinator says where the city is dense', async ({ people, union }) => {
  const desk = await atDesk(people, union, 'Kim');
  await goTo(desk, 'Settings');
  await desk.getByRole('checkbox', { name: 'Nørrebro' }).check();
  await expect(desk.getByRole('checkbox', { name: 'Nørrebro' })).toBeChecked();
  await desk.reload();
  await expect(desk.getByRole('checkbox', { name: 'Nørrebro' })).toBeChecked();
  await expect(desk.getByRole('checkbox', { name: 'Frederiksberg' })).not.toBeChecked();
});

test('an administrator sees the keys and what they don’t open, and no contacts', async ({
  people,
  union,
}) => {
  const phone = await people.phone(union);
  await joinBy(phone, await union.invite('outreach'), 'Robin');
  await handInUnopenable(phone);

  const asked: string[] = [];
  const admin = await people.computer(union);
  admin.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await joinBy(admin, await union.invite('admin'), 'Sam');
  await admin.goto('/desk/outreach');
  const rooms = admin.getByRole('navigation', { name: 'Parts of the desk' });
  await expect(rooms.getByRole('link', { name: 'Settings' })).toBeVisible();
  for (const name of ['Outreach', 'Services', 'Warnings', 'Finds'])
    await expect(rooms.getByRole('link', { name, exact: true })).toBeHidden();

  await goTo(admin, 'Settings');
  await expect(admin.getByText('in use', { exact: true })).toBeVisible();
  const waiting = admin.getByText('locked with a key that is not here');
  await expect(waiting).toBeVisible();
  await expect(admin.getByText('Dense city')).toBeHidden();
  await admin.getByRole('button', { name: 'Remove them' }).click();
  await admin.getByRole('button', { name: 'Undo' }).click();
  await expect(waiting).toBeVisible();
  await admin.getByRole('button', { name: 'Remove them' }).click();
  // Leaving the room sends it at once.
  await goTo(admin, 'Phones');
  await goTo(admin, 'Settings');
  await expect(admin.getByText('Nothing is kept aside.')).toBeVisible();
  expect(asked.filter((path) => /contact-releases|supplies|follow-ups/.test(path))).toEqual([]);
});

/** What a phone would send whose key the server no longer has. */
async function handInUnopenable(phone: Page): Promise<void> {
  const envelope = {
    id: randomUUID(),
    key_id: randomUUID(),
    sealed: randomBytes(65 + 512 + 16).toString('base64'),
  };
  const status = await phone.evaluate(async (envelope) => {
    const headers = { 'content-type': 'application/json', 'x-gadeplan': '1' };
    const post = (path: string, more: object, body?: object) =>
      fetch(`/api/v1${path}`, {
        method: 'POST',
        headers: { ...headers, ...more },
        body: body ? JSON.stringify(body) : null,
      });
    const { access_token } = (await (await post('/auth/refresh', {})).json()) as {
      access_token: string;
    };
    const authorization = `Bearer ${access_token}`;
    const answer = await post('/contacts', { authorization }, { envelopes: [envelope] });
    return (await answer.json()) as { results: { status: string }[] };
  }, envelope);
  expect(status.results.map((result) => result.status)).toEqual(['kept_aside']);
}
