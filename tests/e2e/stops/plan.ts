import { expect, type Page } from '@playwright/test';
import { isDrawn } from '../desk';
import { TEXTS, type Language, type Texts } from '../texts';
import { press, seen, type Stop } from './stop';

/** The panels beside the desk's map. */
export const PANELS: Stop[] = [
  {
    name: 'desk-places',
    reach: async (page, l) => {
      await page.goto('/desk');
      await seen(page, TEXTS[l].plan.streets_title);
      await page.locator('[aria-pressed]').first().click();
      await expect(page.getByText(TEXTS[l].plan.streets_all)).toBeVisible();
      await isDrawn(page, l);
    },
  },
  {
    name: 'desk-streets',
    reach: async (page, l) => {
      await page.getByText(TEXTS[l].plan.streets_all).click();
      await expect(page.getByRole('table')).toBeVisible();
      await page.getByRole('table').scrollIntoViewIfNeeded();
    },
  },
  panel('alarms', (l) => l.plan.alarms_title),
  {
    name: 'desk-alarm-shown',
    reach: async (page, l) => press(page, TEXTS[l].plan.tonight_show),
  },
  panel('route', (l) => l.plan.route_title),
  panel('report', (l) => l.plan.score_title),
  {
    name: 'desk-note-empty',
    reach: async (page, l) => {
      await press(page, TEXTS[l].plan.note_add);
      await expect(page.getByRole('alert')).toHaveText(TEXTS[l].plan.note_rule);
    },
  },
];

function panel(name: 'alarms' | 'route' | 'report', title: (texts: Texts) => string): Stop {
  return {
    name: `desk-${name}`,
    reach: async (page, l) => {
      await page.getByRole('tab', { name: TEXTS[l].desk[`tab_${name}`] }).click();
      await seen(page, title(TEXTS[l]));
      await expect(page.getByText(TEXTS[l].desk.loading)).toHaveCount(0);
    },
  };
}

/** A volunteer's phone on a night with a route; opens on the map. */
export const TONIGHT: Stop[] = [
  {
    name: 'map-loop',
    reach: async (page, l) => {
      await page.goto('/map');
      await expect(tonight(page, l)).toBeVisible();
      await isDrawn(page, l);
    },
  },
  {
    name: 'map-tonight',
    reach: async (page, l) => {
      await tonight(page, l).click();
      await seen(page, TEXTS[l].plan.route_title);
    },
  },
  {
    name: 'map-stop',
    reach: async (page, l) => {
      await stops(page, l).first().getByRole('button').click();
      await expect(page.getByRole('button', { name: TEXTS[l].map.close })).toBeVisible();
      await isDrawn(page, l);
    },
  },
];

/** The way to tonight's route on the phone. */
export function tonight(page: Page, language: Language) {
  return page.getByText(TEXTS[language].plan.tonight, { exact: true });
}

/** The stops of the route, on the desk or on the phone. */
export function stops(page: Page, language: Language) {
  return page.getByRole('region', { name: TEXTS[language].plan.route_title }).getByRole('listitem');
}
