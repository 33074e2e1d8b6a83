import { galleryIdOf, versionIdOf } from "../lib/emit/resource";
import type { ItemVersionPlan } from "../lib/plan/plan";
import { isKnown } from "../lib/spec/gallery-identity";
import type { LocatedItem } from "./located-item";
import { EXIT, Refusal } from "./refusal";

/** Returns the resource id of a version. @throws Refusal where a part of it is not known */
export function idOfVersion(located: LocatedItem, { version }: ItemVersionPlan): string {
  const { plan, kind, name } = located;
  const { gallery } = plan.spec;
  for (const [part, value] of [
    ["subscription", gallery.subscription],
    ["resource group", gallery.resourceGroup],
  ] as const) {
    if (!isKnown(value)) throw unanswered(`the ${part} of gallery ${gallery.name} is not known, and its ids hold it`);
  }
  const { subscription = "", resourceGroup } = gallery;
  return versionIdOf(galleryIdOf(subscription, resourceGroup, gallery.name), kind, name, version);
}

/** Returns the refusal of a question that the file has no answer to. */
export function unanswered(message: string): Refusal {
  return new Refusal([message], EXIT.wrong);
}
