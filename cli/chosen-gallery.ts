import { didYouMean } from "../lib/nearest";
import type { GalleryPlan } from "../lib/plan";
import { firstFew, found } from "../lib/rules/wording";
import { Refusal } from "./refusal";

/** The gallery that is called so, or with its subscription before a slash; the only one where none is named. */
export function chosenGallery(plans: readonly GalleryPlan[], wanted: string | undefined): GalleryPlan {
  if (plans.length === 0) throw new Refusal(["the files hold no gallery, image definition or image version"]);
  const labels = labelsOf(plans);
  const matching = wanted === undefined ? plans : plans.filter((plan) => namesOf(plan).includes(wanted.toLowerCase()));
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

/** The shortest names that tell them apart: a gallery's is unique in its subscription only. */
function labelsOf(plans: readonly GalleryPlan[]): Map<GalleryPlan, string> {
  const counts = new Map<string, number>();
  for (const plan of plans) {
    const [name = ""] = namesOf(plan);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const isUnique = (plan: GalleryPlan) => counts.get(namesOf(plan)[0] ?? "") === 1;
  return new Map(plans.map((plan) => [plan, isUnique(plan) ? plan.spec.gallery.name : longName(plan)]));
}

/** What it may be called, in small letters. */
function namesOf(plan: GalleryPlan): string[] {
  return [plan.spec.gallery.name, longName(plan)].map((name) => name.toLowerCase());
}

function longName({ spec: { gallery } }: GalleryPlan): string {
  return gallery.subscription === undefined ? gallery.name : `${gallery.subscription}/${gallery.name}`;
}
