import { SharedImage, type SharedImageConfig } from "@cdktf/provider-azurerm/lib/shared-image";
import { FEATURES, IMAGE_DEFINITION_BODY } from "../lib/azure/bodies";
import { GALLERY_TYPES } from "../lib/azure/gallery-api";
import { toBody } from "../lib/azure/body";
import { managementOfDefinition } from "../lib/plan/provider";
import type { ImageDefinitionSpec, SecurityType } from "../lib/spec/image-definition-spec";
import { AzapiResource, type Body } from "./azapi";
import { needAzapi } from "./azapi-provider";
import { instantOf } from "../lib/spec/dates";
import type { Construct } from "constructs";
import type { DefinitionModel } from "./definition-model";
import { textRecord } from "./text";
import { timeouts } from "./timeouts";

/** What Terraform manages a definition with. */
export function definitionResource(
  definition: Construct,
  model: DefinitionModel,
  props: ImageDefinitionSpec,
): SharedImage | AzapiResource {
  const given = config(model, props);
  if (managementOfDefinition(props).provider === "azurerm") return new SharedImage(definition, "Resource", given);
  const { azapiProvider: provider } = model.facts;
  needAzapi(definition, provider);
  const { name, location, tags, timeouts, lifecycle } = given;
  return new AzapiResource(definition, "Resource", {
    type: GALLERY_TYPES.image,
    name,
    parentId: () => model.galleryId,
    location,
    body: definitionBody(given, props.security),
    ...(tags && { tags }),
    ...(timeouts && { timeouts }),
    ...(lifecycle && { lifecycle }),
    ...(provider && { provider }),
  });
}

/** The same in Azure's own words. What azurerm sends when nothing is given is sent too. */
function definitionBody(given: SharedImageConfig, security: SecurityType | undefined): Body {
  const args = Object.fromEntries(Object.entries(given).map(([key, value]) => [snakeCase(key), value as unknown]));
  const flags = { ...args, ...(security && { [`${security.replaceAll("-", "_")}`]: true }) };
  const feature = FEATURES.filter(({ argument }) => flags[argument] === true).map(({ name, value }) => ({
    name,
    value,
  }));
  return toBody(IMAGE_DEFINITION_BODY, {
    hyper_v_generation: "V1",
    architecture: "x64",
    ...args,
    os_state: given.specialized === true ? "Specialized" : "Generalized",
    ...(feature.length > 0 && { feature }),
  });
}

/** A property of cdktf's bindings as the provider spells it. */
function snakeCase(property: string): string {
  return property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** azurerm refuses two of these flags even where one is false, so the others are left out. */
const SECURITY_FLAGS: Record<SecurityType, Partial<SharedImageConfig>> = {
  "trusted-launch-supported": { trustedLaunchSupported: true },
  "trusted-launch": { trustedLaunchEnabled: true },
  "confidential-vm-supported": { confidentialVmSupported: true },
  "confidential-vm": { confidentialVmEnabled: true },
  // Through azapi alone.
  "trusted-launch-and-confidential-vm-supported": {},
};

function config({ name, location, facts }: DefinitionModel, props: ImageDefinitionSpec): SharedImageConfig {
  const { toText, galleryName, settings, provider } = facts;
  const tags = textRecord(props.tags, toText);
  const { vcpus, memoryGiB } = props.recommended ?? {};
  const { purchasePlan: plan } = props;
  return {
    name: toText(name),
    galleryName,
    resourceGroupName: toText(settings.resourceGroup),
    location: toText(location),
    osType: props.os === "windows" ? "Windows" : "Linux",
    identifier: {
      publisher: toText(props.identifier?.publisher ?? ""),
      offer: toText(props.identifier?.offer ?? ""),
      sku: toText(props.identifier?.sku ?? ""),
    },
    ...(props.osState === "specialized" && { specialized: true }),
    ...(props.generation !== undefined && { hyperVGeneration: props.generation }),
    ...(props.architecture !== undefined && { architecture: props.architecture }),
    ...(props.security !== undefined && SECURITY_FLAGS[props.security]),
    ...(props.acceleratedNetworking !== undefined && { acceleratedNetworkSupportEnabled: props.acceleratedNetworking }),
    ...(props.hibernation !== undefined && { hibernationEnabled: props.hibernation }),
    ...(props.nvme !== undefined && { diskControllerTypeNvmeEnabled: props.nvme }),
    ...(vcpus?.min !== undefined && { minRecommendedVcpuCount: vcpus.min }),
    ...(vcpus?.max !== undefined && { maxRecommendedVcpuCount: vcpus.max }),
    ...(memoryGiB?.min !== undefined && { minRecommendedMemoryInGb: memoryGiB.min }),
    ...(memoryGiB?.max !== undefined && { maxRecommendedMemoryInGb: memoryGiB.max }),
    ...(props.disallowedDiskTypes && { diskTypesNotAllowed: [...props.disallowedDiskTypes] }),
    ...(plan && {
      purchasePlan: {
        name: toText(plan.name),
        ...(plan.publisher !== undefined && { publisher: toText(plan.publisher) }),
        ...(plan.product !== undefined && { product: toText(plan.product) }),
      },
    }),
    ...(props.releaseNotesUri !== undefined && { releaseNoteUri: toText(props.releaseNotesUri) }),
    ...(props.privacyStatementUri !== undefined && { privacyStatementUri: toText(props.privacyStatementUri) }),
    ...(props.eula !== undefined && { eula: toText(props.eula) }),
    ...(props.endOfLife !== undefined && { endOfLifeDate: toText(instantOf(props.endOfLife)) }),
    ...(props.description !== undefined && { description: toText(props.description) }),
    ...(tags && { tags }),
    ...(props.timeoutMinutes && { timeouts: timeouts(props.timeoutMinutes) }),
    ...(settings.protect && { lifecycle: { preventDestroy: true } }),
    ...(provider && { provider }),
  };
}
