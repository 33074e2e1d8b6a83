/** Minutes that Terraform waits for an operation: the defaults of what they are for are said there. */
export interface TimeoutMinutes {
  /** @default - that of what it is for */
  readonly create?: number;
  /** @default - that of what it is for */
  readonly read?: number;
  /** @default - that of what it is for */
  readonly update?: number;
  /** @default - that of what it is for */
  readonly delete?: number;
}
