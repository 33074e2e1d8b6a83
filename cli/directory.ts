import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { byCodeUnit } from "../lib/text/order";
import { STANDARD_INPUT } from "./read";
import { Refusal } from "./refusal";

/** The files that Terraform reads together. */
export interface ConfigurationFiles {
  /** The path in findings: the file if it is the only one, else the directory. */
  readonly name: string;
  /** The name of the stack of an app. @default - the directory is one configuration */
  readonly stack?: string;
  /** The Terraform JSON files, override files last. */
  readonly files: readonly string[];
  /** The files of the same configuration that are not JSON. */
  readonly notRead: readonly string[];
}

export async function isDirectory(file: string): Promise<boolean> {
  if (file === STANDARD_INPUT) return false;
  try {
    return (await stat(file)).isDirectory();
  } catch {
    return false; // the reader of the file reports why
  }
}

/** The directory of the mirrors of galleries, below that of the galleries. */
export const MIRRORS = "mirrors";

/**
 * Returns the configurations in a directory: the stacks of a `cdktf.out`, or the directory's own files as one, and those
 * of mirrors below it.
 */
export async function configurationsIn(directory: string): Promise<ConfigurationFiles[]> {
  const own = await configurationIn(directory);
  if (own) return [own, ...(await configurationsBelow(join(directory, MIRRORS)))];
  const stacks = await configurationsBelow(join(directory, "stacks"));
  if (stacks.length > 0) return stacks;
  const hcl = (await namesIn(directory)).find((name) => name.endsWith(".tf"));
  const advice =
    hcl === undefined
      ? "neither *.tf.json nor stacks/*/cdk.tf.json"
      : `only HCL such as ${hcl}; give the output of terraform show -json`;
  throw new Refusal([`cannot read ${directory}: it is a directory without Terraform JSON: ${advice}`]);
}

/** Returns the configurations in the directories below one, each known by the name of its directory. */
async function configurationsBelow(directory: string): Promise<ConfigurationFiles[]> {
  const found: ConfigurationFiles[] = [];
  for (const name of await namesIn(directory)) {
    const path = join(directory, name);
    const files = (await isDirectory(path)) ? await configurationIn(path) : undefined;
    if (files) found.push({ ...files, stack: name });
  }
  return found;
}

async function configurationIn(directory: string): Promise<ConfigurationFiles | undefined> {
  const names = await namesIn(directory);
  const json = names.filter((name) => name.endsWith(".tf.json"));
  const files = [...json.filter((name) => !isOverride(name)), ...json.filter(isOverride)];
  const [first] = files;
  if (first === undefined) return undefined;
  return {
    name: files.length === 1 ? join(directory, first) : directory,
    files: files.map((name) => join(directory, name)),
    notRead: names.filter((name) => name.endsWith(".tf")).map((name) => join(directory, name)),
  };
}

/** Reports whether Terraform merges a file into the others, attribute by attribute. */
function isOverride(name: string): boolean {
  return name === "override.tf.json" || name.endsWith("_override.tf.json");
}

/** Returns the sorted names in a directory, or none if it does not exist. Like Terraform, it skips hidden files. */
async function namesIn(directory: string): Promise<string[]> {
  try {
    const names = await readdir(directory);
    return names.filter((name) => !name.startsWith(".")).sort(byCodeUnit);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return [];
    throw new Refusal([`cannot read ${directory}: ${message}`]);
  }
}
