import type { SpecPath } from "../../spec/finding";
import type { GalleryPlan } from "../../plan/plan";
import type { ReplicationPolicy } from "../../spec/policy";
import { policies } from "./items";
import type { Violation } from "../rule";

/** A name that an earlier item of the same list of a policy has. */
export interface DuplicateName extends Violation {
  readonly subject: string;
  readonly name: string;
}

/** Yields names that two tiers or two rings of a policy have. */
export function* duplicateNames(plans: readonly GalleryPlan[], key: "tiers" | "rings"): Iterable<DuplicateName> {
  for (const { plan, policy, at, subject } of policies(plans)) {
    const seen = new Set<string>();
    for (const [index, name] of namesOf(policy, key).entries()) {
      if (seen.has(name)) yield { plan, at: nameAt(at, key, index), subject, name };
      seen.add(name);
    }
  }
}

function namesOf(policy: ReplicationPolicy, key: "tiers" | "rings"): string[] {
  return (policy[key] ?? []).map(({ name }) => name);
}

function nameAt(at: SpecPath, key: string, index: number): SpecPath {
  return [...at, key, index, "name"];
}
