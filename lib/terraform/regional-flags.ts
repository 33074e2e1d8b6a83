import { own } from "../text/order";
import type { Fields } from "./fields";
import { blocksOf, isObject, type Attributes } from "./resource";

const FLAG = "exclude_from_latest_enabled";

/**
 * Returns the values of a state with a flag of latest in each region: earlier azurerm sends none, and Azure then has
 * the version's own there (https://github.com/hashicorp/terraform-provider-azurerm/pull/23147).
 */
export function withRegionalFlags(type: string, values: Attributes): Attributes {
  const [regions, isHidden] = [own(values, "target_region"), own(values, "exclude_from_latest")];
  if (type !== "azurerm_shared_image_version" || isHidden !== true || !Array.isArray(regions)) return values;
  const flagged = regions.map((region: unknown) =>
    isObject(region) && !Object.hasOwn(region, FLAG) ? { ...region, [FLAG]: true } : region,
  );
  return { ...values, target_region: flagged };
}

/** Notes a version that is hidden as a whole and not in a region: azurerm reads a flag that Azure does not show as false. */
export function noteEitherFlag({ attributes }: { readonly attributes: Attributes }, fields: Fields): void {
  if (own(attributes, "exclude_from_latest") !== true) return;
  const shown = blocksOf(own(attributes, "target_region")).filter((region) => own(region, FLAG) === false);
  if (shown.length === 0) return;
  const names = shown.map((region) => String(own(region, "name"))).join(", ");
  fields.noteWritten(
    "exclude_from_latest",
    `true, and false in ${names}, where it may be hidden all the same: azurerm reads a flag that Azure lacks as false`,
  );
}
