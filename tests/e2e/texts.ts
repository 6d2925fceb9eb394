import daAccount from '../../web-pwa/src/i18n/da/account';
import daDesk from '../../web-pwa/src/i18n/da/desk';
import daMap from '../../web-pwa/src/i18n/da/map';
import daPatrol from '../../web-pwa/src/i18n/da/patrol';
import daPlan from '../../web-pwa/src/i18n/da/plan';
import daSafety from '../../web-pwa/src/i18n/da/safety';
import daShell from '../../web-pwa/src/i18n/da/shell';
import daWords from '../../web-pwa/src/i18n/da/words';
import enAccount from '../../web-pwa/src/i18n/en/account';
import enDesk from '../../web-pwa/src/i18n/en/desk';
import enMap from '../../web-pwa/src/i18n/en/map';
import enPatrol from '../../web-pwa/src/i18n/en/patrol';
import enPlan from '../../web-pwa/src/i18n/en/plan';
import enSafety from '../../web-pwa/src/i18n/en/safety';
import enShell from '../../web-pwa/src/i18n/en/shell';
import enWords from '../../web-pwa/src/i18n/en/words';
import fiAccount from '../../web-pwa/src/i18n/fi/account';
import fiDesk from '../../web-pwa/src/i18n/fi/desk';
import fiMap from '../../web-pwa/src/i18n/fi/map';
import fiPatrol from '../../web-pwa/src/i18n/fi/patrol';
import fiPlan from '../../web-pwa/src/i18n/fi/plan';
import fiSafety from '../../web-pwa/src/i18n/fi/safety';
import fiShell from '../../web-pwa/src/i18n/fi/shell';
import fiWords from '../../web-pwa/src/i18n/fi/words';

export const LANGUAGES = ['da', 'en', 'fi'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words on the controls, so that one way through the app can be gone in each language. */
export const TEXTS = {
  da: {
    account: daAccount,
    desk: daDesk,
    map: daMap,
    patrol: daPatrol,
    plan: daPlan,
    safety: daSafety,
    shell: daShell,
    words: daWords,
  },
  en: {
    account: enAccount,
    desk: enDesk,
    map: enMap,
    patrol: enPatrol,
    plan: enPlan,
    safety: enSafety,
    shell: enShell,
    words: enWords,
  },
  fi: {
    account: fiAccount,
    desk: fiDesk,
    map: fiMap,
    patrol: fiPatrol,
    plan: fiPlan,
    safety: fiSafety,
    shell: fiShell,
    words: fiWords,
  },
};
export type Texts = (typeof TEXTS)[Language];

export const LANGUAGE_NAMES: Record<Language, string> = {
  da: 'Dansk',
  en: 'English',
  fi: 'Suomi',
};
