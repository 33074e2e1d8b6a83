import type { VersionPlan } from "./plan";

/** The Terraform providers that can manage an image version. */
export type Provider = "azurerm" | "azapi";

/** The provider that manages a version: it decides what a change of the version means. */
export function providerOf(_version: VersionPlan): Provider {
  return "azurerm";
}
