import type { SpecPath } from "../spec/finding";
import type { RegionSettings } from "../spec/policy";
import { inspectedVersions, regionsWithoutType } from "../check/facts/confidential-vms";
import { computeId, example } from "../check/facts/examples";
import { definitions, policySubject } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import type { GalleryPlan } from "../plan/plan";
import { valueIn } from "../text/value-in";
import { counted, firstFew } from "../text/wording";

interface WithoutEncryptionType extends Violation {
  readonly subjects: string[];
  /** "policy fleet"; undefined where none places the versions. */
  readonly policy: string | undefined;
  readonly regions: Set<string>;
}

export const confidentialVmWithoutEncryptionType = defineRule<WithoutEncryptionType>({
  id: "confidential-vm-without-encryption-type",
  severity: "error",
  section: "encryption",
  summary: "an image that demands confidential machines, in a region without an encryption type",
  why: "Azure demands an encryption type for every target region of such an image (InvalidParameter), and says so at apply, when the image has been built.",
  source: "https://learn.microsoft.com/azure/confidential-computing/create-confidential-vm-from-compute-gallery",
  *find({ plans }) {
    for (const plan of plans) yield* withoutTypeIn(plan);
  },
  problem: ({ subjects, policy, regions }) =>
    `${counted(subjects.length, "image")} (${firstFew(subjects)}) ${subjects.length === 1 ? "has" : "have"} the security type confidential-vm, but ${policy ?? "nothing"} sets ${policy === undefined ? "" : "no "}\`confidentialVm\` for ${firstFew([...regions])}; Azure demands an encryption type for every target region`,
  help: ({ policy }) =>
    policy === undefined
      ? "name a policy whose regions set `confidentialVm: { encryption: … }`"
      : "set `confidentialVm: { encryption: … }` there, such as `EncryptedVMGuestStateOnlyWithPmk`",
  bad: [under({})],
  good: [under({ confidentialVm: { encryption: "EncryptedWithPmk" } })],
});

/** One finding for each policy: its regions are where the type is written. */
function withoutTypeIn(plan: GalleryPlan): Iterable<WithoutEncryptionType> {
  const byPlace = new Map<string, WithoutEncryptionType>();
  for (const { definition, at, subject } of definitions([plan])) {
    const regions = inspectedVersions(plan, definition).flatMap(regionsWithoutType);
    if (regions.length === 0) continue;
    const { name } = definition.policy;
    const place: SpecPath = name === undefined ? [...at, "security"] : ["policies", name, "regions"];
    const found = valueIn(byPlace, JSON.stringify(place), () => ({
      plan,
      at: place,
      subjects: [],
      policy: name === undefined ? undefined : policySubject(name),
      regions: new Set<string>(),
    }));
    found.subjects.push(subject);
    for (const region of regions) found.regions.add(region);
  }
  return byPlace.values();
}

function under(settings: RegionSettings) {
  return example({
    policy: {
      regions: { westeurope: settings },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
    image: { generation: "V2", security: "confidential-vm" },
    version: { source: { virtualMachine: computeId("virtualMachines/ubuntu") } },
  });
}
