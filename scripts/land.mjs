// Writes lib/reports/html/land.ts, the outline of the land on the map of `gallerist report`, from the package world-atlas:
// Natural Earth, which is in the public domain. Europe, which the map shows larger, keeps more of its points.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { feature } from "topojson-client";

const OUT = join(dirname(dirname(fileURLToPath(import.meta.url))), "lib", "reports", "html", "land.ts");

/** The part that is drawn larger: degrees east and north. */
const EUROPE = { west: -15, east: 40, south: 33, north: 70 };
/** What is smaller is left out, in square degrees: a corner of the outline, and an island. */
const EUROPE_DETAIL = { corner: 0.06, island: 0.7 };
const WORLD_DETAIL = { corner: 0.9, island: 4 };
/** Shares of the area of the least corner that stays. */
const LIMITS = [1 / 256, 1 / 64, 1 / 16, 1 / 4, 1];
const FEWEST_POINTS = 4;
/** No region is south of it, and the map ends before it. */
const SOUTHERNMOST = -58;
/** Points stand on a grid of tenths of a degree. */
const GRID = 10;

/** Writes the outline if it is missing or out of date. */
export function writeLand() {
  const text = landModule();
  if (!isWritten(text)) writeFileSync(OUT, text);
}

/** Returns the text of the module. */
export function landModule() {
  const path = rings().map(simplified).filter(Boolean).map(pathOf).join("");
  return [
    "// Written by scripts/land.mjs from Natural Earth (public domain), by way of the npm package world-atlas.",
    "",
    "/** The land as the path of an SVG, in tenths of a degree: x to the east, y to the south. */",
    "export const LAND =",
    `  "${path}";`,
    "",
  ].join("\n");
}

function rings() {
  const require = createRequire(import.meta.url);
  const world = JSON.parse(readFileSync(require.resolve("world-atlas/land-50m.json"), "utf8"));
  const { features } = feature(world, world.objects.land);
  // Of each polygon the outer ring: the Caspian Sea is the only hole that would be seen.
  return features.flatMap(({ geometry }) => geometry.coordinates.map(([outer]) => unbroken(outer)));
}

/** Returns a ring that goes on beyond 180 degrees, where the outline of Asia jumps to the other edge of the map. */
function unbroken(ring) {
  let last = ring[0][0];
  const whole = ring.map(([longitude, latitude]) => {
    last = longitude + 360 * Math.round((last - longitude) / 360);
    return [last, latitude];
  });
  const longitudes = whole.map(([longitude]) => longitude);
  const turns = Math.round((Math.min(...longitudes) + Math.max(...longitudes)) / 2 / 360);
  return whole.map(([longitude, latitude]) => [longitude - 360 * turns, latitude]);
}

/** Returns the points of a ring that matter; undefined for an island that is too small, and for Antarctica. */
function simplified(ring) {
  if (ring.every(([, latitude]) => latitude < SOUTHERNMOST)) return undefined;
  const inEurope = ring.some(isInEurope);
  if (areaOf(ring) < (inEurope ? EUROPE_DETAIL : WORLD_DETAIL).island) return undefined;
  let points = ring.slice(0, -1);
  // As Visvalingam: the corners that add least area go first.
  for (const limit of LIMITS) {
    for (let left = Infinity; points.length < left;) {
      left = points.length;
      points = withoutCorners(points, limit);
    }
  }
  return points;
}

/** Returns the points without those whose corner is small, of which no two are neighbours. */
function withoutCorners(points, limit) {
  let wasKept = true;
  let left = points.length;
  return points.filter((point, index) => {
    const corner = [points.at(index - 1), point, points[(index + 1) % points.length]];
    const excess = areaOf(corner) / (isInEurope(point) ? EUROPE_DETAIL : WORLD_DETAIL).corner;
    wasKept = !wasKept || left <= FEWEST_POINTS || excess >= limit;
    if (!wasKept) left--;
    return wasKept;
  });
}

function isInEurope([longitude, latitude]) {
  const { west, east, south, north } = EUROPE;
  return longitude > west && longitude < east && latitude > south && latitude < north;
}

function areaOf(ring) {
  let sum = 0;
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    sum += x * nextY - nextX * y;
  });
  return Math.abs(sum / 2);
}

/** Returns a closed path with relative steps, which are short. */
function pathOf(points) {
  let [lastX, lastY] = [0, 0];
  const steps = points.map(([longitude, latitude], index) => {
    const [x, y] = [Math.round(longitude * GRID), Math.round(-latitude * GRID)];
    const [stepX, stepY] = [x - lastX, y - lastY];
    [lastX, lastY] = [x, y];
    return `${index === 0 ? "M" : index === 1 ? "l" : stepX < 0 ? "" : " "}${stepX}${stepY < 0 ? "" : " "}${stepY}`;
  });
  return `${steps.join("")}z`;
}

function isWritten(text) {
  try {
    return readFileSync(OUT, "utf8") === text;
  } catch {
    return false;
  }
}
