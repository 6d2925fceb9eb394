import { recall } from '../../core/kept';
import { onChange } from '../../core/news';
import { spoken, t } from '../../i18n';
import { fill } from '../../i18n/texts';
import { numbers } from '../needlestick/numbers.svelte';

/** The app's own steps, by the names of their texts. */
export const OWN_STEPS = [
  'answer',
  'call',
  'naloxone',
  'breathe',
  'side',
  'again',
  'stay',
] as const;

const union = $state({ steps: null as Record<string, string[]> | null, approved: false });

/** What to do, in the union's words, else in the app's own. */
export function steps(): string[] {
  const number = numbers.emergency_phone;
  const own = (): string[] => OWN_STEPS.map((step) => t(`overdose.step_${step}`, { number }));
  return union.steps?.[spoken.language]?.map((step) => fill(step, { number })) ?? own();
}

/** Whether the union's trainer has said that these are the right words. */
export function approved(): boolean {
  return union.approved;
}

/** Reads the union's words and follows them; answers the way to stop. */
export function followSteps(): () => void {
  void read();
  return onChange(() => void read(), ['kept']);
}

async function read(): Promise<void> {
  const known = await recall('organisation');
  union.steps = known?.overdose_steps ?? null;
  union.approved = known?.overdose_approved ?? false;
}
