import { findRegion } from "../../lib/azure/regions";
import type { ArmResource } from "./azurerm-read";

type Json = Record<string, unknown>;

/** One of several, by chance. */
export type Choose = <T>(...choices: readonly T[]) => T;

/**
 * Resources as Azure's API may answer them: with what galleries have that a spec's plan does not show, regions by
 * their display names and in any order, and nothing, null or empty where nothing is set.
 */
export function answered(resources: readonly object[], choose: Choose): ArmResource[] {
  return resources.map((given) => {
    const resource = JSON.parse(JSON.stringify(given)) as ArmResource & { type: string };
    const location = findRegion(resource.location)?.displayName ?? resource.location;
    const properties: Json = { ...resource.properties };
    if (resource.type.endsWith("/versions")) return answeredVersion({ ...resource, location, properties }, choose);
    if (resource.type.endsWith("/applications")) return { ...resource, location, ...tagsOf(choose), properties };
    return resource.type.endsWith("/images")
      ? { ...resource, location, ...tagsOf(choose), properties: answeredImage(properties, choose) }
      : { ...resource, location, ...tagsOf(choose), properties: answeredGallery(properties, choose) };
  });
}

/**
 * The same as it may be listed: by the API, or by the Azure CLI, which leaves out a level and has capitals of its own;
 * with ids and regions in other spellings.
 */
export function listed(resources: readonly ArmResource[], choose: Choose): object[] {
  const isFlat = choose(true, false);
  const spelling = choose((text: string) => text, withoutCapitalsInIds, withNormalizedRegions);
  return resources.map((resource) => {
    const { properties, ...others } = JSON.parse(spelling(JSON.stringify(resource))) as ArmResource;
    if (!isFlat) return { ...others, properties };
    const text = JSON.stringify(properties).replaceAll('"vCPUs"', '"vCpUs"');
    return { ...others, resourceGroup: "rg-images", ...(JSON.parse(text) as Json) };
  });
}

function withoutCapitalsInIds(text: string): string {
  return text.replace(/"id":"[^"]*?\/galleries\//, (id) => id.replace("resourceGroups", "resourcegroups"));
}

function withNormalizedRegions(text: string): string {
  return text.replace(/"(?:name|location)":"([^"]*)"/g, (entry, name: string) => {
    const region = findRegion(name)?.name;
    return region === undefined ? entry : entry.replace(name, region);
  });
}

function tagsOf(choose: Choose): { tags?: unknown } {
  return choose({}, { tags: null }, { tags: {} }, { tags: { team: "images", "cost center": "${x}", empty: "" } });
}

function answeredGallery(properties: Json, choose: Choose): Json {
  const community = {
    permissions: "Community",
    communityGalleryInfo: {
      publisherUri: "https://contoso.example",
      publisherContact: "images@contoso.example",
      eula: "https://contoso.example/eula",
      publicNamePrefix: "contoso",
      communityGalleryEnabled: true,
      publicNames: ["contoso-2b0a1c"],
    },
  };
  const isFree = properties["sharingProfile"] === undefined;
  return {
    ...properties,
    ...choose({}, { description: "" }, { description: "Images of %{ if } Contoso" }),
    identifier: { uniqueName: "11111111-1111-1111-1111-111111111111-CONTOSO_IMAGES" },
    ...(isFree && choose({}, {}, { sharingProfile: null }, { sharingProfile: community })),
  };
}

function answeredImage(properties: Json, choose: Choose): Json {
  const { hyperVGeneration = "V1", architecture, features, ...others } = properties;
  const usual = { name: "IsHibernateSupported", value: "False" };
  const isSecured = features !== undefined;
  return {
    ...others,
    ...(isSecured || choose(true, false) ? { hyperVGeneration, architecture } : {}),
    ...(isSecured
      ? { features }
      : choose(
          {},
          { features: [] },
          { features: null },
          { features: [{ name: "IsAcceleratedNetworkSupported", value: "True" }, usual] },
          { features: [{ name: "DiskControllerTypes", value: "NVMe, SCSI" }] },
          {
            features: [
              { name: "DiskControllerTypes", value: "SCSI" },
              { name: "securityType", value: "Standard" },
            ],
          },
        )),
    ...choose({}, { description: "" }, { description: null }, { description: "Ubuntu\n" }),
    ...choose({}, { eula: "yes", privacyStatementUri: "", releaseNoteUri: "" }, { releaseNoteUri: "https://a/notes" }),
    ...choose({}, { privacyStatementUri: "https://a/privacy" }),
    ...choose({}, { purchasePlan: null }, { purchasePlan: { name: "n", publisher: "p", product: "d" } }),
    ...choose({}, { recommended: null }, { recommended: { vCPUs: { min: 2, max: 8 }, memory: { min: 4 } } }),
    ...choose(
      {},
      { disallowed: null },
      { disallowed: { diskTypes: [] } },
      { disallowed: { diskTypes: ["Standard_LRS"] } },
    ),
    ...choose({}, { endOfLifeDate: null }, { endOfLifeDate: "2090-01-01T00:00:00+00:00" }, ...DATES),
    identifier: { publisher: "Contoso", offer: "Images", sku: (others["identifier"] as { sku: string }).sku },
  };
}

const DATES: readonly Json[] = [
  { endOfLifeDate: "2090-02-03T04:05:06.0070001+00:00" },
  { endOfLifeDate: "2090-02-03T04:05:06Z" },
];

function answeredVersion(resource: ArmResource, choose: Choose): ArmResource {
  const { publishingProfile, ...others } = resource.properties as { publishingProfile: Json };
  const targets = (publishingProfile["targetRegions"] as Json[]).map((target) => answeredTarget(target, choose));
  const zones = (publishingProfile["targetExtendedLocations"] ?? []) as Json[];
  const profile: Json = {
    ...publishingProfile,
    publishedDate: "2026-03-11T16:34:24.2594732+00:00",
    targetRegions: shuffled(targets, choose),
    ...(zones.length > 0 && {
      targetExtendedLocations: shuffled(
        zones.map((zone) => answeredEncryption(withDisplayName(zone), choose)),
        choose,
      ),
    }),
    ...choose({}, { replicaCount: 1, storageAccountType: "Standard_LRS" }),
    ...(publishingProfile["excludeFromLatest"] === false && choose({}, { excludeFromLatest: null })),
    ...(publishingProfile["endOfLifeDate"] === undefined && choose<Json>({}, { endOfLifeDate: null }, ...DATES)),
  };
  const given = resource.tags === undefined ? choose({}, { tags: null }, { tags: {} }) : {};
  return { ...resource, ...given, properties: { ...others, publishingProfile: profile } };
}

function answeredTarget(target: Json, choose: Choose): Json {
  const { excludeFromLatest, storageAccountType, ...others } = answeredEncryption(withDisplayName(target), choose);
  const isUsual = storageAccountType === "Standard_LRS";
  return {
    ...others,
    ...(excludeFromLatest === true
      ? choose({ excludeFromLatest }, { excludeFromLatest }, {})
      : choose({}, { excludeFromLatest: null }, { excludeFromLatest: false })),
    ...(isUsual
      ? choose({ storageAccountType }, { storageAccountType }, { storageAccountType }, {})
      : { storageAccountType }),
    ...(others["encryption"] === undefined && choose({}, { encryption: null })),
  };
}

/** Ids in other capitals, and now and then another disk encryption set of data disks. */
function answeredEncryption(target: Json, choose: Choose): Json {
  const { encryption, ...others } = target;
  if (encryption === undefined) return target;
  const text = JSON.stringify(encryption);
  const respelled = text.replaceAll("/resourceGroups/", "/resourcegroups/");
  const ofOtherDisks = text.replaceAll(/(dataDiskImages.*?diskEncryptionSets\/\w+)/g, "$1-2");
  const answer = choose(text, text, text, text, text, respelled, ofOtherDisks);
  return { ...others, encryption: JSON.parse(answer) as unknown };
}

function withDisplayName(target: Json): Json {
  const name = String(target["name"]);
  return { ...target, name: findRegion(name)?.displayName ?? name };
}

function shuffled<T>(items: readonly T[], choose: Choose): T[] {
  const left = [...items];
  const order: T[] = [];
  while (left.length > 0) order.push(...left.splice(choose(...left.keys()), 1));
  return order;
}
