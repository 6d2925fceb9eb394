import { expect, test } from './fixtures';
import { sending } from './patrol';
import { PAUSE } from './simulate/diary';
import { sharesInCommon } from './simulate/judge-ground';
import { compare } from './simulate/ledger';
import { LongPatrol } from './simulate/long-patrol';
import { Reader } from './simulate/reader';

const SEED = 7;
const MINUTE_MS = 60_000;
/** What the map may be off by. */
const EFFORT_SHARE = 0.05;
/** A position is metres off, and a cell is fifty wide: at its edge the neighbour gets some. */
const CELL_SHARE = 0.85;

test('after two hours on the street the server has exactly what was ticked and walked', async ({
  union,
  watch,
}) => {
  test.setTimeout(600_000);
  const patrol = await LongPatrol.plan(SEED, union, watch);
  await patrol.begin();
  await patrol.go();
  await patrol.end();
  await expect(async () => {
    await patrol.phone.pass(MINUTE_MS);
    await expect(sending(patrol.phone.page)).toContainText('All sent', { timeout: 500 });
  }).toPass();
  await patrol.over();

  const reader = await Reader.joins(union);
  await test.step('each find once, with its things, place and time', async () => {
    expect(compare(patrol.ledger, await reader.pickups())).toEqual([]);
  });

  await test.step('the patrol once, as it was', async () => {
    const patrols = await reader.patrols();
    expect(patrols).toHaveLength(1);
    const [{ started_at, ended_at, paused_s, transports, finds }] = patrols as [
      (typeof patrols)[0],
    ];
    expect(finds).toBe(patrol.finds);
    expect(transports).toEqual(['foot', 'bicycle']);
    expect(Math.abs(Date.parse(started_at!) - patrol.began_ms)).toBeLessThan(MINUTE_MS);
    expect(Math.abs(Date.parse(ended_at!) - patrol.ended_ms)).toBeLessThan(MINUTE_MS);
    expect(Math.abs(paused_s - (PAUSE.to - PAUSE.from))).toBeLessThan(10);
  });

  await test.step('the ground that was walked', async () => {
    const { truth } = patrol.outing;
    const map = await reader.map();
    isAbout('metres', map.totals.metres, truth.metres);
    isAbout('seconds', map.totals.seconds, truth.seconds);
    const shares = sharesInCommon(map, truth);
    expect(shares.found, 'of the way lies in searched cells').toBeGreaterThan(CELL_SHARE);
    expect(shares.true, 'of what is called searched was walked').toBeGreaterThan(CELL_SHARE);
  });
});

function isAbout(what: string, said: number, truly: number): void {
  const words = `${said} ${what} of ${Math.round(truly)}`;
  expect(Math.abs(said / truly - 1), words).toBeLessThan(EFFORT_SHARE);
}
