import { expect } from '@playwright/test';
import { openHelp, row } from '../help';
import { makeSlip } from '../slips';
import { TEXTS } from '../texts';
import { press, seen, type Stop } from './stop';

/** Places to refer to and slips, on the phone of an outreach worker; afterwards the network is gone. */
export const HELP: Stop[] = [
  {
    name: 'help',
    reach: async (page, l) => {
      await openHelp(page, l);
      await expect(page.getByRole('listitem').first()).toBeVisible();
    },
  },
  {
    name: 'help-kinds',
    reach: async (page, l) => press(page, TEXTS[l].services.kinds_more),
  },
  {
    name: 'help-place',
    reach: async (page) => {
      await row(page, 'H17').click();
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'help-way',
    reach: async (page, l) => {
      await press(page, TEXTS[l].services.way);
      await expect(page.getByRole('dialog').getByRole('region')).toBeVisible();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    },
  },
  {
    name: 'follow-ups',
    reach: async (page, l) => {
      await page.goto('/follow-ups');
      await expect(page.getByText(TEXTS[l].follow_ups.due_hint)).toBeVisible();
      await expect(page.getByRole('heading', { name: /\(\d+\)$/ })).toBeVisible();
    },
  },
  {
    name: 'slip-choose',
    reach: async (page, l) => {
      await press(page, TEXTS[l].follow_ups.make);
      await page.getByText(TEXTS[l].street_words.reason_wound_check, { exact: true }).click();
      await press(page, TEXTS[l].follow_ups.day_on);
    },
  },
  {
    name: 'slip',
    reach: async (page, l) => {
      await press(page, TEXTS[l].shell.cancel);
      await makeSlip(page, TEXTS[l].street_words.reason_own_promise, undefined, l);
    },
  },
  {
    name: 'slip-thrown-away',
    reach: async (page, l) => {
      await press(page, TEXTS[l].follow_ups.throw_away);
      await expect(page.getByText(TEXTS[l].follow_ups.thrown_away)).toBeVisible();
    },
  },
  {
    name: 'forget',
    reach: async (page, l) => {
      await page.goto('/forget');
      await seen(page, TEXTS[l].slip.forget_title);
    },
  },
  {
    name: 'forget-few',
    reach: async (page, l) => {
      await page.getByLabel(TEXTS[l].slip.forget_words).fill('en');
      await press(page, TEXTS[l].slip.forget_button);
      await expect(page.getByRole('alert')).toHaveText(TEXTS[l].slip.forget_few);
    },
  },
  {
    name: 'forgotten',
    reach: async (page, l) => {
      await page.getByLabel(TEXTS[l].slip.forget_words).fill('aske bro ko lys');
      await press(page, TEXTS[l].slip.forget_button);
      await seen(page, TEXTS[l].slip.forget_done_title);
    },
  },
  {
    name: 'follow-ups-offline',
    reach: async (page, l) => {
      await page.context().setOffline(true);
      await page.goto('/follow-ups');
      await expect(page.getByText(TEXTS[l].follow_ups.due_away)).toBeVisible();
    },
  },
];
