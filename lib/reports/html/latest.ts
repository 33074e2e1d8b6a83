import { UNKNOWN } from "../matrix/marks";
import type { MatrixView } from "../matrix/view";
import { partsOfWorld } from "./world";
import { markup, type Html } from "./escape";

/** Writes the version that `latest` resolves to in each region of a definition, by part of the world. */
export function latestTable({ definition, path, open }: MatrixView): Html {
  const { regions, latest, versions } = definition;
  const newest = versions.find(({ version }) => [...latest.values()].includes(version))?.version;
  const tile = (region: string): Html => {
    if (open.latest.has(region))
      return markup`<li class="none" data-region="${region}">${region} <b>${UNKNOWN}</b></li>`;
    const version = latest.get(region) ?? null;
    const className = version === null ? "none" : version === newest ? "newest" : "behind";
    return markup`<li class="${className}" data-region="${region}">${region} <b>${version ?? "none"}</b></li>`;
  };
  const rows = partsOfWorld(regions).map(
    (part) => markup`<tr><th scope="row">${part.name}</th><td><ul>${part.regions.map(tile)}</ul></td></tr>
`,
  );
  return markup`<table class="latest">
<caption>What latest is in each region, ${path}</caption>
<thead><tr><th scope="col">part of the world</th><th scope="col">regions, and what latest is there</th></tr></thead>
<tbody>
${rows}</tbody>
</table>
`;
}
