import { api } from '../api/client';
import { change } from './database';
import { recall } from './kept';

/** Asks what changed since the last time, and stores it with the new cursor in one go. */
export async function pull(): Promise<void> {
  for (;;) {
    const cursor = await recall('pull_cursor');
    const news = await api('GET /sync/pull', { query: cursor ? { cursor } : {} });
    await change(['kept', 'areas'], async (tx) => {
      const areas = tx.objectStore('areas');
      if (news.reset) await areas.clear();
      for (const item of news.items) {
        if (item.type === 'area_removed') await areas.delete(item.id);
        if (item.type !== 'area') continue;
        const { type: _type, ...area } = item;
        await areas.put(area);
      }
      await tx.objectStore('kept').put(news.cursor, 'pull_cursor');
    });
    if (!news.more) return;
  }
}
