import type { GalleryPlan } from "../../lib/plan/plan";
import { isKnown } from "../../lib/spec/gallery-identity";
import { Refusal } from "../refusal";

/** Refuses a gallery that Azure cannot be asked about. @throws Refusal in one line */
export function refuseUnknown(verb: string, { spec: { gallery } }: GalleryPlan, answers: string): void {
  if (isKnown(gallery.subscription) && isKnown(gallery.resourceGroup) && isKnown(gallery.name)) return;
  throw new Refusal([
    `${verb} needs the subscription and resource group of gallery ${gallery.name}, to ask Azure: write \`subscription\` below \`gallery\`, or give saved answers with ${answers}`,
  ]);
}
