import { own } from "../text/order";
import { isOverwriting } from "../spec/overwriting";
import type { ProvidersInUse } from "./lost-providers";
import { NotTerraformError } from "./not-terraform";
import { blockAddress, blocksOf, isObject, type Attributes, type Resource, type Unresolved } from "./resource";
import { resolver, type Scope } from "./scope";
import { throughData } from "./through-data";
import { stateBlocks, unreadImports, type StateBlocks } from "./state-blocks";

/** The resources of a configuration, and the parts that keep others from being read. */
export interface Configuration {
  readonly resources: readonly Resource[];
  readonly unresolved: readonly Unresolved[];
  readonly blocks: StateBlocks;
  /** The blocks among these that could not be read. They hide no resource. */
  readonly unreadBlocks: readonly Unresolved[];
  readonly providers: ProvidersInUse;
}

/** A block with labels, such as `resource "TYPE" "NAME"`. */
interface Block {
  readonly type: string;
  readonly name: string;
  readonly body: Attributes;
}

/** Reads the files of one configuration. As in Terraform, names are shared by all files. */
export function readConfiguration(files: readonly Attributes[]): Configuration {
  const blocks = files.flatMap((file) => labelled(own(file, "resource")));
  const bodies = new Map<string, Attributes>();
  const unresolved: Unresolved[] = modulesOf(files);
  for (const { type, name, body } of blocks)
    bodies.set(`${type}.${name}`, { ...bodies.get(`${type}.${name}`), ...body });
  const locals = new Map(
    files.flatMap((file) => blocksOf(own(file, "locals"))).flatMap((block) => Object.entries(block)),
  );
  const scope: Scope = { locals, bodies };
  const resolve = resolver(scope);
  const providers = providersOf(files, resolve);
  const used = new Map<string, string>();
  const ofData = new Map(
    files
      .flatMap((file) => labelled(own(file, "data")))
      .map(({ type, name, body }) => [`data.${type}.${name}`, dependsOn(body)] as const),
  );
  const resources = [...bodies].map(([address, body]): Resource => {
    const type = address.slice(0, address.indexOf("."));
    const provider = own(body, "provider");
    used.set(address, typeof provider === "string" ? bare(provider) : type.replace(/_.*/, ""));
    return {
      address,
      type,
      block: address,
      attributes: body,
      dependsOn: throughData(dependsOn(body), ofData),
      subscription: undefined,
      ...providers.get(typeof provider === "string" ? bare(provider) : "azurerm"),
      resolve,
    };
  });
  const changing = stateBlocks(files);
  const subscriptions = [...providers].map(([reference, { subscription }]) => [reference, subscription] as const);
  return {
    resources,
    unresolved,
    blocks: changing,
    unreadBlocks: unreadImports(files),
    providers: { blocks: new Map(subscriptions), resources: used, stateBlocks: changing },
  };
}

/** Returns the blocks of one kind. Each level may be an object or a list of objects. */
function labelled(value: unknown): Block[] {
  const found: Block[] = [];
  for (const types of blocksOf(value)) {
    for (const [type, names] of Object.entries(types)) {
      for (const named of blocksOf(names)) {
        for (const [name, bodies] of Object.entries(named)) {
          for (const body of blocksOf(bodies)) if (type !== "//" && name !== "//") found.push({ type, name, body });
        }
      }
    }
  }
  return found;
}

/** Returns the module calls as unresolved: only a plan has the resources in modules. */
function modulesOf(files: readonly Attributes[]): Unresolved[] {
  const calls = files.flatMap((file) => blocksOf(own(file, "module"))).flatMap((names) => Object.entries(names));
  return calls.flatMap(([name, bodies]) =>
    blocksOf(bodies).map((body) => {
      const source = own(body, "source");
      return {
        address: `module.${name}`,
        attribute: "source",
        found: typeof source === "string" ? source : "a module",
      };
    }),
  );
}

type ProviderFacts = Pick<Resource, "subscription" | "isOverwriting">;

/** Returns the facts of provider blocks by address: `azurerm`, `azurerm.ALIAS`. */
function providersOf(files: readonly Attributes[], resolve: (value: unknown) => unknown): Map<string, ProviderFacts> {
  const facts = new Map<string, ProviderFacts>();
  for (const providers of files.flatMap((file) => blocksOf(own(file, "provider")))) {
    for (const [type, bodies] of Object.entries(providers)) {
      for (const body of blocksOf(bodies)) {
        const [alias, id] = [own(body, "alias"), resolve(own(body, "subscription_id"))];
        facts.set(typeof alias === "string" ? `${type}.${alias}` : type, {
          subscription: typeof id === "string" ? id : undefined,
          ...(isOverwriting(body) && { isOverwriting: true }),
        });
      }
    }
  }
  return facts;
}

function dependsOn(body: Attributes): string[] {
  const given = own(body, "depends_on");
  const texts = Array.isArray(given) ? given.filter((item): item is string => typeof item === "string") : [];
  return texts.map((text) => blockAddress(bare(text)));
}

/** Returns a reference without the template around it, which the old style of references has. */
function bare(reference: string): string {
  return reference.replace(/^\$\{(.*)\}$/, "$1").trim();
}

/**
 * Returns the document as a file of a configuration.
 * @throws NotTerraformError if its blocks have the wrong shape
 */
export function configurationFile(document: Attributes): Attributes {
  for (const key of ["resource", "locals", "provider", "module", "moved", "removed", "import"]) {
    const value = own(document, key);
    if (value === undefined || isObject(value) || (Array.isArray(value) && value.every(isObject))) continue;
    throw new NotTerraformError(`the \`${key}\` of this Terraform JSON is not a block; an object is expected`);
  }
  return document;
}
