import { attributesIn, leftOutText, type Attribute } from "../../azure/attributes/attribute";
import { APPLICATION } from "../../azure/attributes/application";
import { APPLICATION_VERSION } from "../../azure/attributes/application-version";
import { GALLERY } from "../../azure/attributes/gallery";
import { IMAGE_DEFINITION } from "../../azure/attributes/image-definition";
import { IMAGE_SOURCE, IMAGE_VERSION } from "../../azure/attributes/image-version";
import { orList } from "../../text/nearest";
import { tableMarkdown } from "../../text/markdown";

const TABLES: Readonly<Record<string, readonly Attribute[]>> = {
  gallery: GALLERY,
  images: IMAGE_DEFINITION,
  versions: IMAGE_VERSION,
  source: IMAGE_SOURCE,
  applications: APPLICATION,
  applicationVersions: APPLICATION_VERSION,
};

/** Returns the table of an object's keys as it stands in docs/gallery-yaml.md; undefined for an object that has none. */
export function attributesMarkdown(object: string): string | undefined {
  const table = TABLES[object];
  if (!table) return undefined;
  const rows = table.flatMap((attribute) => rowsOf(attribute, "", attribute));
  return tableMarkdown(4, ["key", "what", "default", "replaces"], rows);
}

/** Returns a row for an attribute, and rows for the attributes inside it. Those of a source have their own table. */
function rowsOf(attribute: Attribute, around: string, whole: Attribute): string[][] {
  if (attribute.isDerived) return [];
  const key = around + attribute.key;
  const inner = `${key}${attribute.form.kind === "blocks" ? "[]" : ""}.`;
  const row = [`\`${key}\``, whatText(attribute), leftOutText(attribute) ?? "", replacementText(whole)];
  const below = attribute.key === "source" ? [] : attributesIn(attribute);
  return [row, ...below.flatMap((each) => rowsOf(each, inner, whole))];
}

function whatText({ description, form }: Attribute): string {
  if (form.kind !== "choice" || description.startsWith("`")) return description;
  return `${description}: ${orList(Object.keys(form.words).map((word) => `\`${word}\``))}`;
}

/** Returns a text that says whether Terraform plans a replacement for a change, or Azure refuses it. */
function replacementText({ change, removal }: Attribute): string {
  if (change?.azurerm === "replaced") return "yes";
  if (change?.azurerm === "refused" && change.azapi === "refused") return "refused";
  return removal?.azurerm === "replaced" ? "when removed" : "";
}
