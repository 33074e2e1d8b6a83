import { FEATURES, IMAGE_DEFINITION_BODY, type BodyRow } from "../azure/bodies";
import { own } from "../order";
import type { ImageDefinitionSpec } from "../spec";
import { definitionSpec } from "../terraform/azurerm-definition";
import type { Notes } from "../terraform/fields";
import { blocksOf, type Attributes } from "../terraform/resource";
import { argumentsOf, armFields, isEmpty, readingBody } from "./arm-fields";
import type { ArmResource } from "./arm-resources";
import type { Note } from "./notes";

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

/** A `Microsoft.Compute/galleries/images` as a spec, without its versions; what it can't say goes to `note`. */
export function armDefinition(resource: ArmResource, notes: Notes, note: Note): ImageDefinitionSpec {
  const { feature, disk_types_not_allowed: disallowed, ...others } = argumentsOf(resource, ROWS);
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
    const { osState, architecture, ...spec } = definitionSpec(fields);
    // In the order of the spec, without what it takes for granted.
    const { identifier, os, generation, ...rest } = spec;
    return {
      ...(identifier && { identifier }),
      ...(os && { os }),
      ...(osState && { osState }),
      ...(generation && { generation }),
      ...(architecture === "Arm64" && { architecture }),
      ...rest,
    };
  });
}

/** Features as the flags that azurerm has for them, whatever their capitals. */
function flagsOf(features: readonly Attributes[], note: Note): Attributes {
  const flags: Record<string, unknown> = {};
  for (const feature of features) {
    const [name, value] = [String(own(feature, "name")), String(own(feature, "value"))];
    const known = FEATURES.find((each) => isSame(each.name, name) && isSame(each.value, value));
    if (known) flags[known.argument] = true;
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
