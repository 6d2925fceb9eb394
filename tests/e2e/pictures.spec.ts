import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { atDesk } from './join';
import { lookAt } from './look';
import { DESK_WAYS, PHONE_WAYS } from './stops/ways';
import type { Stop } from './stops/stop';
import { LANGUAGES, type Language } from './texts';
import { NO_NETWORK } from './watch';

const PHONE = { width: 360, height: 740 };
const SMALL = { width: 320, height: 568 };

test.describe.configure({ mode: 'parallel', timeout: 300_000 });

/** Pictures of every state by day and by night; they are for people to look at and are never compared. */
async function lookAround(page: Page, language: Language, stops: Stop[]): Promise<void> {
  const usual = page.viewportSize() ?? PHONE;
  // Finnish has the longest words: the small phone shows them.
  const sizes = usual.width === PHONE.width && language === 'fi' ? [usual, SMALL] : [usual];
  for (const { name, reach } of stops) {
    await test.step(name, async () => {
      await reach(page, language);
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme });
        await expect(page.locator(`html[data-theme=${theme}]`)).toBeAttached();
        for (const size of sizes) {
          await page.setViewportSize(size);
          await lookAt(page, `${language}-${size.width}-${theme}-${name}`);
        }
        await page.setViewportSize(usual);
      }
    });
  }
}

for (const language of LANGUAGES) {
  for (const { who, begin, stops } of PHONE_WAYS)
    test(`the phone of ${who} in ${language}`, async ({ people, demo, watch }) => {
      watch.expect(NO_NETWORK);
      const phone = await people.phone(demo, { language, ...PHONE });
      await begin(phone, demo, language);
      await lookAround(phone, language, stops);
    });

  test(`the desk in ${language}`, async ({ people, demo }) => {
    const desk = await atDesk(people, demo, 'Kim', { language });
    await lookAround(
      desk,
      language,
      DESK_WAYS.flatMap(([, stops]) => stops),
    );
  });
}
