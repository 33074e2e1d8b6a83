import { randomBytes } from "node:crypto";
import { chmod, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Replaces what a file holds, all at once: the text is written beside it and then takes its place, so that nobody ever
 * sees half of it. A symbolic link stays one; the file's mode stays. Throws the system's errors.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const target = await realpath(file);
  const { mode } = await stat(target);
  await writeAtOnce(target, text, mode & 0o7777);
}

/** Writes beside a file that may not be there yet, and then takes its place. Throws the system's errors. */
export async function writeAtOnce(target: string, text: string, mode: number): Promise<void> {
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString("hex")}`);
  try {
    await writeSynced(beside, text);
    await chmod(beside, mode);
    await rename(beside, target);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** On disk before it takes the other's place, or a crash could leave an empty file. */
async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
