import { didYouMean } from "../lib/text/nearest";
import { curePage, CURES, curesText, findCure, type Cure } from "../lib/reports/explain/cures/index";
import { pageText } from "../lib/reports/explain/page";
import { ruleEntries } from "../lib/reports/explain/rule-entries";
import { rulesText } from "../lib/reports/explain/rule-index";
import { rulePage } from "../lib/reports/explain/rule-page";
import { found } from "../lib/text/wording";
import type { AzureOptions } from "./azure/options";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";

/** The width of pages where standard output is not a terminal. */
const WIDTH = 80;

/**
 * Runs `gallerist explain`: the page of a rule or a cure, the list of all, or the reason why a version is or is not in a
 * region.
 */
export async function explain(words: readonly string[], azure: AzureOptions, stdio: Stdio): Promise<number> {
  const [id, version, region, ...files] = words;
  const cure = id === undefined ? undefined : findCure(id);
  if (cure && version !== undefined) return cureOf(cure, words.slice(1), azure, stdio);
  if (id !== undefined && version !== undefined) {
    if (region === undefined) throw new Refusal(["give a rule, or an image or application, a version and a region"]);
    const { why } = await import("./why.js");
    return why(id, version, region, files, azure, stdio);
  }
  const options = layoutOf(stdio);
  const text = id === undefined ? `${rulesText(options)}\n${curesText(options)}` : pageText(pageOf(id), options);
  stdio.stdout.write(text);
  return EXIT.fine;
}

/** Writes a cure with the address and the id of a version. */
async function cureOf(
  cure: Cure,
  [item, version, ...files]: readonly string[],
  azure: AzureOptions,
  stdio: Stdio,
): Promise<number> {
  if (item === undefined || version === undefined) {
    throw new Refusal([
      `give an image or application and a version: gallerist explain ${cure.id} IMAGE VERSION [FILE]`,
    ]);
  }
  const { curedVersion } = await import("./cured-version.js");
  const of = await curedVersion(cure, item, version, files, azure, stdio);
  stdio.stdout.write(pageText(curePage(cure, of), layoutOf(stdio)));
  return EXIT.fine;
}

function layoutOf(stdio: Stdio): ReturnType<typeof layoutFor> {
  const layout = layoutFor(stdio.stdout, stdio.env);
  return { ...layout, width: layout.width ?? WIDTH };
}

function pageOf(id: string): NonNullable<ReturnType<typeof rulePage>> {
  const cure = findCure(id);
  const page = cure ? curePage(cure) : rulePage(id);
  if (page) return page;
  const ids = [...ruleEntries(), ...CURES].map((entry) => entry.id);
  const advice = didYouMean(id, ids) ?? "gallerist explain lists all rules";
  throw new Refusal([`there is no rule ${found(id)}; ${advice}`]);
}
