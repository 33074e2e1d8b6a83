import { own } from "../text/order";
import {
  blocksOf,
  isObject,
  KNOWN_AFTER_APPLY,
  UnknownValue,
  type Attributes,
  type Resource,
  type Unresolved,
} from "./resource";
import { configuredBlocks, type ConfiguredBlock } from "./plan-configuration";
import type { PlannedChange } from "./planned-change";
import { stateResources, stayingResources } from "./state";

/** Returns the resources that exist before a plan is applied. */
export function priorResources(root: Attributes): Resource[] {
  const prior = own(root, "prior_state");
  return isObject(prior) ? stateResources(prior) : [];
}

/**
 * Returns the resources that exist after a plan is applied. A plan with targets names only the resources that it
 * covers, and a resource that Terraform forgets stays in Azure: both are kept as they were.
 */
export function plannedResources(root: Attributes, changes: ReadonlyMap<string, PlannedChange>): Resource[] {
  const configured = configuredBlocks(own(root, "configuration"));
  const unknown = new Map<string, unknown>();
  const parents = new Map<string, string>();
  const touched = new Set([...changes].filter(([, { end }]) => end !== "forgotten").map(([name]) => name));
  for (const given of blocksOf(own(root, "resource_changes"))) {
    const change = own(given, "change");
    const [address, deposed] = [own(given, "address"), own(given, "deposed")];
    if (typeof address !== "string" || !isObject(change)) continue;
    if (typeof deposed === "string") continue;
    unknown.set(address, own(change, "after_unknown"));
    const before = own(change, "before");
    const parent = isObject(before) ? own(before, "parent_id") : undefined;
    if (typeof parent === "string") parents.set(address, parent);
  }
  const planned = stateResources({ values: own(root, "planned_values") }).map((resource) =>
    withParent(
      withConfiguration(resource, unknown.get(resource.address), configured.get(resource.block)),
      parents.get(resource.address),
    ),
  );
  const addresses = new Set(planned.map(({ address }) => address));
  const prior = own(root, "prior_state");
  const staying = isObject(prior) ? stayingResources(prior, touched) : [];
  return [...planned, ...staying.filter(({ address }) => !addresses.has(address))];
}

/** Returns a resource that is replaced with its parent in that parent: its id is unknown until then, but names stay. */
function withParent(resource: Resource, parent: string | undefined): Resource {
  if (parent === undefined || !(own(resource.attributes, "parent_id") instanceof UnknownValue)) return resource;
  return { ...resource, attributes: { ...resource.attributes, parent_id: parent } };
}

/** Reports whether Terraform stopped with an error while it planned: what it shows is a part. */
export function isErrored(root: Attributes): boolean {
  return own(root, "errored") === true;
}

/** Returns the changes that Terraform defers, because too much of them is unknown. */
export function deferredChanges(root: Attributes): Unresolved[] {
  return blocksOf(own(root, "deferred_changes")).flatMap((deferred) => {
    const change = own(deferred, "resource_change");
    const address = isObject(change) ? own(change, "address") : undefined;
    const type = isObject(change) ? own(change, "type") : undefined;
    if (
      typeof address !== "string" ||
      typeof type !== "string" ||
      !/^azurerm_(?:shared_image|gallery_application)/.test(type)
    )
      return [];
    const reason = own(deferred, "reason");
    return [{ address, attribute: "change", found: `deferred${typeof reason === "string" ? `: ${reason}` : ""}` }];
  });
}

function withConfiguration(resource: Resource, unknown: unknown, block: ConfiguredBlock | undefined): Resource {
  const attributes = withUnknown(resource.attributes, unknown, block?.expressions);
  return {
    ...resource,
    attributes: isObject(attributes) ? attributes : {},
    dependsOn: block?.dependsOn ?? resource.dependsOn,
    subscription: block?.subscription,
    isOverwriting: block?.isOverwriting ?? false,
  };
}

/** Returns values in which the unknown ones are marked, with the reference that the configuration has there. */
function withUnknown(value: unknown, unknown: unknown, expression: unknown): unknown {
  if (unknown === true) return new UnknownValue(shownReference(expression));
  if (Array.isArray(unknown) && unknown.some(isMark)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [];
    const length = Math.max(values.length, unknown.length);
    const expressions: readonly unknown[] = Array.isArray(expression) ? expression : [];
    return Array.from({ length }, (_, index) => withUnknown(values[index], unknown[index], expressions[index]));
  }
  if (!isObject(unknown)) return value;
  const values = isObject(value) ? value : {};
  const marked = Object.entries(unknown).map(([key, mark]): [string, unknown] => {
    const given = isObject(expression) ? own(expression, key) : undefined;
    return [key, withUnknown(own(values, key), mark, given)];
  });
  return marked.length === 0 ? values : Object.fromEntries([...Object.entries(values), ...marked]);
}

/** Reports whether a mark has any unknown value. Most marks are empty: their blocks are known. */
function isMark(mark: unknown): boolean {
  return mark === true || (typeof mark === "object" && mark !== null && Object.keys(mark).length > 0);
}

function shownReference(expression: unknown): string {
  const references = isObject(expression) ? own(expression, "references") : undefined;
  const first: unknown = Array.isArray(references) ? references[0] : undefined;
  return typeof first === "string" ? `\${${first}}` : KNOWN_AFTER_APPLY;
}
