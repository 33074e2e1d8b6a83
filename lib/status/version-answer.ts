import { GALLERY_API_VERSION } from "../azure/gallery-api";
import { regionName } from "../azure/regions";
import { DEFAULT_STORAGE_ACCOUNT_TYPE } from "../azure/storage-account-types";
import { inOneForm } from "../import/arm-forms";
import { listOf } from "../import/arm-resources";
import type { GalleryIdentity } from "../spec/gallery-identity";
import type { ItemKind } from "../spec/item-kind";
import { blocksOf, isObject, type Attributes } from "../terraform/resource";
import { own } from "../text/order";

/** Azure's answer about one version of an image or of an application. */
export interface VersionAnswer {
  /** Its resource id. */
  readonly id: string;
  readonly kind: ItemKind;
  readonly gallery: GalleryIdentity;
  readonly item: string;
  readonly version: string;
  readonly provisioningState: string | undefined;
  readonly targets: ReadonlyMap<string, TargetAnswer>;
  /** The replication status by region; undefined where the request did not ask for it. */
  readonly replication: ReadonlyMap<string, RegionAnswer> | undefined;
}

/** A target region of a version in Azure. */
export interface TargetAnswer {
  readonly replicas: number;
  readonly storageAccountType: string;
  readonly excludeFromLatest: boolean;
}

/** The replication status of a version in a region. */
export interface RegionAnswer {
  /** Azure's word: Completed, Replicating, Failed, Unknown, or one that is new. */
  readonly state: string;
  readonly details: string | undefined;
  /** Whole percent. @default - Azure tells none */
  readonly progress?: number;
}

/** The error of a document that is no answer of Azure about versions. */
export class NotStatusError extends Error {}

const ID =
  /^\/subscriptions\/([^/]+)\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Compute\/galleries\/([^/]+)\/(images|applications)\/([^/]+)\/versions\/([^/]+)\/?$/i;

/**
 * Reads versions as any tool of Azure prints them: one, a list, or a page with `value`; with `properties` or without.
 * Other resources in a list are left out.
 * @throws NotStatusError for a document without a version
 * @throws NotTerraformError for one that PowerShell cut off
 */
export function readVersionAnswers(document: unknown): VersionAnswer[] {
  const items = listOf(inOneForm(document));
  if (!items)
    throw new NotStatusError(
      "it is not what Azure shows of versions: az sig image-version show, az rest, or a list of these",
    );
  const answers = items.flatMap((item) => (isObject(item) ? (answerOf(item) ?? []) : []));
  if (items.length > 0 && answers.length === 0) {
    throw new NotStatusError(
      "it has no version with its `id`: an az --query must keep `id`, `publishingProfile` and `replicationStatus`",
    );
  }
  return answers;
}

/** Returns the request whose answer has the replication status of a version. */
export function statusRequest(id: string): string {
  return `az rest --method get --url "${id}?api-version=${GALLERY_API_VERSION}&\\$expand=ReplicationStatus"`;
}

function answerOf(item: Attributes): VersionAnswer | undefined {
  const given = own(item, "id");
  const [id, subscription = "", resourceGroup = "", name = "", type = "", inItem = "", version = ""] =
    typeof given === "string" ? (ID.exec(given) ?? []) : [];
  if (id === undefined) return undefined;
  const properties = own(item, "properties");
  const all = isObject(properties) ? { ...item, ...properties } : item;
  const state = own(all, "provisioningState");
  const [profile = {}] = blocksOf(own(all, "publishingProfile"));
  return {
    id,
    kind: type.toLowerCase() === "images" ? "image" : "application",
    gallery: { name, resourceGroup, subscription },
    item: inItem,
    version,
    provisioningState: typeof state === "string" ? state : undefined,
    targets: targetsOf(profile),
    replication: replicationOf(own(all, "replicationStatus")),
  };
}

/** A target region has the publishing profile's values where it has none of its own. */
function targetsOf(profile: Attributes): Map<string, TargetAnswer> {
  return new Map(
    blocksOf(own(profile, "targetRegions")).map((target) => {
      const valueOf = (key: string, usual = key): unknown => own(target, key) ?? own(profile, usual);
      const storage = valueOf("storageAccountType");
      return [
        regionName(String(own(target, "name"))),
        {
          replicas: Number(valueOf("regionalReplicaCount", "replicaCount") ?? 1),
          storageAccountType: typeof storage === "string" ? storage : DEFAULT_STORAGE_ACCOUNT_TYPE,
          excludeFromLatest: valueOf("excludeFromLatest") === true,
        },
      ];
    }),
  );
}

function replicationOf(status: unknown): Map<string, RegionAnswer> | undefined {
  if (!isObject(status)) return undefined;
  return new Map(
    blocksOf(own(status, "summary")).map((one) => {
      const [state, details, progress] = ["state", "details", "progress"].map((key) => own(one, key));
      return [
        regionName(String(own(one, "region"))),
        {
          state: typeof state === "string" ? state : "Unknown",
          details: typeof details === "string" && details !== "" ? details : undefined,
          ...(typeof progress === "number" && { progress }),
        },
      ];
    }),
  );
}
