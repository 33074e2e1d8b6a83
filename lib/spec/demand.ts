/** What is created at once from an image in a region: the input of replicas sized by `demand`. */
export interface Demand {
  /** Virtual machines created at the same time. */
  readonly vms?: number;
  /** Scale sets created at the same time. */
  readonly scaleSets?: number;
  /** Instances of the largest of these scale sets. */
  readonly largestScaleSet?: number;
}
