import { COMMUNITY_PREFIX } from "../azure/names";
import { COMMUNITY, example } from "./examples";
import { named, nameRule } from "./name-rule";

export const invalidCommunityPrefix = nameRule(
  "invalid-community-prefix",
  COMMUNITY_PREFIX,
  function* ({ plans }) {
    for (const plan of plans) {
      const community = plan.spec.gallery.sharing?.community;
      if (community) {
        yield named(plan, ["gallery", "sharing", "community", "prefix"], community.prefix, COMMUNITY_PREFIX);
      }
    }
  },
  (prefix) => example({ gallery: { sharing: { community: { ...COMMUNITY, prefix } } } }),
);
