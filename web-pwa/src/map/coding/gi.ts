import type { HotspotCell } from '../../api/types';
import { t } from '../../i18n';
import { oneDecimal } from '../../i18n/formats';
import type { MapColors } from '../colors';
import { filled, hatched, type Coding } from './coding';

const SHARES = ['90', '95', '99'] as const;

/** The layer for GIS users: bins of Gi* from hot to cold, as their own programs draw them. */
export function giCoding(colors: MapColors): Coding {
  const hot = [1, 2, 3].map((i) =>
    filled(colors.found[i]!, t('map.gi_hot', { share: SHARES[i - 1]! }), colors),
  );
  const cold = [1, 2, 3].map((i) =>
    filled(colors.walked[i]!, t('map.gi_cold', { share: SHARES[i - 1]! }), colors),
  );
  return {
    buckets: [
      ...hot.reverse(),
      filled(colors.clean, t('map.gi_none'), colors),
      ...cold,
      hatched(t('map.level_not_enough_patrols'), colors),
    ],
    bucketOf: (cell: HotspotCell) => (cell.gi_bin === undefined ? 7 : 3 - cell.gi_bin),
    markOf: (cell) => (cell.gi_z === undefined || !cell.gi_bin ? '' : signed(cell.gi_z)),
    note: t('map.gi_note'),
    weightOf: (cell) => cell.gi_z ?? 0,
  };
}

function signed(z: number): string {
  return z < 0 ? `−${oneDecimal(-z)}` : `+${oneDecimal(z)}`;
}
