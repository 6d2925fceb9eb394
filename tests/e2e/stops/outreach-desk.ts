import { expect } from '@playwright/test';
import { TEXTS, type Language, type Texts } from '../texts';
import { press, seen, type Stop } from './stop';

/** The rooms of the street work on the desk, each with its pane open. */
export const OUTREACH_DESK: Stop[] = [
  {
    name: 'desk-outreach',
    reach: async (page, l) => {
      await page.goto('/desk/outreach');
      await seen(page, TEXTS[l].outreach.cells_title);
      await expect(page.getByRole('region', { name: TEXTS[l].outreach.map_label })).toBeVisible();
      await expect(page.getByText(TEXTS[l].map.loading)).toBeHidden();
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    },
  },
  tab('supplies', ({ outreach }) => outreach.supplies_text),
  {
    name: 'desk-outreach-table',
    reach: async (page, l) => {
      const { desk, outreach } = TEXTS[l];
      await press(page, `${desk.as_table}: ${outreach.found}`);
      await expect(page.getByRole('table', { name: outreach.found })).toBeVisible();
    },
  },
  tab('numbers', ({ outreach }) => outreach.sum_kind),
  tab('follow_ups', ({ outreach }) => outreach.follow_ups_text),
  room('services', ({ outreach }) => outreach.services_title),
  {
    name: 'desk-service-new',
    reach: async (page, l) => {
      const { desk, outreach } = TEXTS[l];
      await press(page, outreach.service_add);
      await press(page, desk.save);
      await expect(page.getByLabel(outreach.field_name)).toHaveAttribute('aria-invalid', 'true');
    },
  },
  {
    name: 'desk-service-point',
    reach: async (page, l) => {
      const { map, outreach } = TEXTS[l];
      await press(page, outreach.point_set);
      await expect(page.getByRole('button', { name: outreach.point_put })).toBeEnabled();
      await expect(page.getByText(map.loading)).toHaveCount(0);
    },
  },
  room('warnings', ({ outreach }) => outreach.warnings_title),
  {
    name: 'desk-warning-empty',
    reach: async (page, l) => {
      const { outreach } = TEXTS[l];
      const send = page.getByRole('button', { name: outreach.warning_send });
      if (!(await send.isVisible())) await press(page, outreach.warning_write);
      await page.getByText(outreach.length_own, { exact: true }).click();
      await send.click();
      await expect(page.getByRole('alert')).toBeVisible();
    },
  },
  {
    name: 'desk-settings-street',
    reach: async (page, l) => {
      await page.goto('/desk/settings');
      const { outreach } = TEXTS[l];
      await expect(page.getByText(outreach.keys_text)).toBeVisible();
      await page.getByRole('heading', { name: outreach.steps_title }).scrollIntoViewIfNeeded();
    },
  },
];

/** An outreach worker's phone: the published contacts of the own area. */
export const CONTACT_MAP: Stop[] = [
  {
    name: 'map-contacts',
    reach: async (page, l) => {
      await page.goto('/map/contacts');
      await seen(page, TEXTS[l].outreach.phone_title);
      await expect(page.getByText(TEXTS[l].map.loading)).toHaveCount(0);
      await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
    },
  },
];

function tab(name: 'supplies' | 'numbers' | 'follow_ups', words: (texts: Texts) => string): Stop {
  return {
    name: `desk-outreach-${name}`,
    reach: async (page, l) => {
      await page.getByRole('tab', { name: TEXTS[l].outreach[`tab_${name}`] }).click();
      await expect(page.getByText(words(TEXTS[l]), { exact: true })).toBeVisible();
    },
  };
}

function room(name: 'services' | 'warnings', title: (texts: Texts) => string): Stop {
  return {
    name: `desk-${name}`,
    reach: async (page, l: Language) => {
      await page.goto(`/desk/${name}`);
      await seen(page, title(TEXTS[l]));
      await expect(page.getByText(TEXTS[l].desk.loading)).toHaveCount(0);
    },
  };
}
