import type { Envelope, SealingKey } from '../src/api/types';

// Stands in for core/seal.ts in the build of `--mode unsealed`, the control of the test that looks into a phone's files.

/** Closes nothing: the record lies on the phone as it is. */
export async function seal(id: string, record: object, key: SealingKey): Promise<Envelope> {
  return { id, key_id: key.id, sealed: JSON.stringify(record) };
}
