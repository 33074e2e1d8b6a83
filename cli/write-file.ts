import { stat } from "node:fs/promises";
import { types } from "node:util";
import { shownName, STANDARD_INPUT } from "./read";
import { Refusal } from "./refusal";
import { replaceFile, writeAtOnce } from "./replace-file";

/** Any of the bits by which somebody may write a file. */
const WRITABLE = 0o222;

/**
 * Writes a file whole or not at all: a reader sees the old text or the new one.
 * @throws Refusal for a path that is not a plain file, and for a file that nobody may write
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    if (await isThere(file)) {
      await refuseReadOnly(file);
      await replaceFile(file, text);
    } else await writeAtOnce(file, text, 0o666 & ~process.umask());
  } catch (error) {
    throw cannotWrite(file, error);
  }
}

/** Refuses a file that nobody may write. A file is replaced by its new text, which its mode would not prevent. */
export async function refuseReadOnly(file: string): Promise<void> {
  const { mode } = await stat(file);
  if ((mode & WRITABLE) === 0) throw new Refusal([`cannot write to ${shownName(file)}: it is read-only`]);
}

/** Refuses an output that is also an input: the user has mistaken one for the other. */
export async function refuseOverwriting(output: string, read: readonly string[]): Promise<void> {
  const target = await identityOf(output);
  for (const file of read) {
    if (target === undefined || file === STANDARD_INPUT || target !== (await identityOf(file))) continue;
    throw new Refusal([`cannot write to ${shownName(output)}: it is read, too; name another file`]);
  }
}

/** Refuses two names of one file that is to be changed: each would be changed as it was before the other. */
export async function refuseOneTwice(files: readonly string[]): Promise<void> {
  const names = new Map<string, string>();
  for (const file of files) {
    const identity = await identityOf(file);
    if (identity === undefined) continue;
    const other = names.get(identity);
    if (other !== undefined)
      throw new Refusal([`${shownName(other)} and ${shownName(file)} are one file; name it once`]);
    names.set(identity, file);
  }
}

/** Returns an identity that all names of a file share, or undefined for a file that does not exist. */
async function identityOf(file: string): Promise<string | undefined> {
  try {
    const { dev, ino } = await stat(file);
    return `${dev}:${ino}`;
  } catch {
    return undefined; // the reader or writer of the file reports why
  }
}

/** Returns a system error as a Refusal that names the path, and any other error unchanged. */
export function cannotWrite(path: string, error: unknown): unknown {
  if (error instanceof Refusal || !types.isNativeError(error) || !("code" in error)) return error;
  return new Refusal([`cannot write to ${shownName(path)}: ${REASONS[String(error.code)] ?? error.message}`]);
}

async function isThere(file: string): Promise<boolean> {
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) throw new Refusal([`cannot write to ${file}: it is a directory; name a file in it`]);
    if (!stats.isFile()) throw new Refusal([`cannot write to ${file}: it is not a regular file`]);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such directory",
  ENOTDIR: "a part of its path is not a directory",
  EEXIST: "it is a file, not a directory",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "permission denied",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "its name is too long",
};
