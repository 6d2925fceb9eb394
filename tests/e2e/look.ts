import { test, type Page } from '@playwright/test';
import { join } from 'node:path';

/** Takes a picture for people to look at; it is never compared. */
export async function lookAt(page: Page, name: string): Promise<void> {
  const folder = join(test.info().project.outputDir, 'pictures');
  await page.screenshot({ path: join(folder, `${name}.png`), caret: 'initial' });
}
