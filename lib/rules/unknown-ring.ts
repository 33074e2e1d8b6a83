import type { ItemKind } from "../spec/item-kind";
import { certainName, didYouMean } from "../text/nearest";
import type { ItemVersionPlan } from "../plan/plan";
import { example } from "../check/facts/examples";
import { items, policyNameOf, policyOf, policySubject, versionPath, type Item } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { counted, firstFew, quoted } from "../text/wording";

interface UnknownRing extends Violation {
  readonly kind: ItemKind;
  readonly subject: string;
  readonly ring: string;
  readonly versions: readonly string[];
  /** The policy, such as "policy fleet"; undefined when the item names none. */
  readonly policy: string | undefined;
  readonly known: readonly string[];
}

/** Reports one finding per item and ring: a renamed ring is wrong in many versions at once. */
export const unknownRing = defineRule<UnknownRing>({
  id: "unknown-ring",
  severity: "error",
  section: "versions",
  summary: "a version names a ring that its policy does not have",
  why: "A ring that the policy does not have reaches no region, so the version would be hidden from latest everywhere, its home region included.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const item of items(plans)) {
      const policyName = policyNameOf(item);
      const policy = policyOf(item);
      if (policyName !== undefined && !policy) continue;
      const known = (policy?.rings ?? []).map(({ name }) => name);
      for (const [ring, [first, ...others]] of versionsByUnknownRing(item, new Set(known))) {
        yield {
          plan: item.plan,
          at: [...versionPath(item, first), "ring"],
          kind: item.definition.kind,
          subject: item.subject,
          ring,
          versions: [first, ...others].map(({ version }) => version),
          policy: policyName === undefined ? undefined : policySubject(policyName),
          known,
        };
      }
    }
  },
  problem: ({ kind, subject, ring, versions, policy, known }) => {
    const who = `${subject}: ${counted(versions.length, "version")} (${firstFew(versions)})`;
    const verb = versions.length === 1 ? "names" : "name";
    const rings =
      policy === undefined
        ? `the ${kind} has no policy, so it has no rings`
        : known.length === 0
          ? `${policy} has no rings`
          : `${policy} has ${firstFew(known, 6)}`;
    return `${who} ${verb} ring ${quoted(ring)}; ${rings}`;
  },
  help: ({ ring, known }) =>
    didYouMean(ring, known) ??
    (known.length === 0 ? "leave `ring` out, or add `rings` to the policy" : "name one of these"),
  fix: ({ at, ring, versions, known }) => {
    const to = certainName(ring, known);
    if (to === undefined) return [];
    return versions.map((version) => ({ kind: "value", at: [...at.slice(0, -2), version, "ring"], to }));
  },
  bad: [example({ policy: { rings: [{ name: "canary", regions: ["westeurope"] }] }, version: { ring: "canari" } })],
  good: [example({ policy: { rings: [{ name: "canary", regions: ["westeurope"] }] }, version: { ring: "canary" } })],
});

function versionsByUnknownRing({ definition }: Item, known: ReadonlySet<string>) {
  const found = new Map<string, [ItemVersionPlan, ...ItemVersionPlan[]]>();
  for (const version of definition.versions) {
    const { ring } = version.spec;
    if (ring === undefined || known.has(ring)) continue;
    const others = found.get(ring);
    if (others) others.push(version);
    else found.set(ring, [version]);
  }
  return found;
}
