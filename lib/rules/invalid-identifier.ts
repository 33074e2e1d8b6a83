import { OFFER, PUBLISHER, SKU } from "../azure/names";
import { example } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { named, nameRule } from "../check/name-rule";

export const invalidIdentifier = nameRule(
  "invalid-identifier",
  "names",
  SKU,
  function* ({ plans }) {
    for (const { plan, definition, at } of definitions(plans)) {
      const { identifier } = definition.spec;
      if (!identifier) continue;
      const part = (key: "publisher" | "offer" | "sku") => [...at, "identifier", key];
      yield named(plan, part("publisher"), identifier.publisher, PUBLISHER);
      yield named(plan, part("offer"), identifier.offer, OFFER);
      yield named(plan, part("sku"), identifier.sku, SKU);
    }
  },
  (sku) => example({ image: { identifier: { publisher: PUBLISHER.good, offer: OFFER.good, sku } } }),
  "publisher, offer or sku",
);
