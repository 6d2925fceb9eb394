/** Every colour of the map, from the theme's tokens: the only place that decides them. */
export interface MapColors {
  dark: boolean;
  ground: string;
  areaGround: string;
  areaEdge: string;
  street: string;
  streetEdge: string;
  /** Streets once more over the hexagons, so that they shine through. */
  shine: string;
  text: string;
  halo: string;
  muted: string;
  /** Hexagons with finds, palest first. */
  found: string[];
  /** The classes less, usual, more and far more. */
  levels: string[];
  /** How much was walked, and what lies below the usual; palest first, of another hue than finds. */
  walked: string[];
  clean: string;
  cellEdge: string;
  hatch: string;
  chosen: string;
  searched: string;
  find: string;
  findRing: string;
  service: string;
}

type Rgb = [number, number, number];

/** Derives the map's colours; `token` answers the value of a theme token such as `--ground`. */
export function mapColors(token: (name: string) => string): MapColors {
  const read = (name: string): Rgb => parse(token(name)) ?? [128, 128, 128];
  const [clean, usual, more, most] = ['--hot-0', '--hot-1', '--hot-2', '--hot-3'].map(
    read,
  ) as Rgb[];
  const [ground, surface, ink, muted] = ['--map-ground', '--surface', '--ink', '--muted'].map(
    read,
  ) as Rgb[];
  const dark = luminance(ground!) < 0.2;
  const found = fourSteps(usual!, more!, most!);
  return {
    dark,
    ground: hex(ground!),
    areaGround: hex(mix(ground!, surface!, 0.5)),
    areaEdge: hex(mix(ground!, muted!, 0.35)),
    street: token('--street').trim(),
    streetEdge: token('--street-edge').trim(),
    shine: dark ? rgba(ground!, 0.42) : rgba(surface!, 0.5),
    text: hex(ink!),
    halo: hex(dark ? ground! : surface!),
    muted: hex(muted!),
    found: found.map(hex),
    levels: [clean!, usual!, more!, most!].map(hex),
    walked: [0.18, 0.42, 0.7, 1].map((share) => hex(mix(surface!, read('--accent'), share))),
    clean: hex(clean!),
    cellEdge: hex(dark ? ground! : surface!),
    hatch: hex(mix(ground!, muted!, dark ? 0.42 : 0.45)),
    chosen: hex(ink!),
    searched: hex(read('--accent')),
    find: hex(read('--find')),
    findRing: hex(surface!),
    service: hex(read('--accent-text')),
  };
}

/** The colour of figures on a cell: text or its halo, whichever is read more easily. */
export function inkOn(fill: string, { text, halo }: MapColors): string {
  return contrast(fill, text) >= contrast(fill, halo) ? text : halo;
}

/** How far two colours stand apart, 1 to 21, as WCAG counts it. */
export function contrast(a: string, b: string): number {
  const [low, high] = [a, b].map((colour) => luminance(parse(colour)!)).sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

/** Adds a colour in the wider of the two gaps, so that all four can be told apart in every theme. */
function fourSteps(usual: Rgb, more: Rgb, most: Rgb): Rgb[] {
  const wideAbove = contrast(hex(more), hex(most)) > contrast(hex(usual), hex(more));
  if (wideAbove) return [usual, more, mix(more, most, 0.55), most];
  return [usual, mix(usual, more, 0.4), more, most];
}

function parse(value: string): Rgb | null {
  const digits = /^#([\da-f]{3}|[\da-f]{6})$/i.exec(value.trim())?.[1];
  if (!digits) return null;
  const pairs = digits.length === 3 ? [...digits].map((d) => d + d) : digits.match(/../g)!;
  return pairs.map((pair) => parseInt(pair, 16)) as Rgb;
}

function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return a.map((value, i) => Math.round(value + (b[i]! - value) * share)) as Rgb;
}

function hex(colour: Rgb): string {
  return `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function rgba([r, g, b]: Rgb, opacity: number): string {
  return `rgba(${r}, ${g}, ${b}, ${opacity})`;
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}
