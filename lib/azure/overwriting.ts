/**
 * Feature of the azurerm provider (4.75 and newer) that lets a creation overwrite an object that exists.
 * https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/guides/features-block
 */
export const OVERWRITING = "skip_import_check_on_create_and_allow_overwriting_existing_resources";
