import { expect } from '@playwright/test';
import { joinBy } from '../join';
import { endPatrol, logButton, myFinds, startPatrol } from '../patrol';
import { missingFiles } from '../stored';
import type { Union } from '../union';
import { NO_NETWORK, type Watch } from '../watch';
import * as diary from './diary';
import { comes, isNext, NextEdition, updateWaits } from './edition';
import { feedPositions } from './feed';
import { Gateway } from './gateway';
import { goOn, pause, ride, tickOff } from './hands';
import { Handset } from './handset';
import { entryOf, lastHeard, type Entry } from './ledger';
import { planOuting, type Outing } from './outing';
import { hide, mayBeHidden, show } from './pocket';
import { within } from './satellites';
import type { Tick } from './ticks';
import { keepTime } from './world';

/** Two hours may not be in the future, and the last things take a moment. */
const SPARE_MS = 5 * 60_000;
const LEAD_MS = 60_000;
const SETTLE_S = 6;

/** Goes on a planned patrol with a phone, and keeps the book of what was truly done. */
export class LongPatrol {
  /** What the server must have in the end. */
  readonly ledger: Entry[] = [];
  readonly outing: Outing;
  readonly began_ms: number;
  ended_ms = 0;
  #next: NextEdition | null = null;
  /** The second from which on the app has been open. */
  #openSince = 0;

  private constructor(
    readonly union: Union,
    readonly gateway: Gateway,
    readonly phone: Handset,
    seed: number,
  ) {
    this.outing = planOuting(seed);
    this.began_ms = phone.true_ms + LEAD_MS;
    gateway.onAnswer = (path, answer) =>
      this.#next ? this.#next.answer(path, answer, gateway.fetch) : answer;
    keepTime(gateway, () => phone.true_ms);
  }

  static async plan(seed: number, union: Union, watch: Watch): Promise<LongPatrol> {
    // Two hours pass in minutes: the server takes that for haste.
    watch.expect(NO_NETWORK, /status of 429/);
    const gateway = await Gateway.open(union);
    const now_s = Math.floor((Date.now() - SPARE_MS) / 1000) - diary.SECONDS;
    const phone = await Handset.make(gateway, watch, now_s * 1000 - LEAD_MS);
    return new LongPatrol(union, gateway, phone, seed);
  }

  /** The seconds since the patrol began. */
  get second(): number {
    return (this.phone.true_ms - this.began_ms) / 1000;
  }

  /** How many finds there must be, visits not counted. */
  get finds(): number {
    return this.ledger.filter(({ isFind }) => isFind).length;
  }

  async begin(): Promise<void> {
    await this.#switchOn();
    const { page } = this.phone;
    await joinBy(page, this.gateway.through(await this.union.invite('volunteer')), 'Robin');
    // The app fetches its later parts when it has stood still for some seconds of its own clock.
    await expect(async () => {
      if (this.second < -SETTLE_S) await this.phone.pass(SETTLE_S * 1000);
      expect(await missingFiles(page)).toEqual([]);
    }).toPass();
    await this.#reach(0);
    await startPatrol(page);
  }

  async go(): Promise<void> {
    for (const { at, happens } of this.#story()) {
      await this.#reach(at);
      await happens();
    }
  }

  async end(): Promise<void> {
    await this.#reach(diary.SECONDS);
    await endPatrol(this.phone.page);
    this.ended_ms = this.phone.true_ms;
  }

  async over(): Promise<void> {
    await this.phone.throwAway();
    await this.gateway.close();
  }

  #story(): Event[] {
    const events: Event[] = [
      ...this.outing.ticks.map((tick) => ({ at: tick.at, happens: () => this.#tick(tick) })),
      ...diary.OFFLINE.flatMap(({ from, to, server }) => [
        { at: from, happens: () => (server ? this.union.stop() : this.#network(false)) },
        { at: to, happens: () => (server ? this.union.start() : this.#network(true)) },
      ]),
      ...diary.KILLED.flatMap(({ from, to }) => [
        { at: from, happens: () => this.phone.kill() },
        { at: to, happens: () => this.#restart() },
      ]),
      { at: diary.NEXT_VERSION, happens: () => this.#offerUpdate() },
      { at: diary.POCKET.from, happens: () => this.#applyUpdate() },
      { at: diary.POCKET.to, happens: () => show(this.phone.page) },
      { at: diary.PAUSE.from, happens: () => pause(this.phone.page) },
      { at: diary.PAUSE.to, happens: () => goOn(this.phone.page) },
      { at: diary.BICYCLE, happens: () => ride(this.phone.page) },
      {
        at: diary.WRONG_CLOCK.from,
        happens: () => this.phone.setClock(diary.WRONG_CLOCK.ahead_ms),
      },
      { at: diary.WRONG_CLOCK.to, happens: () => this.phone.setClock(0) },
    ];
    return events.sort((a, b) => a.at - b.at);
  }

  async #reach(second: number): Promise<void> {
    await this.phone.pass((second - this.second) * 1000);
  }

  async #tick(tick: Tick): Promise<void> {
    const fix = lastHeard(this.outing.heard, tick.at, this.#openSince);
    await tickOff(this.phone, tick);
    const entry = entryOf(tick, fix, this.began_ms);
    if (entry) this.ledger.push(entry);
  }

  async #network(on: boolean): Promise<void> {
    await this.phone.context.setOffline(!on);
  }

  async #restart(): Promise<void> {
    await this.#switchOn();
    await this.#isWhereItWas();
  }

  async #switchOn(): Promise<void> {
    await this.phone.switchOn(async (context) => {
      await feedPositions(context, this.outing.heard, this.began_ms);
      await mayBeHidden(context);
      const cut = diary.OFFLINE.filter(({ server }) => !server);
      await context.setOffline(within(cut, this.second));
    });
    await this.phone.page.goto('/');
  }

  /** The next version is on the server; a look at the phone finds it, and changes nothing. */
  async #offerUpdate(): Promise<void> {
    this.#next = await NextEdition.of(this.gateway.fetch);
    const { page } = this.phone;
    await hide(page);
    await show(page);
    await expect.poll(() => updateWaits(page), { timeout: 30_000 }).toBe(true);
    await isNext(page, false);
  }

  async #applyUpdate(): Promise<void> {
    const { page } = this.phone;
    // No reload while somebody looks.
    await isNext(page, false);
    await hide(page);
    await comes(page);
    await this.#isWhereItWas();
  }

  /** The patrol goes on, with every find. */
  async #isWhereItWas(): Promise<void> {
    this.#openSince = this.second;
    await expect(logButton(this.phone.page)).toBeVisible();
    await expect(myFinds(this.phone.page)).toContainText(String(this.finds));
  }
}

interface Event {
  at: number;
  happens: () => Promise<unknown>;
}
