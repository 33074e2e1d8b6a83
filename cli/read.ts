import { createReadStream, readFileSync } from "node:fs";
import { open, stat } from "node:fs/promises";
import { Refusal } from "./refusal";
import type { Streams } from "./stdio";

/** The name of standard input among files. */
export const STANDARD_INPUT = "-";

/** The size of the largest document that is read, in bytes. */
export const MAX_BYTES = 64 * 1024 * 1024;

/**
 * The size of the largest JSON that is read, in bytes. Terraform's plan of a large gallery holds the gallery four
 * times.
 */
export const MAX_JSON_BYTES = 500 * 1024 * 1024;

export const TOO_LARGE = "it is over 64 MB; split it into several galleries";
const BINARY_PLAN = "it is a zip archive, as Terraform's plan files are; give the output of terraform show -json";
const JSON_TOO_LARGE = "it is over 500 MB";

/** Returns the name of a file in messages. */
export function shownName(file: string): string {
  if (file === "") return '""';
  return file === STANDARD_INPUT ? "<stdin>" : file;
}

/** The reason why a file cannot be read, in words for people. */
export class UnreadableFileError extends Error {}

/** Opens standard input. */
type Input = Pick<Streams, "stdin">;

/**
 * Returns the text of a file or of standard input.
 * @throws UnreadableFileError
 */
export async function readText(file: string, input: Input): Promise<string> {
  return (await readExact(file, input)).replace(MARK, "");
}

/**
 * Returns the text as `readText` does.
 * @throws Refusal that names the file
 */
export async function textOf(file: string, input: Input): Promise<string> {
  try {
    return await readText(file, input);
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    throw new Refusal([`cannot read ${shownName(file)}: ${error.message}`]);
  }
}

/** The byte order mark with which a text may begin. */
export const MARK = /^\uFEFF/;

/** Returns the text as `readText` does, with the byte order mark. */
export async function readExact(file: string, input: Input): Promise<string> {
  try {
    if (file === STANDARD_INPUT) return decode(await collect(input.stdin));
    const stats = await stat(file);
    if (stats.isDirectory()) throw new UnreadableFileError("it is a directory; name the files in it");
    return stats.isFile() ? await readWhole(file, stats.size) : decode(await collect(createReadStream(file)));
  } catch (error) {
    throw error instanceof UnreadableFileError
      ? error
      : new UnreadableFileError(reasonOf(error as NodeJS.ErrnoException));
  }
}

/**
 * Returns a file as text, read at once. Terraform's output may be large, and keeping its bytes would double the memory.
 * The bytes are read only if a character could not be decoded.
 */
async function readWhole(path: string, size: number): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
    const limit = limitOf(buffer.subarray(0, bytesRead));
    refuseOver(limit, size);
    const text = readFileSync(path, "utf8");
    refuseOver(limit, text.length);
    return text.includes(UNREADABLE) || text.slice(0, 2).includes("\0") ? decode(readFileSync(path)) : text;
  } finally {
    await file.close();
  }
}

/** The character in a text for bytes that are not UTF-8. A file may also hold it. */
const UNREADABLE = "\ufffd";

/** Reads a stream and counts its bytes on the way, since a pipe has no known size. */
async function collect(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let limit = MAX_BYTES;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    if (size === 0) limit = limitOf(chunk.subarray(0, HEAD));
    size += chunk.length;
    refuseOver(limit, size);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The number of first bytes that show whether a text is JSON. */
const HEAD = 100;

function limitOf(head: Buffer): number {
  return /^(?:\ufeff|\s)*[{[]/.test(new TextDecoder(encodingOf(head)).decode(head)) ? MAX_JSON_BYTES : MAX_BYTES;
}

function refuseOver(limit: number, size: number): void {
  if (size > limit) throw new UnreadableFileError(limit === MAX_BYTES ? TOO_LARGE : JSON_TOO_LARGE);
}

/** By its mark, or by the zero beside its first letter: PowerShell writes UTF-16 where it is asked to redirect. */
function encodingOf([first, second]: Buffer): "utf-8" | "utf-16le" | "utf-16be" {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return "utf-16le";
  return (first === 0xfe && second === 0xff) || (first === 0 && second !== 0) ? "utf-16be" : "utf-8";
}

/** Refuses to change a file that is UTF-16. Such a file is read, but what is written is UTF-8. */
export async function refuseUtf16(file: string): Promise<void> {
  // What is no regular file is refused where it would be written; a pipe that was read would be waited for.
  if (file === STANDARD_INPUT || !(await stat(file)).isFile()) return;
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    if (encodingOf(buffer.subarray(0, bytesRead)) === "utf-8") return;
  } finally {
    await handle.close();
  }
  throw new Refusal([
    `${shownName(file)} is UTF-16, which is read and not written; save it as UTF-8 to have it changed`,
  ]);
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder(encodingOf(bytes), { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const isArchive = bytes.subarray(0, 2).toString("latin1") === "PK";
    throw new UnreadableFileError(isArchive ? BINARY_PLAN : "it is not UTF-8 text");
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file",
  ENOTDIR: "a part of its path is not a directory",
  EISDIR: "it is a directory; name the files in it",
  EACCES: "permission denied",
  EPERM: "permission denied",
  ELOOP: "its path leads through too many symbolic links",
  ENAMETOOLONG: "its name is too long",
};

/** Returns the reason of an error of the file system, in words for people. */
export function reasonOf({ code, message }: NodeJS.ErrnoException): string {
  return REASONS[code ?? ""] ?? message;
}
