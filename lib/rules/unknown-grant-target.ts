import { example } from "../check/facts/examples";
import { grants, NAMED_ITEMS } from "../check/facts/grants";
import { defineRule, type Violation } from "../check/rule";
import { ITEM_SECTIONS, ITEM_WORDS, itemsOf, type ItemKind } from "../spec/item-kind";
import { certainName, didYouMean } from "../text/nearest";
import { firstFew, quoted } from "../text/wording";

interface UnknownGrantTarget extends Violation {
  readonly subject: string;
  readonly kind: ItemKind;
  readonly name: string;
  readonly known: readonly string[];
}

export const unknownGrantTarget = defineRule<UnknownGrantTarget>({
  id: "unknown-grant-target",
  severity: "error",
  section: "access",
  summary: "a grant for an image or application that the spec does not have",
  why: "A role assignment is made at something that exists, so nothing would be emitted for the name and nobody would get access.",
  source: "https://learn.microsoft.com/azure/role-based-access-control/scope-overview",
  *find({ plans }) {
    for (const { plan, at, grant, subject } of grants(plans)) {
      for (const [key, kind] of NAMED_ITEMS) {
        const items = itemsOf(plan.spec, kind);
        for (const [index, name] of (grant[key] ?? []).entries()) {
          if (Object.hasOwn(items, name)) continue;
          const place = [...at, key, index];
          yield { plan, at: place, restsOn: [place, [key]], subject, kind, name, known: Object.keys(items) };
        }
      }
    }
  },
  problem: ({ subject, kind, name, known }) =>
    `${subject} names ${ITEM_WORDS[kind]} ${quoted(name)}; ${known.length === 0 ? `there are no ${ITEM_SECTIONS[kind]}` : `the ${ITEM_SECTIONS[kind]} are ${firstFew(known, 6)}`}`,
  help: ({ name, known }) =>
    didYouMean(name, known) ?? "name one of them; one that is managed elsewhere needs an entry of its own",
  fix: ({ at, name, known }) => {
    const to = certainName(name, known);
    return to === undefined ? [] : [{ kind: "value", at, to }];
  },
  bad: [at("ubuntu-2204")],
  good: [at("ubuntu-2404")],
});

function at(image: string) {
  const principals = ["11111111-2222-3333-4444-555555555555"];
  return example({ spec: { access: [{ role: "reader", principals, images: [image] }] } });
}
