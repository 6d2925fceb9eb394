import { expect, test as base } from '@playwright/test';
import { People } from './people';
import { Union } from './union';
import { Watch } from './watch';

interface Things {
  /** Judges every page of every test when it is over. */
  watch: Watch;
  people: People;
  /** A new union, for this test alone. */
  union: Union;
}

interface WorkerThings {
  /** The demo union, shared by the tests of a worker: for looking, not for changing. */
  demo: Union;
}

export const test = base.extend<Things, WorkerThings>({
  watch: async ({}, use) => {
    const watch = new Watch();
    await use(watch);
    expect(watch.seen, 'console errors and requests to other origins').toEqual([]);
  },
  people: async ({ browser, watch }, use) => {
    const people = new People(browser, watch);
    await use(people);
    await people.leave();
  },
  union: async ({ people }, use) => {
    const union = await Union.found();
    await use(union);
    // Or the open pages would complain that the server went away.
    await people.leave();
    await union.remove();
  },
  demo: [
    async ({}, use) => {
      const union = await Union.demo();
      await use(union);
      await union.remove();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
});

export { expect };
