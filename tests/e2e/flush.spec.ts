import { expect, test } from './fixtures';
import { volunteer } from './join';
import { judge, longestTask, slowDown, timeTo, watchTasks } from './measure';
import { logButton, logOne, logQuick, sending, startPatrol } from './patrol';
import { fillPhone } from './queue';
import { Reader } from './simulate/reader';
import { isSent, isStored } from './stored';

// Times taken beside other work say nothing: script/test runs this file alone.
test.describe.configure({ timeout: 300_000 });

const WAITING = 2_000;
/** While everything is being sent a tap may take twice as long as on a quiet phone. */
const TAP_MS = 200;
const TASK_MS = 200;

test('two thousand finds are sent, each once, and the app answers meanwhile', async ({
  people,
  union,
}) => {
  const phone = await volunteer(people, union, 'Robin');
  await isStored(phone);
  await startPatrol(phone);
  await people.cutNetwork(phone);
  await logOne(phone);
  const made = await fillPhone(phone, WAITING);
  await slowDown(phone);
  await phone.reload();
  // The copies, the find they are copies of, and the start of the patrol.
  await expect(sending(phone)).toHaveText('2,002 waiting');
  await watchTasks(phone);

  await people.returnNetwork(phone);
  const taps: number[] = [];
  const began = performance.now();
  await test.step('taps while it is being sent', async () => {
    const left = async (): Promise<number> => {
      const text = await sending(phone).textContent();
      return Number(text?.match(/([\d,]+) waiting/)?.[1]?.replace(',', '') ?? 0);
    };
    await expect.poll(left).toBeLessThan(WAITING);
    while ((await left()) > 100) {
      await logQuick(phone, 'Foil');
      const sign = { selector: '[role=status]', text: 'Saved · 1 syringe' };
      taps.push(await timeTo(logButton(phone), sign));
    }
  });
  await isSent(phone, 120_000);
  await expect(sending(phone)).toContainText('All sent');
  const took_s = (performance.now() - began) / 1000;
  console.log(`    2,000 finds sent in ${took_s.toFixed(1)} s, ${taps.length} taps meanwhile`);

  const stored = await (await Reader.joins(union)).pickups();
  const ids = stored.map(({ id }) => id);
  expect(new Set(ids).size, 'nothing twice').toBe(ids.length);
  const arrived = new Set(ids);
  expect(made.filter((id) => !arrived.has(id))).toEqual([]);
  expect(ids.length).toBe(1 + WAITING + 2 * taps.length);
  expect(taps.length, 'taps meanwhile').toBeGreaterThan(0);
  judge('tap to "Saved" while sending', taps, TAP_MS);
  judge('longest task while sending', [await longestTask(phone)], TASK_MS);
});
