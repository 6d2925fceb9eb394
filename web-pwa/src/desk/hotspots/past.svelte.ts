import { MediaQuery } from 'svelte/reactivity';
import { api } from '../../api/client';
import type { Annotation, TimelineWeek } from '../../api/types';
import { endingOn, endWeek, firstWeek, lengthOf, overlap } from './periods';
import type { HotspotView } from './view.svelte';

const WEEKS = 52;
/** Long enough to see what changed before the next step. */
const STEP_MS = 1_200;
/** Whoever drags the window gets the map of where it stops, not of every week on the way. */
const SETTLE_MS = 200;
/** What plays: a week where a week is on show, else four. */
const SHORT_DAYS = 7;
const LONG_DAYS = 28;

/** The year behind the map: its weeks, what was noted about them, and the window that moves over them. */
export class Past {
  weeks = $state.raw<TimelineWeek[]>([]);
  notes = $state.raw<Annotation[]>([]);
  /** Until the first answer: the map keeps room for what comes. */
  waiting = $state(true);
  playing = $state(false);
  /** Whoever asked for less motion steps by hand. */
  still = new MediaQuery('(prefers-reduced-motion: reduce)');
  #view: HotspotView;
  #turn = 0;
  /** Counts what was started and stopped: an older round ends itself. */
  #showing = 0;
  #settling: ReturnType<typeof setTimeout> | undefined;

  constructor(view: HotspotView) {
    this.#view = view;
  }

  /** The week in which the days on show end. */
  get at(): number {
    return endWeek(this.weeks, this.#view.days);
  }

  /** What was noted about the days on show. */
  get notesNow(): Annotation[] {
    return this.notes.filter((note) => overlap(note, this.#view.days));
  }

  async load(area_id: string): Promise<void> {
    const turn = ++this.#turn;
    const [weeks, notes] = await Promise.all([fetchWeeks(area_id), fetchNotes(area_id)]);
    if (turn !== this.#turn) return;
    this.weeks = weeks;
    this.notes = notes;
    this.waiting = false;
  }

  /** After a note was written or removed. */
  async reloadNotes(): Promise<void> {
    this.notes = await fetchNotes(this.#view.area_id);
  }

  /** Moves the window of the present length to the end of a week. */
  moveTo(week: number): void {
    const end = this.weeks[week]?.to;
    if (!end) return;
    this.stop();
    this.#view.days = endingOn(end, lengthOf(this.#view.days));
    this.#settling = setTimeout(() => void this.#view.load(), SETTLE_MS);
  }

  /** Plays the year from the week on show, or from its beginning when that is the last; for a still eye, one step. */
  async play(): Promise<void> {
    this.stop();
    if (this.still.current) return void (await this.#advance());
    const showing = ++this.#showing;
    this.playing = true;
    while (await this.#advance()) {
      if (showing !== this.#showing) return;
      await new Promise((done) => (this.#settling = setTimeout(done, STEP_MS)));
    }
    if (showing === this.#showing) this.playing = false;
  }

  /** Ends what plays or is about to be fetched. */
  stop(): void {
    this.#showing += 1;
    clearTimeout(this.#settling);
    this.playing = false;
  }

  /** Shows the next week; false where it was the last or could not be fetched. */
  async #advance(): Promise<boolean> {
    const length = lengthOf(this.#view.days) <= SHORT_DAYS ? SHORT_DAYS : LONG_DAYS;
    const last = this.weeks.length - 1;
    const next = this.at >= last ? firstWeek(this.weeks, length) : this.at + 1;
    const end = this.weeks[next]?.to;
    if (!end) return false;
    await this.#view.ask({ days: endingOn(end, length) });
    return next < last && !this.#view.error;
  }
}

// The strip is an extra: when it cannot be had, the map itself says that the server is away.
async function fetchWeeks(area_id: string): Promise<TimelineWeek[]> {
  const query = { area_id: area_id || undefined, weeks: WEEKS };
  return api('GET /hotspots/timeline', { query }).then(
    (answer) => answer.weeks,
    () => [],
  );
}

async function fetchNotes(area_id: string): Promise<Annotation[]> {
  const query = { area_id: area_id || undefined, limit: 500 };
  return api('GET /annotations', { query }).then(
    (page) => page.items,
    () => [],
  );
}
