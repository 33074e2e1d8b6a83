/** The minutes that Terraform waits for an operation. The defaults stand at each use of this type. */
export interface TimeoutMinutes {
  /** @default - that of the resource */
  readonly create?: number;
  /** @default - that of the resource */
  readonly read?: number;
  /** @default - that of the resource */
  readonly update?: number;
  /** @default - that of the resource */
  readonly delete?: number;
}
