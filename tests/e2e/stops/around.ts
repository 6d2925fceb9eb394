import { expect } from '@playwright/test';
import { isDrawn } from '../desk';
import { logButton } from '../patrol';
import { choosePin, typePin, WRONG_PIN } from '../pin';
import { TEXTS } from '../texts';
import { press, seen, undo, type Stop } from './stop';

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
      const end = page.getByRole('button', {
        name: TEXTS[l].patrol.end,
        exact: true,
      });
      // A keyboard presses twice instead of holding down.
      await end.press('Enter');
      await page.getByRole('button', { name: TEXTS[l].patrol.end_hold }).press('Enter');
      await expect(page.getByRole('button', { name: TEXTS[l].patrol.done })).toBeVisible();
    },
  },
  {
    name: 'needlestick',
    reach: async (page, l) => {
      await page.goto('/needlestick');
      await seen(page, TEXTS[l].safety.needle_title);
    },
  },
  {
    name: 'needlestick-clock',
    reach: async (page, l) => {
      await press(page, TEXTS[l].safety.clock_now);
      await expect(page.getByRole('button', { name: TEXTS[l].safety.clock_done })).toBeVisible();
    },
  },
  {
    name: 'lock-choose',
    reach: async (page, l) => {
      await page.goto('/me');
      await press(page, TEXTS[l].account.me_lock);
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'lock',
    reach: async (page, l) => {
      await choosePin(page, l);
      await page.reload();
      await expect(page.getByRole('group', { name: TEXTS[l].safety.lock_pin })).toBeVisible();
    },
  },
  {
    name: 'lock-wrong',
    reach: async (page, l) => {
      await typePin(page, WRONG_PIN, TEXTS[l].safety.lock_key_done);
      await expect(page.getByText(TEXTS[l].safety.lock_wrong_then)).toBeVisible();
    },
  },
  {
    name: 'lock-needlestick',
    reach: async (page, l) => {
      await press(page, TEXTS[l].shell.needlestick);
      await expect(page.getByText(TEXTS[l].safety.needle_private)).toBeVisible();
    },
  },
];
