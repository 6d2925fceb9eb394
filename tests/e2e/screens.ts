import { expect, type Page } from '@playwright/test';
import { isDrawn } from './desk';
import { logButton } from './patrol';
import { TEXTS, type Language } from './texts';

/** A state of a screen, and the way there from the one before. */
export interface Stop {
  name: string;
  reach: (page: Page, language: Language) => Promise<void>;
}

/** The whole way of a volunteer, from the invite (open on screen) to the thanks. */
export const STREET: Stop[] = [
  { name: 'join', reach: async (page, l) => seen(page, TEXTS[l].account.join_title) },
  {
    name: 'join-no-name',
    reach: async (page, l) => {
      const { account } = TEXTS[l];
      await page.getByLabel(account.join_nickname).fill('');
      await press(page, account.join_button);
      await expect(page.getByRole('alert')).toHaveText(account.join_empty_name);
    },
  },
  {
    name: 'ready',
    reach: async (page, l) => {
      await page.getByLabel(TEXTS[l].account.join_nickname).fill('Robin');
      await press(page, TEXTS[l].account.join_button);
      await expect(
        page.getByRole('button', { name: TEXTS[l].patrol.start, exact: true }),
      ).toBeEnabled();
    },
  },
  {
    name: 'patrol',
    reach: async (page, l) => {
      await press(page, TEXTS[l].patrol.start);
      await expect(logButton(page, l)).toBeVisible();
    },
  },
  {
    name: 'patrol-undone',
    reach: async (page, l) => {
      await logButton(page, l).tap();
      await press(page, TEXTS[l].shell.undo);
      await expect(undo(page, l)).toBeHidden();
    },
  },
  {
    name: 'patrol-saved',
    reach: async (page, l) => {
      await logButton(page, l).tap();
      await expect(undo(page, l)).toBeVisible();
    },
  },
  {
    name: 'patrol-left',
    reach: async (page, l) => {
      const left = page.getByRole('button', { name: TEXTS[l].patrol.unsafe, exact: true });
      await left.tap();
      await expect(left).toHaveAttribute('aria-pressed', 'true');
    },
  },
  { name: 'patrol-paused', reach: async (page, l) => press(page, TEXTS[l].patrol.pause) },
  {
    name: 'sheet-count',
    reach: async (page, l) => {
      await press(page, TEXTS[l].patrol.more);
      await press(page, `${TEXTS[l].shell.more}: ${TEXTS[l].words.item_pipe}`);
    },
  },
  {
    name: 'sheet-finds',
    reach: async (page, l) => {
      await press(page, TEXTS[l].patrol.more_save.replace('{n}', '1'));
      await expect(page.getByRole('dialog')).toBeHidden();
      await page.getByRole('button', { name: new RegExp(TEXTS[l].patrol.own_finds, 'i') }).tap();
    },
  },
  { name: 'sheet-edit', reach: async (page, l) => press(page, TEXTS[l].shell.edit) },
];

/** Map and Me of the same phone; afterwards the network is gone, and the patrol ends. */
export const AROUND: Stop[] = [
  {
    name: 'map',
    reach: async (page, l) => {
      await page.goto('/map');
      await isDrawn(page, l);
      await expect(page.getByRole('list', { name: TEXTS[l].map.legend })).toBeVisible();
    },
  },
  {
    name: 'map-list',
    reach: async (page, l) => {
      await page.getByText(TEXTS[l].map.tab_list, { exact: true }).dispatchEvent('click');
      await seen(page, TEXTS[l].map.list_title);
    },
  },
  {
    name: 'me',
    reach: async (page, l) => {
      await page.goto('/me');
      await seen(page, TEXTS[l].account.me_waiting);
    },
  },
  {
    name: 'me-offline',
    reach: async (page, l) => {
      await page.context().setOffline(true);
      await page.goto('/patrol');
      await logButton(page, l).tap();
      await expect(undo(page, l)).toBeVisible();
      await page.goto('/me');
      await expect(page.getByRole('button', { name: TEXTS[l].account.me_send_now })).toBeEnabled();
    },
  },
  {
    name: 'patrol-offline',
    reach: async (page, l) => {
      await page.goto('/patrol');
      await expect(logButton(page, l)).toBeVisible();
    },
  },
  {
    name: 'map-offline',
    reach: async (page, l) => {
      await page.goto('/map');
      await expect(page.getByRole('button', { name: TEXTS[l].map.fetch_again })).toBeVisible();
      await isDrawn(page, l);
    },
  },
  {
    name: 'summary',
    reach: async (page, l) => {
      await page.goto('/patrol');
      const end = page.getByRole('button', { name: TEXTS[l].patrol.end, exact: true });
      // A keyboard presses twice instead of holding down.
      await end.press('Enter');
      await page.getByRole('button', { name: TEXTS[l].patrol.end_hold }).press('Enter');
      await expect(page.getByRole('button', { name: TEXTS[l].patrol.done })).toBeVisible();
    },
  },
];

/** The rooms of the desk, each with its pane open. */
export const DESK: Stop[] = [
  {
    name: 'desk-map',
    reach: async (page, l) => {
      await page.goto('/desk');
      await seen(page, TEXTS[l].map.list_title);
      await isDrawn(page, l);
    },
  },
  {
    name: 'desk-map-cell',
    reach: async (page) => {
      const first = page
        .getByRole('listitem')
        .filter({ has: page.getByRole('button') })
        .first();
      await first.getByRole('button').click();
      await expect(first.getByRole('button')).toHaveAttribute('aria-pressed', 'true');
    },
  },
  room('patrols', (l) => TEXTS[l].desk.patrols_title),
  room('pickups', (l) => TEXTS[l].desk.pickups_title),
  {
    name: 'desk-pickup-edit',
    reach: async (page, l) => {
      await page
        .getByRole('button', { name: new RegExp(`^${TEXTS[l].desk.change}`) })
        .first()
        .click();
      await expect(page.getByLabel(TEXTS[l].desk.place_type)).toBeVisible();
      await expect(page.getByText(TEXTS[l].map.loading)).toHaveCount(0);
    },
  },
  room('members', (l) => TEXTS[l].desk.members_title),
  {
    name: 'desk-invite',
    reach: async (page, l) => {
      const make = page.getByRole('button', { name: TEXTS[l].desk.invite_make });
      if (!(await make.isVisible())) await press(page, TEXTS[l].desk.invite_title);
      await make.click();
      await expect(page.getByRole('img', { name: TEXTS[l].desk.invite_qr })).toBeVisible();
    },
  },
  room('devices', (l) => TEXTS[l].desk.devices_title),
];

function room(name: string, title: (l: Language) => string): Stop {
  return {
    name: `desk-${name}`,
    reach: async (page, l) => {
      await page.goto(`/desk/${name}`);
      await seen(page, title(l));
      await expect(page.getByText(TEXTS[l].desk.loading)).toHaveCount(0);
    },
  };
}

function undo(page: Page, language: Language) {
  return page.getByRole('button', { name: TEXTS[language].shell.undo, exact: true });
}

async function seen(page: Page, title: string): Promise<void> {
  await expect(page.getByRole('heading', { name: title, exact: true })).toBeVisible();
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).first().click();
}
