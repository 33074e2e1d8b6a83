import type { Identifier } from "../spec/image-definition-spec";
import { example, IMAGE, OTHER_IMAGE } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { defineRule, type Violation } from "../check/rule";
import { earlierInSameGallery } from "../check/facts/same-gallery";
import { shown } from "../text/wording";

interface DuplicateIdentifier extends Violation {
  readonly subject: string;
  readonly identifier: Identifier;
  /** The definition that already has the identifier. */
  readonly first: string;
}

/** Compares without capitals, as Azure compares names: identifiers that differ only in them would mislead anyway. */
export const duplicateIdentifier = defineRule<DuplicateIdentifier>({
  id: "duplicate-identifier",
  severity: "error",
  section: "definitions",
  summary: "two definitions of a gallery with the same publisher, offer and SKU",
  why: "azurerm does not compare definitions at plan; Azure refuses the second one at apply, and none of its versions can be created.",
  source: "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images",
  *find({ plans }) {
    const earlier = earlierInSameGallery<{ name: string; subject: string }>();
    for (const { plan, definition, at, subject } of definitions(plans)) {
      const { identifier } = definition.spec;
      if (!identifier) continue;
      const name = definition.name.toLowerCase();
      const first = earlier(plan, tripletOf(identifier), { name, subject });
      // Another rule reports a definition that is planned twice.
      if (first && first.name !== name) {
        yield { plan, at: [...at, "identifier"], subject, identifier, first: first.subject };
      }
    }
  },
  problem: ({ subject, identifier, first }) =>
    `${subject} has the identifier ${shown([identifier.publisher, identifier.offer, identifier.sku].join("/"))} of ${first}; it is unique in a gallery`,
  help: () => "change the publisher, the offer or the SKU of one of them",
  bad: [example({ spec: { images: { ubuntu: IMAGE, debian: { ...OTHER_IMAGE, identifier: IMAGE.identifier! } } } })],
  good: [example({ spec: { images: { ubuntu: IMAGE, debian: OTHER_IMAGE } } })],
});

function tripletOf({ publisher, offer, sku }: Identifier): string {
  return JSON.stringify([publisher, offer, sku]);
}
