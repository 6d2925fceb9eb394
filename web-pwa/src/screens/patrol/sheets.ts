// One file for all that comes after the first tap: what opens over the patrol, and its end.
export { default as FindsSheet } from './FindsSheet.svelte';
export { default as MoreSheet } from './MoreSheet.svelte';
export { default as QuickSheet } from './QuickSheet.svelte';
export { default as RideSheet } from './RideSheet.svelte';
export { default as Summary } from './Summary.svelte';
export { default as Week } from './Week.svelte';
