/** A part of the world on a flat picture: east to the right, north up, with the same scale everywhere. */
export interface Panel {
  readonly width: number;
  readonly height: number;
  /** The edges in degrees east and north. */
  readonly west: number;
  readonly north: number;
  /** The units of the picture for a degree. */
  readonly scaleX: number;
  readonly scaleY: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Edges {
  readonly west: number;
  readonly east: number;
  readonly north: number;
  readonly south: number;
}

/** The whole world without the far south, where no region is. */
export const WORLD = panel(800, { west: -140, east: 180, north: 70, south: -48 }, 35);
const EUROPE_EDGES: Edges = { west: -12, east: 34, north: 64, south: 36 };
/** Europe, where regions are too close for a map of the world. */
export const EUROPE = panel(380, EUROPE_EDGES, 50);

/** Returns a panel in which a circle on the ground is round at one parallel. */
function panel(width: number, { west, east, north, south }: Edges, parallel: number): Panel {
  const scaleX = width / (east - west);
  const scaleY = scaleX / Math.cos((parallel * Math.PI) / 180);
  return { width, height: Math.round((north - south) * scaleY), west, north, scaleX, scaleY };
}

/** Returns the place of a region on a panel. */
export function pointOn(
  { west, north, scaleX, scaleY }: Panel,
  { latitude, longitude }: { readonly latitude: number; readonly longitude: number },
): Point {
  return { x: (longitude - west) * scaleX, y: (north - latitude) * scaleY };
}

/** Reports whether a region is on the panel of Europe. */
export function isInEurope({
  latitude,
  longitude,
}: {
  readonly latitude: number;
  readonly longitude: number;
}): boolean {
  const { west, east, north, south } = EUROPE_EDGES;
  return longitude > west && longitude < east && latitude > south && latitude < north;
}
