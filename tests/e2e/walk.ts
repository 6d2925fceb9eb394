import { expect, type Page } from '@playwright/test';
import type { Point } from './street';

/** One fix: how rough it says it is changes from step to step, so that the screen shows when it was heard. */
export async function stepTo(page: Page, { lat, lon }: Point, accuracy_m: number): Promise<void> {
  await page.context().setGeolocation({ latitude: lat, longitude: lon, accuracy: accuracy_m });
  const heard = page.getByRole('img', { name: `Position good, ${accuracy_m} metres` });
  await expect(async () => {
    // The screen looks once a second.
    await page.clock.runFor(1000);
    await expect(heard).toBeVisible({ timeout: 100 });
  }).toPass({ intervals: [20] });
}

/** Goes from point to point at a walking pace; `at` is called at each with its number. */
export async function walk(
  page: Page,
  points: Point[],
  at: (n: number) => Promise<void> = async () => undefined,
  first = 0,
): Promise<void> {
  for (const [i, point] of points.entries()) {
    await stepTo(page, point, 7 + ((first + i) % 2));
    await at(first + i);
    await page.clock.fastForward(PACE_S * 1000);
  }
}

/** Seconds from one point to the next; with the second of looking about 1.6 m a second on 18 points. */
export const PACE_S = 20;
