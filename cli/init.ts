import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { printable } from "../lib/text/printable";
import { firstFew } from "../lib/text/wording";
import { shownName } from "./read";
import { EXIT, Refusal } from "./refusal";
import { nextSteps } from "./starter/next-steps";
import { GALLERY_FILE, STARTER_FILES } from "./starter/files";
import { GALLERY_YAML } from "./starter/gallery-yaml";
import type { StarterChoice } from "./starter/starter-file";
import type { Stdio } from "./stdio";
import { existing, writeNew, type NewFile } from "./write-new";

/** What `gallerist init` may be asked for. */
export type InitOptions = StarterChoice;

/**
 * Runs `gallerist init`: writes a gallery.yaml to begin with, or what is asked for around one that may exist already. It
 * never changes a file that exists.
 */
export async function init(directory: string, choice: InitOptions, stdio: Stdio): Promise<number> {
  if (choice.cdktf && choice.cdktn) throw new Refusal(["--cdktf and --cdktn exclude each other; choose one"]);
  await refuseFileName(directory);
  await refuseOtherName(directory);
  const { kept, written } = await filesOf(directory, choice);
  const there = await existing(written.map(({ path }) => path));
  if (there.length > 0) {
    throw new Refusal([
      `${firstFew(there, there.length)} exist${there.length === 1 ? "s" : ""}, and nothing was written; move ${there.length === 1 ? "it" : "them"} away first`,
    ]);
  }
  for (const path of kept) stdio.stderr.write(`kept ${printable(path)}\n`);
  await writeNew(written, stdio);
  for (const next of nextSteps(directory, choice)) stdio.stderr.write(`next: ${printable(next)}\n`);
  return EXIT.fine;
}

/** Refuses the name of a file, which other verbs take: a folder of that name would only be in the way. */
async function refuseFileName(directory: string): Promise<void> {
  if (!/\.(ya?ml|json)$/i.test(directory) || (await existing([directory])).length > 0) return;
  throw new Refusal([`init takes a folder, and writes ${GALLERY_FILE} into it; ${shownName(directory)} names a file`]);
}

/** The other names of a gallery that there may be already. */
const OTHER_NAMES = ["gallery.yml", "gallery.json"];

/** Refuses a folder whose gallery has another name: what is written would be about an example beside it. */
async function refuseOtherName(directory: string): Promise<void> {
  const [other] = await existing(OTHER_NAMES.map((name) => join(directory, name)));
  if (other === undefined || (await existing([join(directory, GALLERY_FILE)])).length > 0) return;
  throw new Refusal([
    `${shownName(other)} exists; all that init writes is about ${GALLERY_FILE}: rename it, JSON is YAML too`,
  ]);
}

interface ChosenFiles {
  /** The paths of files that exist and stay as they are. */
  readonly kept: readonly string[];
  readonly written: readonly NewFile[];
}

/** Returns the files that a choice asks for. One that has the text that would be written already is kept. */
async function filesOf(directory: string, choice: StarterChoice): Promise<ChosenFiles> {
  const kept: string[] = [];
  const written: NewFile[] = [];
  const gallery = (await textOf(join(directory, GALLERY_FILE))) ?? GALLERY_YAML;
  for (const file of STARTER_FILES) {
    const text = file.text(choice, gallery);
    const path = join(directory, file.path);
    if (text === undefined) continue;
    const there = await textOf(path);
    if (there !== undefined && (there === text || file.keptIf?.(choice))) kept.push(path);
    else written.push({ path, text });
  }
  return { kept, written };
}

/** Returns the text of a file, or undefined if there is no file that can be read. */
async function textOf(path: string): Promise<string | undefined> {
  return readFile(path, "utf8").catch(() => undefined);
}
