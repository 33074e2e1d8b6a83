import type { ItemReadiness, Outcome, Readiness, RegionReadiness, VersionReadiness } from "../../status/readiness";
import { REGION_STATES } from "../../status/readiness";
import { counted } from "../../text/wording";

/** Returns a region's state in a table: `ready`, `waiting 40%`. */
export function cellText({ state, progress }: RegionReadiness): string {
  return progress !== undefined && state === "waiting" ? `${state} ${progress}%` : state;
}

/** Returns the path of an item: `contoso_images/ubuntu-2404`. */
export function itemPath({ kind, gallery, item }: ItemReadiness): string {
  return kind === "application" ? `${gallery}/applications/${item}` : `${gallery}/${item}`;
}

/** Returns the numbers of regions in each state, the worst first. */
export function countsText({ counts, items }: Readiness): string {
  const versions = items.reduce((sum, item) => sum + item.versions.length, 0);
  const states = REGION_STATES.filter((state) => counts[state] > 0).map((state) => `${counts[state]} ${state}`);
  return `${counted(versions, "version")}: ${states.length === 0 ? "nothing in any region" : states.join(", ")}`;
}

const OUTCOMES: Readonly<Record<Outcome, string>> = {
  ready: "everything is ready",
  failed: "something has failed",
  waiting: "not everything is ready yet",
  drift: "Azure has something else than planned",
};

export function outcomeText({ outcome }: Readiness): string {
  return OUTCOMES[outcome];
}

/** A fact about a version in a region that a table does not show. */
export interface StatusNote {
  readonly item: ItemReadiness;
  readonly version: VersionReadiness;
  readonly region: RegionReadiness;
  readonly text: string;
}

/** Returns the facts that a table does not show: reasons, differences and repairs. */
export function notesOf({ items }: Readiness): StatusNote[] {
  return items.flatMap((item) =>
    item.versions.flatMap((version) =>
      version.regions.flatMap((region) => {
        const text = noteText(version, region);
        return text === undefined ? [] : [{ item, version, region, text }];
      }),
    ),
  );
}

function noteText({ isPlanned }: VersionReadiness, region: RegionReadiness): string | undefined {
  switch (region.state) {
    case "ready":
      return undefined;
    case "different":
      return `ready, but Azure has ${(region.differences ?? []).join(", ")}`;
    case "waiting":
      return region.details === undefined ? undefined : `waiting: ${region.details}`;
    case "failed":
      return `failed: ${region.details ?? "Azure gives no reason"}`;
    case "missing":
      return `missing: ${region.details ?? "Azure does not have the version"}`;
    case "not targeted":
      return "not among its target regions in Azure: not applied yet, or another writer has dropped it";
    case "not planned":
      return isPlanned
        ? "in Azure, but not planned: it is leaving, or of another writer"
        : "in Azure, but the version is not planned: it is leaving, or of another writer";
  }
}

/** Returns what cures a failed region, in steps. The first one is always to try again. */
export function repairSteps({ version }: VersionReadiness, { region, repair }: RegionReadiness): string[] {
  if (!repair) return [];
  const retry = "apply again: the service tries once more";
  switch (repair.kind) {
    case "home":
      return [retry, `${region} is its home, which cannot be taken out: if it fails again, publish a new version`];
    case "kept":
      return [
        retry,
        "regions may not be removed from it (allowRegionRemoval: false): if it fails again, publish a new version",
      ];
    case "target region":
      return [
        retry,
        `if it fails again, take the target region ${region} out of ${version}, and apply`,
        "put it back, and apply",
      ];
    case "placement": {
      const at = repair.path.join(" > ");
      const back = repair.before ? `write ${at}: ${flow(repair.before)} again` : `take ${at} out again`;
      const { mirrors = [] } = repair;
      const [out, apply] = mirrors.length === 0 ? ["", "apply"] : [`${withoutMirrors(mirrors)}, `, ALONE];
      const then = mirrors.length === 0 ? back : `put ${mirrorsIn(mirrors)} back, ${back}`;
      return [
        retry,
        `if it fails again, ${out}write ${at}: ${flow(repair.placement)}, and ${apply}`,
        `${then}, and ${apply}`,
      ];
    }
    case "mirrors":
      return [
        retry,
        `if it fails again, ${withoutMirrors(repair.mirrors)}, and ${ALONE}`,
        `put ${mirrorsIn(repair.mirrors)} back, and ${ALONE}`,
      ];
    case "mirror policy": {
      const at = repair.path.join(" > ");
      return [
        retry,
        `if it fails again, give ${at} a policy without ${region}, which all its versions leave meanwhile, and apply the mirror alone`,
        "put the policy back, and apply the mirror alone",
      ];
    }
  }
}

/** A mirror that is not in the file keeps its own state, unless it shares that of the gallery. */
const ALONE = "apply the gallery alone";

function mirrorsIn(names: readonly string[]): string {
  return `${names.length === 1 ? "mirror" : "mirrors"} ${names.join(" and ")}`;
}

function withoutMirrors(names: readonly string[]): string {
  return `take ${mirrorsIn(names)}, which ${names.length === 1 ? "copies" : "copy"} it from there, out of the file`;
}

function flow(placement: Readonly<Record<string, number>>): string {
  const entries = Object.entries(placement).map(([region, replicas]) => `${region}: ${replicas}`);
  return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
}
