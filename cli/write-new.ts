import { lstat, mkdir, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { printable } from "../lib/text/printable";
import { firstFew } from "../lib/text/wording";
import { shownName } from "./read";
import { Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { cannotWrite } from "./write-file";

/** A file that is written only if no file has its name. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/** Refuses files that exist, so that nobody's work is lost. Refuses one name given twice. */
export async function refuseExisting(paths: readonly string[]): Promise<void> {
  if (new Set(paths.map((path) => resolve(path))).size < paths.length) {
    throw new Refusal([`${shownName(paths[0] ?? "")} is to hold two files; give each a name of its own`]);
  }
  const there = await existing(paths);
  if (there.length === 0) return;
  const exist = there.length === 1 ? "exists" : "exist";
  throw new Refusal([`${firstFew(there)} ${exist}; choose another name, or move it away`]);
}

/** Returns the paths that exist. A symbolic link is there even where it leads to nothing. */
export async function existing(paths: readonly string[]): Promise<string[]> {
  const isThere = await Promise.all(paths.map((path) => lstat(path).then(() => true, isPresent)));
  return paths.filter((_, index) => isThere[index]);
}

/** Reports whether a path exists, from the error of looking at it. A path that may not be looked at exists. */
function isPresent({ code }: NodeJS.ErrnoException): boolean {
  return code !== "ENOENT" && code !== "ENOTDIR";
}

/** Writes the files and their missing directories. Writes no file when a directory cannot be made. */
export async function writeNew(files: readonly NewFile[], stdio: Stdio): Promise<void> {
  for (const { path } of files) {
    const directory = dirname(path);
    await mkdir(directory, { recursive: true }).catch((error: unknown) => {
      throw cannotWrite(directory, error);
    });
  }
  for (const { path, text } of files) {
    await writeFile(path, text, { flag: "wx" }).catch((error: unknown) => {
      throw cannotWrite(path, error);
    });
    stdio.stderr.write(`wrote ${printable(path)}\n`);
  }
}
