import daAccount from '../../web-pwa/src/i18n/da/account';
import daContact from '../../web-pwa/src/i18n/da/contact';
import daDesk from '../../web-pwa/src/i18n/da/desk';
import daFollowUps from '../../web-pwa/src/i18n/da/follow_ups';
import daMap from '../../web-pwa/src/i18n/da/map';
import daOutreach from '../../web-pwa/src/i18n/da/outreach';
import daOverdose from '../../web-pwa/src/i18n/da/overdose';
import daPatrol from '../../web-pwa/src/i18n/da/patrol';
import daPlan from '../../web-pwa/src/i18n/da/plan';
import daSafety from '../../web-pwa/src/i18n/da/safety';
import daServices from '../../web-pwa/src/i18n/da/services';
import daShell from '../../web-pwa/src/i18n/da/shell';
import daSlip from '../../web-pwa/src/i18n/da/slip';
import daStreetWords from '../../web-pwa/src/i18n/da/street_words';
import daWarnings from '../../web-pwa/src/i18n/da/warnings';
import daWords from '../../web-pwa/src/i18n/da/words';
import enAccount from '../../web-pwa/src/i18n/en/account';
import enContact from '../../web-pwa/src/i18n/en/contact';
import enDesk from '../../web-pwa/src/i18n/en/desk';
import enFollowUps from '../../web-pwa/src/i18n/en/follow_ups';
import enMap from '../../web-pwa/src/i18n/en/map';
import enOutreach from '../../web-pwa/src/i18n/en/outreach';
import enOverdose from '../../web-pwa/src/i18n/en/overdose';
import enPatrol from '../../web-pwa/src/i18n/en/patrol';
import enPlan from '../../web-pwa/src/i18n/en/plan';
import enSafety from '../../web-pwa/src/i18n/en/safety';
import enServices from '../../web-pwa/src/i18n/en/services';
import enShell from '../../web-pwa/src/i18n/en/shell';
import enSlip from '../../web-pwa/src/i18n/en/slip';
import enStreetWords from '../../web-pwa/src/i18n/en/street_words';
import enWarnings from '../../web-pwa/src/i18n/en/warnings';
import enWords from '../../web-pwa/src/i18n/en/words';
import fiAccount from '../../web-pwa/src/i18n/fi/account';
import fiContact from '../../web-pwa/src/i18n/fi/contact';
import fiDesk from '../../web-pwa/src/i18n/fi/desk';
import fiFollowUps from '../../web-pwa/src/i18n/fi/follow_ups';
import fiMap from '../../web-pwa/src/i18n/fi/map';
import fiOutreach from '../../web-pwa/src/i18n/fi/outreach';
import fiOverdose from '../../web-pwa/src/i18n/fi/overdose';
import fiPatrol from '../../web-pwa/src/i18n/fi/patrol';
import fiPlan from '../../web-pwa/src/i18n/fi/plan';
import fiSafety from '../../web-pwa/src/i18n/fi/safety';
import fiServices from '../../web-pwa/src/i18n/fi/services';
import fiShell from '../../web-pwa/src/i18n/fi/shell';
import fiSlip from '../../web-pwa/src/i18n/fi/slip';
import fiStreetWords from '../../web-pwa/src/i18n/fi/street_words';
import fiWarnings from '../../web-pwa/src/i18n/fi/warnings';
import fiWords from '../../web-pwa/src/i18n/fi/words';

export const LANGUAGES = ['da', 'en', 'fi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words on the controls, so that one way through the app can be gone in each language. */
export const TEXTS = {
  da: {
    account: daAccount,
    contact: daContact,
    desk: daDesk,
    follow_ups: daFollowUps,
    map: daMap,
    outreach: daOutreach,
    overdose: daOverdose,
    patrol: daPatrol,
    plan: daPlan,
    safety: daSafety,
    services: daServices,
    shell: daShell,
    slip: daSlip,
    street_words: daStreetWords,
    warnings: daWarnings,
    words: daWords,
  },
  en: {
    account: enAccount,
    contact: enContact,
    desk: enDesk,
    follow_ups: enFollowUps,
    map: enMap,
    outreach: enOutreach,
    overdose: enOverdose,
    patrol: enPatrol,
    plan: enPlan,
    safety: enSafety,
    services: enServices,
    shell: enShell,
    slip: enSlip,
    street_words: enStreetWords,
    warnings: enWarnings,
    words: enWords,
  },
  fi: {
    account: fiAccount,
    contact: fiContact,
    desk: fiDesk,
    follow_ups: fiFollowUps,
    map: fiMap,
    outreach: fiOutreach,
    overdose: fiOverdose,
    patrol: fiPatrol,
    plan: fiPlan,
    safety: fiSafety,
    services: fiServices,
    shell: fiShell,
    slip: fiSlip,
    street_words: fiStreetWords,
    warnings: fiWarnings,
    words: fiWords,
  },
};
export type Texts = (typeof TEXTS)[Language];

export const LANGUAGE_NAMES: Record<Language, string> = {
  da: 'Dansk',
  en: 'English',
  fi: 'Suomi',
};
