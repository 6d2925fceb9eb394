import type { Page } from '@playwright/test';
import { joinOutreach } from '../contact';
import type { Language } from '../texts';
import type { Union } from '../union';
import { AROUND } from './around';
import { CONTACT } from './contact';
import { DESK } from './desk';
import { HELP } from './help';
import { CONTACT_MAP, OUTREACH_DESK } from './outreach-desk';
import { OVERDOSE, OVERDOSE_RECORD } from './overdose';
import { PANELS, TONIGHT } from './plan';
import type { Stop } from './stop';
import { STREET } from './street';

/** The way of one member through all states that they can see, beginning where an invite leads. */
export interface Way {
  who: string;
  begin: (page: Page, union: Union, language: Language) => Promise<void>;
  stops: Stop[];
}

export const PHONE_WAYS: Way[] = [
  {
    who: 'a volunteer',
    begin: async (page, union) => {
      await page.goto(await union.invite('volunteer'));
    },
    stops: [...STREET, ...TONIGHT, ...AROUND],
  },
  {
    who: 'an outreach worker',
    begin: (page, union, language) => joinOutreach(page, union, 'Alex', language),
    stops: [...CONTACT, ...CONTACT_MAP, ...OVERDOSE, ...OVERDOSE_RECORD, ...HELP],
  },
];

/** Parts of the desk, each entered by a coordinator. */
export const DESK_WAYS: [part: string, stops: Stop[]][] = [
  ['the desk', DESK],
  ['what stands beside the map', PANELS],
  ['the street work on the desk', OUTREACH_DESK],
];
