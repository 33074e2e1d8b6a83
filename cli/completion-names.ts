import { homedir } from "node:os";
import { parseSpec } from "../lib/parse/parse-spec";
import { ITEM_SECTIONS, itemsOf } from "../lib/spec/item-kind";
import { newestFirst } from "../lib/spec/version-number";
import { editedItem } from "./edited-item";
import { ITEM_KINDS } from "./item-argument";
import { readText, STANDARD_INPUT } from "./read";
import { EXIT } from "./refusal";
import type { Stdio } from "./stdio";

/** A name that no shell takes for anything else. Azure has no other names. */
const PLAIN = /^[\w.-]+(\/[\w.-]+)?$/;

/**
 * Runs `gallerist completion-names` for the scripts of `gallerist completion`: writes the names of the images and
 * applications of a file, or the versions of one, newest first. It writes nothing of a file that cannot be read.
 * @param file as it is typed: shells that complete do not put the home directory in place of `~`
 */
export async function completionNames(file: string, item: string | undefined, stdio: Stdio): Promise<number> {
  try {
    const names = await namesIn(file, item, stdio);
    stdio.stdout.write(
      names
        .filter((name) => PLAIN.test(name))
        .map((name) => `${name}\n`)
        .join(""),
    );
  } catch {
    // Half a command line is no place for messages.
  }
  stdio.progress.clear();
  return EXIT.fine;
}

async function namesIn(typed: string, item: string | undefined, stdio: Stdio): Promise<readonly string[]> {
  // The terminal would be read, and the shell would wait for it.
  if (typed === STANDARD_INPUT) return [];
  const file = typed.replace(/^~(?=\/)/, homedir());
  const { spec } = parseSpec(await readText(file, stdio), file);
  if (item !== undefined) return newestFirst(Object.keys(editedItem(spec, item).spec.versions ?? {}));
  const { images = {}, applications = {} } = spec;
  const isShared = (name: string) => Object.hasOwn(images, name) && Object.hasOwn(applications, name);
  return ITEM_KINDS.flatMap((kind) =>
    Object.keys(itemsOf(spec, kind)).map((name) => (isShared(name) ? `${ITEM_SECTIONS[kind]}/${name}` : name)),
  );
}
