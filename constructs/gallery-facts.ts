import type { TerraformProvider, TerraformStack } from "cdktf";
import type { Acknowledgement } from "../lib/spec/acknowledgement";
import type { ChecksSpec } from "../lib/spec/checks-spec";
import type { SpecOrigin } from "../lib/spec/finding";
import type { LimitSettings } from "../lib/spec/limit-settings";
import type { ReplicationPolicy } from "../lib/spec/policy";
import type { GallerySettings, GallerySpec } from "../lib/spec/gallery-spec";
import type { Demand } from "../lib/spec/demand";
import type { CommonGalleryProps, GalleryAttributes } from "./gallery-props";
import { copyOf } from "./copy";
import { mirrorsIn, originOf } from "./spec-props";
import { plainText, textWithTokens, type ToText } from "./text";

/** The facts of a gallery that its resources, and its items, read. */
export interface GalleryFacts {
  /** The settings of the gallery as in a spec. Ids may be tokens. */
  readonly settings: GallerySettings;
  readonly policies: Readonly<Record<string, ReplicationPolicy>>;
  readonly demand: Readonly<Record<string, Demand>>;
  readonly limits: LimitSettings | undefined;
  readonly checks: ChecksSpec | undefined;
  readonly acknowledge: readonly Acknowledgement[];
  /** The mirrors of the gallery's spec: it keeps what they copy in their homes. */
  readonly mirrors: GallerySpec["mirrors"];
  /** The gallery's name for Terraform: a reference when the gallery is created here. */
  readonly galleryName: string;
  /** Resource id. When undefined, it is made from subscription, resource group and name. */
  readonly galleryId: string | undefined;
  /** True if each item has an output. */
  readonly outputs: boolean;
  /** Returns the addresses in a stack of the roles with which it reads packages: versions are made after them. */
  readonly packageAccess: (stack: TerraformStack) => readonly string[];
  readonly provider: TerraformProvider | undefined;
  readonly azapiProvider: TerraformProvider | undefined;
  readonly toText: ToText;
  /** The place of the spec, if it was read from a file. */
  readonly origin: SpecOrigin | undefined;
}

/** Returns the facts of a gallery that is created here. */
export function createdFacts(
  facts: CommonFacts,
  resource: { readonly name: string; readonly id: string },
  packageAccess: GalleryFacts["packageAccess"],
): GalleryFacts {
  return { ...facts, galleryName: resource.name, galleryId: resource.id, packageAccess };
}

/** Returns the facts of a gallery that is managed elsewhere. */
export function existingFacts(attributes: GalleryAttributes): GalleryFacts {
  const facts = commonFacts(attributes, true);
  const { name, galleryId } = attributes;
  return { ...facts, galleryName: facts.toText(name), galleryId, packageAccess: () => [] };
}

/** The facts of a gallery before it has a resource. */
export type CommonFacts = Omit<GalleryFacts, "galleryName" | "galleryId" | "packageAccess">;

/** Returns the facts that props hold. */
export function commonFacts(
  props: CommonGalleryProps & { readonly galleryId?: string },
  existing = false,
): CommonFacts {
  const {
    provider,
    azapiProvider,
    policies,
    demand,
    limits,
    checks,
    acknowledge,
    outputs,
    galleryId: _,
    ...settings
  } = copyOf(props);
  const origin = originOf(props);
  return {
    settings: { ...settings, ...(existing && { existing }) },
    policies: policies ?? {},
    demand: demand ?? {},
    limits,
    checks,
    acknowledge: acknowledge ?? [],
    mirrors: copyOf(mirrorsIn(props)),
    outputs: outputs === true,
    provider,
    azapiProvider,
    toText: origin ? plainText : textWithTokens,
    origin,
  };
}
