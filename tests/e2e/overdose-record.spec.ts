import { joinOutreach, sealedOnPhone } from './contact';
import { answerTo } from './desk';
import { expect, test } from './fixtures';
import { volunteer } from './join';
import { doubleText, objectionsInAllThemes, smallTargets, tooWide } from './judge';
import { lookAt } from './look';
import { outreachWorker, openRed, press, choose, disk } from './red';
import { judgeEach } from './round';
import { Reader } from './simulate/reader';
import { isStored } from './stored';
import { OVERDOSE, OVERDOSE_RECORD } from './stops/overdose';
import { TEXTS } from './texts';

const MINUTE_MS = 60_000;

test('five taps make the record, without network, and the server takes it', async ({
  people,
  union,
}) => {
  const phone = await outreachWorker(people, union);
  await isStored(phone);
  await people.cutNetwork(phone);
  await openRed(phone);
  await phone.clock.runFor(20_000);
  await press(phone, 'Dose given');
  await press(phone, 'It is over');
  const form = phone.getByRole('group', { name: 'Naloxone' });
  await expect(form.getByRole('radio', { name: 'Nasal spray' })).toBeChecked();
  await expect(phone.getByRole('group', { name: 'Doses' })).toContainText('1');
  await lookAt(phone, 'overdose-record');

  await press(phone, 'Rescue breaths');
  await choose(phone, 'Ambulance', 'Called');
  await choose(phone, 'How did it end?', 'Came round');
  await choose(phone, 'New naloxone handed out?', 'Yes');
  await phone.getByRole('button', { name: /^Save and forget/ }).tap();
  await expect(phone.getByText(TEXTS.en.overdose.saved)).toBeVisible();
  expect((await disk(phone)).times).toBeNull();
  await phone.getByRole('button', { name: 'Close' }).last().tap();

  const { results } = await answerTo<{ results: { status: string }[] }>(
    phone,
    '/contacts',
    async () => {
      await people.returnNetwork(phone);
      await phone.clock.runFor(41 * MINUTE_MS);
    },
  );
  expect(results.map(({ status }) => status)).toEqual(['stored']);
});

test('what is missing is said, and a record is taken back', async ({ people, union }) => {
  const phone = await outreachWorker(people, union);
  await openRed(phone);
  await press(phone, 'It is over');
  await choose(phone, 'Ambulance', 'Not called');
  await choose(phone, 'Why not?', 'No phone');
  const save = phone.getByRole('button', { name: /^Save and forget/ });
  await save.tap();
  const missing = phone.getByRole('alert').filter({ hasText: 'Still to choose' });
  await expect(missing).toContainText('How did it end?');
  await expect(missing).not.toContainText('Ambulance');
  await choose(phone, 'How did it end?', 'To hospital');
  await choose(phone, 'New naloxone handed out?', 'No');
  await save.tap();
  await press(phone, 'Undo');
  await expect(save).toBeVisible();
  expect(await sealedOnPhone(phone)).toEqual([]);
});

test('long Finnish words can be read and hit on 320 pixels, also at twice their size', async ({
  people,
  union,
}) => {
  const phone = await people.phone(union, { language: 'fi', width: 320, height: 568 });
  await joinOutreach(phone, union, 'Alex', 'fi');
  const stops = [...OVERDOSE, ...OVERDOSE_RECORD];
  await judgeEach(phone, 'fi', stops, async (page) => [
    ...(await objectionsInAllThemes(page)),
    ...(await smallTargets(page)),
    ...(await tooWide(page)),
  ]);
  await phone.setViewportSize({ width: 360, height: 740 });
  await judgeEach(phone, 'fi', stops, async (page) => {
    await doubleText(page);
    return tooWide(page);
  });
});

test('the union’s own steps come in the language of the phone, approved or not', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  const desk = await Reader.joins(union);
  const settings = (change: object): Promise<Response> =>
    fetch(`${union.url}/api/v1/organisation`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${desk.token}`,
        'content-type': 'application/json',
        'x-gadeplan': '1',
      },
      body: JSON.stringify(change),
    });
  const overdose_steps = { da: ['Råb.'], en: ['Shout.', 'Call {number}.'], fi: ['Huuda.'] };
  expect((await settings({ overdose_steps })).status).toBe(200);
  await phone.reload();
  await openRed(phone);
  const steps = phone.getByRole('list', { name: 'What to do' }).getByRole('listitem');
  await expect(steps).toHaveText(['Shout.', 'Call 112.']);
  await expect(phone.getByText(TEXTS.en.overdose.approve)).toBeVisible();
  expect((await settings({ overdose_approved: true })).status).toBe(200);
  await phone.reload();
  await expect(phone.getByText(TEXTS.en.overdose.approve)).toHaveCount(0);
});
