import { COMMUNITY_PREFIX } from "../azure/names";
import { COMMUNITY, example } from "../check/facts/examples";
import { named, nameRule } from "../check/name-rule";

export const invalidCommunityPrefix = nameRule(
  "invalid-community-prefix",
  "galleries",
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
