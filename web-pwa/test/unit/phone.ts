import 'fake-indexeddb/auto';
import { closeDatabase } from '../../src/core/database';
import type { Fix } from '../../src/core/gps';

/** A phone with nothing on it. */
export async function freshPhone(): Promise<void> {
  await closeDatabase();
  await new Promise((done) => {
    const request = indexedDB.deleteDatabase('gadeplan');
    request.onsuccess = request.onerror = done;
  });
}

export const ISTEDGADE: Fix = { lat: 55.6704, lon: 12.5577, accuracy_m: 8, at: 0 };

/** An answer of the server, as `fetch` gives it. */
export function answer(body: unknown, status = 200, type?: string): Response {
  const content = type ?? (status < 400 ? 'application/json' : 'application/problem+json');
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return new Response(text, { status, headers: { 'content-type': content } });
}
