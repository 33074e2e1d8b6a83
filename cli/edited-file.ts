import { NotEditableError } from "../lib/parse/edit/not-editable";
import type { ReadText } from "../lib/parse/edit/add-version";
import { parseSpec, UnreadableSpecError } from "../lib/parse/parse-spec";
import { isSpecDocument, JsonFault, parseJson } from "./json";
import { refuseIds } from "./load";
import { refuseNonMapping } from "./non-mapping";
import { MARK, readExact, refuseUtf16, STANDARD_INPUT, UnreadableFileError } from "./read";
import { Refusal } from "./refusal";
import type { Stdio } from "./stdio";

/** A gallery.yaml or gallery.json that is to be changed. */
export interface EditedFile extends ReadText {
  /** Its path on the command line. */
  readonly file: string;
  /** The byte order mark of the file, if it has one. */
  readonly mark: string;
}

/** The verbs that change one version of a file. */
export type EditVerb = "release" | "promote" | "withdraw" | "restore";

/**
 * Reads the file that a verb changes.
 * @throws Refusal of what is no gallery.yaml or gallery.json
 */
export async function readEdited(file: string, verb: EditVerb, stdio: Stdio): Promise<EditedFile> {
  refuseIds([file], verb);
  if (file === STANDARD_INPUT) throw new Refusal([`${verb} changes a file; standard input cannot be changed`]);
  try {
    stdio.progress.stage(`reading ${file}`);
    const exact = await readExact(file, stdio);
    await refuseUtf16(file);
    stdio.progress.expect(exact.length);
    const text = exact.replace(MARK, "");
    refuseOthers(text, file, verb);
    const parsed = parseSpec(text, file);
    refuseNonMapping(parsed);
    return { file, mark: exact.slice(0, exact.length - text.length), text, parsed };
  } catch (error) {
    if (error instanceof UnreadableFileError) throw new Refusal([`cannot read ${file}: ${error.message}`]);
    if (error instanceof UnreadableSpecError) throw new Refusal([error.message]);
    throw error;
  }
}

/** Refuses Terraform JSON: it has versions too, but people do not write it. */
function refuseOthers(text: string, file: string, verb: EditVerb): void {
  const json = parseJson(text);
  if (json instanceof JsonFault) throw new Refusal([json.of(file)]);
  if (json === undefined || isSpecDocument(json)) return;
  throw new Refusal([`${verb} needs a gallery.yaml or gallery.json; ${file} is neither`]);
}

/** Returns what an edit gives, and refuses an edit that cannot be made without changing something else. */
export function edited({ file }: EditedFile, edit: () => ReadText): ReadText {
  try {
    return edit();
  } catch (error) {
    if (error instanceof NotEditableError) throw new Refusal([`${file}: ${error.message}`]);
    throw error;
  }
}
