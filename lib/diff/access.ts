import { roleOfId } from "../azure/access-roles";
import { assignmentsOf, type Assignment } from "../emit/grants";
import { ACCESS_ROLES, scopesOf, type AccessGrant, type AccessRole, type AccessScope } from "../spec/access-spec";
import type { GalleryRef } from "../spec/gallery-identity";
import type { Sharing } from "../spec/gallery-spec";
import { byCodeUnit } from "../text/order";
import type { At } from "./at";
import { itemNames, lastOf, type GallerySide, type Pair } from "./sides";

/** A principal that gains or loses a role, or those that a gallery is shared with and no longer is. */
export interface AccessChange extends At {
  readonly kind: "role" | "subscription" | "tenant" | "community";
  /** Null for sharing. */
  readonly role: AccessRole | null;
  /** The object id of the principal, or the id of the subscription or tenant; null for the community. */
  readonly id: string | null;
  /** True for a role that Azure does not take away, since a lock is on the gallery. */
  readonly isLocked: boolean;
}

/** Who gains access to galleries and what is in them, who loses it, and who loses it only until it is given again. */
export interface AccessDiff {
  readonly widened: readonly AccessChange[];
  readonly narrowed: readonly AccessChange[];
  /** Roles with another description, condition or kind of principal, for which azurerm makes a new assignment. */
  readonly replaced: readonly AccessChange[];
}

/**
 * Compares the access to galleries. A role at an item counts only for a principal without that role at its gallery, so
 * that a new image under a grant of its gallery is no change.
 */
export function accessDiff(
  pairs: readonly Pair<GallerySide>[],
  refs: ReadonlyMap<Pair<GallerySide>, GalleryRef>,
): AccessDiff {
  const found = pairs.map((pair) => ofGallery(pair, refs.get(pair) as GalleryRef));
  return {
    widened: found.flatMap(({ widened }) => widened),
    narrowed: found.flatMap(({ narrowed }) => narrowed),
    replaced: found.flatMap(({ replaced }) => replaced),
  };
}

function ofGallery(pair: Pair<GallerySide>, gallery: GalleryRef): AccessDiff {
  const nameOf = itemNames(pair);
  const { name } = lastOf(pair).settings;
  const [before, after] = [accessOf(pair.before), accessOf(pair.after)];
  const isLocked = pair.before?.settings.lock !== undefined && pair.after !== undefined;
  const changesOf = (accesses: readonly Access[], mayBeLocked: boolean): AccessChange[] =>
    accesses
      .map(({ kind, role, id, scope }) => ({
        path: scope ? `${name}/${nameOf(scope)}` : name,
        gallery,
        kind,
        role,
        id,
        isLocked: mayBeLocked && kind === "role",
      }))
      .sort(byPlace);
  return {
    widened: changesOf(missingIn(before, after), false),
    narrowed: changesOf(missingIn(after, before), isLocked),
    replaced: changesOf(replacedRoles(pair), isLocked),
  };
}

/** Returns the accesses that others do not have. */
function missingIn(others: Accesses, accesses: Accesses): Access[] {
  return [...accesses]
    .filter(([key, access]) => !others.has(key) && !isUnderGallery(access, others))
    .map(([, access]) => access);
}

/** Returns the roles that stay, with settings that azurerm cannot change. */
function replacedRoles({ before, after }: Pair<GallerySide>): Access[] {
  if (!before || !after) return [];
  const earlier = new Map(assignmentsOf(before.access).map((each) => [keyOf(accessOfRole(each)), each]));
  return assignmentsOf(after.access).flatMap((each) => {
    const access = accessOfRole(each);
    const was = earlier.get(keyOf(access));
    return was && isReplaced(was, each) ? [access] : [];
  });
}

/** Reports whether azurerm replaces an assignment. It looks up the kind of a principal that is not written. */
function isReplaced(before: Assignment, after: Assignment): boolean {
  const types = [before.principalType, after.principalType];
  if (!types.includes(undefined) && types[0] !== types[1]) return true;
  return before.description !== after.description || before.condition !== after.condition;
}

function accessOfRole({ role, principal, scope }: Assignment): Access {
  const named = roleOfId(role.id, scope?.kind ?? "gallery");
  return { kind: "role", role: named ?? null, id: principal, ...(scope && { scope }) };
}

/** One access. Its scope is an item; undefined for the gallery. */
interface Access extends Pick<AccessChange, "kind" | "role" | "id"> {
  readonly scope?: AccessScope;
}

type Accesses = ReadonlyMap<string, Access>;

/** Returns every access to a gallery and to what is in it. A role at an item is left out where the principal has it at the gallery. */
function accessOf(side: GallerySide | undefined): Accesses {
  if (!side) return new Map();
  const { access, settings } = side;
  const shared = settings.existing === true ? [] : sharedWith(settings.sharing);
  const all = new Map([...shared, ...access.flatMap(rolesOf)].map((each) => [keyOf(each), each]));
  for (const [key, each] of all) if (isUnderGallery(each, all)) all.delete(key);
  return all;
}

/** Reports whether a role at an item is one at its gallery too. Readers of a gallery read no applications. */
function isUnderGallery({ scope, ...access }: Access, all: Accesses): boolean {
  if (scope === undefined || (scope.kind === "application" && access.role === "reader")) return false;
  return all.has(keyOf(access));
}

function rolesOf(grant: AccessGrant): Access[] {
  return scopesOf(grant).flatMap((scope) =>
    grant.principals.map((id): Access => ({ kind: "role", role: grant.role, id, ...(scope && { scope }) })),
  );
}

function sharedWith(sharing: Sharing | undefined): Access[] {
  const { subscriptions = [], tenants = [] } = sharing?.direct ?? {};
  return [
    ...(sharing?.community ? [{ kind: "community", role: null, id: null } as const] : []),
    ...subscriptions.map((id) => ({ kind: "subscription", role: null, id }) as const),
    ...tenants.map((id) => ({ kind: "tenant", role: null, id }) as const),
  ];
}

function keyOf({ kind, role, id, scope }: Access): string {
  return JSON.stringify([kind, role, id?.toLowerCase(), scope?.kind, scope?.name.toLowerCase()]);
}

function byPlace(a: AccessChange, b: AccessChange): number {
  return (
    byCodeUnit(a.path, b.path) ||
    ACCESS_ROLES.indexOf(a.role as AccessRole) - ACCESS_ROLES.indexOf(b.role as AccessRole) ||
    byCodeUnit(a.id ?? "", b.id ?? "")
  );
}
