import { api } from '../api/client';
import type { PullItem } from '../api/types';
import { change, type Change } from './database';
import { recall } from './kept';
import { dropLoop, keepLoop } from './planned';
import { dropWarning, keepWarning } from './warnings';

/** Asks what changed since the last time, and stores it with the new cursor in one go. */
export async function pull(): Promise<void> {
  for (;;) {
    const cursor = await recall('pull_cursor');
    const news = await api('GET /sync/pull', { query: cursor ? { cursor } : {} });
    if (news.cursor === cursor && news.items.length === 0) return;
    await change(['kept', 'areas'], async (tx) => {
      if (news.reset) {
        await tx.objectStore('areas').clear();
        await tx.objectStore('kept').delete('planned_routes');
        await tx.objectStore('kept').delete('warnings');
      }
      for (const item of news.items) await store(tx, item);
      await tx.objectStore('kept').put(news.cursor, 'pull_cursor');
    });
    if (!news.more) return;
  }
}

async function store(tx: Change, item: PullItem): Promise<void> {
  if (item.type === 'area') {
    const { type: _type, ...area } = item;
    await tx.objectStore('areas').put(area);
  } else if (item.type === 'area_removed') {
    await tx.objectStore('areas').delete(item.id);
  } else if (item.type === 'planned_route') {
    const { type: _type, ...loop } = item;
    await keepLoop(tx, loop);
  } else if (item.type === 'planned_route_removed') {
    await dropLoop(tx, item.id);
  } else if (item.type === 'sealing_key') {
    const { type: _type, ...key } = item;
    await tx.objectStore('kept').put(key, 'sealing_key');
  } else if (item.type === 'warning') {
    const { type: _type, ...warning } = item;
    await keepWarning(tx, warning);
  } else if (item.type === 'warning_removed') {
    await dropWarning(tx, item.id);
  } else if (item.type === 'organisation') {
    const { type: _type, ...organisation } = item;
    await tx.objectStore('kept').put(organisation, 'organisation');
  }
}
