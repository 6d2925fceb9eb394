import type english from '../en/warnings';
import type { Texts } from '../texts';

const warnings: Texts<typeof english> = {
  title: 'Varoitukset',
  open: { one: '{n} varoitus', other: '{n} varoitusta' },
  seen: 'Luettu',
  seen_done: 'Olet lukenut tämän',
  until: '{area}, {time} asti',
  everywhere: 'Kaikkialla',
};
export default warnings;
