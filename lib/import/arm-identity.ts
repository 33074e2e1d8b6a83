import type { ManagedIdentity } from "../spec/gallery-spec";
import { own } from "../text/order";
import { isObject, type Attributes } from "../terraform/resource";

/** Returns the managed identity of a gallery; undefined for a gallery without one. */
export function armIdentity(gallery: Attributes): ManagedIdentity | undefined {
  const identity = own(gallery, "identity");
  if (!isObject(identity)) return undefined;
  const type = own(identity, "type");
  const assigned = own(identity, "userAssignedIdentities");
  const userAssigned = isObject(assigned) ? Object.keys(assigned) : [];
  const isSystemAssigned = typeof type === "string" && /systemassigned/i.test(type);
  if (!isSystemAssigned && userAssigned.length === 0) return undefined;
  return {
    ...(isSystemAssigned && { systemAssigned: true }),
    ...(userAssigned.length > 0 && { userAssigned }),
  };
}
