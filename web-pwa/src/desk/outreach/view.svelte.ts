import { api } from '../../api/client';
import type { ContactReleases, SupplyWeeks } from '../../api/types';
import { now } from '../../core/clock';
import type { Days } from '../days';
import { Asked } from '../hotspots/panels/asked.svelte';
import { lastWeeks, weekOf, type Span } from './weeks';

/** What the outreach room shows: the question (area, weeks) and the last answers to it. */
export class ReleaseView {
  /** Empty = all areas. */
  area_id = $state('');
  span = $state<Span>('13');
  /** The Monday of the one week on show; empty = all weeks of the span. */
  week = $state('');
  chosen = $state<string | null>(null);
  releases = new Asked<ContactReleases>();
  supplies = new Asked<SupplyWeeks>();
  /** The weeks of the span that have a release, newest first: what one week is chosen from. */
  weeks = $state.raw<string[]>([]);
  days = $derived<Days>(this.week ? weekOf(this.week) : lastWeeks(Number(this.span), now()));

  /** Changes the question and asks anew. */
  ask(change: Partial<Pick<ReleaseView, 'area_id' | 'span' | 'week'>>): Promise<void> {
    Object.assign(this, change);
    if (change.span !== undefined || change.area_id !== undefined) this.week = '';
    return this.load();
  }

  async load(): Promise<void> {
    const query = { ...this.days, area_id: this.area_id || undefined };
    const { week } = this;
    const [releases] = await Promise.all([
      this.releases.ask('', () => api('GET /contact-releases', { query })),
      this.supplies.ask('', () => api('GET /supplies', { query })),
    ]);
    if (!releases) return;
    if (!week) this.weeks = weeksOf(releases);
    const holds = releases.map.features.some(({ properties }) => properties.cell === this.chosen);
    if (!holds) this.chosen = null;
  }
}

function weeksOf({ weeks }: ContactReleases): string[] {
  return [...new Set(weeks.map(({ week }) => week))].sort().reverse();
}
