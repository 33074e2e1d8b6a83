/** Backend and provider of a stack that `gallerist synth` writes. */
export interface TerraformSettings {
  /** Backend type to its arguments, as in Terraform JSON. @default - none: Terraform's local state */
  readonly backend?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Arguments of the azurerm provider block. @default - `features {}` and the gallery's subscription */
  readonly provider?: Readonly<Record<string, unknown>>;
  /** Version constraint of azurerm. @default ">= 4.55.0, < 6.0.0" */
  readonly azurermVersion?: string;
  /** Arguments of the azapi provider block, where something needs azapi. @default - those of `provider` that say how to sign in */
  readonly azapiProvider?: Readonly<Record<string, unknown>>;
  /** Version constraint of azapi. @default ">= 2.9, < 3.0" */
  readonly azapiVersion?: string;
}
