import { expect, test, type Page } from '@playwright/test';
import type { Stop } from './stops/stop';
import type { Language } from './texts';

/** Goes from state to state and judges each; all faults are told at the end. */
export async function judgeEach(
  page: Page,
  language: Language,
  stops: readonly Stop[],
  judge: (page: Page) => Promise<string[]>,
): Promise<void> {
  const faults: string[] = [];
  for (const { name, reach } of stops) {
    await test.step(name, async () => {
      await reach(page, language);
      faults.push(...(await judge(page)).map((fault) => `${name}: ${fault}`));
    });
  }
  expect([...new Set(faults)]).toEqual([]);
}
