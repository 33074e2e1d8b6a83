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

type Section = "images" | "applications";

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
  return withStatus(readVersionAnswers(lists.flat(2)), client, new Tally(stdio));
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
        const listed = readVersionAnswers(await versionsListed(client, gallery, ITEM_SECTIONS[item.kind], item.name));
        const others = listed.filter(({ version }) => !planned.has(version));
        return [
          ...others,
          ...(await withStatus(
            listed.filter(({ version }) => planned.has(version)),
            client,
            tally,
          )),
        ];
      });
    }),
  );
  return all.flat();
}

/** Returns the versions of an item, none where Azure does not have the item. */
async function versionsListed(
  client: AzureClient,
  gallery: GalleryId,
  section: Section,
  name: string,
): Promise<unknown[]> {
  try {
    return await client.list(versionsOf(gallery, section, name), () => undefined);
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
  const again = await withStatus(answers.filter(isWaiting), client, new Tally(stdio));
  return [...answers.filter((answer) => !isWaiting(answer)), ...again];
}

function keyOf(...parts: string[]): string {
  return parts.join("/").toLowerCase();
}

/** Asks for each version's status, since lists do not have it. A version that is gone meanwhile is left out. */
async function withStatus(
  answers: readonly VersionAnswer[],
  client: AzureClient,
  tally: Tally,
): Promise<VersionAnswer[]> {
  tally.expect(answers.length);
  const read = await Promise.all(
    answers.map(async ({ kind, gallery, item, version }): Promise<VersionAnswer[]> => {
      const id = { subscription: gallery.subscription ?? "", resourceGroup: gallery.resourceGroup, name: gallery.name };
      try {
        const below = [...versionsOf(id, ITEM_SECTIONS[kind], item).below, version];
        const found = readVersionAnswers(await client.get({ gallery: id, below }, "ReplicationStatus"));
        tally.done(id.name);
        return found;
      } catch (error) {
        if (error instanceof AzureFailure && error.status === 404) return [];
        throw error;
      }
    }),
  );
  return read.flat();
}
