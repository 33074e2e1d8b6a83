import { didYouMean } from "../lib/text/nearest";
import type { GalleryPlan } from "../lib/plan/plan";
import { firstFew, found } from "../lib/text/wording";
import { distinctNames, galleryNames } from "./gallery-names";
import { Refusal } from "./refusal";

/** Returns the gallery of a name, or of `SUBSCRIPTION/NAME`. Without a name it returns the only gallery. */
export function chosenGallery(plans: readonly GalleryPlan[], wanted: string | undefined): GalleryPlan {
  if (plans.length === 0) throw new Refusal(["the files hold no gallery, and no image or application of one"]);
  const labels = distinctNames(plans);
  const matching = wanted === undefined ? plans : plans.filter((plan) => isCalled(plan, wanted));
  const [only, another] = matching;
  if (only && !another) return only;
  if (wanted !== undefined && !only) {
    const names = [...labels.values()];
    const advice = didYouMean(wanted, names) ?? `there ${names.length === 1 ? "is" : "are"} ${firstFew(names, 10)}`;
    throw new Refusal([`the files hold no gallery ${found(wanted)}; ${advice}`]);
  }
  const which = `the files hold several galleries${wanted === undefined ? "" : ` named ${wanted}`}`;
  const choices = new Set(matching.map((plan) => labels.get(plan) ?? ""));
  if (choices.size === 1) throw new Refusal([`${which}; give the files of one`]);
  throw new Refusal([`${which}: ${firstFew([...choices], 10)}; choose one with --gallery`]);
}

function isCalled(plan: GalleryPlan, wanted: string): boolean {
  return galleryNames(plan).some((name) => name.toLowerCase() === wanted.toLowerCase());
}
