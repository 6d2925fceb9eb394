declare module 'snappyjs' {
  export function uncompress(bytes: Uint8Array, most?: number): Uint8Array;
}
