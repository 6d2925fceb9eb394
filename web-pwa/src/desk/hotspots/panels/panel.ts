import type { Shown } from '../../../map/shown';
import type { Days } from '../../days';

/** What every panel beside the map is given. */
export interface PanelProps {
  /** Empty = all areas. */
  area_id: string;
  days: Days;
  /** Points at something on the map; null = at nothing. */
  onshow: (shown: Shown | null) => void;
}
