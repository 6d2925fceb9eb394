import type { Role } from '../core/vocabulary';

/** The parts of the desk; each is a path under `/desk`. */
export const ROOMS = [
  'hotspots',
  'outreach',
  'patrols',
  'pickups',
  'services',
  'warnings',
  'members',
  'devices',
  'settings',
] as const;
export type Room = (typeof ROOMS)[number];

const OF_THE_HOUSE: readonly Room[] = ['members', 'devices', 'settings'];

/** What a member may open: coordinators everything, administrators what is about neither finds nor contacts, others nothing. */
export function roomsFor(roles: readonly Role[]): readonly Room[] {
  if (roles.includes('coordinator')) return ROOMS;
  return roles.includes('admin') ? OF_THE_HOUSE : [];
}

/** The room a path names, or the first that is allowed; null where none is. */
export function roomOf(rooms: readonly Room[], name: string | undefined): Room | null {
  return rooms.find((room) => room === name) ?? rooms[0] ?? null;
}
