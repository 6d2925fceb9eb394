/** A QR code as one path on a grid of this size, its quiet edge included. */
export interface Square {
  size: number;
  path: string;
}

/** Modules of white that a camera needs around. */
const EDGE = 4;

/** Draws the square of an address, on this phone alone. */
export async function drawSquare(text: string): Promise<Square> {
  const { encode } = await import('uqr');
  // What is on paper in a pocket gets creased.
  const { data, size } = encode(text, { ecc: 'M', border: EDGE });
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: path.join('') };
}
