import type { Trend } from '../../../api/types';

const TRENDS: readonly Trend[] = [
  'new',
  'consecutive',
  'intensifying',
  'persistent',
  'diminishing',
  'sporadic',
  'oscillating',
  'historical',
];

/** Whether there is a word for how a place with much changed. */
export function isTrend(trend: string | null | undefined): trend is Trend {
  return TRENDS.some((known) => known === trend);
}
