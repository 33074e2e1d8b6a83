import type { SpecOrigin } from "../lib/spec/finding";
import { parseSpec, UnreadableSpecError, type ParsedSpec } from "../lib/parse/parse-spec";
import { specOrigins } from "../lib/plan/origins";
import { plansOf, type GalleryPlan } from "../lib/plan/plan";
import { OUR_PROTECTIONS, type Protections } from "../lib/plan/protections";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import { weakest } from "../lib/terraform/protections";
import {
  NotTerraformError,
  readConfigurations,
  readTerraform,
  type TerraformReading,
  type Unresolved,
} from "../lib/terraform/read-terraform";
import { originsOf, type ReadFiles } from "../lib/terraform/origins";
import { resourcePlaces, type ResourcePlaces } from "../lib/terraform/resource-places";
import type { ProvidersInUse } from "../lib/terraform/lost-providers";
import { joinedBlocks, NO_STATE_BLOCKS, type StateBlocks } from "../lib/terraform/state-blocks";
import type { TerraformObject, TerraformObjects } from "../lib/terraform/terraform-object";
import type { NotCarried } from "../lib/import/not-carried";
import { readArm } from "../lib/import/read-arm";
import type { Azure } from "./azure/azure";
import { isResourceId, resourcesOf } from "./azure/gallery";
import { configurationsIn, isDirectory } from "./directory";
import { isSpecDocument, JsonFault, parseJson } from "./json";
import { refuseNonMapping } from "./non-mapping";
import { MAX_BYTES, shownName, textOf, TOO_LARGE } from "./read";
import { Refusal } from "./refusal";
import { readScripts } from "./script-files";
import type { Stdio } from "./stdio";

/** The content of one file of the command line: a gallery.yaml, Terraform JSON, or a gallery that is read from Azure. */
export interface Input {
  /** The file's name in messages. */
  readonly name: string;
  readonly kind: "spec" | "azure" | TerraformReading["kind"];
  /** The spec of a gallery.yaml or gallery.json. */
  readonly spec?: ParsedSpec;
  /** The text of a gallery.yaml or gallery.json. */
  readonly text?: string;
  /** The plans of the galleries: as they will be, or in a Terraform state as they are. */
  readonly plans: readonly GalleryPlan[];
  /** The galleries as they are now. Only a Terraform plan has them. */
  readonly before?: readonly GalleryPlan[];
  /** The settings by which an apply puts the new in place before it takes the old away. */
  readonly protections: Protections;
  readonly unresolved: readonly UnresolvedInFile[];
  readonly origins: ReadonlyMap<GallerySpec, SpecOrigin>;
  /** The objects of either side, as Terraform knows them. */
  readonly objects: TerraformObjects;
  /** The blocks of its configurations that change the state. */
  readonly blocks: StateBlocks;
  /** The same, by the stack that they stand in. */
  readonly stacks: ReadonlyMap<string, StateBlocks>;
  /** The providers of each configuration, by the name of its file below the input. @default - it has none */
  readonly providers?: ReadonlyMap<string, ProvidersInUse>;
  /** The settings in Azure that a specification does not have. @default - it is a file */
  readonly notCarried?: readonly NotCarried[];
  /** Reports whether it is a Terraform plan that was not finished. @default false */
  readonly isPartial?: true;
}

export interface UnresolvedInFile extends Unresolved {
  readonly file: string;
}

/**
 * Reads a file, a directory, standard input, or a gallery in Azure by its id.
 * @throws Refusal when it cannot be read
 */
export async function readInput(file: string, azure: Azure, stdio: Stdio): Promise<Input> {
  const name = shownName(file);
  stdio.progress.stage(`reading ${name}`);
  if (isResourceId(file)) return azureInput(file, azure, stdio);
  if (await isDirectory(file)) return directoryInput(file, stdio);
  const { text, terraform } = await contentOf(file, name, stdio);
  if (terraform === undefined) return specInput(text, file, stdio);
  const { document, places } = terraform;
  return terraformInput(name, [{ name, reading: translated(name, () => readTerraform(document)), places: [places] }]);
}

/** The text of a gallery.yaml or gallery.json, or any other JSON. */
type Content =
  { readonly text: string; readonly terraform?: undefined } | { readonly text?: undefined; readonly terraform: Json };

/** The document of a JSON file, and the places of the resources in it. */
interface Json {
  readonly document: unknown;
  readonly places: ResourcePlaces;
}

/** Reads a file. The text of Terraform JSON is released before its document is read, since both may be large. */
async function contentOf(file: string, name: string, stdio: Stdio): Promise<Content> {
  const text = await textOf(file, stdio);
  stdio.progress.expect(text.length);
  const json = parseJson(text);
  if (json instanceof JsonFault) throw new Refusal([json.of(name)]);
  if (json !== undefined && !isSpecDocument(json))
    return { terraform: { document: json, places: resourcePlaces(text, name) } };
  if (text.length > MAX_BYTES) throw new Refusal([`cannot read ${name}: ${TOO_LARGE}`]);
  return { text };
}

/**
 * Reads the text of a gallery.yaml or gallery.json.
 * @throws Refusal when it cannot be read
 */
export async function specInput(text: string, file: string, stdio: Stdio): Promise<Input> {
  const name = shownName(file);
  try {
    const parsed = parseSpec(text, name);
    refuseNonMapping(parsed);
    const spec = await readScripts(parsed, file);
    stdio.progress.stage("planning");
    const plans = plansOf(spec.spec);
    return {
      name,
      kind: "spec",
      spec,
      text,
      plans,
      protections: OUR_PROTECTIONS,
      unresolved: [],
      origins: specOrigins(plans, spec),
      objects: new Map(),
      blocks: NO_STATE_BLOCKS,
      stacks: new Map(),
    };
  } catch (error) {
    throw error instanceof UnreadableSpecError ? new Refusal([error.message]) : error;
  }
}

/** Reads a gallery in Azure. Nothing of it is wanted yet: it is there, as in a state. */
async function azureInput(id: string, azure: Azure, stdio: Stdio): Promise<Input> {
  const { plans, unresolved, notCarried } = readArm(await resourcesOf(id, azure, stdio), "not shared");
  return {
    name: id,
    kind: "azure",
    plans,
    notCarried,
    protections: OUR_PROTECTIONS,
    unresolved: unresolved.map((each) => ({ file: id, ...each })),
    origins: new Map(),
    objects: new Map(),
    blocks: NO_STATE_BLOCKS,
    stacks: new Map(),
  };
}

/** Reads the configurations of a directory that concern galleries. An app may have other stacks too. */
async function directoryInput(directory: string, stdio: Stdio): Promise<Input> {
  const readings: ReadingOfFiles[] = [];
  const others: NotTerraformError[] = [];
  const unread: UnresolvedInFile[] = [];
  for (const { name, stack, files, notRead } of await configurationsIn(directory)) {
    const read: Json[] = [];
    for (const file of files) read.push(await documentOf(file, stdio));
    const documents = read.map(({ document }) => document);
    try {
      const reading = translated(name, () => readConfigurations(documents));
      readings.push({ name, reading, places: read.map(({ places }) => places), ...(stack !== undefined && { stack }) });
      unread.push(...notRead.map((address) => ({ file: name, address, attribute: "resource", found: "HCL" })));
    } catch (error) {
      if (!(error instanceof Refusal && error.cause instanceof NotTerraformError && error.cause.isOfOthers))
        throw error;
      others.push(error.cause);
      unread.push(...error.cause.unresolved.map((each) => ({ file: name, ...each })));
    }
  }
  const [first] = others;
  if (readings.length === 0 && first) throw new Refusal([`${directory}: ${first.message}`]);
  const input = terraformInput(directory, readings);
  return { ...input, unresolved: [...input.unresolved, ...unread] };
}

async function documentOf(file: string, stdio: Stdio): Promise<Json> {
  const text = await textOf(file, stdio);
  stdio.progress.expect(text.length);
  const json = parseJson(text, true);
  if (json instanceof JsonFault) throw new Refusal([json.of(file)]);
  return { document: json, places: resourcePlaces(text, file) };
}

function translated(name: string, read: () => TerraformReading): TerraformReading {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof NotTerraformError)) throw error;
    const refusal = new Refusal([`${name}: ${error.message}`]);
    refusal.cause = error;
    throw refusal;
  }
}

/** A reading, the name of its file or directory, and the places of the resources in each of its files. */
interface ReadingOfFiles extends ReadFiles {
  readonly reading: TerraformReading;
  /** The stack of an app that it is of. @default - none */
  readonly stack?: string;
}

function terraformInput(name: string, all: readonly ReadingOfFiles[]): Input {
  const readings = all.map(({ reading }) => reading);
  const before = readings.flatMap((reading) => reading.before ?? []);
  return {
    name,
    kind: readings[0]?.kind ?? "configuration",
    plans: readings.flatMap(({ plans }) => plans),
    ...(readings.some((reading) => reading.before) && { before }),
    protections: weakest(readings.map(({ protections }) => protections)),
    unresolved: all.flatMap(({ name: file, reading }) => reading.unresolved.map((each) => ({ file, ...each }))),
    origins: new Map(all.flatMap(({ reading, ...files }) => [...originsOf(reading, files)])),
    objects: new Map(all.flatMap(objectsOf)),
    blocks: joinedBlocks(readings.map(({ blocks }) => blocks)),
    stacks: new Map(
      all.flatMap(({ stack, reading }) => (stack === undefined ? [] : [[stack, reading.blocks] as const])),
    ),
    providers: new Map(
      all.flatMap(({ name: file, reading: { providers } }) =>
        providers ? [[file.replace(name, ""), providers] as const] : [],
      ),
    ),
    ...(readings.some(({ isPartial }) => isPartial) && { isPartial: true }),
  };
}

/** Returns the objects of a reading, with the stack that their addresses are of. */
function objectsOf({ reading, stack }: ReadingOfFiles): [object, TerraformObject][] {
  return [...reading.objects].map(([part, object]) => [part, stack === undefined ? object : { ...object, stack }]);
}
