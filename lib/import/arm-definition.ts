import { FLAG, type Attribute } from "../azure/attributes/attribute";
import { IMAGE_DEFINITION } from "../azure/attributes/image-definition";
import { providerOfDefinition } from "../plan/provider";
import { own } from "../text/order";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { USUAL_FEATURES } from "../terraform/features";
import { definitionSpec } from "../terraform/specs";
import type { Fields, Notes } from "../terraform/fields";
import { blocksOf, type Attributes } from "../terraform/resource";
import { argumentsOf, armFields, isEmpty, readingBody } from "./arm-fields";
import type { ArmResource } from "./arm-resources";
import type { Difference } from "./differences";
import type { Note } from "./not-carried";
import { notKnownOf } from "./not-known";
import { notInAzureOfDefinition } from "./not-in-azure";

/** The attributes that are sent, and another that Azure shows. */
const TABLE: readonly Attribute[] = [
  ...IMAGE_DEFINITION,
  {
    key: "allowUpdateImage",
    argument: "allow_update_image",
    path: "properties.allowUpdateImage",
    form: FLAG,
    description: "Whether versions may be updated, which a specification cannot say",
  },
];

const noteNotKnown = notKnownOf("definition", TABLE);

/** The content of a `Microsoft.Compute/galleries/images`. */
export interface ArmDefinition {
  readonly spec: ImageDefinitionSpec;
  readonly notInAzure: readonly Difference[];
}

/** Returns an image definition without its versions. Settings that a spec cannot have go to `note`. */
export function armDefinition(resource: ArmResource, notes: Notes, note: Note): ArmDefinition {
  noteNotKnown(resource, note);
  const shown = argumentsOf(resource, TABLE);
  const { feature, disk_types_not_allowed: disallowed, ...others } = shown;
  const args = {
    ...others,
    ...argumentsOfFeatures(blocksOf(feature), note),
    ...(!isEmpty(disallowed) && { disk_types_not_allowed: disallowed }),
  };
  return readingBody(TABLE, notes, (inner) => {
    const fields = armFields(resource, args, inner);
    if (fields.flag("allow_update_image")) note("allowUpdateImage");
    const { osState, architecture, ...all } = definitionSpec(fields, "azapi");
    // In the order of the spec, without defaults.
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
    return { spec, notInAzure: notInAzureOfDefinition(spec, shown) };
  });
}

/** Returns the end of life as it is written, for azapi, which compares texts. */
function writtenDate(spec: ImageDefinitionSpec, fields: Fields): Pick<ImageDefinitionSpec, "endOfLife"> {
  const endOfLife = providerOfDefinition(spec).provider === "azapi" ? fields.text("end_of_life_date") : undefined;
  return endOfLife === undefined ? {} : { endOfLife };
}

/** Returns features as azurerm's arguments, whatever their capitals. */
function argumentsOfFeatures(features: readonly Attributes[], note: Note): Attributes {
  const args: Record<string, unknown> = {};
  for (const given of features) {
    const [name, value] = [String(own(given, "name")), String(own(given, "value"))];
    const attribute = TABLE.find((each) => each.feature && isSame(each.feature.name, name));
    const found = attribute && valueOf(attribute, value);
    if (attribute && found !== undefined) args[attribute.argument as string] = found;
    else if (!USUAL_FEATURES.has(name.toLowerCase())) note(`feature ${name}`);
    else if (!USUAL_FEATURES.get(name.toLowerCase())?.includes(value.toLowerCase())) note(`feature ${name}: ${value}`);
  }
  return args;
}

/** Returns true for the value of a flag, the word for a choice, and undefined for any other value. */
function valueOf({ key, form, feature }: Attribute, value: string): unknown {
  // azurerm looks for exactly these letters, and would replace a definition whose flag differs from the one it reads.
  if (key === "nvme") return value.includes("NVMe") ? true : undefined;
  if (feature?.value !== undefined) return isSame(feature.value, value) ? true : undefined;
  return form.kind === "choice" ? Object.values(form.words).find((word) => isSame(word, value)) : undefined;
}

/** Reports whether two values have the same words, in any order: "NVMe, SCSI". */
function isSame(a: string, b: string): boolean {
  const words = (text: string) => text.toLowerCase().split(/,\s*/).sort().join();
  return words(a) === words(b);
}
