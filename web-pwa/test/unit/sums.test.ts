import { expect, test } from 'vitest';
import type { OwnPickup } from '../../src/core/own';
import { count, NOTHING, sumFinds } from '../../src/core/sums';

function find(fields: Partial<OwnPickup['fields']>): OwnPickup {
  const usual = { recorded_at: '', items: [], origin: 'sweep', outcome: 'picked_up' } as const;
  const place = { lat: 55.67, lon: 12.55, accuracy_m: 8 };
  const times = { made_at: 0, touched_at: 0, revision: 0, before: null };
  return {
    id: 'f',
    patrol_id: null,
    ...times,
    fields: { ...usual, ...place, items: [], ...fields },
  };
}

const FINDS = [
  find({
    items: [
      { item: 'syringe_with_needle', count: 3 },
      { item: 'foil', count: 2 },
    ],
  }),
  find({ items: [{ item: 'syringe_no_needle', count: 1 }], outcome: 'left_unsafe' }),
  find({ items: [{ item: 'foil', count: 5 }], lat: null, lon: null }),
  find({ items: [{ item: 'pipe', count: 1 }], outcome: 'already_gone', lat: null, lon: null }),
];

test('what was gone already is a visit and adds to nothing', () => {
  expect(sumFinds(FINDS)).toEqual({
    finds: 3,
    syringes: 4,
    missing: 1,
    unsafe: 1,
    by_item: { syringe_with_needle: 3, syringe_no_needle: 1, foil: 7 },
  });
});

test('sums that are kept as finds come and go are those of what is left', () => {
  const all = sumFinds(FINDS);
  const without = count(all, FINDS[0]!, -1);
  expect(without).toMatchObject({ finds: 2, syringes: 1, by_item: { foil: 5 } });
  const none = FINDS.reduce((found, one) => count(found, one, -1), all);
  expect({ ...none, by_item: {} }).toEqual(NOTHING);
});
