import { isPublishedElsewhere, PUBLICATION_KEYS, type PublicationKey } from "../plan/provider";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import { example } from "../check/facts/examples";
import { imageFaults, ofVersions, type ItemFault } from "../check/facts/item-faults";
import { defineRule } from "../check/rule";
import { quoted } from "../text/wording";

interface SettingOfPublishedVersion {
  readonly key: PublicationKey;
}

export const settingOfPublishedVersion = defineRule<ItemFault<SettingOfPublishedVersion>>({
  id: "setting-of-published-version",
  severity: "warning",
  section: "versions",
  summary: "settings that have no effect on a version that a pipeline publishes",
  why: "Only the publishing profile of such a version is managed, with its regions, replicas and end of life, so the setting would be silently ignored.",
  source: "https://learn.microsoft.com/azure/virtual-machines/image-version",
  find: ({ plans }) =>
    imageFaults<SettingOfPublishedVersion>(
      plans,
      ({ version: { spec }, at }) =>
        isPublishedElsewhere(spec)
          ? PUBLICATION_KEYS.filter((key) => isIdle(spec, key)).map((key) => ({ key, at: [...at, key] }))
          : undefined,
      ({ key }) => key,
    ),
  problem: (fault) =>
    `${fault.owner}: ${quoted(fault.key)} of ${ofVersions(fault)} has no effect: a pipeline publishes ${fault.versions.length === 1 ? "it" : "them"}, and only the replication is managed here`,
  help: ({ key }) => `set it where the pipeline publishes, and leave ${quoted(key)} out`,
  bad: [example({ version: { source: { published: true }, tags: { team: "platform" } } })],
  good: [example({ version: { source: { published: true }, endOfLife: "2030-01-01" } })],
});

/** Reports whether a setting has no effect. `allowRegionRemoval: false` has one: a policy that removes regions is refused. */
function isIdle(spec: ImageVersionSpec, key: PublicationKey): boolean {
  return key === "allowRegionRemoval" ? spec[key] === true : spec[key] !== undefined;
}
