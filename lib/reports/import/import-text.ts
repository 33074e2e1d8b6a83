import type { ImportedGallery } from "../../import/import-gallery";
import { HARMLESS, type Difference } from "../../import/differences";
import type { NotCarried } from "../../import/not-carried";
import type { GallerySpec } from "../../spec/gallery-spec";
import type { ItemSpec } from "../../spec/item-spec";
import type { Unresolved } from "../../terraform/resource";
import { byCodeUnit } from "../../text/order";
import { counted, firstFew, grouped } from "../../text/wording";
import { printable } from "../../text/printable";
import { hang, type TextOptions } from "../../text/paint";

/** Writes the imported objects, the omitted ones, and the changes of the first apply. */
export function importText(
  { spec, differences }: ImportedGallery,
  notCarried: readonly NotCarried[],
  unread: readonly Unresolved[],
  { width = 80 }: TextOptions = {},
): string {
  const [images, applications] = [Object.values(spec.images ?? {}), Object.values(spec.applications ?? {})];
  const versions = [...images, ...applications].flatMap(({ versions }: ItemSpec) => Object.values(versions ?? {}));
  const own = [
    { what: "a placement", count: versions.filter(({ placement }) => placement !== undefined).length },
    { what: "an order of regions", count: versions.filter(({ regionOrder }) => regionOrder !== undefined).length },
  ];
  const policies = Object.keys(spec.policies ?? {}).length;
  const counts = [
    counted(images.length, "image"),
    ...(applications.length > 0 ? [counted(applications.length, "application")] : []),
    counted(versions.length, "version"),
    policies === 1 ? "1 policy" : `${grouped(policies)} policies`,
  ];
  const standing = own.flatMap(({ what, count }) =>
    count === 0 ? [] : [`; ${counted(count, "version")} with ${what} of ${count === 1 ? "its" : "their"} own`],
  );
  const lines = [
    `imported ${spec.gallery.name}: ${counts.join(", ")}${standing.join("")}`,
    ...(isAllPublished(spec)
      ? ["nothing needs import blocks: Terraform updates where published versions are replicated, and owns none of it"]
      : []),
    ...section("not carried over:", byWhat(notCarried.map(({ what, where }) => [what, where]))),
    ...section(
      "not understood, so that the file may say something else than Azure has:",
      byWhat(unread.map(({ address, attribute, found }) => [`${attribute}, ${found}`, address])),
    ),
    ...section("the first apply would change:", byWhat(pairsOf(differences))),
  ];
  return lines.map((line) => `${hang(printable(line), 0, line.startsWith(" ") ? 4 : 2, width)}\n`).join("");
}

/** Reports whether only the replication of versions is managed. */
function isAllPublished({ gallery, images, applications }: GallerySpec): boolean {
  if (applications) return false;
  const all = Object.values(images ?? {});
  const versions = all.flatMap((image) => Object.values(image.versions ?? {}));
  const isExisting = gallery.existing === true && all.every(({ existing }) => existing === true);
  return isExisting && versions.length > 0 && versions.every(({ source }) => source.published === true);
}

function pairsOf(differences: ImportedGallery["differences"]): [string, string][] {
  return [...differences].flatMap(([path, all]) => all.map((one): [string, string] => [wordsOf(one), path]));
}

function wordsOf(difference: Difference): string {
  return HARMLESS.includes(difference) ? `${difference}, in place` : difference;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines];
}

function byWhat(pairs: readonly (readonly [what: string, where: string])[]): string[] {
  const places = new Map<string, string[]>();
  for (const [what, where] of pairs) {
    const known = places.get(what);
    if (known) known.push(where);
    else places.set(what, [where]);
  }
  return [...places]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(
      ([what, where]) => `  ${what}: ${where.length === 1 ? "" : `${grouped(where.length)} times, `}${firstFew(where)}`,
    );
}
