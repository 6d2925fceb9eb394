/** A short buzz where the phone has one: the second sense beside the flash. */
export function buzz(pattern: number | number[] = 60): void {
  navigator.vibrate?.(pattern);
}
