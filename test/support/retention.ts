import { plansOf, type GalleryPlan } from "../../lib/plan/plan";
import { readAzureAnswers } from "../../lib/retention/azure-answers";
import { retain, type Fate, type RetainOptions, type RetentionReport } from "../../lib/retention/retain";
import { readUse } from "../../lib/retention/use";
import type { GallerySpec } from "../../lib/spec/gallery-spec";
import type { Retention } from "../../lib/spec/retention";
import type { ImageVersionSpec } from "../../lib/spec/image-version-spec";
import { example, VERSION } from "../../lib/check/facts/examples";

/** The day of the run in tests. */
export const TODAY = "2026-11-25";
export const SUBSCRIPTION = "00000000-0000-0000-0000-000000000000";
export const IMAGE_NAME = "ubuntu-2404";

/** Keeps the newest two, and what is younger than 90 days; deletes at once. */
export const KEEP_TWO: Retention = { keep: 2, days: 90, stages: {}, atMost: { perRun: 100, share: 1 } };

/** Returns a gallery with one image: the newest version in two regions, older ones in westeurope. */
export function galleryOf(
  versions: Readonly<Record<string, Partial<ImageVersionSpec>>>,
  retention: Retention = KEEP_TWO,
  more: Partial<GallerySpec> = {},
): GallerySpec {
  const written = Object.entries(versions).map(([number, version]) => [number, { ...VERSION, ...version }]);
  return example({
    gallery: { subscription: SUBSCRIPTION },
    policy: { retention },
    image: { versions: Object.fromEntries(written) as Record<string, ImageVersionSpec> },
    spec: more,
  });
}

/** Numbers, newest first: 1.5.0, 1.4.0, … */
export function numbers(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `1.${count - 1 - index}.0`);
}

/** Returns versions with nothing set, newest first. */
export function plain(count: number): Record<string, Partial<ImageVersionSpec>> {
  return Object.fromEntries(numbers(count).map((number) => [number, {}]));
}

export type Json = Record<string, unknown>;

/** A version of the answer, and a change of it. */
export type Change = (version: Json, number: string) => Json;

/** Returns Azure's answers that have everything in place as planned, published 212 days ago. */
export function answersOf(plans: readonly GalleryPlan[], change: Change = (version) => version): Json[] {
  return plans.flatMap(({ spec: { gallery }, definitions, applications }) =>
    [...definitions, ...applications].flatMap((item) =>
      item.versions.map(({ version, targetRegions, excludeFromLatest }) => {
        const section = item.kind === "image" ? "images" : "applications";
        const subscription = gallery.subscription ?? SUBSCRIPTION;
        const shown: Json = {
          id: `/subscriptions/${subscription}/resourceGroups/${gallery.resourceGroup}/providers/Microsoft.Compute/galleries/${gallery.name}/${section}/${item.name}/versions/${version}`,
          name: version,
          location: item.home,
          tags: {},
          properties: {
            provisioningState: "Succeeded",
            publishingProfile: {
              publishedDate: "2026-04-26T20:00:00.1234567+00:00",
              excludeFromLatest,
              targetRegions: targetRegions.map(({ name, replicas, excludeFromLatest: hidden }) => ({
                name,
                regionalReplicaCount: replicas,
                excludeFromLatest: hidden,
              })),
            },
            replicationStatus: {
              aggregatedState: "Completed",
              summary: targetRegions.map(({ name }) => ({ region: name, state: "Completed", progress: 100 })),
            },
          },
        };
        return change(shown, version);
      }),
    ),
  );
}

/** Returns a version with other properties. */
export function withProperties(version: Json, properties: Json): Json {
  return { ...version, properties: { ...(version["properties"] as Json), ...properties } };
}

/** Returns a version with another publishing profile. */
export function withProfile(version: Json, profile: Json): Json {
  const { publishingProfile } = version["properties"] as { publishingProfile: Json };
  return withProperties(version, { publishingProfile: { ...publishingProfile, ...profile } });
}

/** Returns a version without one of its properties. */
export function without(version: Json, key: string): Json {
  const { [key]: _, ...properties } = version["properties"] as Json;
  return { ...version, properties };
}

/** Returns the row for the subscription of the gallery. */
export function reached(galleries: readonly string[] = ["contoso_images"], asOf = "2026-11-25T06:00:00Z"): Json {
  return { kind: "subscription", subscription: SUBSCRIPTION, galleries: galleries.join(","), asOf };
}

/** Returns a row for machines that use a version, or an image for `latest`. */
export function used(version: string | undefined, more: Json = {}): Json {
  const image = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images/images/${IMAGE_NAME}`;
  return {
    kind: "use",
    type: "microsoft.compute/virtualmachines",
    used: version === undefined ? image : `${image}/versions/${version}`,
    exactVersion: "",
    scaleSet: "",
    machines: 14,
    capacity: null,
    asOf: "2026-11-25T06:00:00Z",
    ...more,
  };
}

/** Returns rows as the REST API answers. */
export function answered(rows: readonly Json[]): Json {
  return { totalRecords: rows.length, count: rows.length, resultTruncated: "false", data: rows };
}

export interface RunOptions extends Partial<RetainOptions> {
  readonly change?: Change;
  /** The answer on use. @default - the gallery's subscription was reached, and nothing uses it */
  readonly usedBy?: readonly unknown[];
}

/** Runs retention over a spec, with answers that have everything in place unless they are changed. */
export function run(spec: GallerySpec, { change, usedBy, ...options }: RunOptions = {}): RetentionReport {
  const plans = plansOf(spec);
  const names = plans.map(({ spec: { gallery } }) => gallery.name);
  return retain(plans, {
    asOf: TODAY,
    azure: readAzureAnswers([answersOf(plans, change)]),
    use: readUse(usedBy ?? [answered([reached(names)])]),
    ...options,
  });
}

/** Returns the fates of the first item's versions by number. */
export function fates(report: RetentionReport): ReadonlyMap<string, Fate> {
  return new Map(report.items[0]?.fates.map((fate) => [fate.version, fate]));
}

/** Returns what becomes of each version of the first item: its step, or the first reason that keeps it and the facts that are missing. */
export function outcomes(report: RetentionReport): Record<string, string> {
  return Object.fromEntries(
    [...fates(report)].map(([version, { step, reasons, missing }]) => [
      version,
      step ?? [...reasons.slice(0, 1), ...missing].join("; "),
    ]),
  );
}
