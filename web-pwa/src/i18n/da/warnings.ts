import type english from '../en/warnings';
import type { Texts } from '../texts';

const warnings: Texts<typeof english> = {
  title: 'Advarsler',
  open: { one: '{n} advarsel', other: '{n} advarsler' },
  seen: 'Set',
  seen_done: 'Du har set den',
  until: '{area}, til {time}',
  everywhere: 'Overalt',
};
export default warnings;
