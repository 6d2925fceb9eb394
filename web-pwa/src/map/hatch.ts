const SIZE = 16;
const LINE = 2.4;

/** A tile of slanting lines for "not searched", drawn without a canvas so that no browser setting can blur it. */
export function hatchTile(color: string): {
  width: number;
  height: number;
  data: Uint8ClampedArray;
} {
  const [r, g, b] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const data = new Uint8ClampedArray(SIZE * SIZE * 4);
  for (let y = 0; y < SIZE; y += 1) {
    for (let x = 0; x < SIZE; x += 1) data.set([r!, g!, b!, 255 * inked(x, y)], (y * SIZE + x) * 4);
  }
  return { width: SIZE, height: SIZE, data };
}

/** How much of the pixel the line covers, soft at its edges. */
function inked(x: number, y: number): number {
  const across = Math.abs(((x + y + SIZE / 2) % SIZE) - SIZE / 2) / Math.SQRT2;
  return Math.min(1, Math.max(0, LINE / 2 + 0.5 - across));
}
