import { VERSION_NUMBER } from "../azure/names";
import { parseVersion } from "../version";
import { example, VERSION } from "./examples";
import { versions } from "./items";
import { defineRule, type Found } from "./rule";
import { quoted } from "./wording";

interface InvalidVersion extends Found {
  readonly text: string;
  readonly image: string;
}

export const invalidVersionNumber = defineRule<InvalidVersion>({
  id: "invalid-version-number",
  severity: "error",
  summary: "a version that is not `Major.Minor.Patch`",
  why: "azurerm takes `latest`, `recent` and numbers of up to ten digits as names too, and Azure refuses those at apply, when the image has been built.",
  source: VERSION_NUMBER.source,
  *find({ plans }) {
    for (const { plan, at, version, image } of versions(plans)) {
      const text = version.version;
      if (!parseVersion(text)) yield { plan, at, text, image, isOfKey: true };
    }
  },
  problem: ({ text, image }) => `${quoted(text)} is not a version of ${image}: Azure wants ${VERSION_NUMBER.words}`,
  help: ({ text }) => {
    if (text === "latest" || text === "recent")
      return `write a number: \`${text}\` is what readers ask for, not a name`;
    const meant = meantVersion(text);
    return meant === undefined ? `write a number such as \`${VERSION_NUMBER.good}\`` : `write \`${meant}\``;
  },
  bad: [example({ image: { versions: { [VERSION_NUMBER.bad]: VERSION } } })],
  good: [example({ image: { versions: { [VERSION_NUMBER.good]: VERSION } } })],
});

/** The version that one, two or three numbers stand for: v1.10 is 1.10.0, and 01.2.3 is 1.2.3. */
export function meantVersion(text: string): string | undefined {
  const match = /^[vV]?(\d{1,12})(?:\.(\d{1,12}))?(?:\.(\d{1,12}))?$/.exec(text.trim());
  if (!match) return undefined;
  const meant = match
    .slice(1)
    .map((part) => Number(part ?? "0"))
    .join(".");
  return parseVersion(meant) ? meant : undefined;
}
