import { itemPlans, type GalleryPlan, type ItemPlan, type ItemVersionPlan } from "../plan/plan";
import { compareGalleries } from "../spec/gallery-identity";
import type { ItemKind } from "../spec/item-kind";
import { newestFirst } from "../spec/version-number";
import { valueIn } from "../text/value-in";
import {
  readinessOf,
  type ItemReadiness,
  type Readiness,
  type RegionReadiness,
  type VersionReadiness,
} from "./readiness";
import { regionReadiness } from "./region-readiness";
import { repairOf } from "./repair";
import { NotStatusError, statusRequest, type VersionAnswer } from "./version-answer";

/**
 * Compares plans with Azure's answers: the readiness of each version in each region.
 * @param region the only region to look at; all of them without
 * @throws NotStatusError for the answer of a planned version without its replication status
 */
export function statusOf(plans: readonly GalleryPlan[], answers: readonly VersionAnswer[], region?: string): Readiness {
  const index = indexOf(answers);
  return readinessOf(
    plans.flatMap((plan) =>
      itemPlans(plan).flatMap((item) => {
        const found = (index.get(keyOf(item.kind, item.name)) ?? []).filter(
          ({ gallery }) => compareGalleries(gallery, plan.spec.gallery) !== "different",
        );
        const readiness = itemReadiness(plan, item, found, region);
        return readiness.versions.length === 0 ? [] : [readiness];
      }),
    ),
  );
}

/** Reports the readiness that answers show by themselves: each version in its own target regions. */
export function statusOfAnswers(answers: readonly VersionAnswer[], region?: string): Readiness {
  return readinessOf(
    [...indexOf(answers).values()].flatMap((ofItem): ItemReadiness[] => {
      const [{ kind, gallery, item }] = ofItem as [VersionAnswer];
      const byVersion = new Map(ofItem.map((answer) => [answer.version, answer]));
      const versions = newestFirst(byVersion.keys()).flatMap((version): VersionReadiness[] => {
        const answer = byVersion.get(version) as VersionAnswer;
        withReplication(answer);
        const regions = [...answer.targets].map(([name, target]) => regionReadiness({ name, ...target }, answer));
        return versionReadiness(answer.version, true, answer, regions, region);
      });
      return versions.length === 0
        ? []
        : [{ kind, gallery: gallery.name, item, regions: regionsOf([], versions), versions }];
    }),
  );
}

function itemReadiness(
  plan: GalleryPlan,
  item: ItemPlan,
  answers: readonly VersionAnswer[],
  region: string | undefined,
): ItemReadiness {
  const left = new Map(answers.map((answer) => [answer.version, answer]));
  const planned = item.versions.flatMap((version) => {
    const answer = left.get(version.version);
    left.delete(version.version);
    return versionReadiness(version.version, true, answer, plannedRegions(plan, item, version, answer), region);
  });
  const others = newestFirst(left.keys()).flatMap((version) => {
    const answer = left.get(version) as VersionAnswer;
    return versionReadiness(version, false, answer, [...answer.targets.keys()].map(notPlanned), region);
  });
  const versions = [...planned, ...others];
  return {
    kind: item.kind,
    gallery: item.gallery,
    item: item.name,
    regions: regionsOf(item.regions, versions),
    versions,
  };
}

function plannedRegions(
  plan: GalleryPlan,
  item: ItemPlan,
  version: ItemVersionPlan,
  answer: VersionAnswer | undefined,
): RegionReadiness[] {
  if (answer) withReplication(answer);
  const regions = version.targetRegions.map((target): RegionReadiness => {
    const readiness = regionReadiness(target, answer);
    return readiness.state === "failed"
      ? { ...readiness, repair: repairOf(plan, item, version, target.name) }
      : readiness;
  });
  // A version whose regions are not all known may be planned anywhere.
  if (!answer || version.unread) return regions;
  const planned = new Set(version.targetRegions.map(({ name }) => name));
  const inAzure = new Set([...answer.targets.keys(), ...(answer.replication?.keys() ?? [])]);
  return [...regions, ...[...inAzure].filter((name) => !planned.has(name)).map(notPlanned)];
}

function notPlanned(region: string): RegionReadiness {
  return { region, state: "not planned" };
}

function withReplication({ id, replication }: VersionAnswer): void {
  if (replication) return;
  throw new NotStatusError(`it has no replicationStatus of ${id}; ask for it: ${statusRequest(id)}`);
}

/** Returns the readiness of a version, as a list that is empty where nothing of it is in the region that is asked for. */
function versionReadiness(
  version: string,
  isPlanned: boolean,
  answer: VersionAnswer | undefined,
  all: readonly RegionReadiness[],
  region: string | undefined,
): VersionReadiness[] {
  const regions = region === undefined ? all : all.filter((each) => each.region === region);
  if (region !== undefined && regions.length === 0) return [];
  const state = answer?.provisioningState;
  return [{ version, isPlanned, ...(state !== undefined && { provisioningState: state }), regions }];
}

/** Returns the regions that versions have, the plan's first. */
function regionsOf(planned: readonly string[], versions: readonly VersionReadiness[]): string[] {
  const found = new Set(versions.flatMap(({ regions }) => regions.map(({ region }) => region)));
  return [...planned.filter((region) => found.delete(region)), ...found];
}

function indexOf(answers: readonly VersionAnswer[]): Map<string, VersionAnswer[]> {
  const index = new Map<string, VersionAnswer[]>();
  for (const answer of answers) {
    valueIn(index, keyOf(answer.kind, answer.item), (): VersionAnswer[] => []).push(answer);
  }
  return index;
}

function keyOf(kind: ItemKind, name: string): string {
  return `${kind}/${name.toLowerCase()}`;
}
