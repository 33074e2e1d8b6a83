import { GALLERY_API_VERSION } from "../azure/gallery-api";
import { regionName } from "../azure/regions";
import { DEFAULT_STORAGE_ACCOUNT_TYPE } from "../azure/storage-account-types";
import { listOf } from "../import/arm-resources";
import { pagesOf } from "../import/pages";
import type { GalleryIdentity } from "../spec/gallery-identity";
import type { ItemKind } from "../spec/item-kind";
import { blocksOf, isObject, type Attributes } from "../terraform/resource";
import { own } from "../text/order";
import { withoutSignatures } from "../text/wording";

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
 * Reads versions as any tool of Azure prints them: one, a list, or pages with `value`; with `properties` or without.
 * Other resources in a list are left out. A list beside the answer for one version adds nothing to it.
 * @throws NotStatusError for a document without a version, and for answers that cannot be read or differ
 * @throws NotTerraformError for one that PowerShell cut off
 */
export function readVersionAnswers(document: unknown): VersionAnswer[] {
  const lists = pagesOf(document).map(listOf);
  if (lists.includes(undefined))
    throw new NotStatusError(
      "it is not what Azure shows of versions: az sig image-version show, az rest, or a list of these",
    );
  const items = lists.flatMap((list) => list ?? []);
  const answers = items.flatMap((item) => (isObject(item) ? (answerOf(item) ?? []) : []));
  if (items.length > 0 && answers.length === 0) {
    throw new NotStatusError(
      "it has no version with its `id`: an az --query must keep `id`, `publishingProfile` and `replicationStatus`",
    );
  }
  return onePerVersion(answers);
}

/** Returns one answer per version: lists show no replication status, so the answer for the version alone is whole. */
function onePerVersion(answers: readonly VersionAnswer[]): VersionAnswer[] {
  const found = new Map<string, VersionAnswer>();
  for (const answer of answers) {
    const key = answer.id.toLowerCase().replace(/\/$/, "");
    const other = found.get(key);
    if (other?.replication && answer.replication && !isSame(other, answer)) {
      throw new NotStatusError(`its two answers for ${other.id} differ`);
    }
    if (!other?.replication) found.set(key, answer);
  }
  return [...found.values()];
}

function isSame(a: VersionAnswer, b: VersionAnswer): boolean {
  const facts = ({ provisioningState, targets, replication }: VersionAnswer): string =>
    JSON.stringify([provisioningState, [...targets], [...(replication ?? [])]]);
  return facts(a) === facts(b);
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
    targets: targetsOf(profile, id),
    replication: replicationOf(own(all, "replicationStatus"), id),
  };
}

/** A target region has the publishing profile's values where it has none of its own. */
function targetsOf(profile: Attributes, id: string): Map<string, TargetAnswer> {
  return new Map(
    blocksOf(own(profile, "targetRegions")).map((target) => {
      const valueOf = (key: string, usual = key): unknown => own(target, key) ?? own(profile, usual);
      const [name, storage] = [own(target, "name"), valueOf("storageAccountType")];
      const replicas = Number(valueOf("regionalReplicaCount", "replicaCount") ?? 1);
      if (typeof name !== "string" || !Number.isFinite(replicas)) {
        throw new NotStatusError(`the target regions of ${id} cannot be read`);
      }
      return [
        regionName(name),
        {
          replicas,
          storageAccountType: typeof storage === "string" ? storage : DEFAULT_STORAGE_ACCOUNT_TYPE,
          excludeFromLatest: valueOf("excludeFromLatest") === true,
        },
      ];
    }),
  );
}

function replicationOf(status: unknown, id: string): Map<string, RegionAnswer> | undefined {
  if (!isObject(status)) return undefined;
  return new Map(
    blocksOf(own(status, "summary")).map((one) => {
      const [region, state, details] = ["region", "state", "details"].map((key) => own(one, key));
      if (typeof region !== "string") throw new NotStatusError(`the replicationStatus of ${id} cannot be read`);
      return [
        regionName(region),
        {
          state: typeof state === "string" ? state : "Unknown",
          details: typeof details === "string" && details !== "" ? withoutSignatures(details) : undefined,
          ...percentOf(own(one, "progress")),
        },
      ];
    }),
  );
}

/** Returns the progress in whole percent, nothing where Azure tells none. */
function percentOf(progress: unknown): Pick<RegionAnswer, "progress"> {
  return typeof progress === "number" && progress >= 0 && progress <= 100 ? { progress: Math.floor(progress) } : {};
}
