import { findRegion } from "../../azure/regions";
import { counted, grouped } from "../../text/wording";
import { markup, NOTHING, trusted, type Html } from "./escape";
import { placeDots, type PlacedDot } from "./label-places";
import { LAND } from "./land";
import { dotRadius, dotText, mapDots, placeText, sliceOf, type MapDot } from "./map-dots";
import { EUROPE, isInEurope, pointOn, WORLD, type Panel, type Point } from "./map-panels";
import { wholeNames } from "./names";
import { itemId, type PageItem } from "./page-item";
import { STANDINGS, type Standing } from "./standing";

/** The number of regions in Europe from which it has a panel of its own. */
const CROWDED = 3;

/** The meaning of the colours for all items together. */
const MEANINGS: Readonly<Record<Standing, (noun: string) => string>> = {
  newest: (noun) => `latest of every ${noun} is its newest version`,
  behind: (noun) => `a slice: ${noun}s whose latest is an older version`,
  none: (noun) => `some ${noun} has no latest`,
  open: (noun) => `latest of some ${noun} is not known`,
  absent: () => "nothing there",
};

const HIDDEN = markup` hidden`;

/** Writes the map of the world with a dot for each region, the choice of an item, a legend, and the same as a table. */
export function worldMap(items: readonly PageItem[], noun: string): Html {
  const dots = mapDots(items, noun);
  if (dots.length === 0) return NOTHING;
  const hasInset = europeIn(dots).length >= CROWDED;
  const map = panels(dots, hasInset);
  const below = markup`<p class="pointed" aria-hidden="true"></p>
${legend(items, dots, noun)}${notOnMap(dots)}`;
  // Where Europe needs no room of its own, the table takes it.
  const table = regionTable(dots, !hasInset);
  return markup`<section class="map" aria-labelledby="map">
<div class="head"><h2 id="map">Latest by region</h2>
${choice(items, noun)}</div>
${
  hasInset
    ? markup`${map}${below}${table}`
    : markup`<div class="beside"><div>${map}${below}</div>
${table}</div>
`
}</section>
`;
}

function choice(items: readonly PageItem[], noun: string): Html {
  const options = items.map((item) => markup`<option value="${itemId(item)}">${item.label}</option>`);
  const all = items.length === 1 ? NOTHING : markup`<option value="">All ${noun}s</option>`;
  return markup`<form class="choice" hidden><label>${capital(noun)} <select name="shown">${all}${options}</select></label> <a href="#definitions" hidden>Its versions</a></form>
`;
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function knownIn(dots: readonly MapDot[]): Known[] {
  return dots.flatMap((dot) => {
    const region = findRegion(dot.region);
    return region ? [{ dot, region }] : [];
  });
}

function europeIn(dots: readonly MapDot[]): Known[] {
  return knownIn(dots).filter(({ region }) => isInEurope(region));
}

function panels(dots: readonly MapDot[], hasInset: boolean): Html {
  const known = knownIn(dots);
  const inEurope = known.filter(({ region }) => isInEurope(region));
  const onWorld = hasInset ? known.filter(({ region }) => !isInEurope(region)) : known;
  const most = Math.max(...dots.map(({ replicas }) => replicas));
  const land = markup`<defs><path id="land" d="${trusted(LAND)}"/></defs>`;
  const inset = hasInset ? insetFrame(inEurope.map(({ region }) => pointOn(WORLD, region))) : NOTHING;
  const world = markup`<svg class="world" viewBox="0 0 ${WORLD.width} ${WORLD.height}" role="group" aria-label="Map of the world">${land}${landOn(WORLD)}${inset}
${placed(onWorld, WORLD, most)}</svg>
`;
  const europe = markup`<svg class="europe" viewBox="0 0 ${EUROPE.width} ${EUROPE.height}" role="group" aria-label="Map of Europe">${landOn(EUROPE)}
${placed(inEurope, EUROPE, most)}</svg>
`;
  return markup`<div class="panels${hasInset ? " two" : ""}">
${world}${hasInset ? europe : NOTHING}</div>
`;
}

/** Draws the land of LAND's grid on a panel. */
function landOn({ west, north, scaleX, scaleY }: Panel): Html {
  const transform = `translate(${rounded(-west * scaleX)} ${rounded(north * scaleY)}) scale(${scaleX / 10} ${rounded(scaleY / 10, 4)})`;
  return markup`<use class="land" href="#land" transform="${transform}"/>`;
}

/** Draws the part of the world that the second panel shows, with a speck for each of its regions. */
function insetFrame(points: readonly Point[]): Html {
  const { x, y } = pointOn(WORLD, { longitude: EUROPE.west, latitude: EUROPE.north });
  const width = (EUROPE.width / EUROPE.scaleX) * WORLD.scaleX;
  const height = (EUROPE.height / EUROPE.scaleY) * WORLD.scaleY;
  const specks = points.map((point) => markup`<circle cx="${rounded(point.x)}" cy="${rounded(point.y)}" r="2"/>`);
  return markup`<g class="inset" aria-hidden="true"><rect x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="3"/>${specks}<text x="${rounded(x + width / 2)}" y="${rounded(y - 7)}" text-anchor="middle">Europe</text></g>`;
}

type Known = { readonly dot: MapDot; readonly region: { readonly latitude: number; readonly longitude: number } };

function placed(known: readonly Known[], panel: Panel, most: number): Html[] {
  const byName = new Map(known.map(({ dot }) => [dot.region, dot]));
  const points = new Map(known.map(({ dot, region }) => [dot.region, pointOn(panel, region)]));
  return placeDots(points, panel).map((place) => dotMarkup(place, byName.get(place.name) as MapDot, most));
}

/** Writes a dot. Its ring of a newer version and its number are there for the script, which shows other items. */
function dotMarkup({ name, dot, label, isFar }: PlacedDot, facts: MapDot, most: number): Html {
  const [x, y] = [rounded(label.x - dot.x), rounded(label.y - dot.y)];
  const line = isFar ? markup`<path class="lead" d="M0 0L${x} ${y}"/>` : NOTHING;
  const radius = dotRadius(facts.replicas, most);
  const { radius: sliceRadius, length } = sliceOf(radius, facts.behind);
  const slice =
    facts.standing === "behind" && facts.behind < 1
      ? markup`<circle class="slice" r="${sliceRadius}" stroke-width="${radius}" stroke-dasharray="${length} 99" transform="rotate(-90)"/>`
      : NOTHING;
  const standing = slice === NOTHING ? facts.standing : "newest sliced";
  const className = `dot ${standing}${facts.hasNext ? " next" : ""}`;
  return markup`<g class="${className}" data-region="${name}" role="img" transform="translate(${rounded(dot.x)} ${rounded(dot.y)})"><title>${dotText(facts)}</title>${line}<circle class="halo" r="${rounded(radius + 3)}"/><circle class="mark" r="${radius}"/>${slice}<text class="ring" y="3" text-anchor="middle"></text><text class="name" x="${x}" y="${rounded(y + 4)}" text-anchor="${label.anchor}">${name}</text></g>
`;
}

function rounded(value: number, decimals = 1): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}

/** Writes the meaning of each colour that some item has somewhere, and of the sizes. */
function legend(items: readonly PageItem[], dots: readonly MapDot[], noun: string): Html {
  const found = new Set(
    items.flatMap(({ standings }) => [...standings.byRegion.values()].map((each) => each.standing)),
  );
  const entries = STANDINGS.filter((standing) => found.has(standing)).map((standing) => {
    const count = dots.filter((dot) => dot.standing === standing).length;
    const words = `${MEANINGS[standing](noun)}: ${counted(count, "region")}`;
    return markup`<li data-standing="${standing}"${count === 0 ? HIDDEN : NOTHING}>${swatch(standing)} <span class="meaning">${words}</span></li>
`;
  });
  const hasNext = dots.some((dot) => dot.hasNext);
  const next = hasNext
    ? markup`<li>${swatch("newest next")} a newer version is there, hidden from latest</li>
`
    : NOTHING;
  const most = Math.max(...dots.map(({ replicas }) => replicas));
  return markup`<ul class="legend">
${entries}${next}<li><svg class="sizes" viewBox="0 0 44 20" aria-hidden="true" focusable="false"><circle cx="6" cy="10" r="4.5"/><circle cx="20" cy="10" r="7"/><circle cx="34" cy="10" r="9"/></svg> the larger, the more replicas: up to <span class="most">${grouped(most)}</span></li>
</ul>
<p class="rings" hidden></p>
`;
}

/** Draws a small dot as the map does. */
export function swatch(className: string): Html {
  return markup`<svg class="swatch" viewBox="-9 -9 18 18" aria-hidden="true" focusable="false"><g class="dot ${className}"><circle class="halo" r="8"/><circle class="mark" r="5"/></g></svg>`;
}

function notOnMap(dots: readonly MapDot[]): Html {
  const unknown = dots.filter(({ region }) => !findRegion(region));
  if (unknown.length === 0) return NOTHING;
  return markup`<p class="unplaced">Not on the map, since their place is not known: ${unknown.map(({ region }) => region).join(", ")}.</p>
`;
}

function regionTable(dots: readonly MapDot[], isOpen: boolean): Html {
  const rows = dots.map(
    (
      dot,
    ) => markup`<tr data-region="${dot.region}"><th scope="row">${dot.region}</th><td>${placeText(dot.region)}</td><td>${wholeNames(dot.words)}</td><td class="number">${grouped(dot.replicas)}</td></tr>
`,
  );
  return markup`<details class="regions"${isOpen ? markup` open` : NOTHING}><summary>The map as a table</summary>
<div class="scroll" role="region" aria-label="The map as a table" tabindex="0">
<table class="list">
<caption><span class="fit">What latest is in each region, <span class="of">all together</span></span></caption>
<thead><tr><th scope="col">region</th><th scope="col">place</th><th scope="col">latest</th><th scope="col" class="number">replicas</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
</div>
</details>
`;
}
