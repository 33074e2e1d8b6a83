import type { PlannedChange } from "./planned-change";

/** An object as Terraform knows it, besides its values. */
export interface TerraformObject {
  readonly address: string;
  /** The decision of a plan about it. @default - no plan names it */
  readonly planned?: PlannedChange;
  /** The stack of a directory that it is in. An address means something in its stack only. @default - not known */
  readonly stack?: string;
}

/** Objects by their part of a spec: the settings of a gallery, an image definition, or an image version. */
export type TerraformObjects = ReadonlyMap<object, TerraformObject>;
