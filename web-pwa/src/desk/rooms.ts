import type { Role } from '../core/vocabulary';

/** The parts of the desk; each is a path under `/desk`. */
export const ROOMS = ['hotspots', 'patrols', 'pickups', 'members', 'devices', 'settings'] as const;
export type Room = (typeof ROOMS)[number];

const WITHOUT_FINDS: readonly Room[] = ['members', 'devices', 'settings'];

/** What a member may open: coordinators everything, administrators all without finds, others nothing. */
export function roomsFor(roles: readonly Role[]): readonly Room[] {
  if (roles.includes('coordinator')) return ROOMS;
  return roles.includes('admin') ? WITHOUT_FINDS : [];
}

/** The room a path names, or the first that is allowed; null where none is. */
export function roomOf(rooms: readonly Room[], name: string | undefined): Room | null {
  return rooms.find((room) => room === name) ?? rooms[0] ?? null;
}
