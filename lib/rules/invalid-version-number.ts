import { VERSION_NUMBER } from "../azure/names";
import { meantVersion, parseVersion } from "../spec/version-number";
import { example, VERSION } from "../check/facts/examples";
import { itemVersions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { quoted } from "../text/wording";

interface InvalidVersion extends Violation {
  readonly text: string;
  readonly owner: string;
}

export const invalidVersionNumber = defineRule<InvalidVersion>({
  id: "invalid-version-number",
  severity: "error",
  section: "names",
  summary: "a version that is not `Major.Minor.Patch`",
  why: "azurerm takes `latest`, `recent` and numbers of up to ten digits as names too, and Azure refuses those at apply, when the image has been built.",
  source: VERSION_NUMBER.source,
  *find({ plans }) {
    for (const { plan, at, version, owner } of itemVersions(plans)) {
      const text = version.version;
      if (!parseVersion(text)) yield { plan, at, text, owner, isOfKey: true };
    }
  },
  problem: ({ text, owner }) => `${quoted(text)} is not a version of ${owner}: Azure wants ${VERSION_NUMBER.words}`,
  help: ({ text }) => {
    if (text === "latest" || text === "recent")
      return `write a number: \`${text}\` is what readers ask for, not a name`;
    const meant = meantVersion(text);
    return meant === undefined ? `write a number such as \`${VERSION_NUMBER.good}\`` : `write \`${meant}\``;
  },
  bad: [example({ image: { versions: { [VERSION_NUMBER.bad]: VERSION } } })],
  good: [example({ image: { versions: { [VERSION_NUMBER.good]: VERSION } } })],
});
