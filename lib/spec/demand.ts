/** The machines that are created at once from an image in a region: the input of replicas sized by `demand`. */
export interface Demand {
  /** Virtual machines created at the same time. @default 0 */
  readonly vms?: number;
  /** Scale sets created at the same time. @default 0 */
  readonly scaleSets?: number;
  /** Instances of the largest of these scale sets. @default - not known */
  readonly largestScaleSet?: number;
}
