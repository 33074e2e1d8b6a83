import type { GalleryPlan } from "../plan/plan";
import { knownPart } from "../spec/gallery-identity";
import { valueIn } from "../text/value-in";
import { isForgotten, movedAddress, type StateBlocks } from "./state-blocks";

/** The providers of a configuration, by reference: `azurerm`, `azurerm.ALIAS`. */
export interface ProvidersInUse {
  /** The subscription of each provider block; undefined where it is not known. */
  readonly blocks: ReadonlyMap<string, string | undefined>;
  /** The reference of each resource's provider, by the address of the resource. */
  readonly resources: ReadonlyMap<string, string>;
  /** The blocks by which resources move, or leave the state without being destroyed. */
  readonly stateBlocks: StateBlocks;
}

/** A provider by which resources should be destroyed that leave a configuration. */
export interface LostProvider {
  readonly reference: string;
  /** The addresses of these resources, in the order of the configuration. */
  readonly addresses: readonly string[];
  /** The subscriptions before and after; undefined if there is no such provider after. */
  readonly moved: { readonly from: string; readonly to: string } | undefined;
}

/**
 * Returns the providers that destroy something, and that the next configuration lacks or sends to another subscription.
 * Terraform destroys a resource by the provider that it was created with, and stops if that has an alias and no block.
 */
export function lostProviders(before: ProvidersInUse, after: ProvidersInUse): LostProvider[] {
  const leaving = new Map<string, string[]>();
  for (const [address, reference] of before.resources) {
    const isDestroyed =
      !after.resources.has(movedAddress(after.stateBlocks, address)) && !isForgotten(after.stateBlocks, address);
    if (isDestroyed) valueIn(leaving, reference, () => []).push(address);
  }
  return [...leaving].flatMap(([reference, addresses]): LostProvider[] => {
    const isGone = reference.includes(".") && !after.blocks.has(reference);
    const [from, to] = [before.blocks.get(reference), after.blocks.get(reference)];
    const moved =
      from !== undefined && to !== undefined && from.toLowerCase() !== to.toLowerCase() ? { from, to } : undefined;
    return isGone || moved ? [{ reference, addresses, moved }] : [];
  });
}

/** A subscription that no provider of a configuration is for, and the galleries of a state that are in it. */
export interface LostSubscription {
  readonly subscription: string;
  readonly galleries: readonly string[];
}

/**
 * Returns the subscriptions of a state's galleries for which the next configuration has no azurerm provider. A state does
 * not say which provider an object has; where one of the next has an unknown subscription, nothing is lost for certain.
 */
export function lostSubscriptions(state: readonly GalleryPlan[], { blocks }: ProvidersInUse): LostSubscription[] {
  const azurerm = [...blocks].filter(([reference]) => /^azurerm(\.|$)/.test(reference));
  const next = new Set(azurerm.map(([, subscription]) => knownPart(subscription)));
  if (next.size === 0 || next.has(null)) return [];
  const lost = new Map<string, string[]>();
  for (const { spec } of state) {
    const subscription = knownPart(spec.gallery.subscription);
    if (subscription === null || next.has(subscription) || spec.gallery.existing === true) continue;
    valueIn(lost, subscription, () => []).push(spec.gallery.name);
  }
  return [...lost].map(([subscription, galleries]) => ({ subscription, galleries }));
}
