import { itemPlans, type GalleryPlan } from "../../lib/plan/plan";
import type { GalleryId } from "../../lib/azure/resource-id";
import { ITEM_SECTIONS } from "../../lib/spec/item-kind";
import type { Readiness } from "../../lib/status/readiness";
import { readVersionAnswers, type VersionAnswer } from "../../lib/status/version-answer";
import { grouped } from "../../lib/text/wording";
import type { Stdio } from "../stdio";
import type { AzureClient } from "./client";
import { AzureFailure } from "./failure";
import { nameOf, versionsOf } from "./gallery";
import type { GalleryResource } from "./request";

/** Shows on the line of progress how many versions are read. */
class Tally {
  private read = 0;
  private all = 0;

  constructor(private readonly stdio: Stdio) {}

  expect(count: number): void {
    this.all += count;
  }

  done(gallery: string): void {
    this.read++;
    this.stdio.progress.stage(`reading ${gallery} from Azure: ${grouped(this.read)} of ${grouped(this.all)} versions`);
  }
}

/** Reads the replication status of every version of a gallery. */
export async function answersOfGallery(
  gallery: GalleryId,
  client: AzureClient,
  stdio: Stdio,
): Promise<VersionAnswer[]> {
  const lists = await Promise.all(
    (["images", "applications"] as const).map(async (section) => {
      const items = await client.list({ gallery, below: [section] }, () => undefined);
      return Promise.all(items.map((item) => client.list(versionsOf(gallery, section, nameOf(item)), () => undefined)));
    }),
  );
  return answersWithStatus(readVersionAnswers(lists.flat(2)), client, new Tally(stdio));
}

/** Reads planned versions as documents of Azure's API, with their replication status. */
export async function documentsOfPlan(
  plans: readonly GalleryPlan[],
  client: AzureClient,
  stdio: Stdio,
): Promise<unknown[]> {
  const tally = new Tally(stdio);
  const all = await Promise.all(
    plans.flatMap((plan) => {
      const { subscription = "", resourceGroup, name } = plan.spec.gallery;
      const gallery = { subscription, resourceGroup, name };
      return itemPlans(plan).map(async (item) => {
        const list = versionsOf(gallery, ITEM_SECTIONS[item.kind], item.name);
        const planned = new Set(item.versions.map(({ version }) => version));
        const versions = (await versionsListed(client, list)).map(nameOf).filter((version) => planned.has(version));
        return withStatus(
          versions.map((version): GalleryResource => ({ gallery, below: [...list.below, version] })),
          client,
          tally,
        );
      });
    }),
  );
  return all.flat();
}

/** Reads the versions of all planned items, and the replication status of those that are planned. */
export async function answersOfPlan(
  plans: readonly GalleryPlan[],
  client: AzureClient,
  stdio: Stdio,
): Promise<VersionAnswer[]> {
  const tally = new Tally(stdio);
  const all = await Promise.all(
    plans.flatMap((plan) => {
      const { subscription = "", resourceGroup, name } = plan.spec.gallery;
      const gallery = { subscription, resourceGroup, name };
      return itemPlans(plan).map(async (item): Promise<VersionAnswer[]> => {
        const planned = new Set(item.versions.map(({ version }) => version));
        const list = versionsOf(gallery, ITEM_SECTIONS[item.kind], item.name);
        const listed = readVersionAnswers(await versionsListed(client, list));
        const others = listed.filter(({ version }) => !planned.has(version));
        const known = listed.filter(({ version }) => planned.has(version));
        return [...others, ...(await answersWithStatus(known, client, tally))];
      });
    }),
  );
  return all.flat();
}

/** Returns the versions of an item, none where Azure does not have the item. */
async function versionsListed(client: AzureClient, list: GalleryResource): Promise<unknown[]> {
  try {
    return await client.list(list, () => undefined);
  } catch (error) {
    const isMissing = error instanceof AzureFailure && error.status === 404;
    // A mistyped subscription or resource group is no version that is missing.
    if (isMissing && !["SubscriptionNotFound", "ResourceGroupNotFound"].includes(error.code ?? "")) return [];
    throw error;
  }
}

/** Reads the versions again that are waited for; the others stay as they were. */
export async function answersAgain(
  answers: readonly VersionAnswer[],
  { items }: Readiness,
  client: AzureClient,
  stdio: Stdio,
): Promise<VersionAnswer[]> {
  const waiting = new Set(
    items.flatMap(({ kind, gallery, item, versions }) =>
      versions
        .filter(({ regions }) => regions.some(({ state }) => state === "waiting"))
        .map(({ version }) => keyOf(kind, gallery, item, version)),
    ),
  );
  const isWaiting = ({ kind, gallery, item, version }: VersionAnswer): boolean =>
    waiting.has(keyOf(kind, gallery.name, item, version));
  const again = await answersWithStatus(answers.filter(isWaiting), client, new Tally(stdio));
  return [...answers.filter((answer) => !isWaiting(answer)), ...again];
}

function keyOf(...parts: string[]): string {
  return parts.join("/").toLowerCase();
}

/** Asks for the status of each version that a list has. */
async function answersWithStatus(
  answers: readonly VersionAnswer[],
  client: AzureClient,
  tally: Tally,
): Promise<VersionAnswer[]> {
  const resources = answers.map(({ kind, gallery, item, version }): GalleryResource => {
    const id = { subscription: gallery.subscription ?? "", resourceGroup: gallery.resourceGroup, name: gallery.name };
    return { gallery: id, below: [...versionsOf(id, ITEM_SECTIONS[kind], item).below, version] };
  });
  return (await withStatus(resources, client, tally)).flatMap(readVersionAnswers);
}

/** Asks for each version's status, since lists do not have it. A version that is gone meanwhile is left out. */
async function withStatus(versions: readonly GalleryResource[], client: AzureClient, tally: Tally): Promise<unknown[]> {
  tally.expect(versions.length);
  const read = await Promise.all(
    versions.map(async (version): Promise<unknown[]> => {
      try {
        const found = await client.get(version, "ReplicationStatus");
        tally.done(version.gallery.name);
        return [found];
      } catch (error) {
        if (error instanceof AzureFailure && error.status === 404) return [];
        throw error;
      }
    }),
  );
  return read.flat();
}
