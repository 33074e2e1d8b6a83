import { example } from "../check/facts/examples";
import { versions } from "../check/facts/items";
import { EXAMPLE_SUBSCRIPTION, exampleVersionId, plannedSources } from "../check/facts/planned-versions";
import { defineRule, type Violation } from "../check/rule";

interface VersionFromItself extends Violation {
  readonly subject: string;
}

export const versionFromItself = defineRule<VersionFromItself>({
  id: "version-from-itself",
  severity: "error",
  section: "versions",
  summary: "a version made from itself",
  why: "Terraform would create the version from an id that its own creation gives, and Azure finds no such source at apply.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  *find(context) {
    const sourceOf = plannedSources(context);
    for (const item of versions(context.plans)) {
      if (sourceOf(item)?.version !== item.version) continue;
      yield { plan: item.plan, at: [...item.at, "source", "galleryImageVersion"], subject: item.subject };
    }
  },
  problem: ({ subject }) => `${subject} is made from itself; it must exist before a version can be made from it`,
  help: (_, syntax) => `name the version that it is a copy of, or write ${syntax.published} if a pipeline publishes it`,
  bad: [madeFrom("1.3.0")],
  good: [madeFrom("1.3.0", "debian-12")],
});

function madeFrom(version: string, definition?: string) {
  return example({
    gallery: { subscription: EXAMPLE_SUBSCRIPTION },
    version: { source: { galleryImageVersion: exampleVersionId("contoso_images", version, definition) } },
  });
}
