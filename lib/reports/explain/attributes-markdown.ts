import { leftOutText, type Attribute } from "../../azure/attributes/attribute";
import { GALLERY } from "../../azure/attributes/gallery";
import { IMAGE_DEFINITION } from "../../azure/attributes/image-definition";
import { IMAGE_SOURCE, IMAGE_VERSION } from "../../azure/attributes/image-version";
import { orList } from "../../text/nearest";
import { tableMarkdown } from "../../text/markdown";

/** Keys that stand around an object, or are decided by the plan: no keys of its map. */
const NOT_WRITTEN: Readonly<Record<string, readonly string[]>> = {
  gallery: [],
  images: ["name"],
  versions: ["name", "targetRegions", "edgeZones", "excludeFromLatest"],
  source: [],
};

const TABLES: Readonly<Record<string, readonly Attribute[]>> = {
  gallery: GALLERY,
  images: IMAGE_DEFINITION,
  versions: IMAGE_VERSION,
  source: IMAGE_SOURCE,
};

/** Returns the table of an object's keys as it stands in docs/gallery-yaml.md; undefined for an object that has none. */
export function attributesMarkdown(object: string): string | undefined {
  const table = TABLES[object]?.filter(({ key }) => NOT_WRITTEN[object]?.includes(key) !== true);
  if (object === "source") return table && tableMarkdown(3, ["key of `source`", "what", "default"], table.map(rowOf));
  return (
    table &&
    tableMarkdown(
      4,
      ["key", "what", "default", "replaces"],
      table.map((attribute) => [...rowOf(attribute), replacementText(attribute)]),
    )
  );
}

function rowOf(attribute: Attribute): string[] {
  return [`\`${attribute.key}\``, whatText(attribute), leftOutText(attribute) ?? "none"];
}

function whatText({ description, form }: Attribute): string {
  if (form.kind !== "choice" || description.startsWith("`")) return description;
  return `${description}: ${orList(Object.keys(form.words).map((word) => `\`${word}\``))}`;
}

/** Whether Terraform plans a replacement for a change, or Azure refuses it. */
function replacementText({ change, removal }: Attribute): string {
  if (change?.azurerm === "replaced") return "yes";
  if (change?.azurerm === "refused" && change.azapi === "refused") return "refused";
  return removal?.azurerm === "replaced" ? "when removed" : "";
}
