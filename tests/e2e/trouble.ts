import { expect, type Page } from '@playwright/test';
import { isDrawn } from './desk';
import { logButton } from './patrol';
import { PERMISSIONS } from './people';
import { undo, type Stop } from './stops/stop';
import { onDisk } from './stored';
import { TEXTS, type Language } from './texts';

const MINUTE_MS = 60_000;

/** What a volunteer of a new union meets when things go wrong, and while there is nothing yet; its clock can be moved. */
export function troubles(used: string, invite: string): Stop[] {
  return [
    {
      name: 'join-without-invite',
      reach: async (page, l) => {
        await page.goto('/join');
        await seen(page, TEXTS[l].account.join_no_invite);
      },
    },
    {
      name: 'join-used',
      reach: async (page, l) => {
        await page.goto(used);
        await join(page, l);
        await alarmed(page, TEXTS[l].account.join_used);
      },
    },
    {
      name: 'join-offline',
      reach: async (page, l) => {
        await page.goto('/join');
        await page.goto(invite);
        await page.context().setOffline(true);
        await join(page, l);
        await alarmed(page, TEXTS[l].account.join_offline);
        await page.context().setOffline(false);
      },
    },
    {
      name: 'finds-none',
      reach: async (page, l) => {
        const { patrol } = TEXTS[l];
        await join(page, l);
        await page.context().clearPermissions();
        await button(page, patrol.start).tap();
        await page.getByRole('button', { name: new RegExp(patrol.own_finds, 'i') }).tap();
        await expect(page.getByText(patrol.own_none)).toBeVisible();
      },
    },
    {
      name: 'patrol-no-position',
      reach: async (page, l) => {
        await button(page, TEXTS[l].shell.close).tap();
        await expect(page.getByText(TEXTS[l].patrol.gps_denied_hint)).toBeVisible();
        await page.context().grantPermissions(PERMISSIONS);
      },
    },
    {
      name: 'patrol-full',
      reach: async (page, l) => {
        await page.evaluate(() => {
          IDBObjectStore.prototype.add = () => {
            throw new DOMException('full', 'QuotaExceededError');
          };
        });
        await logButton(page, l).tap();
        await alarmed(page, TEXTS[l].patrol.not_saved);
      },
    },
    {
      name: 'me-refused',
      reach: async (page, l) => {
        // First, so that nothing of the new page is on its way already.
        await refuseAll(page);
        await page.goto('/patrol');
        await logButton(page, l).tap();
        await expect(undo(page, l)).toBeVisible();
        await page.goto('/me');
        await expect(page.getByText(TEXTS[l].account.me_refused_lead)).toBeVisible();
        await page.context().unroute('**/sync/push');
      },
    },
    {
      name: 'map-none',
      reach: async (page, l) => {
        await page.goto('/map');
        await isDrawn(page, l);
      },
    },
    {
      name: 'patrol-warned',
      reach: async (page, l) => {
        await page.goto('/patrol');
        await logButton(page, l).tap();
        await expect(undo(page, l)).toBeVisible();
        // The touch is written by the time of the tap, and not by the one to come.
        await onDisk(page, 'patrols');
        await page.clock.fastForward(26 * MINUTE_MS);
        await alarmed(page, TEXTS[l].patrol.still_there.split('{n}')[0]!);
      },
    },
    {
      name: 'summary-ended-itself',
      reach: async (page, l) => {
        await page.clock.fastForward(10 * MINUTE_MS);
        await expect(page.getByText(TEXTS[l].patrol.ended_at.split('{time}')[0]!)).toBeVisible();
      },
    },
  ];
}

async function join(page: Page, l: Language): Promise<void> {
  await page.getByLabel(TEXTS[l].account.join_nickname).fill('Robin');
  await button(page, TEXTS[l].account.join_button).tap();
}

/** The server takes nothing of what comes from now on. */
async function refuseAll(page: Page): Promise<void> {
  await page.context().route('**/sync/push', async (route) => {
    const { records } = route.request().postDataJSON() as {
      records: { id: string }[];
    };
    const why = {
      status: 'refused',
      code: 'out_of_range',
      field: 'items.count',
    };
    await route.fulfill({
      json: { results: records.map(({ id }) => ({ id, ...why })) },
    });
  });
}

function button(page: Page, name: string) {
  return page.getByRole('button', { name, exact: true });
}

async function alarmed(page: Page, words: string): Promise<void> {
  await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible();
}

async function seen(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
}
