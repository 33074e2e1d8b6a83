import { mkdir, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { firstFew } from "../lib/text/wording";
import { printable } from "../lib/text/printable";
import { EXIT, Refusal } from "./refusal";
import { CDKTF_PROJECT } from "./starter/cdktf-project";
import { GALLERY_YAML } from "./starter/gallery-yaml";
import type { Stdio } from "./stdio";
import { cannotWrite } from "./write-file";
import { existing } from "./write-new";

export interface InitOptions {
  readonly cdktf?: true;
}

/**
 * Runs `gallerist init`: writes a gallery.yaml to begin with, or a CDKTF project around one that may exist already. It
 * never changes a file that exists.
 */
export async function init(directory: string, { cdktf }: InitOptions, stdio: Stdio): Promise<number> {
  const files = { "gallery.yaml": GALLERY_YAML, ...(cdktf && CDKTF_PROJECT) };
  const kept = cdktf && (await isFile(join(directory, "gallery.yaml"))) ? "gallery.yaml" : undefined;
  const paths = Object.entries(files)
    .filter(([name]) => name !== kept)
    .map(([name, text]) => ({ path: join(directory, name), text }));
  const there = await existing(paths.map(({ path }) => path));
  if (there.length > 0) {
    throw new Refusal([`${firstFew(there, there.length)} exist${there.length === 1 ? "s" : ""}; nothing was written`]);
  }
  try {
    await mkdir(directory, { recursive: true });
    for (const { path, text } of paths) await writeFile(path, text, { flag: "wx" });
  } catch (error) {
    throw cannotWrite(directory, error);
  }
  if (kept !== undefined) stdio.stderr.write(`kept ${printable(join(directory, kept))}\n`);
  for (const { path } of paths) stdio.stderr.write(`wrote ${printable(path)}\n`);
  return EXIT.fine;
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
