import type { ApplicationReference, DefinitionReference } from "../lib/emit/resource";
import type { ApplicationPlan, ApplicationVersionPlan, DefinitionPlan, VersionPlan } from "../lib/plan/plan";
import type { ApplicationSpec } from "../lib/spec/application-spec";
import type { ApplicationVersionSpec } from "../lib/spec/application-version-spec";
import type { ImageDefinitionSpec } from "../lib/spec/image-definition-spec";
import type { ImageVersionSpec } from "../lib/spec/image-version-spec";
import type { ItemKind } from "../lib/spec/item-kind";
import type { IGalleryApplication, IGalleryApplicationVersion, IImageDefinition, IImageVersion } from "./interfaces";
import { requireKeys, requireObject } from "./required";

/** The types of each kind of items with versions. */
export interface ItemTypes {
  readonly image: {
    readonly item: IImageDefinition;
    readonly version: IImageVersion;
    readonly spec: ImageDefinitionSpec;
    readonly versionSpec: ImageVersionSpec;
    readonly plan: DefinitionPlan;
    readonly versionPlan: VersionPlan;
    readonly reference: DefinitionReference;
  };
  readonly application: {
    readonly item: IGalleryApplication;
    readonly version: IGalleryApplicationVersion;
    readonly spec: ApplicationSpec;
    readonly versionSpec: ApplicationVersionSpec;
    readonly plan: ApplicationPlan;
    readonly versionPlan: ApplicationVersionPlan;
    readonly reference: ApplicationReference;
  };
}

/** The words and the required values of a kind of items. */
interface ItemFacts {
  /** An item in messages. */
  readonly item: string;
  /** A version of one in messages. */
  readonly version: string;
  /** The objects by whose attributes tokens are refused. */
  readonly objects: { readonly item: ItemKind; readonly version: `${ItemKind}Version` };
  /** Refuses a version of a program that lacks a required value. */
  readonly requireVersion: (owner: string, spec: object) => void;
}

/** The words and the required values of each kind of items. */
export const ITEM_FACTS: Readonly<Record<ItemKind, ItemFacts>> = {
  image: {
    item: "image definition",
    version: "image version",
    objects: { item: "image", version: "imageVersion" },
    requireVersion: (owner, { source }: { source?: unknown }) => requireObject(owner, "`source`", source),
  },
  application: {
    item: "application",
    version: "application version",
    objects: { item: "application", version: "applicationVersion" },
    requireVersion: requireApplicationVersion,
  },
};

function requireApplicationVersion(
  owner: string,
  given: { package?: unknown; configuration?: unknown; actions?: unknown },
): void {
  requireObject(owner, "`package`", given.package);
  requireKeys(owner, given.package, ["uri"], "package.");
  if (given.configuration !== undefined) {
    requireObject(owner, "`configuration`", given.configuration);
    requireKeys(owner, given.configuration, ["uri"], "configuration.");
  }
  requireObject(owner, "`actions`", given.actions);
  requireKeys(owner, given.actions, ["install", "remove"], "actions.");
}
