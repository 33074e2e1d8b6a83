import { isPublishedElsewhere } from "../plan/provider";
import type { ItemVersionPlan } from "../plan/plan";
import type { Identifier, ImageDefinitionSpec } from "../spec/image-definition-spec";
import type { ImageVersionSpec } from "../spec/image-version-spec";
import type { ItemKind } from "../spec/item-kind";
import type { VersionSpec } from "../spec/version-spec";
import { sourceText, valueOf } from "./settings";
import type { ItemSide } from "./sides";

/** Returns the text by which a renamed item is recognized: its identifier, or the packages of an application. */
export function itemMark({ kind, spec, versions }: ItemSide): string | undefined {
  if (kind === "image") return identifierText((spec as ImageDefinitionSpec).identifier);
  if (versions.length === 0) return undefined;
  return `application ${JSON.stringify(versions.map(({ version, spec }) => [version, packageText(spec)]))}`;
}

/** Returns the source by which a renumbered version is recognized; undefined for one that a pipeline publishes. */
export function versionMark(kind: ItemKind, { spec }: Pick<ItemVersionPlan, "spec">): string | undefined {
  if (kind === "application") return packageText(spec);
  return isPublishedElsewhere(spec) ? undefined : sourceText((spec as ImageVersionSpec).source);
}

function identifierText(identifier: Identifier | undefined): string | undefined {
  return identifier && JSON.stringify([identifier.publisher, identifier.offer, identifier.sku]).toLowerCase();
}

/** Returns the address of a package, without a signature, and the name of its file. */
function packageText(spec: VersionSpec): string | undefined {
  const found = valueOf("applicationVersion", spec, "package");
  return found === null ? undefined : JSON.stringify(found);
}
