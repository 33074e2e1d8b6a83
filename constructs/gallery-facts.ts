import type { TerraformProvider } from "cdktf";
import type { Acknowledgement } from "../lib/spec/acknowledgement";
import type { SpecOrigin } from "../lib/spec/finding";
import type { LimitSettings } from "../lib/spec/limit-settings";
import type { ReplicationPolicy } from "../lib/spec/policy";
import type { GallerySettings } from "../lib/spec/gallery-spec";
import type { Demand } from "../lib/spec/demand";
import type { CommonGalleryProps, GalleryAttributes } from "./gallery-props";
import { copyOf } from "./copy";
import { originOf } from "./spec-props";
import { plainText, textWithTokens, type ToText } from "./text";

/** What a gallery, or a definition of a gallery that is managed elsewhere, knows of its gallery. */
export interface GalleryFacts {
  /** As a spec has it; ids may be tokens. */
  readonly settings: GallerySettings;
  readonly policies: Readonly<Record<string, ReplicationPolicy>>;
  readonly demand: Readonly<Record<string, Demand>>;
  readonly limits: LimitSettings | undefined;
  readonly acknowledge: readonly Acknowledgement[];
  /** As Terraform sees it: a reference when the gallery is created here. */
  readonly galleryName: string;
  /** Resource id; undefined: made from subscription, resource group and name when it is asked for. */
  readonly galleryId: string | undefined;
  readonly provider: TerraformProvider | undefined;
  readonly azapiProvider: TerraformProvider | undefined;
  readonly toText: ToText;
  /** Where the spec stands, when it was read from a file. */
  readonly origin: SpecOrigin | undefined;
}

/** Facts of a gallery that is created here. */
export function createdFacts(
  facts: CommonFacts,
  resource: { readonly name: string; readonly id: string },
): GalleryFacts {
  return { ...facts, galleryName: resource.name, galleryId: resource.id };
}

/** Facts of a gallery that is managed elsewhere. */
export function existingFacts(attributes: GalleryAttributes): GalleryFacts {
  const facts = commonFacts(attributes, true);
  return { ...facts, galleryName: facts.toText(attributes.name), galleryId: attributes.galleryId };
}

/** What is known of a gallery before it has a resource. */
export type CommonFacts = Omit<GalleryFacts, "galleryName" | "galleryId">;

/** Facts that props hold. */
export function commonFacts(
  props: CommonGalleryProps & { readonly galleryId?: string },
  existing = false,
): CommonFacts {
  const { provider, azapiProvider, policies, demand, limits, acknowledge, galleryId: _, ...settings } = copyOf(props);
  const origin = originOf(props);
  return {
    settings: { ...settings, ...(existing && { existing }) },
    policies: policies ?? {},
    demand: demand ?? {},
    limits,
    acknowledge: acknowledge ?? [],
    provider,
    azapiProvider,
    toText: origin ? plainText : textWithTokens,
    origin,
  };
}
