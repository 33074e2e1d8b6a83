import type { IConstruct } from "constructs";
import { findRegion, regionName, REGIONS } from "../../lib/azure/regions";
import { itemPlans, type GalleryPlan, type ItemPlan } from "../../lib/plan/plan";
import { itemName, type ItemKind } from "../../lib/spec/item-kind";
import { parseVersion } from "../../lib/spec/version-number";
import { didYouMean } from "../../lib/text/nearest";
import { found } from "../../lib/text/wording";
import { noSuch } from "../no-such";
import { requireObject, requireText } from "../required";
import { UsageError } from "../usage-error";
import { plansOf } from "./plans-of";

/** Names an image or an application among those of a scope. */
export interface ItemRef {
  /** Name of the image. @default - the only image or application of the scope */
  readonly image?: string;
  /** Name of the application, instead of an image. @default - an image is meant */
  readonly application?: string;
  /** Name of its gallery. @default - the only gallery of the scope that has it */
  readonly gallery?: string;
}

/** An item of a scope, with the plan of its gallery. */
export interface ItemInScope {
  readonly plan: GalleryPlan;
  readonly item: ItemPlan;
  /** Its name in messages: "contoso_images/ubuntu-2404". */
  readonly subject: string;
}

/**
 * Returns the item that is meant.
 * @throws UsageError when there is none, or there are several: an expectation about nothing would always hold under `.not`
 */
export function itemInScope(scope: IConstruct, ref: ItemRef): ItemInScope {
  requireObject("the expectation", "the object that names the image", ref);
  const { image, application, gallery } = ref;
  if (image !== undefined && application !== undefined) {
    throw new UsageError("give `image` or `application`, not both");
  }
  const all = plansOf(scope).flatMap((plan) =>
    itemPlans(plan).map((item): ItemInScope => {
      const { spec } = plan;
      return { plan, item, subject: `${spec.gallery.name}/${itemName(spec, item.kind, item.name)}` };
    }),
  );
  const ofGallery = gallery === undefined ? all : all.filter(({ plan }) => plan.spec.gallery.name === gallery);
  if (gallery !== undefined && ofGallery.length === 0) {
    throw noSuch("the scope", "gallery", gallery, new Set(all.map(({ plan }) => plan.spec.gallery.name)));
  }
  const kind: ItemKind | undefined =
    image !== undefined ? "image" : application !== undefined ? "application" : undefined;
  const ofKind = kind === undefined ? ofGallery : ofGallery.filter(({ item }) => item.kind === kind);
  const name = image ?? application;
  const meant = name === undefined ? ofKind : ofKind.filter(({ item }) => item.name === name);
  const [first, ...others] = meant;
  if (!first) {
    if (kind === undefined) throw new UsageError("the scope has no image and no application");
    throw noSuch("the scope", kind, name, new Set(ofKind.map(({ item }) => item.name)));
  }
  if (others.length > 0) throw several(meant, name);
  return first;
}

function several(meant: readonly ItemInScope[], name: string | undefined): UsageError {
  const subjects = meant.map(({ subject }) => subject).join(", ");
  return new UsageError(
    name === undefined
      ? `the scope has ${subjects}: give \`image\` or \`application\``
      : `the scope has ${subjects}: give \`gallery\``,
  );
}

/** Returns the name of a region, given in any spelling. @throws UsageError for one that neither the item nor Azure has */
export function knownRegion({ item, subject }: ItemInScope, region: string): string {
  requireText(subject, "the region", region);
  const name = regionName(region);
  if (item.regions.includes(name) || findRegion(name)) return name;
  const known = new Set([...item.regions, ...REGIONS.map((each) => each.name)]);
  const advice = didYouMean(name, known) ?? `${subject} is in ${item.regions.join(", ")}`;
  throw new UsageError(`there is no region ${found(region)}; ${advice}`);
}

/**
 * Refuses what can't be the number of a version. One that the item does not have may be meant: it may have been deleted.
 * @throws UsageError
 */
export function requireVersion({ item, subject }: ItemInScope, version: string): void {
  requireText(subject, "the version", version);
  if (parseVersion(version) || item.versions.some((each) => each.version === version)) return;
  throw new UsageError(`${subject}: ${found(version)} is no version; write Major.Minor.Patch, such as 1.2.0`);
}
