import { apiNewer, type Answer } from '../api/client';
import type { Service } from '../api/types';
import { now } from './clock';
import { change } from './database';
import { recall, type KeptServices } from './kept';

/** Fetches the places to refer to, if the server has newer ones than the phone. Throws what a call throws. */
export async function refreshServices(): Promise<void> {
  const kept = await recall('services');
  const news = await apiNewer('GET /services', kept?.tag);
  await keepServices(news && { tag: news.tag, items: placesIn(news.answer) });
}

/** Each place knows by itself until when its times were worked out. */
function placesIn({ items, hours_known_until }: Answer<'GET /services'>): Service[] {
  return items.map((place) => ({ ...place, hours_known_until }));
}

/**
 * What was kept is as good as new when there is nothing newer: its hours are known as far as the server knows them. Who
 * signed out meanwhile finds nothing of the union on the phone.
 */
async function keepServices(news: KeptServices | null): Promise<void> {
  await change(['kept'], async (tx) => {
    const store = tx.objectStore('kept');
    if (!(await store.get('member'))) return;
    if (news) await store.put(news, 'services');
    await store.put(now(), 'services_heard_at');
  });
}
