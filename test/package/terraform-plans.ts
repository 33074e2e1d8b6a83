import { planJson, shownDefinition, shownGallery, shownVersion, unchanged } from "../support/plan-json";

const IN_PLACE = [unchanged(shownGallery()), unchanged(shownDefinition())];
const region = (name: string): object => ({ name, regional_replica_count: 1 });

/** What `terraform show -json` prints of a plan that adds a region to a version. */
export const GROWING = planJson([
  ...IN_PLACE,
  {
    before: shownVersion("1.0.0"),
    after: shownVersion("1.0.0", { target_region: [region("westeurope"), region("northeurope")] }),
    actions: ["update"],
  },
]);

/** And of one that replaces it. */
export const REPLACING = planJson([
  ...IN_PLACE,
  { before: shownVersion("1.0.0"), after: shownVersion("1.0.0"), actions: ["delete", "create"] },
]);
