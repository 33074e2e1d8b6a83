import { existsSync } from "node:fs";
import { Refusal } from "./refusal";

/** The file that is read when none is named. */
const USUAL_FILE = "gallery.yaml";

/** Returns the files that `gallerist explain WORDS` reads where none is named. @throws Refusal where there is none */
export function usualFiles(words: string): string[] {
  if (existsSync(USUAL_FILE)) return [USUAL_FILE];
  throw new Refusal([`there is no ${USUAL_FILE} here; name the file: gallerist explain ${words} FILE`]);
}
