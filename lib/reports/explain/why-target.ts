import { withDefaults } from "../../plan/edge-zone";
import { findRegion, regionName } from "../../azure/regions";
import { asSaid } from "../../plan/item-plan";
import { byCodeUnit } from "../../text/order";
import type { StorageChoice } from "../../spec/policy";
import { compareVersions, parseVersion } from "../../spec/version-number";
import { sizedSentence } from "./sizing-text";
import type { Why } from "./why";
import { firstFew } from "../../text/wording";
import { counted } from "../../text/paint";

/** Explains the replica count of a version in a region; undefined for a version that is not there. */
export function replicasText({ definition, target, region }: Why): string | undefined {
  if (!target) return undefined;
  const { because, replicas } = target;
  switch (because.clause) {
    case "found":
      return `${counted(replicas, "replica")}, ${asSaid(definition.foundIn)}.`;
    case "placement":
      return `Its own placement says ${counted(replicas, "replica")} in ${region}.`;
    case "home":
      return "1 replica, since nothing else puts it there.";
    case "mirror":
      return "1 replica, since only a mirror needs it there.";
    case "tier":
    case "withdrawn":
    case "retired":
    case "prestage":
      return sizedSentence(because.sized, `Tier ${because.tier}`, region);
    case "candidates":
      return sizedSentence(because.sized, "The policy's placement of candidates", region);
  }
}

/** Explains the storage account type of the replicas; undefined for a version that is not there. */
export function storageText(why: Why): string | undefined {
  const { target } = why;
  if (!target) return undefined;
  const { diskEncryptionSetId, storageAccountType } = target;
  const encryption = diskEncryptionSetId === undefined ? "" : ` It is encrypted with ${diskEncryptionSetId}.`;
  return `${storageReason(why, storageAccountType)}${encryption}`;
}

/** Returns the edge zones of the region that hold the version too; undefined if there are none. */
export function edgeZonesText({ definition, target }: Why): string | undefined {
  const zones = Object.entries(target?.edgeZones ?? {}).sort(([a], [b]) => byCodeUnit(a, b));
  if (!target || zones.length === 0) return undefined;
  const each = zones.map(([name, zone]) => {
    const { replicas, storage } = withDefaults(zone);
    return `${name} with ${counted(replicas, "replica")} on ${storage}`;
  });
  const said = target.because.clause === "found" ? asSaid(definition.foundIn) : "as the policy says";
  return `It is in ${firstFew(each)}, ${said} of the region.`;
}

function storageReason({ definition, version, region, target }: Why, type: string): string {
  if (target?.because.clause === "found") return `${type}, ${asSaid(definition.foundIn)}.`;
  const isOwn = Object.keys(version.spec.storage ?? {}).some((key) => regionName(key) === region);
  if (isOwn) return `The version's own storage says ${type} in ${region}.`;
  const storage = definition.policy.regions.get(region)?.storage;
  if (storage === undefined) return `No storage is named for ${region}, so it is ${type}, Azure's default.`;
  if (typeof storage === "string") return `The policy says ${choiceText(storage, region, type)}.`;
  const { since, before } = storage;
  const [own, first] = [parseVersion(version.version), parseVersion(since)];
  const isOlder = own !== undefined && first !== undefined && compareVersions(own, first) < 0;
  return isOlder
    ? `The policy says ${storage.type} since ${since}; ${version.version} is older and keeps ${before}.`
    : `The policy says, since ${since}, ${choiceText(storage.type, region, type)}.`;
}

function choiceText(choice: StorageChoice, region: string, type: string): string {
  if (choice !== "zone-redundant") return `${choice} in ${region}`;
  const known = findRegion(region);
  if (!known) return `zone-redundant; ${region} is not known here, so it is ${type}`;
  return known.zones > 0
    ? `zone-redundant; ${region} has ${counted(known.zones, "availability zone")}, so it is ${type}`
    : `zone-redundant; ${region} has no availability zones, so it is ${type}`;
}
