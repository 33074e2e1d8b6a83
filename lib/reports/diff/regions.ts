import type { Change } from "../../diff/change";
import { edgeZoneChanges } from "../../diff/edge-zones";
import type { RegionChange } from "../../diff/target-regions";
import { byCodeUnit } from "../../text/order";
import type { TargetRegion } from "../../plan/plan";
import { DEFAULT_STORAGE_ACCOUNT_TYPE } from "../../azure/storage-account-types";
import { listed, withWhy, type Fact } from "./fact";
import { counted } from "../../text/paint";

/** Returns the changes in the regions of a version that stays. */
export function regionFacts(change: Change, all: readonly RegionChange[]): Fact[] {
  if (change.regions.length === 0) return [];
  return textsOf(change, changedIn(change.regions, all)).map((text) => withWhy(text, change));
}

function changedIn(names: readonly string[], all: readonly RegionChange[]): readonly RegionChange[] {
  if (names.length === all.length) return all;
  const regions = new Set(names);
  return all.filter(({ name }) => regions.has(name));
}

function textsOf({ attribute, regions }: Change, changed: readonly RegionChange[]): string[] {
  const pairs = (text: (before: TargetRegion, after: TargetRegion) => string): string[] =>
    byText(changed, ({ before, after }) => (before && after ? text(before, after) : ""));
  switch (attribute) {
    case "targetRegions.added":
      return byText(changed, ({ after }) => after && `gains ${replicationText(after)}`);
    case "targetRegions.removed":
    case "targetRegions.forbidden":
      return [`loses ${listed(regions)}`];
    case "targetRegions.storage":
      return pairs((was, is) => `storage ${was.storageAccountType} -> ${is.storageAccountType}`);
    case "targetRegions.replicas":
      return pairs((was, is) => `replicas ${was.replicas} -> ${is.replicas}`);
    case "targetRegions.excludeFromLatest":
      return pairs((_, is) => (is.excludeFromLatest ? "hidden from latest" : "shown to latest"));
    case "targetRegions.encryption":
      return pairs(encryptionText);
    case "targetRegions.edgeZones":
      return pairs((was, is) => edgeZoneTexts(was, is).join(", "));
    case "targetRegions.edgeZones.storage":
      return pairs((was, is) => edgeZoneStorageTexts(was, is).join(", "));
    case "targetRegions.diskEncryptionSet":
      return [`disk encryption sets by position: ${listed(regions)}`];
    case "targetRegions.shallow":
      return [`shallow, but other regions or replicas: ${listed(regions)}`];
    default:
      return [`order of regions: ${listed(regions)}`];
  }
}

function encryptionText(was: TargetRegion, is: TargetRegion): string {
  const set = ({ diskEncryptionSetId }: TargetRegion): string => diskEncryptionSetId ?? "none";
  const confidential = ({ confidentialVm }: TargetRegion): string =>
    confidentialVm ? [confidentialVm.encryption, confidentialVm.diskEncryptionSetId].join(" ").trimEnd() : "none";
  const texts = [
    ["disk encryption set", set(was), set(is)],
    ["encryption of confidential machines", confidential(was), confidential(is)],
  ] as const;
  return texts
    .filter(([, before, after]) => before !== after)
    .map(([what, before, after]) => `${what} ${before} -> ${after}`)
    .join(", ");
}

/** Returns the changes of the edge zones of a region, as texts that precede the region's name. */
function edgeZoneTexts(was: TargetRegion, is: TargetRegion): string[] {
  return edgeZoneChanges(was, is).flatMap(({ name, before, after }) => {
    if (!before) return `gains edge zone ${name} with ${counted(after?.replicas ?? 0, "replica")}`;
    if (!after) return `loses edge zone ${name}`;
    if (before.replicas === after.replicas) return [];
    return `replicas ${before.replicas} -> ${after.replicas} in edge zone ${name}`;
  });
}

function edgeZoneStorageTexts(was: TargetRegion, is: TargetRegion): string[] {
  return edgeZoneChanges(was, is).flatMap(({ name, before, after }) =>
    before && after && before.storage !== after.storage
      ? `storage ${before.storage} -> ${after.storage} in edge zone ${name}`
      : [],
  );
}

/** Returns `3 replicas on Standard_ZRS`. */
export function replicationText(target: TargetRegion): string {
  const { replicas, storageAccountType, excludeFromLatest, edgeZones } = target;
  const storage = storageAccountType === DEFAULT_STORAGE_ACCOUNT_TYPE ? "" : ` on ${storageAccountType}`;
  const zones = edgeZones ? Object.keys(edgeZones).sort(byCodeUnit) : [];
  const inZones = zones.length === 0 ? "" : `, and in ${counted(zones.length, "edge zone")} (${listed(zones)}),`;
  return `${counted(replicas, "replica")}${storage}${excludeFromLatest ? ", hidden from latest," : ""}${inZones}`;
}

/** Groups regions with the same text: "3 replicas in westeurope, northeurope". */
export function byText<T extends { readonly name: string }>(
  regions: readonly T[],
  textOf: (region: T) => string | null,
): string[] {
  const groups = new Map<string, string[]>();
  for (const region of regions) {
    const text = textOf(region) ?? "";
    const group = groups.get(text);
    if (group) group.push(region.name);
    else groups.set(text, [region.name]);
  }
  return [...groups].map(([text, names]) => `${text}${text === "" ? "" : " "}in ${listed(names)}`);
}
