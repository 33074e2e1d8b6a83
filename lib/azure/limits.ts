/** Names of the limits, as `limits` in a spec spells them. */
export type LimitName =
  | "galleries"
  | "imageDefinitions"
  | "imageVersions"
  | "replicasPerRegion"
  | "recommendedReplicasPerRegion"
  | "replicasPerVersion"
  | "replicasPerSubscriptionAndRegion"
  | "diskSizeGiB"
  | "shallowDiskSizeGiB"
  | "scaleSetInstances"
  | "directShareSubscriptions"
  | "directShareTenants"
  | "applicationVersions"
  | "applicationReplicasPerRegion"
  | "recommendedApplicationReplicasPerRegion"
  | "packageSizeGiB"
  | "applicationsPerMachine";

/** A set of documents that give the limits: today's, or those of 2022. */
export type LimitProfile = "current" | "documented-2022";

/** A number that Azure enforces or recommends. */
export interface Limit {
  /** The number by profile; null: not checked unless a number is given. */
  readonly value: Readonly<Record<LimitProfile, number | null>>;
  readonly unit: string;
  /** The scope that it counts over. */
  readonly scope: string;
  /** True if a total near it is worth a warning. */
  readonly isCounted: boolean;
  readonly source: string;
  /** Day on which the source was read. */
  readonly read: string;
}

const PAGE = "https://learn.microsoft.com/azure/virtual-machines/azure-compute-gallery";
const READ = { read: "2026-11-22" } as const;
const LIMITS_PAGE = { ...READ, source: `${PAGE}#limits` } as const;
const APPLICATIONS = {
  read: "2026-11-27",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
} as const;
const PER_REGION = { scope: "subscription and region", isCounted: true, ...LIMITS_PAGE } as const;

/** Returns a value that is the same in both profiles. */
function always(value: number | null): Limit["value"] {
  return { current: value, "documented-2022": value };
}

/** The limits by name. Microsoft raises some of them on request, so each may be given another number. */
export const LIMITS: Readonly<Record<LimitName, Limit>> = {
  galleries: { value: always(100), unit: "galleries", ...PER_REGION },
  imageDefinitions: { value: always(1_000), unit: "image definitions", ...PER_REGION },
  /** Counted at their home region, not in every region that they are replicated to. */
  imageVersions: { value: always(10_000), unit: "image versions", ...PER_REGION },
  replicasPerRegion: {
    value: always(100),
    unit: "replicas",
    scope: "image version and region",
    isCounted: false,
    ...LIMITS_PAGE,
  },
  /** Enough for most uses, by the best practices: more is worth a second look. */
  recommendedReplicasPerRegion: {
    value: always(50),
    unit: "replicas",
    scope: "image version and region",
    isCounted: false,
    ...READ,
    source: `${PAGE}#best-practices`,
  },
  /** Documents say "per image version"; tools of Microsoft's own count by region. */
  replicasPerVersion: {
    value: always(100),
    unit: "replicas",
    scope: "image version over all regions",
    isCounted: false,
    ...LIMITS_PAGE,
  },
  /** The literal reading of older documents; off unless a number is given. */
  replicasPerSubscriptionAndRegion: { value: always(null), unit: "replicas", ...PER_REGION },
  diskSizeGiB: {
    value: { current: 2_048, "documented-2022": 1_024 },
    unit: "GiB",
    scope: "disk with full replication",
    isCounted: false,
    ...LIMITS_PAGE,
  },
  shallowDiskSizeGiB: {
    value: { current: 32_768, "documented-2022": 1_024 },
    unit: "GiB",
    scope: "disk with shallow replication",
    isCounted: false,
    ...LIMITS_PAGE,
  },
  scaleSetInstances: {
    value: always(1_000),
    unit: "instances",
    scope: "scale set made from a gallery image",
    isCounted: false,
    ...READ,
    source: `${PAGE}#scaling`,
  },
  directShareSubscriptions: {
    value: always(30),
    unit: "subscriptions",
    scope: "gallery with direct sharing",
    isCounted: false,
    ...READ,
    source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-direct",
  },
  directShareTenants: {
    value: always(5),
    unit: "tenants",
    scope: "gallery with direct sharing",
    isCounted: false,
    ...READ,
    source: "https://learn.microsoft.com/azure/virtual-machines/share-gallery-direct",
  },
  /** Of all applications together, counted at their home region as image versions are. */
  applicationVersions: {
    value: always(300),
    unit: "application versions",
    scope: "subscription and region",
    isCounted: true,
    ...APPLICATIONS,
  },
  applicationReplicasPerRegion: {
    value: always(10),
    unit: "replicas",
    scope: "application version and region",
    isCounted: false,
    ...APPLICATIONS,
  },
  /** The same page says 1 to 3 in its table of properties and in its error texts. */
  recommendedApplicationReplicasPerRegion: {
    value: always(3),
    unit: "replicas",
    scope: "application version and region",
    isCounted: false,
    ...APPLICATIONS,
  },
  packageSizeGiB: {
    value: always(2),
    unit: "GiB",
    scope: "package of an application version",
    isCounted: false,
    ...APPLICATIONS,
  },
  applicationsPerMachine: {
    value: always(25),
    unit: "applications",
    scope: "virtual machine or scale set",
    isCounted: false,
    ...APPLICATIONS,
  },
};

/** The limit of the replicas in a region of a version, by the kind of its item. */
export const REPLICA_LIMITS = {
  image: "replicasPerRegion",
  application: "applicationReplicasPerRegion",
} as const satisfies Readonly<Record<string, LimitName>>;

/** The number of replicas in a region of a version that is enough for most uses, by the kind of its item. */
export const RECOMMENDED_REPLICA_LIMITS = {
  image: "recommendedReplicasPerRegion",
  application: "recommendedApplicationReplicasPerRegion",
} as const satisfies Readonly<Record<string, LimitName>>;
