import { expect } from '@playwright/test';
import { TEXTS } from '../texts';
import { press, seen, undo, type Stop } from './stop';

/** The red screen and what comes after it, on any phone; ends with nothing left of it. */
export const OVERDOSE: Stop[] = [
  {
    name: 'overdose',
    reach: async (page, l) => {
      await page.goto('/overdose');
      await seen(page, TEXTS[l].overdose.title);
      await expect(page.getByRole('list', { name: TEXTS[l].overdose.steps })).toBeVisible();
    },
  },
  {
    name: 'overdose-dose',
    reach: async (page, l) => {
      await press(page, TEXTS[l].overdose.dose);
      await press(page, TEXTS[l].overdose.pace);
      await expect(undo(page, l)).toBeVisible();
    },
  },
  {
    name: 'overdose-over',
    reach: async (page, l) => {
      await press(page, TEXTS[l].overdose.over);
      await seen(page, TEXTS[l].overdose.over_title);
      await expect(page.getByText(TEXTS[l].overdose.over_private)).toBeVisible();
    },
  },
];

/** What an outreach worker's phone asks next; it comes after {@link OVERDOSE}. */
export const OVERDOSE_RECORD: Stop[] = [
  {
    name: 'overdose-record',
    reach: async (page, l) => {
      await expect(page.getByRole('group', { name: TEXTS[l].overdose.outcome })).toBeVisible();
      await page.getByText(TEXTS[l].overdose.ambulance_not_called, { exact: true }).click();
      await page.getByText(TEXTS[l].overdose.more, { exact: true }).click();
      await expect(page.getByRole('group', { name: TEXTS[l].overdose.kit })).toBeVisible();
    },
  },
];
