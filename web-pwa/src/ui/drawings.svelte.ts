import { ICONS, type IconName } from './icons';

let later = $state.raw<Partial<Record<IconName, string>>>({});
let loading: Promise<void> | null = null;

/** The drawing of an icon; one of the later ones is empty until the file with them is there, and then appears. */
export function drawingOf(name: IconName): string {
  if (name in ICONS) return ICONS[name as keyof typeof ICONS];
  loading ??= import('./later-icons').then(
    ({ LATER_ICONS }) => void (later = LATER_ICONS),
    // The word beside it says the same; the next one asks again.
    () => void (loading = null),
  );
  return later[name] ?? '';
}
