import { isDeepStrictEqual } from "node:util";
import { findRegion } from "../../lib/azure/regions";
import type { AttributeChange } from "./azurerm-plan";
import type { ArmResource } from "./azurerm-read";

type Json = Readonly<Record<string, unknown>>;

/** What azapi plans for an `azapi_resource` that was imported with an id, without the query of that id. */
export function azapiChanges(configured: Json, id: string, existing: ArmResource): AttributeChange[] {
  // The namespace stands before a type that is not below another one.
  const parent = id
    .split("/")
    .slice(0, -2)
    .join("/")
    .replace(/\/providers\/[^/]+$/, "");
  const name = id.split("/").at(-1);
  const spelling = (region: unknown) => String(region).replaceAll(" ", "").toLowerCase();
  return [
    ...change("name", "replace", name, configured["name"]),
    ...change("parent_id", "replace", parent, configured["parent_id"]),
    ...change("location", "replace", spelling(existing.location), spelling(configured["location"])),
    ...change("tags", "update", existing.tags ?? {}, configured["tags"] ?? {}),
    ...bodyChanges(configured["body"], existing),
  ];
}

/**
 * What differs between a body and what Azure answers: its `UpdateObject` without `ignore_missing_property`, which
 * azapi compares a plan by (utils/json.go and ModifyPlan of internal/services/azapi_resource.go, 2.9 and later).
 */
export function bodyChanges(body: unknown, existing: ArmResource): AttributeChange[] {
  const answer = JSON.parse(JSON.stringify({ properties: existing.properties })) as { properties: Json };
  const remote = updated(body, withDisplayNames(answer));
  return isDeepStrictEqual(remote, body) ? [] : [{ attribute: "body", action: "update", before: remote, after: body }];
}

function change(attribute: string, action: "update" | "replace", before: unknown, after: unknown): AttributeChange[] {
  return isDeepStrictEqual(before, after) ? [] : [{ attribute, action, before, after }];
}

/** What is there, of what is configured. */
function updated(configured: unknown, found: unknown): unknown {
  if (isDeepStrictEqual(configured, found)) return configured;
  if (Array.isArray(configured) && Array.isArray(found)) return updatedList(configured, found);
  if (!isObject(configured) || !isObject(found)) return found;
  return Object.fromEntries(
    Object.entries(configured).flatMap(([key, value]): [string, unknown][] => {
      if (found[key] !== undefined && found[key] !== null) return [[key, updated(value, found[key])]];
      return isZero(value) ? [[key, value]] : [];
    }),
  );
}

/** Items with a `name` are told apart by it, whatever their order; others by their place. */
function updatedList(configured: readonly unknown[], found: readonly unknown[]): unknown {
  if (configured.length === 0) return found;
  if (nameOf(configured[0]) === undefined || nameOf(found[0]) === undefined) {
    return configured.length === found.length ? configured.map((item, index) => updated(item, found[index])) : found;
  }
  const left = [...found];
  const take = (isIt: (item: unknown) => boolean): unknown => {
    const index = left.findIndex(isIt);
    return index < 0 ? undefined : left.splice(index, 1)[0];
  };
  const items = configured.flatMap((item) => {
    const same =
      take((other) => isDeepStrictEqual(other, item)) ??
      take((other) => nameOf(other) !== undefined && nameOf(other) === nameOf(item));
    return same === undefined ? [] : [updated(item, same)];
  });
  return [...items, ...left];
}

function nameOf(item: unknown): string | undefined {
  const name = isObject(item) ? item["name"] : undefined;
  return typeof name === "string" && name !== "" ? name : undefined;
}

/** As azapi has it, for which the number 0 is something. */
function isZero(value: unknown): boolean {
  if (value === null || value === "" || value === false) return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** Azure answers with display names, whatever was sent. */
function withDisplayNames(answer: { properties: Json }): Json {
  const profile = answer.properties["publishingProfile"] as Record<string, unknown> | undefined;
  for (const key of ["targetRegions", "targetExtendedLocations"]) {
    for (const target of (profile?.[key] ?? []) as Record<string, unknown>[]) {
      const name = String(target["name"]);
      target["name"] = findRegion(name)?.displayName ?? name;
    }
  }
  return answer;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
