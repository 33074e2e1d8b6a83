import type { Protections } from "../plan/protections";
import type { Provider } from "../plan/provider";
import type { ComparedObject } from "../azure/attributes/changes";
import type { PlannedChange } from "../terraform/planned-change";
import type { AttributeChanges } from "./attributes";
import { changeOf, type Change, type Effect } from "./change";
import { attributeOfPath, pathText } from "./replace-paths";
import { isEqual, valueOf } from "./settings";
import type { Pair } from "./sides";
import type { TerraformAction } from "./terraform-action";

/** An object that is compared. */
export interface BelievedObject {
  readonly object: ComparedObject;
  /** Its settings on both sides. */
  readonly settings: Pair<object>;
  readonly provider: Provider;
}

/** Corrects the changes of an object's values by what Terraform does with it. */
export function believed(found: AttributeChanges, of: BelievedObject, action: TerraformAction): AttributeChanges {
  const { changes } = found;
  const { addresses, planned } = action;
  const row = (attribute: "elsewhere" | "exists" | "import"): Change[] => rowOf(of, attribute);
  switch (action.kind) {
    case "compared":
      return found;
    case "kept":
      return { ...found, changes: planned ? asKept(changes, planned) : changes };
    case "moved": {
      const stays = changes.filter(({ attribute }) => !OF_ADDRESSES.has(attribute));
      return { ...found, changes: planned ? asKept(stays, planned) : stays };
    }
    case "replaced":
      return planned ? asReplaced(found, of, planned) : found;
    case "readdressed":
      return changes.some(({ attribute }) => OF_ADDRESSES.has(attribute))
        ? found
        : { ...found, changes: [...readdressed(of, addresses), ...changes] };
    case "destroyed":
      return { ...found, changes: [...row("elsewhere"), ...changes] };
    case "exists":
      return {
        ...found,
        changes: [...row("exists"), ...changes.filter(({ attribute }) => !OF_ADDRESSES.has(attribute))],
      };
    case "imported": {
      const others = changes.filter(({ attribute }) => !OF_ADDRESSES.has(attribute));
      return { ...found, changes: others.length === 0 ? [] : [...row("import"), ...others] };
    }
    case "forgotten":
      return { changes: [], notCompared: [], staysInAzure: [] };
  }
}

/** Returns the effect of Terraform's action where the values suggest another one. */
export function effectUnder(
  { kind }: TerraformAction,
  effect: Effect | null,
  changes: readonly Change[],
): Effect | null {
  if (kind === "forgotten") return kind;
  return kind === "imported" && changes.length === 0 ? "imported" : effect;
}

/** Returns the protections of one object: a plan says which of the two comes first, and two addresses have no order. */
export function protectionsUnder({ kind, planned }: TerraformAction, protections: Protections): Protections {
  if (kind === "replaced" && planned) return { ...protections, createBeforeDestroy: planned.createsFirst };
  if (kind !== "readdressed") return protections;
  return { ...protections, createBeforeDestroy: protections.createBeforeDestroy && protections.deletesLast };
}

/** Reports whether the order of a replacement is assumed: no plan says which of the two comes first. */
export function isOrderAssumed({ kind, planned }: TerraformAction, effect: Effect | null): boolean {
  return effect === "replaced" && !(kind === "replaced" && planned !== undefined);
}

/** Changes that a new address alone stands for. */
const OF_ADDRESSES: ReadonlySet<string> = new Set([
  "provider",
  "published",
  "published.removed",
  "existing",
  "existing.set",
]);

function rowOf({ object, provider }: BelievedObject, attribute: "elsewhere" | "exists" | "import"): Change[] {
  const change = changeOf(object, attribute, provider, {});
  return change ? [change] : [];
}

function readdressed({ object, provider }: BelievedObject, { before, after }: Pair<string>): Change[] {
  const change = changeOf(object, "address", provider, { before: before ?? null, after: after ?? null });
  return change ? [change] : [];
}

/** Takes back replacements of our table that the plan does not have: Terraform knows its provider. */
function asKept(changes: readonly Change[], { isUpdated }: PlannedChange): Change[] {
  return changes.flatMap((change) => {
    if (change.effect !== "replaced") return change;
    return isUpdated ? { ...change, effect: "in-place" as const, reason: "Terraform's plan changes it in place" } : [];
  });
}

/** Reasons of a replacement that are no argument, by Terraform's word. */
const REASONS = {
  replace_because_tainted: "tainted",
  replace_by_request: "requested",
  replace_by_triggers: "triggered",
} as const;

/** A replacement that is decided: because of what the plan names, or for a reason that it does not give. */
function asReplaced(found: AttributeChanges, of: BelievedObject, planned: PlannedChange): AttributeChanges {
  const { object, provider } = of;
  const forced = new Map(planned.forcedBy.map((path) => [attributeOfPath(object, path) ?? "", path]));
  const plan = changeOf(object, "plan", provider, {}) as Change;
  const changes: Change[] = found.changes.map((change) =>
    forced.has(keyOf(change)) && change.effect !== "replaced"
      ? { ...change, effect: "replaced", reason: plan.reason, source: plan.source }
      : change,
  );
  const known = new Set(changes.map(keyOf));
  for (const attribute of forced.keys())
    if (attribute !== "" && !known.has(attribute)) changes.push(forcedChange(of, attribute, plan));
  const reason = planned.reason === undefined ? undefined : REASONS[planned.reason as keyof typeof REASONS];
  const asked = reason && changeOf(object, reason, provider, {});
  if (asked) changes.unshift(asked);
  if (!changes.some(({ effect }) => effect === "replaced")) {
    const path = forced.get("");
    changes.unshift({ ...plan, after: path ? pathText(path) : null });
  }
  return { ...found, changes, notCompared: found.notCompared.filter((attribute) => !forced.has(attribute)) };
}

/** `targetRegions` of `targetRegions.replicas`. */
function keyOf({ attribute }: Change): string {
  return attribute.replace(/\..*/s, "");
}

/** The change of an attribute of which Terraform alone knows that it differs. */
function forcedChange({ object, provider, settings }: BelievedObject, attribute: string, plan: Change): Change {
  const [before, after] = [settings.before, settings.after].map((side) =>
    side ? valueOf(object, side, attribute) : null,
  );
  const differs = before !== undefined && after !== undefined && !isEqual(before, after);
  const values = differs ? { before, after } : { before: null, after: null };
  const known = changeOf(object, attribute as "tags", provider, values);
  return known?.effect === "replaced" ? known : { ...plan, attribute, ...values };
}
