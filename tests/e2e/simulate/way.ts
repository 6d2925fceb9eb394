import type { Chance } from './chance';
import { between, distance, type Corner, type Spot } from './ground';

/** How fast the patrol moves in a second of it; 0 = it stands. */
export type Pace = (second: number) => number;

/** Where the patrol truly is at every second: along the streets, into those it walked least, seldom back at once. */
export function walkStreets(
  corners: Corner[],
  seconds: number,
  pace: Pace,
  luck: Chance,
): readonly Spot[] {
  const walked = new Map<string, number>();
  let from = luck.oneOf(corners);
  let to = luck.oneOf(from.next);
  let done_m = 0;
  const way: Spot[] = [];
  for (let second = 0; second < seconds; second++) {
    way.push(between(from.spot, to.spot, done_m / distance(from.spot, to.spot)));
    done_m += pace(second);
    for (;;) {
      const length_m = distance(from.spot, to.spot);
      if (done_m < length_m) break;
      done_m -= length_m;
      const street = nameOf(from, to);
      walked.set(street, (walked.get(street) ?? 0) + 1);
      [from, to] = [to, choose(from, to, walked, luck)];
    }
  }
  return way;
}

function choose(
  from: Corner,
  at: Corner,
  walked: ReadonlyMap<string, number>,
  luck: Chance,
): Corner {
  const onward = at.next.filter((next) => next !== from);
  const ways = onward.length > 0 ? onward : at.next;
  const often = (next: Corner): number => walked.get(nameOf(at, next)) ?? 0;
  const least = Math.min(...ways.map(often));
  return luck.oneOf(ways.filter((next) => often(next) === least));
}

/** The same for both directions. */
function nameOf(a: Corner, b: Corner): string {
  return [a.spot.join(), b.spot.join()].sort().join(' ');
}
