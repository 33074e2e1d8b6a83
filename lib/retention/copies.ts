import type { GalleryPlan, ItemVersionPlan } from "../plan/plan";
import { sourceOrderOf } from "../plan/source-order";
import { itemName } from "../spec/item-kind";
import type { AzureAnswers } from "./azure-answers";
import { identityOf } from "./judge";

/**
 * Returns the versions of a gallery that others in it are still to be made from, each with the name of one of these: Azure
 * makes a copy from a version that is there. A copy that Azure has published never reads its source again.
 */
export function openCopies(plan: GalleryPlan, azure: AzureAnswers): ReadonlyMap<ItemVersionPlan, string> {
  const sources = sourceOrderOf([plan]);
  const gallery = identityOf(plan.spec.gallery);
  const open = new Map<ItemVersionPlan, string>();
  for (const { kind, name, versions } of plan.definitions) {
    for (const copy of versions) {
      const source = sources.sourceOf(copy)?.version;
      if (!source || open.has(source)) continue;
      const answer = azure.of(gallery, { kind, item: name, version: copy.version });
      if ("missing" in answer || answer.provisioningState !== "Succeeded") {
        open.set(source, `${itemName(plan.spec, kind, name)}/${copy.version}`);
      }
    }
  }
  return open;
}
