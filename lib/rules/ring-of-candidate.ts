import { example, POLICY } from "../check/facts/examples";
import { itemVersions, type ItemVersion } from "../check/facts/items";
import { defineRule } from "../check/rule";
import { quoted } from "../text/wording";

const RINGS = { policy: { ...POLICY, rings: [{ name: "canary", regions: ["westeurope"] }] } };

interface RingOfCandidate extends ItemVersion {
  readonly ring: string;
}

/** A warning: the version is where a candidate is, and the ring counts once the state is taken out. */
export const ringOfCandidate = defineRule<RingOfCandidate>({
  id: "ring-of-candidate",
  severity: "warning",
  section: "versions",
  summary: "a candidate with a `ring`",
  why: "A candidate is excluded from latest everywhere and stands where the policy's `candidates` say, so its ring decides nothing.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const item of itemVersions(plans)) {
      const { state, ring } = item.version.spec;
      if (state === "candidate" && ring !== undefined) yield { ...item, at: [...item.at, "ring"], ring };
    }
  },
  problem: ({ subject, ring }) =>
    `${subject} is a candidate, and has the ring ${quoted(ring)}, which a candidate never reaches`,
  help: (_, syntax) =>
    `take ${syntax.set("state", "candidate")} out to begin its rollout, or take the \`ring\` out until then`,
  bad: [example({ ...RINGS, version: { state: "candidate", ring: "canary" } })],
  good: [example({ ...RINGS, version: { ring: "canary" } })],
});
