import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { joinBy, volunteer } from './join';
import { judge, ROUNDS, slowDown, timeTo } from './measure';
import { logButton, logOne, logQuick, myFinds, startPatrol, strip } from './patrol';
import { Profile } from './profile';
import { fillPhone } from './queue';
import { isStored } from './stored';
import { TEXTS } from './texts';
import { NO_NETWORK } from './watch';

// Times taken beside other work say nothing: script/test runs this file alone.
test.describe.configure({ timeout: 180_000 });

const WAITING = 2_000;
const SYRINGE = TEXTS.en.patrol.log_one;

declare global {
  interface Window {
    /** When the log button was there and got its first tap. */
    tapped?: number;
  }
}

/** Taps the log button in the first frame that has it; runs in the page before anything of ours. */
function tapAtOnce(label: string): void {
  const look = new MutationObserver(() => {
    const button = document.querySelector<HTMLElement>(`[aria-label="${label}"]`);
    if (!button) return;
    look.disconnect();
    requestAnimationFrame(() => {
      window.tapped = performance.now();
      button.click();
    });
  });
  look.observe(document, { childList: true, subtree: true });
}

/** Opens the app in a browser that was just started; answers when it painted, and when a tap was logged. */
async function coldStart(phone: Page): Promise<{ paint: number; log: number }> {
  await slowDown(phone);
  await phone.addInitScript(tapAtOnce, SYRINGE);
  await phone.goto('/');
  await expect(strip(phone)).toContainText('Saved · ');
  return {
    paint: await phone.evaluate(firstPaint),
    log: await phone.evaluate(() => window.tapped!),
  };
}

/** When the first words stood on the screen; runs in the page. */
function firstPaint(): Promise<number> {
  return new Promise((done) => {
    new PerformanceObserver((list) => {
      const [first] = list.getEntriesByName('first-contentful-paint');
      if (first) done(first.startTime);
    }).observe({ type: 'paint', buffered: true });
  });
}

for (const waiting of [0, WAITING]) {
  test(`the app is there within a second without network, ${waiting} finds waiting`, async ({
    union,
    watch,
  }) => {
    // For the browser a tap by a script is none, and only a tap may make the phone buzz.
    watch.expect(NO_NETWORK, /Blocked call to navigator\.vibrate/);
    const profile = await Profile.empty(union, watch);
    const phone = await profile.start();
    await joinBy(phone, await union.invite('volunteer'), 'Robin');
    await isStored(phone);
    await startPatrol(phone);
    await phone.context().setOffline(true);
    await logOne(phone);
    if (waiting) await fillPhone(phone, waiting);

    const times = [];
    for (let n = 0; n < ROUNDS; n++) {
      await profile.end();
      times.push(await coldStart(await profile.start({ offline: true })));
    }
    await profile.remove();
    judge(
      `first paint, ${waiting} waiting`,
      times.map(({ paint }) => paint),
      1_000,
    );
    judge(
      `log button works, ${waiting} waiting`,
      times.map(({ log }) => log),
      1_000,
    );
  });
}

for (const waiting of [0, WAITING]) {
  test(`a tap is on the disk within a blink, ${waiting} finds waiting`, async ({
    people,
    union,
  }) => {
    const phone = await volunteer(people, union, 'Robin');
    await isStored(phone);
    await startPatrol(phone);
    await people.cutNetwork(phone);
    await logOne(phone);
    if (waiting) await fillPhone(phone, waiting);
    await slowDown(phone);
    await phone.reload();

    const times = [];
    for (let n = 0; n < ROUNDS; n++) {
      // Another item between, so that each of these taps makes a find of its own.
      await logQuick(phone, 'Foil');
      const sign = { selector: '[role=status]', text: 'Saved · 1 syringe' };
      times.push(await timeTo(logButton(phone), sign));
    }
    judge(`tap to "Saved", ${waiting} waiting`, times, 100);
  });
}

test('a hundred of two thousand finds are listed at once', async ({ people, union }) => {
  const phone = await volunteer(people, union, 'Robin');
  await isStored(phone);
  await startPatrol(phone);
  await people.cutNetwork(phone);
  await logOne(phone);
  await fillPhone(phone, WAITING);
  await slowDown(phone);
  await phone.reload();
  await expect(myFinds(phone)).toContainText('2,001');

  const times = [];
  for (let n = 0; n < ROUNDS; n++) {
    times.push(await timeTo(myFinds(phone), { selector: 'dialog[open] li', least: 100 }));
    await phone.getByRole('button', { name: TEXTS.en.shell.close, exact: true }).tap();
    await expect(phone.getByRole('dialog')).toBeHidden();
  }
  judge('list of 100 out of 2,000', times, 600);
});

test('the phone in these measurements is a slow one', async ({ people, union }) => {
  const phone = await people.phone(union);
  await phone.goto('/');
  const usual = Math.min(...(await phone.evaluate(work)));
  await slowDown(phone);
  await phone.reload();
  const slow = await phone.evaluate(work);
  expect(slow.reduce((sum, time) => sum + time, 0) / slow.length / usual).toBeGreaterThan(2.5);
});

/** Milliseconds for each of some equal pieces of work; runs in the page. */
function work(): number[] {
  return Array.from({ length: 60 }, () => {
    const began = performance.now();
    for (let n = 0, x = 0; n < 2e6; n++) x += Math.sqrt(n);
    return performance.now() - began;
  });
}
