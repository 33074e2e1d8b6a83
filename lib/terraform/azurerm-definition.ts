import type { ImageDefinitionSpec, PurchasePlan, Range, SecurityType } from "../spec/image-definition-spec";
import { dateOf } from "../spec/dates";
import type { Fields } from "./fields";

const SECURITY_FLAGS: Readonly<Record<string, SecurityType>> = {
  trusted_launch_supported: "trusted-launch-supported",
  trusted_launch_enabled: "trusted-launch",
  confidential_vm_supported: "confidential-vm-supported",
  confidential_vm_enabled: "confidential-vm",
  trusted_launch_and_confidential_vm_supported: "trusted-launch-and-confidential-vm-supported",
};

/** An `azurerm_shared_image` as a spec, without its versions. */
export function definitionSpec(fields: Fields): ImageDefinitionSpec {
  const os = fields.choice("os_type", ["Linux", "Windows"], "os");
  const given = {
    identifier: identifierOf(fields),
    os: os === undefined ? undefined : os === "Windows" ? ("windows" as const) : ("linux" as const),
    osState: fields.flag("specialized", "osState") ? ("specialized" as const) : undefined,
    generation: fields.choice("hyper_v_generation", ["V1", "V2"], "generation"),
    architecture: fields.choice("architecture", ["x64", "Arm64"], "architecture"),
    security: securityOf(fields),
    acceleratedNetworking: fields.flag("accelerated_network_support_enabled", "acceleratedNetworking"),
    hibernation: fields.flag("hibernation_enabled", "hibernation"),
    nvme: fields.flag("disk_controller_type_nvme_enabled", "nvme"),
    recommended: recommendedOf(fields),
    disallowedDiskTypes: fields.texts("disk_types_not_allowed", "disallowedDiskTypes") as
      ImageDefinitionSpec["disallowedDiskTypes"] | undefined,
    purchasePlan: purchasePlanOf(fields),
    releaseNotesUri: fields.text("release_note_uri", "releaseNotesUri"),
    privacyStatementUri: fields.text("privacy_statement_uri", "privacyStatementUri"),
    eula: fields.text("eula", "eula"),
    endOfLife: dateOf(fields.text("end_of_life_date", "endOfLife")),
    description: fields.text("description", "description"),
    tags: fields.record("tags", "tags"),
    location: fields.text("location", "location"),
  };
  return present(given);
}

/** Without the keys that have no value. */
export function present<T extends object>(record: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

function identifierOf(fields: Fields): ImageDefinitionSpec["identifier"] {
  const [identifier] = fields.blocks("identifier", "identifier");
  if (!identifier) return undefined;
  const text = (attribute: string) => identifier.text(attribute, "identifier", attribute) ?? "";
  return { publisher: text("publisher"), offer: text("offer"), sku: text("sku") };
}

function securityOf(fields: Fields): SecurityType | undefined {
  const flags = Object.entries(SECURITY_FLAGS);
  return flags.find(([attribute]) => fields.flag(attribute, "security"))?.[1];
}

function recommendedOf(fields: Fields): ImageDefinitionSpec["recommended"] {
  const vcpus = rangeOf(fields, "min_recommended_vcpu_count", "max_recommended_vcpu_count");
  const memoryGiB = rangeOf(fields, "min_recommended_memory_in_gb", "max_recommended_memory_in_gb");
  return vcpus || memoryGiB ? present({ vcpus, memoryGiB }) : undefined;
}

/** A state has 0 where nothing is recommended. */
function rangeOf(fields: Fields, least: string, most: string): Range | undefined {
  const [min, max] = [fields.number(least, "recommended"), fields.number(most, "recommended")];
  const range = present({ min: min === 0 ? undefined : min, max: max === 0 ? undefined : max });
  return Object.keys(range).length === 0 ? undefined : range;
}

function purchasePlanOf(fields: Fields): PurchasePlan | undefined {
  const [plan] = fields.blocks("purchase_plan", "purchasePlan");
  if (!plan) return undefined;
  const [publisher, product] = [plan.text("publisher", "purchasePlan"), plan.text("product", "purchasePlan")];
  return { name: plan.text("name", "purchasePlan", "name") ?? "", ...present({ publisher, product }) };
}
