import { api } from '../api/client';
import type { Area, Me } from '../api/types';
import type { Role } from '../core/vocabulary';

/** Who sits at the desk, in which organisation, with which areas. */
export class Union {
  me = $state.raw<Me | null>(null);
  areas = $state.raw<Area[]>([]);
  error = $state.raw<unknown>(null);

  /** Asks the server, not the phone's memory: roles may have changed since. */
  async open(): Promise<void> {
    this.error = null;
    try {
      const [me, areas] = await Promise.all([api('GET /me'), allAreas()]);
      this.areas = areas;
      this.me = me;
    } catch (error) {
      this.error = error;
    }
  }

  has(...roles: Role[]): boolean {
    return this.me?.member.roles.some((role) => roles.includes(role)) ?? false;
  }

  areaName(id: string): string | null {
    return this.areas.find((area) => area.id === id)?.name ?? null;
  }
}

async function allAreas(): Promise<Area[]> {
  const areas: Area[] = [];
  let cursor: string | undefined;
  do {
    const page = await api('GET /areas', { query: { cursor } });
    areas.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor);
  // Patrol areas first: they are what the day is planned by.
  return areas.sort((a, b) => b.kind.localeCompare(a.kind) || a.name.localeCompare(b.name));
}
