import type { Panel, Point } from "./map-panels";

/** A dot of the map with the place of its name. */
export interface PlacedDot {
  readonly name: string;
  readonly dot: Point;
  /** The point where the text starts, in the middle or ends, by its anchor. */
  readonly label: Point & { readonly anchor: "start" | "middle" | "end" };
  /** True if a line should lead from the dot to its name. */
  readonly isFar: boolean;
}

/** The least distance of two dots, so that both can be seen and hit. */
const APART = 17;
const ROUNDS = 60;
/** The half size of a dot, and the sizes of the text in units of the picture. */
const DOT = 9;
const CHARACTER = 6.1;
const LINE = 13;
const GAP = 2;
/** Distances of a name from its dot. From the second on, a line leads to it. */
const DISTANCES = [13, 18, 26, 36, 48, 62, 80, 100];

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Moves dots apart where they cover each other, and finds a free place for the name of each. */
export function placeDots(points: ReadonlyMap<string, Point>, panel: Panel): PlacedDot[] {
  const dots = movedApart(points, panel);
  const taken = [...dots.values()].map(around);
  return [...dots]
    .sort(([, a], [, b]) => a.x - b.x)
    .map(([name, dot]) => {
      const place = freePlace(name, dot, taken, panel);
      taken.push(place.box);
      return { name, dot, label: place.label, isFar: place.isFar };
    });
}

function movedApart(points: ReadonlyMap<string, Point>, { width, height }: Panel): Map<string, Point> {
  const moved = [...points].map(([name, { x, y }]) => ({ name, x, y }));
  const within = (value: number, most: number): number => Math.min(Math.max(value, DOT), most - DOT);
  for (let round = 0; round < ROUNDS; round++) {
    moved.forEach((a, index) => {
      for (const b of moved.slice(index + 1)) {
        const [x, y] = [b.x - a.x, b.y - a.y];
        const distance = Math.hypot(x, y);
        if (distance >= APART) continue;
        const lack = (APART - distance) / 2;
        // Two in one place move to the east and west.
        const [stepX, stepY] = distance === 0 ? [lack, 0] : [(x / distance) * lack, (y / distance) * lack];
        [a.x, a.y] = [within(a.x - stepX, width), within(a.y - stepY, height)];
        [b.x, b.y] = [within(b.x + stepX, width), within(b.y + stepY, height)];
      }
    });
  }
  return new Map(moved.map(({ name, x, y }) => [name, { x, y }]));
}

interface Place {
  readonly label: PlacedDot["label"];
  readonly box: Box;
  readonly isFar: boolean;
}

/** Returns the nearest place that covers no dot and no other name; beside the dot if there is none. */
function freePlace(name: string, dot: Point, taken: readonly Box[], panel: Panel): Place {
  const length = name.length * CHARACTER;
  for (const [index, distance] of DISTANCES.entries()) {
    for (const label of placesAt(dot, distance)) {
      const box = boxOf(label, length);
      const isFree = isInside(box, panel) && !taken.some((other) => overlap(box, other));
      if (isFree) return { label, box, isFar: index > 0 };
    }
  }
  const [label] = placesAt(dot, DISTANCES[0] as number) as [PlacedDot["label"]];
  return { label, box: boxOf(label, length), isFar: false };
}

/** Returns the places for a name at a distance: right, left, below, above, then the corners. */
function placesAt({ x, y }: Point, distance: number): PlacedDot["label"][] {
  const corner = distance * 0.75;
  return [
    { x: x + distance, y, anchor: "start" },
    { x: x - distance, y, anchor: "end" },
    { x, y: y + distance + 4, anchor: "middle" },
    { x, y: y - distance - 4, anchor: "middle" },
    { x: x + corner, y: y + corner, anchor: "start" },
    { x: x + corner, y: y - corner, anchor: "start" },
    { x: x - corner, y: y + corner, anchor: "end" },
    { x: x - corner, y: y - corner, anchor: "end" },
  ];
}

function boxOf({ x, y, anchor }: PlacedDot["label"], length: number): Box {
  const left = anchor === "start" ? x : anchor === "end" ? x - length : x - length / 2;
  return { left: left - GAP, right: left + length + GAP, top: y - LINE / 2, bottom: y + LINE / 2 };
}

function around({ x, y }: Point): Box {
  return { left: x - DOT, right: x + DOT, top: y - DOT, bottom: y + DOT };
}

function isInside({ left, right, top, bottom }: Box, { width, height }: Panel): boolean {
  return left >= 2 && right <= width - 2 && top >= 2 && bottom <= height - 2;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
