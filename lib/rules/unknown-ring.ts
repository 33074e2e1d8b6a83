import { didYouMean } from "../text/nearest";
import type { VersionPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import {
  definitions,
  policyNameOf,
  policyOf,
  policySubject,
  versionPath,
  type DefinitionItem,
} from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew, quoted } from "../text/wording";

interface UnknownRing extends Violation {
  readonly subject: string;
  readonly ring: string;
  readonly versions: readonly string[];
  /** The policy, such as "policy fleet"; undefined when the image names none. */
  readonly policy: string | undefined;
  readonly known: readonly string[];
}

/** Reports one finding per image and ring: a renamed ring is wrong in many versions at once. */
export const unknownRing = defineRule<UnknownRing>({
  id: "unknown-ring",
  severity: "error",
  section: "versions",
  summary: "a version names a ring that its policy does not have",
  why: "A ring that the policy does not have reaches no region, so the version would be hidden from latest everywhere, its home region included.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const item of definitions(plans)) {
      const policyName = policyNameOf(item);
      const policy = policyOf(item);
      if (policyName !== undefined && !policy) continue;
      const known = (policy?.rings ?? []).map(({ name }) => name);
      for (const [ring, [first, ...others]] of versionsByUnknownRing(item, new Set(known))) {
        yield {
          plan: item.plan,
          at: [...versionPath(item, first), "ring"],
          subject: item.subject,
          ring,
          versions: [first, ...others].map(({ version }) => version),
          policy: policyName === undefined ? undefined : policySubject(policyName),
          known,
        };
      }
    }
  },
  problem: ({ subject, ring, versions, policy, known }) => {
    const who = `${subject}: ${counted(versions.length, "version")} (${firstFew(versions)})`;
    const verb = versions.length === 1 ? "names" : "name";
    const rings =
      policy === undefined
        ? "the image has no policy, so it has no rings"
        : known.length === 0
          ? `${policy} has no rings`
          : `${policy} has ${firstFew(known, 6)}`;
    return `${who} ${verb} ring ${quoted(ring)}; ${rings}`;
  },
  help: ({ ring, known }) =>
    didYouMean(ring, known) ??
    (known.length === 0 ? "leave `ring` out, or add `rings` to the policy" : "name one of these"),
  bad: [example({ policy: { rings: [{ name: "canary", regions: ["westeurope"] }] }, version: { ring: "canari" } })],
  good: [example({ policy: { rings: [{ name: "canary", regions: ["westeurope"] }] }, version: { ring: "canary" } })],
});

function versionsByUnknownRing({ definition }: DefinitionItem, known: ReadonlySet<string>) {
  const found = new Map<string, [VersionPlan, ...VersionPlan[]]>();
  for (const version of definition.versions) {
    const { ring } = version.spec;
    if (ring === undefined || known.has(ring)) continue;
    const others = found.get(ring);
    if (others) others.push(version);
    else found.set(ring, [version]);
  }
  return found;
}
