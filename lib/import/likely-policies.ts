import { providerOfVersions, type ProviderChoice } from "../plan/provider";
import { byCodeUnit } from "../text/order";
import type { ItemPlan, ItemVersionPlan } from "../plan/plan";
import type { RegionSettings, ReplicationPolicy, Ring, Tier } from "../spec/policy";
import type { VersionSpec } from "../spec/version-spec";
import type { StorageAccountType } from "../azure/storage-account-types";
import { DEFAULT_STORAGE_ACCOUNT_TYPE } from "../azure/storage-account-types";
import { parseVersion } from "../spec/version-number";
import { covers, mostFrequent, placementOf, shapeOf, type Shape } from "./shapes";
import type { Visibility } from "./visibility";

/** More tiers than these would list cases and not describe a policy. */
const MOST_TIERS = 4;

const NAMES = ["latest", "standby", "older", "archive"];

/** Returns policies that may have placed the versions as they are, those with more tiers first. */
export function likelyPolicies(definition: ItemPlan, { rings, of }: Visibility): ReplicationPolicy[] {
  const settings = regionSettingsOf(definition);
  const regions = Object.keys(settings);
  const ranked = definition.versions.filter(({ version }) => !of.has(version)).map(shapeOf);
  const candidates = definition.versions.filter(({ version }) => of.get(version)?.state === "candidate").map(shapeOf);
  return tierLists(ranked.filter(({ replicas }) => replicas.size > 0)).map((tiers) => ({
    regions: settings,
    tiers: tiers.map(({ shape, take }, index) => tierOf(shape, take, index, tiers.length, regions)),
    ...candidatesOf(candidates, regions),
    ...ringsOf(rings),
  }));
}

/** Returns the provider of each version. It depends on the regions, which every likely policy has. */
export function providerOfFound(definition: ItemPlan): (version: VersionSpec) => ProviderChoice {
  return providerOfVersions(definition.kind, Object.values(regionSettingsOf(definition)));
}

interface Step {
  readonly shape: Shape;
  readonly take: number | "rest";
}

const HOME: Shape = { key: "home 1", replicas: new Map([["", 1]]), isHome: true };

function tierLists(shapes: readonly Shape[]): Step[][] {
  const [first = HOME, ...others] = shapes;
  const single: Step[] = [{ shape: first, take: "rest" }];
  const runs = runsOf(shapes);
  const head = runs[0]?.take ?? 0;
  const usual = mostFrequent(others.slice(head - 1).map(({ key }) => key));
  const rest = others.find(({ key }) => key === usual);
  const pair: Step[] = rest
    ? [
        { shape: first, take: head },
        { shape: rest, take: "rest" },
      ]
    : [];
  return [...(runs.length <= MOST_TIERS ? [ending(runs)] : []), pair, single].filter(isShrinking);
}

/** Groups neighbours of the same shape. */
function runsOf(shapes: readonly Shape[]): { shape: Shape; take: number }[] {
  const runs: { shape: Shape; take: number }[] = [];
  for (const shape of shapes) {
    const last = runs.at(-1);
    if (last?.shape.key === shape.key) last.take++;
    else runs.push({ shape, take: 1 });
  }
  return runs;
}

function ending(runs: readonly Step[]): Step[] {
  return runs.map(({ shape, take }, index) => ({ shape, take: index === runs.length - 1 ? "rest" : take }));
}

function isShrinking(steps: readonly Step[]): boolean {
  if (steps.length === 0) return false;
  return steps.every((step, index) => {
    const previous = steps[index - 1];
    return previous === undefined || covers(previous.shape, step.shape);
  });
}

function tierOf(shape: Shape, take: Tier["take"], index: number, count: number, regions: readonly string[]): Tier {
  const name = count === 1 ? "all" : index === count - 1 ? "archive" : (NAMES[index] ?? `tier-${index + 1}`);
  return { name, take, ...placementOf(shape, regions) };
}

/** Returns the placement of candidates, without the default: one replica at home. */
function candidatesOf(shapes: readonly Shape[], regions: readonly string[]): Pick<ReplicationPolicy, "candidates"> {
  const usual = mostFrequent(shapes.map(({ key }) => key));
  const shape = shapes.find(({ key }) => key === usual);
  if (!shape || shape.key === HOME.key || shape.replicas.size === 0) return {};
  return { candidates: placementOf(shape, regions) };
}

function ringsOf(rings: readonly Ring[]): Pick<ReplicationPolicy, "rings"> {
  return rings.length > 0 ? { rings } : {};
}

/** Returns the regions of all versions, with the settings of the newest version there. A version cannot change them. */
export function regionSettingsOf({ versions }: ItemPlan): Record<string, RegionSettings> {
  const found = new Map<string, { version: ItemVersionPlan; target: ItemVersionPlan["targetRegions"][number] }[]>();
  for (const version of versions) {
    for (const target of version.targetRegions) {
      const known = found.get(target.name);
      if (known) known.push({ version, target });
      else found.set(target.name, [{ version, target }]);
    }
    if (!found.has(version.home)) found.set(version.home, []);
  }
  const entries = [...found].sort(([a], [b]) => byCodeUnit(a, b));
  return Object.fromEntries(
    entries.map(([name, targets]): [string, RegionSettings] => {
      const storage = storageOf(targets.map(({ version, target }) => [version.version, target.storageAccountType]));
      const { diskEncryptionSetId, confidentialVm, edgeZones } = targets[0]?.target ?? {};
      return [
        name,
        {
          ...storage,
          ...(diskEncryptionSetId !== undefined && { diskEncryptionSetId }),
          ...(confidentialVm && { confidentialVm }),
          ...(edgeZones && { edgeZones }),
        },
      ];
    }),
  );
}

/** Returns the newest version's storage, and the earlier one if all versions before some version have it. */
function storageOf(types: readonly (readonly [version: string, StorageAccountType])[]): RegionSettings {
  const type = types[0]?.[1] ?? DEFAULT_STORAGE_ACCOUNT_TYPE;
  const change = types.findIndex(([, other]) => other !== type);
  const [since, before] = [types[change - 1]?.[0], types[change]?.[1]];
  const isMove =
    since !== undefined && parseVersion(since) && types.slice(change).every(([, other]) => other === before);
  if (isMove && before !== undefined) return { storage: { type, since, before } };
  return type === DEFAULT_STORAGE_ACCOUNT_TYPE ? {} : { storage: type };
}
