import type { DefinitionPlan, GalleryPlan, VersionPlan } from "../../plan/plan";
import type { ConfidentialVmEncryption, RegionSettings } from "../../spec/policy";
import { computeId, example } from "./examples";
import { definitions } from "./items";
import type { Violation } from "../rule";

/** Versions that demand confidential machines, in several regions. */
export interface SpreadConfidentialVm extends Violation {
  readonly subject: string;
  readonly versions: readonly string[];
  readonly encryption: ConfidentialVmEncryption;
}

/** The versions of a definition that demand confidential machines; none of a state, where Azure has taken them. */
export function inspectedVersions(plan: GalleryPlan, { spec, versions }: DefinitionPlan): readonly VersionPlan[] {
  const isTaken = ["state", "plan", "azure"].includes(plan.foundIn ?? "");
  if (spec.security !== "confidential-vm" || isTaken) return [];
  return versions.filter(({ unread }) => unread === undefined);
}

/** Target regions without a type of encryption. */
export function regionsWithoutType({ targetRegions }: VersionPlan): string[] {
  return targetRegions.filter(({ confidentialVm }) => confidentialVm === undefined).map(({ name }) => name);
}

/** Versions in several regions whose first region with one of these types has it, by image. */
export function* spreadWith(
  plans: readonly GalleryPlan[],
  types: readonly ConfidentialVmEncryption[],
): Iterable<SpreadConfidentialVm> {
  for (const { plan, definition, at, subject } of definitions(plans)) {
    const found = inspectedVersions(plan, definition).flatMap((version) => {
      const encryption = encryptionAmong(version, types);
      return version.targetRegions.length < 2 || encryption === undefined ? [] : [{ version, encryption }];
    });
    const [first] = found;
    if (!first) continue;
    const versions = found.map(({ version }) => version.version);
    yield { plan, at: [...at, "security"], subject, versions, encryption: first.encryption };
  }
}

function encryptionAmong({ targetRegions }: VersionPlan, types: readonly ConfidentialVmEncryption[]) {
  return targetRegions
    .map(({ confidentialVm }) => confidentialVm?.encryption)
    .find((type) => type && types.includes(type));
}

/** A spec whose confidential image is in two regions, or in as many as are given. */
export function spreadExample(settings: RegionSettings, regions: readonly string[] = ["westeurope", "northeurope"]) {
  return example({
    policy: {
      regions: Object.fromEntries(regions.map((region) => [region, settings])),
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
    image: { generation: "V2", security: "confidential-vm" },
    version: { source: { virtualMachine: computeId("virtualMachines/ubuntu") } },
  });
}
