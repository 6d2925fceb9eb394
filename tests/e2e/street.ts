export interface Point {
  lat: number;
  lon: number;
}

/** Istedgade from the central station's side to Enghaveplads' side: 557 m. */
export const STREET = {
  from: { lat: 55.6724, lon: 12.5635 },
  to: { lat: 55.6699, lon: 12.5558 },
};

/** So many points along the street, both ends included. */
export function pointsAlong(n: number): Point[] {
  const { from, to } = STREET;
  return Array.from({ length: n }, (_, i) => {
    const share = i / (n - 1);
    return {
      lat: from.lat + (to.lat - from.lat) * share,
      lon: from.lon + (to.lon - from.lon) * share,
    };
  });
}
