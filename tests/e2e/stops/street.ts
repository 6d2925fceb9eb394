import { expect } from '@playwright/test';
import { isAimed, logButton } from '../patrol';
import { PERMISSIONS } from '../people';
import { TEXTS } from '../texts';
import { press, seen, undo, type Stop } from './stop';

/** The whole way of a volunteer, from the invite (open on screen) to the thanks. */
export const STREET: Stop[] = [
  {
    name: 'join',
    reach: async (page, l) => seen(page, TEXTS[l].account.join_title),
  },
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
      const left = page.getByRole('button', {
        name: TEXTS[l].patrol.unsafe,
        exact: true,
      });
      await left.tap();
      await expect(left).toHaveAttribute('aria-pressed', 'true');
    },
  },
  {
    name: 'patrol-paused',
    reach: async (page, l) => press(page, TEXTS[l].patrol.pause),
  },
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
      await page
        .getByRole('button', {
          name: new RegExp(TEXTS[l].patrol.own_finds, 'i'),
        })
        .tap();
    },
  },
  {
    name: 'sheet-edit',
    reach: async (page, l) => press(page, TEXTS[l].shell.edit),
  },
  {
    name: 'sheet-gone',
    reach: async (page, l) => {
      await page.goto('/patrol');
      await press(page, TEXTS[l].patrol.more);
      await page.getByText(TEXTS[l].words.outcome_already_gone, { exact: true }).click();
      await expect(page.getByText(TEXTS[l].patrol.more_gone)).toBeVisible();
    },
  },
  {
    name: 'sheet-quick',
    reach: async (page, l) => {
      await press(page, TEXTS[l].patrol.quick_change);
      await expect(page.getByRole('dialog', { name: TEXTS[l].patrol.quick_title })).toBeVisible();
    },
  },
  {
    name: 'sheet-ride',
    reach: async (page, l) => {
      const { patrol, shell, words } = TEXTS[l];
      // Out of both sheets: one that is open comes back even after a reload.
      await press(page, shell.close);
      await press(page, shell.close);
      await press(page, patrol.ride_label.replace('{way}', words.transport_foot));
      await expect(page.getByRole('dialog', { name: patrol.ride_title })).toBeVisible();
    },
  },
  {
    name: 'patrol-ridden',
    reach: async (page, l) => {
      const { patrol, words } = TEXTS[l];
      await page.getByRole('dialog').getByText(words.transport_bicycle).click();
      const said = patrol.ride_said.replace('{way}', words.transport_bicycle);
      await expect(page.getByRole('status').filter({ hasText: said })).toBeVisible();
    },
  },
  {
    name: 'patrol-end-asked',
    reach: async (page, l) => {
      await page.getByRole('button', { name: TEXTS[l].patrol.end, exact: true }).tap();
      await expect(page.getByText(TEXTS[l].patrol.end_ask)).toBeVisible();
    },
  },
  {
    name: 'sheet-pin',
    reach: async (page, l) => {
      await page.context().clearPermissions();
      await page.goto('/patrol');
      await logButton(page, l).tap();
      await page.context().grantPermissions(PERMISSIONS);
      await page
        .getByRole('button', {
          name: new RegExp(TEXTS[l].patrol.own_finds, 'i'),
        })
        .tap();
      await press(page, TEXTS[l].patrol.on_map);
      await isAimed(page, l);
    },
  },
  {
    name: 'sheet-pin-streets',
    reach: async (page, l) => {
      await page.getByText(TEXTS[l].patrol.pin_streets, { exact: true }).click();
      await page.getByText('Istedgade', { exact: true }).click();
      await expect(page.getByText(TEXTS[l].patrol.pin_by)).toBeVisible();
    },
  },
];
