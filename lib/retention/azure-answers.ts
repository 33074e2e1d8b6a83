import { readArmDocument } from "../import/arm-resources";
import { compareGalleries, type GalleryIdentity } from "../spec/gallery-identity";
import type { ItemKind } from "../spec/item-kind";
import { valueIn } from "../text/value-in";
import { azureVersion, type AzureVersion } from "./azure-version";
import { pagesOf } from "../import/pages";

/** A version among those of an item. */
export interface VersionName {
  readonly kind: ItemKind;
  readonly item: string;
  readonly version: string;
}

/** Azure's answer on a version, or the words for the answer that is missing. */
export type Answer = AzureVersion | { readonly missing: string };

/** Azure's answers on versions, of any galleries. */
export interface AzureAnswers {
  of(gallery: GalleryIdentity, version: VersionName): Answer;
}

/**
 * Reads what Azure shows of versions: lists, pages, or one version, as the REST API and the Azure CLI print them.
 * @throws NotTerraformError for a document that PowerShell cut off
 */
export function readAzureAnswers(documents: readonly unknown[]): AzureAnswers {
  const found = new Map<string, Map<string, Shown[]>>();
  for (const page of documents.flatMap(pagesOf)) {
    for (const resource of readArmDocument(page)?.resources ?? []) {
      const [name = "", item = "", version] = resource.names;
      if (version === undefined) continue;
      const { subscription, resourceGroup } = resource;
      const ofName = valueIn(found, keyOf({ kind: resource.of, item, version }), () => new Map<string, Shown[]>());
      const gallery = { name, subscription, resourceGroup };
      valueIn(ofName, resource.id.toLowerCase(), () => []).push({
        gallery,
        text: JSON.stringify(resource.attributes),
        version: azureVersion(resource),
      });
    }
  }
  return { of: (gallery, version) => answerOf(gallery, [...(found.get(keyOf(version))?.values() ?? [])]) };
}

/** A version as one document shows it. */
interface Shown {
  readonly gallery: GalleryIdentity;
  readonly text: string;
  readonly version: AzureVersion;
}

function keyOf({ kind, item, version }: VersionName): string {
  return `${kind}/${item.toLowerCase()}/${version}`;
}

function answerOf(gallery: GalleryIdentity, all: readonly (readonly Shown[])[]): Answer {
  const [shown, another] = all.filter(([first]) => first && compareGalleries(gallery, first.gallery) !== "different");
  if (!shown) return { missing: "no answer of Azure" };
  if (another) return { missing: "answers of several galleries of this name: write the gallery's subscription" };
  // A list does not show the replication status; the answer for one version does, and has all that the list has.
  const whole = shown.filter(({ version }) => version.replication !== undefined);
  const [first] = whole.length > 0 ? whole : shown;
  if (whole.some(({ text }) => text !== first?.text)) return { missing: "one answer of Azure: two differ" };
  return (first as Shown).version;
}
