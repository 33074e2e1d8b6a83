import type { MirrorItem } from "../check/facts/mirrors";
import { mirrorExample, mirrors } from "../check/facts/mirrors";
import { defineRule, type Violation } from "../check/rule";
import { ITEM_SECTIONS, itemsOf, type ItemKind } from "../spec/item-kind";
import type { SpecPath } from "../spec/finding";
import { didYouMean } from "../text/nearest";
import { byCodeUnit } from "../text/order";
import { firstFew, quoted } from "../text/wording";

interface UnknownMirroredItem extends Violation {
  readonly subject: string;
  readonly kind: ItemKind;
  readonly name: string;
  readonly known: readonly string[];
}

export const unknownMirroredItem = defineRule<UnknownMirroredItem>({
  id: "unknown-mirrored-item",
  severity: "error",
  section: "mirrors",
  summary: "a mirror names an image or an application that its gallery does not have",
  why: "A name that stands for nothing would leave the image out of the mirror, and nobody would miss it before the day on which it is needed.",
  source: "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery",
  *find({ plans }) {
    for (const item of mirrors(plans)) {
      const known = { image: namesOf(item, "image"), application: namesOf(item, "application") };
      const sets = { image: new Set(known.image), application: new Set(known.application) };
      for (const { at, kind, name } of namesIn(item)) {
        if (!sets[kind].has(name)) yield { plan: item.plan, at, subject: item.subject, kind, name, known: known[kind] };
      }
    }
  },
  problem: ({ subject, kind, name, known }) =>
    `${subject} names ${kind} ${quoted(name)}; ${known.length === 0 ? `the gallery has no ${ITEM_SECTIONS[kind]}` : `the ${ITEM_SECTIONS[kind]} of the gallery are ${firstFew(known, 6)}`}`,
  help: ({ name, known }) => didYouMean(name, known) ?? "name one of them, or remove it",
  bad: [mirrorExample({ policy: { default: "dr", images: { "ubuntu-2044": "dr" } } })],
  good: [mirrorExample({ policy: { default: "dr", images: { "ubuntu-2404": "dr" } } })],
});

function namesOf({ gallery }: MirrorItem, kind: ItemKind): string[] {
  return Object.keys(itemsOf(gallery.spec, kind)).sort(byCodeUnit);
}

interface Named {
  readonly at: SpecPath;
  readonly kind: ItemKind;
  readonly name: string;
}

/** Yields the names of images and applications that the settings of a mirror hold. */
function* namesIn({ at, mirror: { images, applications, policy, source } }: MirrorItem): Iterable<Named> {
  yield* listed(images, "image", [...at, "images"]);
  yield* listed(applications, "application", [...at, "applications"]);
  if (typeof policy === "object") {
    yield* keys(policy.images, "image", [...at, "policy", "images"]);
    yield* keys(policy.applications, "application", [...at, "policy", "applications"]);
  }
  if (typeof source === "object") yield* keys(source.images, "image", [...at, "source", "images"]);
}

function* listed(names: "all" | readonly string[] = "all", kind: ItemKind, at: SpecPath): Iterable<Named> {
  if (names === "all") return;
  for (const [index, name] of names.entries()) yield { at: [...at, index], kind, name };
}

function* keys(record: Readonly<Record<string, unknown>> = {}, kind: ItemKind, at: SpecPath): Iterable<Named> {
  for (const name of Object.keys(record)) yield { at: [...at, name], kind, name };
}
