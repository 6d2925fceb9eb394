import type { Hotspots } from '../../api/types';
import { t } from '../../i18n';
import { codingOf, type Coding } from '../../map/coding';
import type { MapColors } from '../../map/colors';
import { dayWords } from '../../map/words';
import type { HotspotView } from './view.svelte';

/** One of the maps side by side. */
export interface Side {
  key: 'first' | 'other' | 'effort';
  /** Its name for those who cannot see it. */
  label: string;
  title: string;
  hotspots: Hotspots | null;
  coding: Coding;
}

/** The map, and what was asked to stand beside it: other days in the same colours, or how much was walked. */
export function sidesOf(view: HotspotView, coding: Coding, colors: MapColors): Side[] {
  const { hotspots, other } = view;
  const first: Side = {
    key: 'first',
    label: t('map.label'),
    title: daysOf(hotspots),
    hotspots,
    coding,
  };
  if (other) {
    const label = t('map.before_label');
    return [first, { ...first, key: 'other', label, title: daysOf(other), hotspots: other }];
  }
  if (view.answered.beside !== 'effort' || !hotspots) return [first];
  const effort = codingOf('effort', [hotspots], colors);
  const [label, title] = [t('map.effort_label'), t('desk.beside_effort')];
  return [first, { ...first, key: 'effort', label, title, coding: effort }];
}

function daysOf(hotspots: Hotspots | null): string {
  if (!hotspots) return '';
  return t('map.days', { from: dayWords(hotspots.from), to: dayWords(hotspots.to) });
}
