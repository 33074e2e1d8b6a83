import { example } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";
import { quoted, shown } from "../text/wording";

/** The settings that are written to the gallery itself. */
const KEYS = ["description", "tags", "sharing", "softDelete", "identity", "lock", "timeoutMinutes"] as const;

interface SettingOfExistingGallery extends Violation {
  readonly key: (typeof KEYS)[number];
}

/** Does not apply to galleries that were read from Terraform: their settings say what exists, not what is wanted. */
export const settingOfExistingGallery = defineRule<SettingOfExistingGallery>({
  id: "setting-of-existing-gallery",
  severity: "warning",
  section: "galleries",
  summary: "settings of a gallery that is managed elsewhere",
  why: "Nothing is written to a gallery that is managed elsewhere, so the setting would be silently ignored and the gallery would stay as it is.",
  source: "https://learn.microsoft.com/azure/virtual-machines/create-gallery",
  *find({ plans }) {
    for (const plan of plans) {
      const { gallery } = plan.spec;
      if (gallery.existing !== true || plan.foundIn !== undefined) continue;
      for (const key of KEYS) if (gallery[key] !== undefined) yield { plan, at: ["gallery", key], key };
    }
  },
  problem: ({ plan, key }, syntax) =>
    `${quoted(key)} of ${shown(plan.spec.gallery.name)} has no effect: the gallery is ${syntax.existing}`,
  help: ({ key }, syntax) =>
    key === "sharing"
      ? `set it where the gallery is managed, or ${syntax.ownGallery}; acknowledge this to have the images checked for a gallery that is shared so`
      : `set it where the gallery is managed, or ${syntax.ownGallery}`,
  bad: [example({ gallery: { existing: true, softDelete: true } })],
  good: [example({ gallery: { softDelete: true } })],
});
