import { mirrorExample, mirrors } from "../check/facts/mirrors";
import { defineRule, type Violation } from "../check/rule";
import { meantVersion, parseVersion } from "../spec/version-number";
import { found, quoted } from "../text/wording";

interface InvalidMirrorSince extends Violation {
  readonly subject: string;
  readonly since: string;
}

export const invalidMirrorSince = defineRule<InvalidMirrorSince>({
  id: "invalid-mirror-since",
  severity: "error",
  section: "mirrors",
  summary: "a mirror takes versions `since` something that is not a version",
  why: "With no version to compare with, all versions would be mirrored, and each of them kept in the mirror's home.",
  source: "https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries",
  *find({ plans }) {
    for (const { plan, at, subject, mirror } of mirrors(plans)) {
      const { since } = mirror;
      if (since !== undefined && !parseVersion(since)) yield { plan, at: [...at, "since"], subject, since };
    }
  },
  problem: ({ subject, since }) => `${subject} takes versions since ${found(since)}, which is not a version`,
  help: ({ since }) =>
    `write ${quoted(meantVersion(since) ?? "1.10.0")}${meantVersion(since) ? "" : " or another `Major.Minor.Patch`"}`,
  bad: [mirrorExample({ since: "1.3" })],
  good: [mirrorExample({ since: "1.3.0" })],
});
