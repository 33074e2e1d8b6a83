import type { SpecPath } from "../finding";
import type { GalleryPlan } from "../plan";
import type { Protections } from "../replay";
import type { GallerySpec } from "../spec";
import { assemble } from "./assemble";
import { AZAPI } from "./azapi";
import { AZURERM } from "./azurerm";
import { configurationFile, readConfiguration } from "./configuration";
import { documentKind, type TerraformKind } from "./document-kind";
import type { Found } from "./found";
import { groupsOf } from "./groups";
import { NotTerraformError } from "./not-terraform";
import { protectionsOf } from "./protections";
import type { Resource, Unresolved } from "./resource";
import { stateResources } from "./state";
import { deferredChanges, plannedResources, priorResources } from "./terraform-plan";
export { NotTerraformError } from "./not-terraform";
export type { Unresolved } from "./resource";

/** What Terraform JSON says of galleries: as it is there, or as it will be. */
export interface TerraformReading {
  readonly kind: TerraformKind;
  /** What will be there, or in a state what is. */
  readonly plans: readonly GalleryPlan[];
  /** Of a Terraform plan only: what is there now. */
  readonly before?: readonly GalleryPlan[];
  /** What could not be read, and is left out. */
  readonly unresolved: readonly Unresolved[];
  /** What keeps its apply from taking away before it has put in place. */
  readonly protections: Protections;
  /** Parts of each spec that are missing only because they could not be read. */
  readonly lost: ReadonlyMap<GallerySpec, readonly SpecPath[]>;
}

/**
 * Reads Terraform JSON: a configuration, or what `terraform show -json` prints of a state or a plan.
 * @param document parsed JSON
 * @throws NotTerraformError with words for people, when it is something else, or has nothing of a gallery
 */
export function readTerraform(document: unknown): TerraformReading {
  const { kind, root } = documentKind(document);
  switch (kind) {
    case "configuration":
      return readConfigurations([root]);
    case "state":
      return reading(kind, stateResources(root), []);
    case "plan": {
      const after = plannedResources(root);
      const unresolved = deferredChanges(root);
      const before = assembleAll(priorResources(root), kind, []);
      const planned = assembleAll(after, kind, unresolved);
      if (before.plans.length === 0 && planned.plans.length === 0) throw nothingOfGalleries(kind, after);
      return {
        kind,
        plans: planned.plans,
        before: before.plans,
        unresolved,
        protections: protectionsOf(after, kind),
        lost: new Map([...before.lost, ...planned.lost]),
      };
    }
  }
}

/** Reads the files of one configuration together. @throws NotTerraformError as readTerraform does */
export function readConfigurations(documents: readonly unknown[]): TerraformReading {
  const files = documents.map((document) => configurationFile(documentKind(document).root));
  const { resources, unresolved } = readConfiguration(files);
  return reading("configuration", resources, unresolved);
}

function reading(kind: TerraformKind, resources: readonly Resource[], known: readonly Unresolved[]): TerraformReading {
  const unresolved = [...known];
  const { plans, lost } = assembleAll(resources, kind, unresolved);
  if (plans.length === 0 && unresolved.length === known.length) throw nothingOfGalleries(kind, resources, known);
  return { kind, plans, unresolved, protections: protectionsOf(resources, kind), lost };
}

interface AssembledAll {
  readonly plans: readonly GalleryPlan[];
  readonly lost: ReadonlyMap<GallerySpec, readonly SpecPath[]>;
}

function assembleAll(resources: readonly Resource[], kind: TerraformKind, unresolved: Unresolved[]): AssembledAll {
  const found = resources.flatMap((resource) => translate(resource, unresolved) ?? []);
  const assembled = groupsOf(found, unresolved).map((group) => assemble(group, kind));
  return {
    plans: assembled.map(({ plan }) => plan),
    lost: new Map(assembled.map(({ plan, lost }) => [plan.spec, lost])),
  };
}

/** Translators of all providers, by resource type. */
const TRANSLATORS = new Map<string, (resource: Resource, unresolved: Unresolved[]) => Found | undefined>(
  Object.entries({ ...AZURERM, ...AZAPI }),
);

function translate(resource: Resource, unresolved: Unresolved[]): Found | undefined {
  const translator = TRANSLATORS.get(resource.type);
  if (!translator) return undefined;
  const repeated = ["count", "for_each"].find((key) => Object.hasOwn(resource.attributes, key));
  if (repeated === undefined) return translator(resource, unresolved);
  unresolved.push({
    address: resource.address,
    attribute: repeated,
    found: shownExpression(resource.attributes[repeated]),
  });
  return undefined;
}

function shownExpression(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "several instances";
}

const WORDS: Readonly<Record<TerraformKind, string>> = {
  configuration: "this Terraform JSON",
  state: "this Terraform state",
  plan: "this Terraform plan",
};

function nothingOfGalleries(
  kind: TerraformKind,
  resources: readonly Resource[],
  unresolved: readonly Unresolved[] = [],
): NotTerraformError {
  const [first] = resources;
  const others = first
    ? `, only ${resources.length === 1 ? "" : `${resources.length} others, such as `}${first.address}`
    : "";
  const [module] = unresolved;
  const advice = module
    ? `; what ${module.address} holds only a plan shows: give the output of terraform show -json`
    : "";
  return new NotTerraformError(`${WORDS[kind]} has no gallery resources${others}${advice}`, true);
}
