/** Minutes that Terraform waits for an operation. */
export interface TimeoutMinutes {
  readonly create?: number;
  readonly read?: number;
  readonly update?: number;
  readonly delete?: number;
}
