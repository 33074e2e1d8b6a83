import { randomBytes } from "node:crypto";
import { chmod, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/**
 * Replaces the content of a file at once: writes the text beside it and renames that file. A reader never sees half of
 * the text. A symbolic link and the file's mode stay.
 * @throws the system's errors
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const target = await realpath(file);
  const { mode } = await stat(target);
  await writeAtOnce(target, text, mode & 0o7777);
}

/**
 * Writes a text beside a file, which need not exist, and renames it to the file.
 * @throws the system's errors
 */
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

/** Writes a file to the disk. A rename before that could leave an empty file after a crash. */
async function writeSynced(file: string, text: string): Promise<void> {
  const handle = await open(file, "wx", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
