import type { SpecPath } from "../spec/finding";
import type { GalleryPlan } from "../plan/plan";
import type { Protections } from "../plan/protections";
import type { GallerySpec } from "../spec/gallery-spec";
import { ACCESS } from "./access";
import { assemble } from "./assemble";
import { AZAPI, isOfAnotherService } from "./azapi";
import { AZURERM } from "./azurerm";
import { configurationFile, readConfiguration } from "./configuration";
import { documentKind, type TerraformKind } from "./document-kind";
import type { ParsedObject } from "./parsed";
import { groupsOf } from "./groups";
import type { ProvidersInUse } from "./lost-providers";
import { NotTerraformError } from "./not-terraform";
import { protectionsOf } from "./protections";
import type { Attributes, Resource, Unresolved } from "./resource";
import { plannedChanges, type PlannedChange } from "./planned-change";
import { stateResources } from "./state";
import { NO_STATE_BLOCKS, type StateBlocks } from "./state-blocks";
import type { TerraformObjects } from "./terraform-object";
import { deferredChanges, isErrored, plannedResources, priorResources } from "./terraform-plan";
export { NotTerraformError } from "./not-terraform";
export type { Unresolved } from "./resource";

/** The galleries of a Terraform JSON document. */
export interface TerraformReading {
  readonly kind: TerraformKind;
  /** The galleries after an apply; for a state, those that exist. */
  readonly plans: readonly GalleryPlan[];
  /** The galleries that exist before a Terraform plan is applied. @default - not a Terraform plan */
  readonly before?: readonly GalleryPlan[];
  /** The values that could not be read, and are left out. */
  readonly unresolved: readonly Unresolved[];
  /** The protections that keep an apply from destroying before it has created. */
  readonly protections: Protections;
  /** The parts of each spec that are missing only because they could not be read. */
  readonly lost: ReadonlyMap<GallerySpec, readonly SpecPath[]>;
  /** Addresses, and what a plan decides, of what Terraform manages on either side. */
  readonly objects: TerraformObjects;
  /** The blocks of a configuration that change the state. */
  readonly blocks: StateBlocks;
  /** The providers of a configuration. @default - a state or a plan */
  readonly providers?: ProvidersInUse;
  /** True for a plan that Terraform did not finish. @default false */
  readonly isPartial?: true;
}

/**
 * Reads Terraform JSON: a configuration, or the output of `terraform show -json` for a state or a plan.
 * @param document parsed JSON
 * @throws NotTerraformError when it is something else, or has no resources of a gallery
 */
export function readTerraform(document: unknown): TerraformReading {
  const { kind, root } = documentKind(document);
  switch (kind) {
    case "configuration":
      return readConfigurations([root]);
    case "state":
      return reading(kind, stateResources(root), [], NO_STATE_BLOCKS);
    case "plan":
      return readPlan(root);
  }
}

function readPlan(root: Attributes): TerraformReading {
  const changes = plannedChanges(root);
  const resources = plannedResources(root, changes);
  const known = deferredChanges(root);
  const isForgotten = ({ address }: Pick<Resource, "address">): boolean => changes.get(address)?.end === "forgotten";
  const after = assembleAll(resources, "plan", known, isForgotten);
  const before = assembleAll(priorResources(root), "plan", []);
  if (after.plans.length === 0 && before.plans.length === 0) {
    const reason = nothingRead("plan", resources, known, after);
    throw isErrored(root) ? new NotTerraformError(`${reason.message}${PARTIAL}`, reason.isOfOthers) : reason;
  }
  return {
    kind: "plan",
    plans: after.plans,
    before: before.plans,
    unresolved: after.unresolved,
    protections: protectionsOf(resources, "plan"),
    lost: new Map([...before.lost, ...after.lost]),
    objects: objectsOf([...before.addresses, ...after.addresses], changes),
    blocks: NO_STATE_BLOCKS,
    ...(isErrored(root) && { isPartial: true }),
  };
}

const PARTIAL = "; it is partial, since Terraform stopped with an error";

/** Reads the files of one configuration together. @throws NotTerraformError as readTerraform does */
export function readConfigurations(documents: readonly unknown[]): TerraformReading {
  const files = documents.map((document) => configurationFile(documentKind(document).root));
  const { resources, unresolved, blocks, unreadBlocks, providers } = readConfiguration(files);
  const read = reading("configuration", resources, unresolved, blocks);
  return { ...read, providers, unresolved: [...read.unresolved, ...unreadBlocks] };
}

function reading(
  kind: TerraformKind,
  resources: readonly Resource[],
  known: readonly Unresolved[],
  blocks: StateBlocks,
): TerraformReading {
  const { plans, unresolved, lost, addresses } = assembleAll(resources, kind, known);
  if (plans.length === 0) throw nothingRead(kind, resources, known, { unresolved });
  const objects = objectsOf([...addresses], new Map());
  return { kind, plans, unresolved, protections: protectionsOf(resources, kind), lost, objects, blocks };
}

/** Deposed objects have addresses of their own; a state that is older than a move still has the address before it. */
function objectsOf(
  addresses: readonly (readonly [part: object, address: string])[],
  changes: ReadonlyMap<string, PlannedChange>,
): TerraformObjects {
  const moved = new Map([...changes.values()].map((change) => [change.previousAddress, change]));
  return new Map(
    addresses.map(([part, address]) => {
      const planned = changes.get(address) ?? moved.get(address);
      return [part, { address, ...(planned && { planned }) }];
    }),
  );
}

interface AssembledAll extends Pick<TerraformReading, "plans" | "unresolved" | "lost"> {
  readonly addresses: ReadonlyMap<object, string>;
}

/** Builds the plans of all galleries. `known` holds what is already known to be unresolved. */
function assembleAll(
  resources: readonly Resource[],
  kind: TerraformKind,
  known: readonly Unresolved[],
  isForgotten: (resource: Resource) => boolean = () => false,
): AssembledAll {
  const unresolved = [...known];
  const found: ParsedObject[] = [];
  const forgotten = new Set<ParsedObject>();
  let isWhole = known.length === 0;
  for (const resource of resources) {
    const noted = unresolved.length;
    const item = translate(resource, unresolved);
    if (item && isForgotten(resource)) forgotten.add(item);
    else if (item) found.push(item);
    else if (unresolved.slice(noted).some(({ isWritten }) => !isWritten)) isWhole = false;
  }
  const assembled = groupsOf([...found, ...forgotten], unresolved, forgotten).map((group) =>
    assemble(group, kind, isWhole),
  );
  return {
    plans: assembled.map(({ plan }) => plan),
    unresolved,
    lost: new Map(assembled.map(({ plan, lost }) => [plan.spec, lost])),
    addresses: new Map(assembled.flatMap(({ addresses }) => [...addresses])),
  };
}

/** The readers of all providers, by resource type. */
const TRANSLATORS = new Map<string, (resource: Resource, unresolved: Unresolved[]) => ParsedObject | undefined>(
  Object.entries({ ...AZURERM, ...AZAPI, ...ACCESS }),
);

function translate(resource: Resource, unresolved: Unresolved[]): ParsedObject | undefined {
  const translator = TRANSLATORS.get(resource.type);
  if (!translator || isOfAnotherService(resource)) return undefined;
  if (Object.hasOwn(ACCESS, resource.type)) return repeatedBy(resource) ? undefined : translator(resource, unresolved);
  const repeated = repeatedBy(resource);
  if (repeated === undefined) {
    const item = translator(resource, unresolved);
    return item && resource.isOverwriting ? { ...item, isOverwriting: true } : item;
  }
  unresolved.push({
    address: resource.address,
    attribute: repeated,
    found: shownExpression(resource.attributes[repeated]),
  });
  return undefined;
}

/** Returns the argument by which a block of a configuration makes several resources. */
function repeatedBy({ attributes }: Resource): string | undefined {
  return ["count", "for_each"].find((key) => Object.hasOwn(attributes, key));
}

function shownExpression(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "several instances";
}

const WORDS: Readonly<Record<TerraformKind, string>> = {
  configuration: "this Terraform JSON",
  state: "this Terraform state",
  plan: "this Terraform plan",
};

/** Bounds the length of an expression in a message. */
const MOST_CHARACTERS = 80;

/**
 * Returns the error for a document without readable galleries: it has other resources, or expressions and modules hide
 * them.
 */
function nothingRead(
  kind: TerraformKind,
  resources: readonly Resource[],
  known: readonly Unresolved[],
  { unresolved }: Pick<TerraformReading, "unresolved">,
): NotTerraformError {
  const hidden = unresolved[known.length];
  if (hidden) {
    const { address, attribute, found } = hidden;
    const reason = `${attribute} of ${address} is ${found.slice(0, MOST_CHARACTERS)}`;
    const message = `no gallery resource of ${WORDS[kind]} can be read: ${reason}`;
    const areWritten = unresolved.every(({ isWritten }) => isWritten);
    return areWritten
      ? new NotTerraformError(message, true, unresolved)
      : new NotTerraformError(`${message}${adviceFor(kind)}`);
  }
  const [first, [module]] = [resources[0], known];
  const count = resources.length === 1 ? "" : `${resources.length} others, such as `;
  const others = first ? `, only ${count}${first.address}` : "";
  const inside = module ? `; what ${module.address} holds is not read${adviceFor(kind)}` : "";
  return new NotTerraformError(`${WORDS[kind]} has no gallery resources${others}${inside}`, true);
}

function adviceFor(kind: TerraformKind): string {
  return kind === "configuration" ? "; give what terraform show -json prints of a plan" : "";
}
