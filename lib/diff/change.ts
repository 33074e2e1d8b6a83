import type { Provider } from "../plan/provider";
import type { ChangeClass, ChangeClasses } from "../azure/attributes/change-classes";
import { CHANGES, type ChangedAttribute, type ComparedObject } from "../azure/attributes/changes";
import { withoutSecrets } from "./secrets";
import type { Value } from "./settings";

/** The effect of an apply on an object. */
export type Effect =
  | "created"
  /** A pipeline has published it; from now on its replication is managed. */
  | "managed"
  /** It exists already, and Terraform manages it from now on. */
  | "imported"
  | "in-place"
  | "replaced"
  | "refused"
  | "destroyed"
  /** The object is no longer managed, and stays in Azure with its regions. */
  | "forgotten";

/** A change of one attribute of an object, and its class. */
export interface Change {
  /** The name in the table of changes. */
  readonly attribute: string;
  readonly effect: Exclude<ChangeClass, "unseen">;
  readonly reason: string;
  /** The URL that the class comes from. */
  readonly source: string;
  /** Null where nothing was set, and for changes of regions. */
  readonly before: Value;
  readonly after: Value;
  /** The target regions that change, in the order of the version; empty for an attribute of the version itself. */
  readonly regions: readonly string[];
}

/** The change of an attribute before its class is looked up. */
export interface Changed {
  readonly before?: Value;
  readonly after?: Value;
  readonly regions?: readonly string[];
}

/** Returns a change with its class under a provider; undefined when only Terraform sees it. */
export function changeOf<O extends ComparedObject>(
  object: O,
  attribute: ChangedAttribute<O>,
  provider: Provider,
  { before = null, after = null, regions = [] }: Changed,
): Change | undefined {
  const { reason, source, [provider]: effect } = CHANGES[object].get(attribute) as ChangeClasses;
  if (effect === "unseen") return undefined;
  return { attribute, effect, reason, source, before: withoutSecrets(before), after: withoutSecrets(after), regions };
}
