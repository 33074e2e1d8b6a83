import { AZAPI_VERSION } from "../lib/azure/gallery-api";

/** The provider of azapi's elements, for cdktf. */
export const AZAPI_METADATA = { providerName: "azapi", providerVersionConstraint: AZAPI_VERSION };
