import { valueIn } from "../../lib/text/value-in";
import type { Received, Reply } from "./azure-server";

/** A resource as Azure Resource Manager shows it. */
export interface Shown {
  readonly id: string;
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface GalleryAnswers {
  /** The most resources of a page. @default 100 */
  readonly pageSize?: number;
  /** The replication status of a version. @default - every target region is completed */
  readonly status?: (version: Shown) => unknown;
}

/** Returns answers as Azure's API gives them of these resources: one of them, or a page of a list. */
export function galleryAnswers(
  resources: readonly object[],
  { pageSize = 100, status = completed }: GalleryAnswers = {},
): (request: Received) => Reply {
  const byId = new Map<string, Shown>();
  const lists = new Map<string, Shown[]>();
  for (const resource of resources as readonly Shown[]) {
    byId.set(resource.id.toLowerCase(), resource);
    const list = resource.id.toLowerCase().replace(/\/[^/]+$/, "");
    valueIn(lists, list, (): Shown[] => []).push(resource);
  }
  return ({ path }) => {
    const [id = "", query = ""] = path.toLowerCase().split("?");
    const found = byId.get(id);
    if (found) {
      const asks = query.includes("$expand=replicationstatus");
      return {
        body: asks ? { ...found, properties: { ...found.properties, replicationStatus: status(found) } } : found,
      };
    }
    const from = Number(/\$skiptoken=(\d+)/.exec(query)?.[1] ?? 0);
    const list = lists.get(id) ?? [];
    if (!/\/(images|applications|versions)$/.test(id) || !byId.has(id.replace(/\/\w+$/, ""))) return notFound(id);
    const next = from + pageSize;
    const more =
      next < list.length ? { nextLink: `${path.split("?")[0]}?api-version=2024-03-03&$skiptoken=${next}` } : {};
    return { body: { value: list.slice(from, next), ...more } };
  };
}

export function notFound(id: string): Reply {
  return {
    status: 404,
    body: { error: { code: "ResourceNotFound", message: `The Resource '${id}' was not found.` } },
  };
}

interface Target {
  readonly name: string;
}

/** Returns the status of a version that is in place in all of its target regions. */
export function completed({ properties }: Shown): object {
  const { targetRegions } = properties["publishingProfile"] as { readonly targetRegions: readonly Target[] };
  const summary = targetRegions.map(({ name }) => ({ region: name, state: "Completed", details: "", progress: 100 }));
  return { aggregatedState: "Completed", summary };
}
