import type { SpecPath } from "../finding";
import type { GalleryPlan } from "../plan";
import { example } from "./examples";
import { policies, policyNameOf, versions, type PolicyItem } from "./items";
import { defineRule, type Found } from "./rule";
import { firstFew } from "./wording";

interface EncryptedVersionMoves extends Found {
  readonly subject: string;
  readonly reasons: readonly string[];
}

/** azurerm replaces an image version when the list of its encrypted regions changes at all. */
export const encryptedVersionMoves = defineRule<EncryptedVersionMoves>({
  id: "encrypted-version-moves",
  severity: "error",
  summary: "encrypted versions under a policy that ever changes their regions",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version-encryption",
  *find({ plans }) {
    for (const plan of plans) {
      const withCandidates = policiesOfCandidates(plan);
      for (const item of policies([plan])) {
        const isEncrypted = Object.values(item.policy.regions).some(
          (region) => region.diskEncryptionSetId !== undefined,
        );
        const reasons = isEncrypted ? reasonsToMove(item, withCandidates.has(item.name)) : [];
        const first = reasons[0];
        if (first) yield { plan, at: first.at, subject: item.subject, reasons: reasons.map(({ words }) => words) };
      }
    }
  },
  problem: ({ subject, reasons }) =>
    `${subject} encrypts its regions, but has ${firstFew(reasons)}, so the regions of a version change, and azurerm would replace the image`,
  help: () => "give encrypted images a policy with a single tier that takes `rest`, no rings and no candidates",
  bad: [encrypted({ rings: [{ name: "canary", regions: ["westeurope"] }] })],
  good: [encrypted({})],
});

function encrypted(policy: object) {
  return example({
    policy: {
      regions: {
        westeurope: { diskEncryptionSetId: "/diskEncryptionSets/west" },
        northeurope: { diskEncryptionSetId: "/diskEncryptionSets/north" },
      },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
      ...policy,
    },
  });
}

interface Reason {
  readonly at: SpecPath;
  readonly words: string;
}

function reasonsToMove({ policy, at }: PolicyItem, hasCandidates: boolean): Reason[] {
  const reasons: Reason[] = [];
  if (policy.tiers.length > 1) reasons.push({ at: [...at, "tiers"], words: `${policy.tiers.length} tiers` });
  if (policy.rings?.length) reasons.push({ at: [...at, "rings"], words: "rings" });
  if (policy.candidates || hasCandidates) reasons.push({ at: candidatesAt(policy, at), words: "candidates" });
  return reasons;
}

function candidatesAt(policy: PolicyItem["policy"], at: SpecPath): SpecPath {
  return policy.candidates ? [...at, "candidates"] : at;
}

function policiesOfCandidates(plan: GalleryPlan): ReadonlySet<string | undefined> {
  const names = new Set<string | undefined>();
  for (const item of versions([plan])) {
    if (item.version.spec.state === "candidate") names.add(policyNameOf(item));
  }
  return names;
}
