import type { Service } from '../../api/types';
import { metresBetween } from '../../core/gps';
import { SERVICE_TYPES, type ServiceType } from '../../core/street';
import { openingAt, type Opening } from './opening';

/** A place as the list shows it. */
export interface ListedPlace {
  service: Service;
  opening: Opening;
  /** As the crow flies; null where the phone or the place has no position. */
  metres: number | null;
}

/** The list in its three parts, each the nearest first. */
export interface PlaceList {
  open: ListedPlace[];
  closed: ListedPlace[];
  /** Places of which nobody knows now whether they are open. */
  ask: ListedPlace[];
}

interface Point {
  lat: number;
  lon: number;
}

/** The places of a kind (null = all), by whether they are open, nearest first; without a position by name. */
export function listPlaces(
  services: Service[],
  kind: ServiceType | null,
  at: number,
  here: Point | null,
): PlaceList {
  const places = services
    .filter(({ kinds }) => kind === null || kinds.includes(kind))
    .map((service): ListedPlace => {
      const opening = openingAt(at, service);
      return { service, opening, metres: metresTo(service, here) };
    })
    .sort((a, b) => far(a) - far(b) || a.service.name.localeCompare(b.service.name));
  const having = (...states: Opening['state'][]): ListedPlace[] =>
    places.filter(({ opening }) => states.includes(opening.state));
  return { open: having('open'), closed: having('closed'), ask: having('unknown', 'run_out') };
}

/** The kinds that the list has, the most frequent first; `other` comes last. */
export function kindsOf(services: Service[]): ServiceType[] {
  const count = (kind: ServiceType): number =>
    kind === 'other' ? 0.5 : services.filter(({ kinds }) => kinds.includes(kind)).length;
  return SERVICE_TYPES.filter((kind) => services.some(({ kinds }) => kinds.includes(kind))).sort(
    (a, b) => count(b) - count(a),
  );
}

/** The one that opens first of those that are closed. */
export function opensFirst(closed: ListedPlace[]): ListedPlace | null {
  const when = ({ opening }: ListedPlace): number =>
    (opening.state === 'closed' ? opening.opens : null) ?? Infinity;
  const first = [...closed].sort((a, b) => when(a) - when(b))[0];
  return first && when(first) < Infinity ? first : null;
}

const SIDES = ['n', 'ne', 'e', 'se', 's', 'sw', 'w', 'nw'] as const;
export type Side = (typeof SIDES)[number];

/** In which direction a point lies, by eighths of the compass. */
export function sideOf(from: Point, to: Point): Side {
  const east = (to.lon - from.lon) * Math.cos((from.lat * Math.PI) / 180);
  const turn = Math.atan2(east, to.lat - from.lat) / (Math.PI / 4);
  return SIDES[(Math.round(turn) + 8) % 8]!;
}

/** Where a place is, if somebody wrote it. */
export function pointOf({ lat, lon }: Service): Point | null {
  return lat == null || lon == null ? null : { lat, lon };
}

function metresTo(service: Service, here: Point | null): number | null {
  const point = pointOf(service);
  return point && here && metresBetween(here, point);
}

function far({ metres }: ListedPlace): number {
  // Without a position all are equally far, so that the names decide.
  return metres ?? Number.MAX_SAFE_INTEGER;
}
