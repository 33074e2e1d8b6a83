import { stat } from "node:fs/promises";
import { Refusal } from "./refusal";
import { replaceFile, writeAtOnce } from "./replace-file";

/** Writes a file whole or not at all: whoever reads it meanwhile sees the old one. Refuses what is no plain file. */
export async function writeWhole(file: string, text: string): Promise<void> {
  try {
    if (await isThere(file)) await replaceFile(file, text);
    else await writeAtOnce(file, text, 0o666 & ~process.umask());
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error) || !("code" in error)) throw error;
    throw new Refusal([`cannot write to ${file}: ${REASONS[String(error.code)] ?? error.message}`]);
  }
}

async function isThere(file: string): Promise<boolean> {
  try {
    const stats = await stat(file);
    if (stats.isDirectory()) throw new Refusal([`cannot write to ${file}: it is a directory; name a file in it`]);
    if (!stats.isFile()) throw new Refusal([`cannot write to ${file}: it is no plain file; - is standard output`]);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such directory",
  ENOTDIR: "a part of its path is not a directory",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "permission denied",
  ENOSPC: "the disk is full",
  ENAMETOOLONG: "its name is too long",
};
