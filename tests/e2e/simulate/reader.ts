import type { components } from '../../../web-pwa/src/api/schema.gen';
import type { Union } from '../union';

type Schemas = components['schemas'];
export type Pickup = Schemas['Pickup'];
export type PatrolReport = Schemas['PatrolReport'];
export type HotspotMap = Schemas['HotspotMap'];

const API = '/api/v1';
const PAGE = 100;

/** A coordinator who reads by the API alone: what the server has, not what a screen shows of it. */
export class Reader {
  private constructor(
    readonly union: Union,
    readonly token: string,
  ) {}

  static async joins(union: Union): Promise<Reader> {
    const invite = decodeURIComponent(new URL(await union.invite('coordinator')).hash.slice(1));
    const answer = await fetch(`${union.url}${API}/auth/redeem`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-gadeplan': '1' },
      body: JSON.stringify({ invite, nickname: 'Kim', language: 'en' }),
    });
    if (!answer.ok) throw new Error(`joining: ${answer.status} ${await answer.text()}`);
    const { access_token } = (await answer.json()) as Schemas['Session'];
    return new Reader(union, access_token);
  }

  pickups(): Promise<Pickup[]> {
    return this.#all<Pickup>('/pickups');
  }

  patrols(): Promise<PatrolReport[]> {
    return this.#all<PatrolReport>('/patrols');
  }

  /** Every cell that holds anything, of all areas and of three months. */
  map(): Promise<HotspotMap> {
    return this.#ask<HotspotMap>('/hotspots');
  }

  async #all<T>(path: string): Promise<T[]> {
    const all: T[] = [];
    let cursor: string | null = null;
    do {
      const place: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page: { items: T[]; next?: string | null } = await this.#ask(
        `${path}?limit=${PAGE}${place}`,
      );
      all.push(...page.items);
      cursor = page.next ?? null;
    } while (cursor);
    return all;
  }

  async #ask<T>(path: string): Promise<T> {
    const headers = { authorization: `Bearer ${this.token}` };
    const answer = await fetch(`${this.union.url}${API}${path}`, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }
}
