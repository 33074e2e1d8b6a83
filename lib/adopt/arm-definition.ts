import { own } from "../order";
import type { ImageDefinitionSpec, Range, SecurityType } from "../spec";
import { dateOf } from "../terraform/dates";
import { present } from "../terraform/azurerm-definition";
import type { Fields } from "../terraform/fields";

/** Azure's SecurityType in the words of a spec. */
const SECURITY: Readonly<Record<string, SecurityType>> = {
  trustedlaunchsupported: "trusted-launch-supported",
  trustedlaunch: "trusted-launch",
  confidentialvmsupported: "confidential-vm-supported",
  confidentialvm: "confidential-vm",
};

const FEATURES = ["SecurityType", "IsAcceleratedNetworkSupported", "IsHibernateSupported", "DiskControllerTypes"];

/** A `Microsoft.Compute/galleries/images` as a spec, without its versions; what it can't say goes to `note`. */
export function armDefinition(fields: Fields, note: (what: string) => void): ImageDefinitionSpec {
  const features = new Map<string, string>();
  for (const feature of fields.blocks("features")) {
    const name = feature.text("name") ?? "";
    if (FEATURES.some((known) => known.toLowerCase() === name.toLowerCase())) {
      features.set(name.toLowerCase(), feature.text("value") ?? "");
    } else note(`feature ${name}`);
  }
  const has = (name: string) => features.get(name)?.toLowerCase() === "true" || undefined;
  const os = fields.choice("osType", ["Linux", "Windows"], "os");
  if (fields.flag("allowUpdateImage")) note("allowUpdateImage");
  return present({
    identifier: identifierOf(fields),
    os: os === undefined ? undefined : os === "Windows" ? ("windows" as const) : ("linux" as const),
    osState:
      fields.choice("osState", ["Generalized", "Specialized"], "osState") === "Specialized"
        ? ("specialized" as const)
        : undefined,
    generation: fields.choice("hyperVGeneration", ["V1", "V2"], "generation"),
    architecture: fields.choice("architecture", ["x64", "Arm64"], "architecture") === "Arm64" ? "Arm64" : undefined,
    security: own(SECURITY, (features.get("securitytype") ?? "").toLowerCase()),
    acceleratedNetworking: has("isacceleratednetworksupported"),
    hibernation: has("ishibernatesupported"),
    nvme: /\bnvme\b/i.test(features.get("diskcontrollertypes") ?? "") || undefined,
    recommended: recommendedOf(fields),
    disallowedDiskTypes: disallowedOf(fields),
    purchasePlan: purchasePlanOf(fields),
    releaseNotesUri: fields.text("releaseNoteUri"),
    privacyStatementUri: fields.text("privacyStatementUri"),
    eula: fields.text("eula"),
    endOfLife: dateOf(fields.text("endOfLifeDate")),
    description: fields.text("description"),
    tags: tagsOf(fields),
    location: fields.text("location", "location"),
  });
}

/** Tags, if there are any. */
export function tagsOf(fields: Fields): Record<string, string> | undefined {
  const tags = fields.record("tags", "tags");
  return tags && Object.keys(tags).length > 0 ? tags : undefined;
}

function identifierOf(fields: Fields): ImageDefinitionSpec["identifier"] {
  const [identifier] = fields.blocks("identifier", "identifier");
  const text = (key: string) => identifier?.text(key, "identifier", key) ?? "";
  return identifier && { publisher: text("publisher"), offer: text("offer"), sku: text("sku") };
}

function recommendedOf(fields: Fields): ImageDefinitionSpec["recommended"] {
  const [recommended] = fields.blocks("recommended", "recommended");
  const vcpus = rangeOf(recommended, "vCPUs");
  const memoryGiB = rangeOf(recommended, "memory");
  return vcpus || memoryGiB ? present({ vcpus, memoryGiB }) : undefined;
}

function rangeOf(fields: Fields | undefined, key: string): Range | undefined {
  const [range] = fields?.blocks(key, "recommended") ?? [];
  const [min, max] = [range?.number("min", "recommended"), range?.number("max", "recommended")];
  return min === undefined && max === undefined ? undefined : present({ min, max });
}

function disallowedOf(fields: Fields): ImageDefinitionSpec["disallowedDiskTypes"] {
  const [disallowed] = fields.blocks("disallowed", "disallowedDiskTypes");
  const types = disallowed?.texts("diskTypes", "disallowedDiskTypes") as ImageDefinitionSpec["disallowedDiskTypes"];
  return types && types.length > 0 ? types : undefined;
}

function purchasePlanOf(fields: Fields): ImageDefinitionSpec["purchasePlan"] {
  const [plan] = fields.blocks("purchasePlan", "purchasePlan");
  const name = plan?.text("name", "purchasePlan", "name");
  if (!plan || name === undefined) return undefined;
  return { name, ...present({ publisher: plan.text("publisher"), product: plan.text("product") }) };
}
