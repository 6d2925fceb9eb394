import type { Page } from '@playwright/test';

interface Row {
  record: { id: string; recorded_at?: string; lat?: number; lon?: number };
  made_at: number;
  seq?: number;
}

interface Find {
  id: string;
  made_at: number;
  touched_at: number;
  fields: { recorded_at: string; lat?: number; lon?: number };
}

/**
 * Makes `n` more finds like the last one, each with its place in the outbox, as if somebody had tapped so often without
 * network. They are copies of what the app itself wrote, made just before it; the app must be loaded anew to see them.
 */
export async function fillPhone(page: Page, n: number): Promise<string[]> {
  return page.evaluate(async (n) => {
    const answer = <T>(asked: IDBRequest<T>): Promise<T> =>
      new Promise((done, fail) => {
        asked.onsuccess = () => done(asked.result);
        asked.onerror = () => fail(asked.error);
      });
    const db = await answer(indexedDB.open('gadeplan'));
    const tx = db.transaction(['pickups', 'outbox'], 'readwrite', { durability: 'strict' });
    const [finds, outbox] = [tx.objectStore('pickups'), tx.objectStore('outbox')];
    const last = (await answer(finds.getAll())).at(-1) as Find;
    const rows = (await answer(outbox.getAll())) as Row[];
    const { seq: _seq, ...row } = rows.find(({ record }) => record.id === last.id)!;

    const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0');
    const copies = Array.from({ length: n }, (_, i) => {
      const made_at = last.made_at - n + i;
      const time = hex(made_at, 12);
      const id = `${time.slice(0, 8)}-${time.slice(8)}-7${hex(i, 3)}${last.id.slice(18)}`;
      const move = (degrees = 0): number => Math.round((degrees + (i % 40) * 1e-4) * 1e5) / 1e5;
      const { lat, lon } = last.fields;
      const place = lat === undefined ? {} : { lat: move(lat), lon: move(lon) };
      return { id, made_at, said: { recorded_at: new Date(made_at).toISOString(), ...place } };
    });
    for (const { id, made_at, said } of copies) {
      finds.add({ ...last, id, made_at, touched_at: made_at, fields: { ...last.fields, ...said } });
      outbox.add({ ...row, made_at, record: { ...row.record, id, ...said } });
    }
    await new Promise((done, fail) => {
      tx.oncomplete = done;
      tx.onabort = () => fail(tx.error);
    });
    db.close();
    return copies.map(({ id }) => id);
  }, n);
}
