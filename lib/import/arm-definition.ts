import { FEATURES, IMAGE_DEFINITION_BODY, type BodyRow } from "../azure/bodies";
import { managementOfDefinition } from "../plan/provider";
import { own } from "../text/order";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { definitionSpec } from "../terraform/azurerm-definition";
import type { Fields, Notes } from "../terraform/fields";
import { blocksOf, type Attributes } from "../terraform/resource";
import { argumentsOf, armFields, isEmpty, readingBody } from "./arm-fields";
import type { ArmResource } from "./arm-resources";
import type { Difference } from "./differences";
import type { Note } from "./not-carried";
import { untoldOfDefinition } from "./not-in-azure";

/** What is sent, and what Azure shows beside it. */
const ROWS: readonly BodyRow[] = [
  ...IMAGE_DEFINITION_BODY,
  { argument: "allow_update_image", path: ["properties", "allowUpdateImage"] },
];

/** Features that a spec leaves out: they are what Azure takes for granted. */
const USUAL = new Map([
  ["securitytype", ["standard"]],
  ["isacceleratednetworksupported", ["false"]],
  ["ishibernatesupported", ["false"]],
  ["diskcontrollertypes", ["scsi"]],
]);

const NVME = "disk_controller_type_nvme_enabled";

/** What a `Microsoft.Compute/galleries/images` says. */
export interface ArmDefinition {
  readonly spec: ImageDefinitionSpec;
  readonly untold: readonly Difference[];
}

/** An image definition without its versions; what a spec can't say goes to `note`. */
export function armDefinition(resource: ArmResource, notes: Notes, note: Note): ArmDefinition {
  const told = argumentsOf(resource, ROWS);
  const { feature, disk_types_not_allowed: disallowed, ...others } = told;
  const args = {
    ...others,
    ...flagsOf(blocksOf(feature), note),
    ...(!isEmpty(disallowed) && { disk_types_not_allowed: disallowed }),
    specialized: String(others["os_state"]).toLowerCase() === "specialized",
  };
  return readingBody(ROWS, notes, (inner) => {
    const fields = armFields(resource, args, inner);
    if (fields.flag("allow_update_image")) note("allowUpdateImage");
    fields.choice("os_state", ["Generalized", "Specialized"], "osState");
    const { osState, architecture, ...all } = definitionSpec(fields);
    // In the order of the spec, without what it takes for granted.
    const { identifier, os, generation, ...rest } = all;
    const spec = {
      ...(identifier && { identifier }),
      ...(os && { os }),
      ...(osState && { osState }),
      ...(generation && { generation }),
      ...(architecture === "Arm64" && { architecture }),
      ...rest,
      ...writtenDate(all, fields),
    };
    return { spec, untold: untoldOfDefinition(spec, told) };
  });
}

/** azapi compares the end of life as it is written. */
function writtenDate(spec: ImageDefinitionSpec, fields: Fields): Pick<ImageDefinitionSpec, "endOfLife"> {
  const endOfLife = managementOfDefinition(spec).provider === "azapi" ? fields.text("end_of_life_date") : undefined;
  return endOfLife === undefined ? {} : { endOfLife };
}

/** Features as the flags that azurerm has for them, whatever their capitals. */
function flagsOf(features: readonly Attributes[], note: Note): Attributes {
  const flags: Record<string, unknown> = {};
  for (const feature of features) {
    const [name, value] = [String(own(feature, "name")), String(own(feature, "value"))];
    const known = FEATURES.find((each) => isSame(each.name, name) && isSame(each.value, value));
    // azurerm looks for these letters alone, and would replace a definition that has another flag than it reads.
    const isNvme = isSame(name, "DiskControllerTypes") && value.includes("NVMe");
    if (isNvme) flags[NVME] = true;
    if (known && (known.argument !== NVME || isNvme)) flags[known.argument] = true;
    else if (!USUAL.has(name.toLowerCase())) note(`feature ${name}`);
    else if (!USUAL.get(name.toLowerCase())?.includes(value.toLowerCase())) note(`feature ${name}: ${value}`);
  }
  return flags;
}

/** Lists within a value may have any order: "NVMe, SCSI". */
function isSame(a: string, b: string): boolean {
  const words = (text: string) => text.toLowerCase().split(/,\s*/).sort().join();
  return words(a) === words(b);
}
