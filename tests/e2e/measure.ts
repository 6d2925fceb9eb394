import { expect, type Locator, type Page } from '@playwright/test';

/** How much slower than this machine the phones are that people carry. */
const SLOWER = 4;
/** Times hang on the machine that measures: only what takes twice the limit is a fault of ours. */
const FAULT = 2;
/** How often each time is taken. */
export const ROUNDS = 7;

declare global {
  interface Window {
    /** Tells `timeTo` the milliseconds from the finger to the frame. */
    tellShown?: (ms: string) => void;
    /** Lengths of the tasks that held up the page. */
    held_up?: number[];
  }
}

/** Slows the page down, now and after every load. */
export async function slowDown(page: Page): Promise<void> {
  const hand = await page.context().newCDPSession(page);
  await hand.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
}

/** Says the median beside its limit, and fails at twice that. */
export function judge(what: string, times_ms: number[], limit_ms: number): void {
  const sorted = [...times_ms].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)]!;
  const all = sorted.map((time) => Math.round(time)).join(' ');
  console.log(`    ${what}: ${Math.round(median)} of ${limit_ms} ms (${all})`);
  expect.soft(median, what).toBeLessThanOrEqual(limit_ms * FAULT);
}

/** What appears: so many elements, each with these words. */
interface Sign {
  selector: string;
  text?: string;
  least?: number;
}

/**
 * Milliseconds from the finger leaving the button to the first frame that shows the sign. A bare finger, and nothing
 * asked of the page meanwhile: whatever a test does in the page would be counted too.
 */
export async function timeTo(button: Locator, sign: Sign): Promise<number> {
  const page = button.page();
  const box = (await button.boundingBox())!;
  const finger = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const hand = await page.context().newCDPSession(page);
  const shown = new Promise<number>((done) =>
    hand.once('Runtime.bindingCalled', ({ payload }) => done(Number(payload))),
  );
  await hand.send('Runtime.enable');
  await hand.send('Runtime.addBinding', { name: 'tellShown' });
  await page.evaluate(listen, sign);
  await hand.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [finger] });
  await hand.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  const time = await shown;
  await hand.detach();
  return time;
}

/** Runs inside the page, once it has nothing left to do. */
async function listen(sign: Sign): Promise<void> {
  await new Promise((done) => requestIdleCallback(done));
  let touched = 0;
  const isThere = (): boolean => {
    const found = [...document.querySelectorAll(sign.selector)];
    const text = sign.text ?? '';
    return found.filter((it) => it.textContent.includes(text)).length >= (sign.least ?? 1);
  };
  const look = new MutationObserver(() => {
    if (touched === 0 || !isThere()) return;
    look.disconnect();
    const tell = (): void => window.tellShown!(String(performance.now() - touched));
    requestAnimationFrame(() => setTimeout(tell));
  });
  look.observe(document.body, { childList: true, characterData: true, subtree: true });
  const touch = (event: Event): void => void (touched = event.timeStamp);
  addEventListener('pointerup', touch, { capture: true, once: true });
}

/** Notes from now on every task that holds up the page for more than 50 ms. */
export async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const held_up: number[] = (window.held_up = []);
    new PerformanceObserver((list) => {
      held_up.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask' });
  });
}

/** The longest task since `watchTasks`; none was over 50 ms when it is 50. */
export function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(50, ...(window.held_up ?? [])));
}
