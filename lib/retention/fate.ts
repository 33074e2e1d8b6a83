import type { Step } from "./stages";

/** The fate of a version in a run, and why. */
export interface Fate {
  readonly version: string;
  /** The step that is proposed; null for a version that is kept as it is. */
  readonly step: Step | null;
  /** The reasons: those that keep it, or those for which it goes. */
  readonly reasons: readonly string[];
  /** The facts that are missing. A version that lacks one is kept. */
  readonly missing: readonly string[];
  /** The step that a brake holds back. @default - none */
  readonly heldBack?: Step;
  /** Its id in Azure; null where Azure did not answer. */
  readonly id: string | null;
  /** True if a pipeline publishes it: Terraform then forgets it, and never deletes it. */
  readonly isPublished: boolean;
}
