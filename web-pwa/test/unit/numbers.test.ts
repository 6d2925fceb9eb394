import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/core/vocabulary';
import { clockText, isOne, LOCALES, numberText, tenths } from '../../src/i18n/numbers';

describe.each(LANGUAGES)('%s writes by hand what Intl would write', (language) => {
  const locale = LOCALES[language];

  test.each([0, 1, 7, 999, -3, 1000, 1204, 99_608, 0.4, 12.25])('the number %d', (n) => {
    expect(numberText(n, language)).toBe(n.toLocaleString(locale));
  });

  test.each([0, 0.04, 0.06, 1.8, 12, 998.9, 1204.31])('%d with one decimal', (n) => {
    const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
    expect(tenths(n, language)).toBe(n.toLocaleString(locale, digits));
  });

  test.each(['2026-01-02T03:04:05', '2026-07-31T23:59:59'])('the time of %s', (time) => {
    const ms = new Date(time).getTime();
    const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
    expect(clockText(ms, language)).toBe(clock.format(ms));
  });

  test.each([0, 1, 2, 11, 21, 101])('the plural of %d', (n) => {
    expect(isOne(n)).toBe(new Intl.PluralRules(locale).select(n) === 'one');
  });
});
