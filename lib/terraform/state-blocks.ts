import { own } from "../text/order";
import { blocksOf, type Attributes, type Unresolved } from "./resource";

/** The blocks of a configuration that change the state: `moved`, `removed` and `import`. */
export interface StateBlocks {
  /** New addresses of resources and modules, by the old ones. */
  readonly moved: ReadonlyMap<string, string>;
  /** Addresses of resources and modules that leave the state, and stay in Azure. */
  readonly forgotten: ReadonlySet<string>;
  /** Addresses of resources that exist already, and enter the state. */
  readonly imported: ReadonlySet<string>;
}

export const NO_STATE_BLOCKS: StateBlocks = { moved: new Map(), forgotten: new Set(), imported: new Set() };

/** Reads the blocks of all files of a configuration. */
export function stateBlocks(files: readonly Attributes[]): StateBlocks {
  const blocks = (kind: string): Attributes[] => files.flatMap((file) => blocksOf(own(file, kind)));
  const moves = blocks("moved").map((block) => [addressIn(block, "from"), addressIn(block, "to")] as const);
  const kept = blocks("removed").filter((block) =>
    blocksOf(own(block, "lifecycle")).some((lifecycle) => own(lifecycle, "destroy") === false),
  );
  return {
    moved: new Map(moves.filter(([from, to]) => from !== "" && to !== "")),
    forgotten: new Set(kept.map((block) => addressIn(block, "from"))),
    imported: new Set(
      blocks("import")
        .filter((block) => !Object.hasOwn(block, "for_each"))
        .map((block) => addressIn(block, "to")),
    ),
  };
}

/** The addresses of resources that a gallery may have. */
const OF_GALLERIES = /(?:^|\.)(?:azurerm_shared_image|azapi_)\w*\./;

/** Returns the imports of several instances of a gallery's resources as unresolved: Terraform alone knows these. */
export function unreadImports(files: readonly Attributes[]): Unresolved[] {
  return files
    .flatMap((file) => blocksOf(own(file, "import")))
    .filter((block) => Object.hasOwn(block, "for_each") && OF_GALLERIES.test(addressIn(block, "to")))
    .map((block) => {
      const given = own(block, "for_each");
      return {
        address: `the import of ${addressIn(block, "to").replace(/\[.*\]$/s, "")}`,
        attribute: "for_each",
        found: typeof given === "string" ? given : "several instances",
      };
    });
}

/** Returns the blocks of several configurations together. */
export function joinedBlocks(all: readonly StateBlocks[]): StateBlocks {
  return {
    moved: new Map(all.flatMap(({ moved }) => [...moved])),
    forgotten: new Set(all.flatMap(({ forgotten }) => [...forgotten])),
    imported: new Set(all.flatMap(({ imported }) => [...imported])),
  };
}

/** Moves that lead to moves; a configuration is not endless. */
const MAX_MOVES = 50;

/** Returns the address that `moved` blocks give a resource: itself, the block that it is of, or its module is moved. */
export function movedAddress({ moved }: StateBlocks, address: string): string {
  let current = address;
  for (let step = 0; moved.size > 0 && step < MAX_MOVES; step++) {
    const from = containers(current).find((each) => moved.has(each));
    if (from === undefined) return current;
    current = `${moved.get(from) as string}${current.slice(from.length)}`;
  }
  return current;
}

/** Reports whether a resource is to be forgotten, itself or with its module. */
export function isForgotten({ forgotten }: StateBlocks, address: string): boolean {
  return forgotten.size > 0 && containers(address).some((each) => forgotten.has(each));
}

/** Reports whether a resource is to be imported. */
export function isImported({ imported }: StateBlocks, address: string): boolean {
  return imported.has(address);
}

/** An address, its block and its modules, the narrowest first. Keys of instances may hold dots and brackets. */
function containers(address: string): string[] {
  const steps = [...address.matchAll(/\.?[^.[\]]+|\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g)];
  return steps.map(({ 0: step, index }) => address.slice(0, index + step.length)).reverse();
}

/** References stand in a template where the file is of the old style. */
function addressIn(block: Attributes, key: string): string {
  const value = own(block, key);
  return typeof value === "string" ? value.replace(/^\$\{(.*)\}$/, "$1").trim() : "";
}
