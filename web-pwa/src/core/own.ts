import type { EffortCell, ItemCount, PickupFields } from '../api/types';
import type { PatrolKind, Transport } from './vocabulary';

/** A patrol as the phone keeps it while it goes on, and until its end is sent and its summary read. */
export interface OwnPatrol {
  id: string;
  area_id: string;
  kind: PatrolKind;
  /** How it moves now. */
  transport: Transport;
  /** Every way of moving so far, in the order of first use. */
  transports: Transport[];
  team_n: number;
  started_at: number;
  /** Set while paused. */
  paused_at: number | null;
  paused_s: number;
  /** The last touch; after half an hour without one the patrol ends itself. */
  touched_at: number;
  ended_at: number | null;
  ended_itself: boolean;
  /** True once the summary was read: then nothing of it needs to stay on the phone. */
  closed: boolean;
  /** Ground searched so far, by cell and day. */
  effort: EffortCell[];
}

/** A find as it is now, with every amendment; the outbox holds what the server still has to hear. */
export interface OwnPickup {
  id: string;
  patrol_id: string | null;
  made_at: number;
  /** The last tap that added to it. */
  touched_at: number;
  revision: number;
  /** What it held before the last tap added to it; null when there is no such tap to take back. */
  before: ItemCount[] | null;
  fields: PickupFields;
}
