/** The row of a panel that the map points at; at most one of all panels. */
export const lit = $state<{ row: string | null }>({ row: null });
