import { regionName } from "../../azure/regions";
import type { SpecPath } from "../../spec/finding";
import { byCodeUnit } from "../../text/order";
import type { GalleryPlan } from "../../plan/plan";
import type { Storage } from "../../spec/policy";
import { itemVersions, policies } from "./items";
import { shown } from "../../text/wording";

/** A storage account type, or `zone-redundant`, as the user wrote it for a region. */
export interface StorageMention {
  readonly plan: GalleryPlan;
  readonly at: SpecPath;
  readonly type: string;
  readonly region: string;
  /** "policy fleet", or the version. */
  readonly subject: string;
}

/** Yields every storage type that a spec writes, in policies and in versions. */
export function* storageMentions(plans: readonly GalleryPlan[]): Iterable<StorageMention> {
  for (const { plan, policy, at, subject } of policies(plans)) {
    for (const [key, { storage }] of Object.entries(policy.regions)) {
      const region = regionName(key);
      for (const [path, type] of typesOf(storage)) {
        yield { plan, at: [...at, "regions", key, "storage", ...path], type, region, subject };
      }
    }
  }
  for (const { plan, version, at, subject } of itemVersions(plans)) {
    if (!version.spec.storage) continue;
    for (const [key, type] of Object.entries(version.spec.storage).sort(([a], [b]) => byCodeUnit(a, b))) {
      yield { plan, at: [...at, "storage", key], type, region: regionName(key), subject: shown(subject) };
    }
  }
}

/** Reports whether storage depends on the zones of its region. */
export function isZoneRedundant(storage: Storage | undefined): boolean {
  return typesOf(storage).some(([, type]) => type === "zone-redundant");
}

function typesOf(storage: Storage | undefined): [path: SpecPath, type: string][] {
  if (storage === undefined) return [];
  if (typeof storage === "string") return [[[], storage]];
  return [
    [["type"], storage.type],
    [["before"], storage.before],
  ];
}
