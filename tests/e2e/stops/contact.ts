import { expect } from '@playwright/test';
import { saveButton, said, tile } from '../contact';
import { TEXTS } from '../texts';
import { press, undo, type Stop } from './stop';

/** The way of somebody who meets people, on their own phone: each state of the Meeting screen and what opens over it. */
export const CONTACT: Stop[] = [
  {
    name: 'contact',
    reach: async (page, l) => {
      await page.goto('/contact');
      await expect(saveButton(page, l)).toBeEnabled();
    },
  },
  {
    name: 'contact-place',
    reach: async (page, l) => {
      await page.getByRole('button', { name: TEXTS[l].street_words.place_street_park }).click();
      await expect(page.getByRole('dialog')).toContainText(TEXTS[l].contact.where_outside);
    },
  },
  {
    name: 'contact-indoors',
    reach: async (page, l) => {
      const { contact, street_words } = TEXTS[l];
      const sheet = page.getByRole('dialog');
      await sheet.getByText(street_words.place_day_centre, { exact: true }).click();
      await expect(sheet).toContainText(contact.where_inside);
    },
  },
  {
    name: 'contact-kinds',
    reach: async (page, l) => {
      const { contact, street_words } = TEXTS[l];
      const sheet = page.getByRole('dialog');
      await sheet.getByText(street_words.place_street_park, { exact: true }).click();
      await press(page, contact.done);
      await press(page, contact.kind_more);
      await expect(sheet).toBeVisible();
    },
  },
  {
    name: 'contact-kit',
    reach: async (page, l) => {
      await press(page, TEXTS[l].shell.close);
      await press(page, TEXTS[l].contact.kit_more);
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'contact-number',
    reach: async (page, l) => {
      const { contact, street_words } = TEXTS[l];
      await press(page, contact.done);
      await press(
        page,
        contact.set_number.replace('{label}', street_words.returned).replace('{n}', '0'),
      );
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'contact-naloxone',
    reach: async (page, l) => {
      const { shell, street_words } = TEXTS[l];
      await press(page, shell.close);
      await tile(page, street_words.naloxone, l).click();
      await page
        .getByRole('button', {
          name: new RegExp(`^${street_words.naloxone}: ${street_words.form_nasal}`),
        })
        .click();
      await page.getByRole('dialog').getByText(street_words.given_repeat, { exact: true }).click();
      await expect(page.getByRole('dialog')).toContainText(street_words.repeat_lost);
    },
  },
  {
    name: 'contact-referral',
    reach: async (page, l) => {
      const { contact, street_words } = TEXTS[l];
      await press(page, contact.done);
      await press(page, street_words.service_housing);
      await page
        .getByRole('button', {
          name: `${street_words.service_housing}: ${street_words.status_offered}`,
        })
        .click();
      await expect(page.getByRole('dialog')).toContainText(contact.how_far);
    },
  },
  {
    name: 'contact-help',
    reach: async (page, l) => {
      await press(page, TEXTS[l].contact.done);
      await press(page, TEXTS[l].contact.help_more);
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  {
    name: 'contact-filled',
    reach: async (page, l) => {
      const { contact, street_words } = TEXTS[l];
      await press(page, contact.done);
      await page.getByText(street_words.collecting_both, { exact: true }).click();
      await press(page, street_words.topic_wound_care);
      await expect(page.getByText(contact.others_n)).toBeVisible();
    },
  },
  {
    name: 'contact-saved',
    reach: async (page, l) => {
      await saveButton(page, l).click();
      await expect(said(page, TEXTS[l].contact.saved.replace('{n}', '1'))).toBeVisible();
      await expect(undo(page, l)).toBeVisible();
    },
  },
  {
    name: 'me-sealed',
    reach: async (page, l) => {
      await page.goto('/me');
      await expect(
        page.getByRole('button', { name: TEXTS[l].account.sealed_send_now }),
      ).toBeVisible();
    },
  },
];
