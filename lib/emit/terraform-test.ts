import type { Attribute } from "../azure/attributes/attribute";
import { APPLICATION_TARGET_REGION, TARGET_REGION } from "../azure/attributes/target-region";
import { hasGate } from "../plan/gates";
import { itemPlans, type GalleryPlan, type ItemPlan, type ItemVersionPlan } from "../plan/plan";
import type { TargetRegion } from "../plan/target-regions";
import type { ItemKind } from "../spec/item-kind";
import { addressedResources } from "./addressed-resources";
import type { Configuration } from "./configuration";
import { GATE_VARIABLE } from "./gate";
import { addressesByPath, addressesIn } from "./item-addresses";
import { outputName } from "./latest-output";
import type { Md5 } from "./resource-name";
import { signatureVariables } from "./signature-variables";
import { plainText } from "./terraform-text";

/**
 * Returns a file of tests for `terraform test`, as JSON: for each item a run that plans with mocked providers, and asserts
 * which version is `latest` in which region, with how many replicas.
 */
export function terraformTestOf(plan: GalleryPlan, md5: Md5): Configuration {
  const addresses = addressesByPath(addressedResources(plan, md5));
  const runs = itemPlans(plan).map((item) => {
    const { ofVersion } = addressesIn(item, addresses);
    const name = outputName(item.kind, item.gallery, item.name);
    return [/^[A-Za-z_]/.test(name) ? name : `_${name}`, { command: "plan", assert: assertionsOf(item, ofVersion) }];
  });
  const variables = variablesOf(plan);
  const needsAzapi = [...addresses.values()].some((address) => /^(data\.)?azapi_/.test(address));
  return {
    mock_provider: { azurerm: {}, ...(needsAzapi && { azapi: {} }) },
    ...(Object.keys(variables).length > 0 && { variables }),
    run: Object.fromEntries(runs) as Configuration,
  };
}

/** Returns values for the variables that have none: a signature that signs nothing, and open gates. */
function variablesOf(plan: GalleryPlan): Configuration {
  const signatures = [...signatureVariables(plan)].map((name) => [name, "sig=none"] as const);
  return { ...Object.fromEntries(signatures), ...(hasGate(plan) && { [GATE_VARIABLE]: false }) };
}

interface Assertion {
  readonly condition: string;
  readonly error_message: string;
}

function assertionsOf(item: ItemPlan, addressOf: (version: string) => string): Assertion[] {
  return [...item.latest].flatMap(([region, latest]) => {
    const newer = latest === null ? item.versions : item.versions.slice(0, rankOf(item, latest));
    const target = targetIn(item.versions[newer.length], region);
    return [
      ...(target ? [hasReplicas(item, latest as string, target, addressOf)] : []),
      ...newer
        .filter((version) => targetIn(version, region) !== undefined)
        .map(({ version }) => isHidden(item, version, region, addressOf)),
    ];
  });
}

function rankOf({ versions }: ItemPlan, latest: string): number {
  return versions.findIndex(({ version }) => version === latest);
}

function targetIn(version: ItemVersionPlan | undefined, region: string): TargetRegion | undefined {
  return version?.targetRegions.find(({ name }) => name === region);
}

function hasReplicas(
  item: ItemPlan,
  version: string,
  { name, replicas }: TargetRegion,
  addressOf: (version: string) => string,
): Assertion {
  const { list, argument } = targetRegions(item.kind, addressOf(version));
  const found = `[for each in ${list} : each.${argument("replicas")} if ${isIn(name, argument)} && !${excluded(argument)}]`;
  return {
    condition: `\${${found} == [${replicas}]}`,
    error_message: plainText(
      `${item.name} ${version} is no longer latest in ${name} with ${replicas} ${replicas === 1 ? "replica" : "replicas"}`,
    ),
  };
}

function isHidden(item: ItemPlan, version: string, region: string, addressOf: (version: string) => string): Assertion {
  const { list, argument } = targetRegions(item.kind, addressOf(version));
  return {
    condition: `\${alltrue([for each in ${list} : ${excluded(argument)} if ${isIn(region, argument)}])}`,
    error_message: plainText(`${item.name} ${version} is no longer hidden from latest in ${region}`),
  };
}

type Key = "name" | "replicas" | "excludeFromLatest";
type ArgumentOf = (key: Key) => string;

const ROWS: Readonly<Record<ItemKind, readonly Attribute[]>> = {
  image: TARGET_REGION,
  application: APPLICATION_TARGET_REGION,
};

/** Returns the target regions of a version as an expression, and the names of their arguments with its provider. */
function targetRegions(kind: ItemKind, address: string): { readonly list: string; readonly argument: ArgumentOf } {
  const row = (key: Key): Attribute => ROWS[kind].find((attribute) => attribute.key === key) as Attribute;
  return address.startsWith("azurerm_")
    ? { list: `${address}.target_region`, argument: (key) => row(key).azurerm?.argument ?? String(row(key).argument) }
    : { list: `${address}.body.properties.publishingProfile.targetRegions`, argument: (key) => String(row(key).path) };
}

function isIn(region: string, argument: ArgumentOf): string {
  return `each.${argument("name")} == ${JSON.stringify(region)}`;
}

/** Returns the expression for the flag. It is not there, or null, where it is not set. */
function excluded(argument: ArgumentOf): string {
  return `(try(each.${argument("excludeFromLatest")}, false) == true)`;
}
