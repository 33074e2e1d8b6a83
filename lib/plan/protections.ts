/** The settings that keep an apply from removing an image before another one is in place. */
export interface Protections {
  /** A replacement is created first, which Azure refuses under the same name. */
  readonly createBeforeDestroy: boolean;
  /** A resource that leaves the configuration is destroyed after everything else. */
  readonly deletesLast: boolean;
}

/** The protections that our constructs write into Terraform JSON. */
export const OUR_PROTECTIONS: Protections = { createBeforeDestroy: true, deletesLast: true };

/** The protections of plain Terraform: none. */
export const NO_PROTECTIONS: Protections = { createBeforeDestroy: false, deletesLast: false };
