import { expect } from '@playwright/test';
import { isDrawn, numbers } from '../desk';
import { TEXTS, type Language } from '../texts';
import { press, seen, type Stop } from './stop';

/** The rooms of the desk, each with its pane open. */
export const DESK: Stop[] = [
  {
    name: 'desk-map',
    reach: async (page, l) => {
      await page.goto('/desk');
      await seen(page, TEXTS[l].plan.places_title);
      await isDrawn(page, l);
    },
  },
  {
    name: 'desk-map-numbers',
    reach: async (page, l) => {
      await numbers(page, l);
      await seen(page, TEXTS[l].desk.cells_title);
      await press(page, `${TEXTS[l].desk.as_table}: ${TEXTS[l].desk.weekdays}`);
      await expect(page.getByRole('rowheader').first()).toBeVisible();
    },
  },
  {
    name: 'desk-map-cell',
    reach: async (page, l) => {
      const first = page.getByRole('table', {
        name: TEXTS[l].desk.cells_title,
      });
      await first.getByRole('button').first().click();
      await expect(first.getByRole('button').first()).toHaveAttribute('aria-pressed', 'true');
      await expect(page.getByText(TEXTS[l].desk.cell_past, { exact: true })).toBeVisible();
      await isDrawn(page, l);
    },
  },
  beside('effort'),
  beside('year'),
  sight('emerging'),
  sight('picture'),
  room('patrols', (l) => TEXTS[l].desk.patrols_title),
  {
    name: 'desk-track',
    reach: async (page, l) => {
      await press(page, TEXTS[l].desk.track_add);
      await expect(page.getByText(TEXTS[l].desk.track_text)).toBeVisible();
    },
  },
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
      const make = page.getByRole('button', {
        name: TEXTS[l].desk.invite_make,
      });
      if (!(await make.isVisible())) await press(page, TEXTS[l].desk.invite_title);
      await make.click();
      await expect(page.getByRole('img', { name: TEXTS[l].desk.invite_qr })).toBeVisible();
    },
  },
  room('devices', (l) => TEXTS[l].desk.devices_title),
  room('settings', (l) => TEXTS[l].desk.settings_title),
];

function beside(what: 'effort' | 'year'): Stop {
  return {
    name: `desk-map-beside-${what}`,
    reach: async (page, l) => {
      await page.getByRole('combobox', { name: TEXTS[l].desk.beside }).selectOption(what);
      await isDrawn(page, l);
      const { before_label, effort_label } = TEXTS[l].map;
      const label = what === 'effort' ? effort_label : before_label;
      await expect(page.getByRole('region', { name: label })).toBeVisible();
    },
  };
}

function sight(what: 'emerging' | 'picture'): Stop {
  return {
    name: `desk-map-${what}`,
    reach: async (page, l) => {
      await page.getByRole('combobox', { name: TEXTS[l].desk.beside }).selectOption('nothing');
      await page.getByRole('combobox', { name: TEXTS[l].desk.sight }).selectOption(what);
      await isDrawn(page, l);
    },
  };
}

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
