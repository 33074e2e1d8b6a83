import type { TerraformProvider } from "cdktf";
import type { Acknowledgement } from "../lib/spec/acknowledgement";
import type { SpecOrigin } from "../lib/spec/finding";
import type { LimitSettings } from "../lib/spec/limit-settings";
import type { ReplicationPolicy } from "../lib/spec/policy";
import type { GallerySettings, GallerySpec } from "../lib/spec/gallery-spec";
import type { Demand } from "../lib/spec/demand";
import type { CommonGalleryProps, GalleryAttributes, GalleryProps } from "./gallery-props";
import { copyOf } from "./copy";
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
  readonly toText: ToText;
  /** Where the spec stands, when it was read from a file. */
  readonly origin: SpecOrigin | undefined;
}

/** Facts of a gallery that is created here. */
export function createdFacts(
  props: GalleryProps,
  origin: SpecOrigin | undefined,
  resource: { readonly name: string; readonly id: string },
): GalleryFacts {
  return { ...commonFacts(props, origin, false), galleryName: resource.name, galleryId: resource.id };
}

/** Facts of a gallery that is managed elsewhere. */
export function existingFacts(attributes: GalleryAttributes, origin: SpecOrigin | undefined): GalleryFacts {
  const facts = commonFacts(attributes, origin, true);
  return { ...facts, galleryName: facts.toText(attributes.name), galleryId: attributes.galleryId };
}

/** A spec's gallery as props. */
export function propsOf(spec: GallerySpec): GalleryProps {
  const { resourceGroup, subscription, existing: _, ...others } = spec.gallery;
  return {
    ...others,
    resourceGroupName: resourceGroup,
    ...(subscription !== undefined && { subscriptionId: subscription }),
    ...(spec.policies && { policies: spec.policies }),
    ...(spec.demand && { demand: spec.demand }),
    ...(spec.limits && { limits: spec.limits }),
    ...(spec.acknowledge && { acknowledge: spec.acknowledge }),
  };
}

/** Returns a gallery's props as a specification has them, without what is not the gallery's own. */
export function settingsOf(props: CommonGalleryProps & { readonly galleryId?: string }): GallerySettings {
  const { resourceGroupName, subscriptionId, provider: _, policies: __, demand: ___, ...rest } = props;
  const { limits: _limits, acknowledge: _acknowledge, galleryId: _galleryId, ...others } = rest;
  return {
    ...others,
    resourceGroup: resourceGroupName,
    ...(subscriptionId !== undefined && { subscription: subscriptionId }),
  };
}

function commonFacts(
  props: CommonGalleryProps & { readonly galleryId?: string },
  origin: SpecOrigin | undefined,
  existing: boolean,
): Omit<GalleryFacts, "galleryName" | "galleryId"> {
  const { provider, policies, demand, limits, acknowledge } = copyOf(props);
  return {
    settings: { ...settingsOf(copyOf(props)), ...(existing && { existing }) },
    policies: policies ?? {},
    demand: demand ?? {},
    limits,
    acknowledge: acknowledge ?? [],
    provider,
    toText: origin ? plainText : textWithTokens,
    origin,
  };
}
