import type { Item, Transport } from '../../core/vocabulary';
import type { IconName } from '../../ui/icons';

/** The drawing of each thing that is found. */
export const ITEM_ICONS: Record<Item, IconName> = {
  syringe_with_needle: 'syringe',
  syringe_no_needle: 'barrel',
  needle_loose: 'needle',
  sharps_container_full: 'box',
  sharps_container_loose: 'box_open',
  pipe: 'pipe',
  foil: 'foil',
  cooker: 'cooker',
  filter: 'filter',
  swab: 'swab',
  water_ampoule: 'ampoule',
  tourniquet: 'tie',
  snort_tube: 'tube',
  baggie: 'bag',
  packaging: 'wrapper',
  blood_material: 'drop',
  condom: 'ring',
  gas_canister: 'gas',
  pills: 'pills',
  other: 'thing',
};

/** The drawing of each way of moving. */
export const TRANSPORT_ICONS: Record<Transport, IconName> = {
  foot: 'walk',
  bicycle: 'bicycle',
  van: 'van',
};
