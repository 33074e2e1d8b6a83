/** What keeps an apply from taking an image away before another one is in place. */
export interface Protections {
  /** A replacement is created first, which Azure refuses under the same name. */
  readonly createBeforeDestroy: boolean;
  /** What leaves the configuration is destroyed after everything else. */
  readonly deletesLast: boolean;
}

/** What our constructs write into Terraform JSON. */
export const OUR_PROTECTIONS: Protections = { createBeforeDestroy: true, deletesLast: true };

/** Plain Terraform. */
export const NO_PROTECTIONS: Protections = { createBeforeDestroy: false, deletesLast: false };
