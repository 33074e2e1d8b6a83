import { RULES } from "../lib/rules/index";
import { check } from "../lib/check/check";
import { newFindings } from "../lib/check/new-findings";
import { withVersion, type ReadText, type VersionEntry } from "../lib/parse/edit/add-version";
import { nextVersion, type VersionPart } from "../lib/parse/edit/next-version";
import { NotEditableError } from "../lib/parse/edit/not-editable";
import { isOpen, type Finding } from "../lib/spec/finding";
import { didYouMean, orList } from "../lib/text/nearest";
import { byCodeUnit, own } from "../lib/text/order";
import { parseSpec, UnreadableSpecError, type ParsedSpec } from "../lib/parse/parse-spec";
import { plan } from "../lib/plan/plan";
import { newFindingsText } from "../lib/reports/findings/new-text";
import { countOf, findingsText } from "../lib/reports/findings/text";
import { printable } from "../lib/text/printable";
import { textDiff } from "../lib/text/text-diff";
import { firstFew, found } from "../lib/text/wording";
import { ITEM_WORDS, itemName, itemsOf } from "../lib/spec/item-kind";
import type { ItemSpec } from "../lib/spec/item-spec";
import { compareVersions, newestFirst, parseVersion } from "../lib/spec/version-number";
import { today } from "./as-of";
import { countFindings } from "./findings";
import { ambiguousItem, ITEM_KINDS, parseItem, type NamedItem } from "./item-argument";
import { isSpecDocument, JsonFault, parseJson } from "./json";
import { refuseNonMapping } from "./non-mapping";
import { refuseIds } from "./load";
import { MARK, readExact, STANDARD_INPUT, UnreadableFileError } from "./read";
import { EXIT, Refusal } from "./refusal";
import { releasedVersion, type ReleasedItem } from "./release-entry";
import type { ReleaseOptions } from "./release-options";
import { readScripts } from "./script-files";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { writeWhole } from "./write-file";

export type { ReleaseOptions } from "./release-options";

/**
 * Runs `gallerist release`: adds a version to a file. Writes its number, or with --dry-run the change, to standard
 * output.
 */
export async function release(
  file: string,
  argument: string,
  version: string | undefined,
  options: ReleaseOptions,
  stdio: Stdio,
): Promise<number> {
  refuseIds([file], "release");
  const before = await read(file, stdio);
  const item = itemOf(before, argument, file);
  const number = numberOf(item, version, options);
  const { entry, copied } = releasedVersion(item, options);
  stdio.progress.stage("planning");
  const after = edited(before, item, number, entry);
  stdio.progress.stage("checking");
  const findings = await findingsOf(after.parsed, options);
  const brought = newFindings(await findingsOf(before.parsed, options), findings);
  stdio.progress.clear();
  reportBrought(brought, file, stdio);
  if (countOf(brought, "error") > 0) {
    throw new Refusal(
      [`${item.label} ${number} would bring these errors into ${file}; nothing was written`],
      EXIT.wrong,
    );
  }
  countFindings(findings, [file], stdio);
  if (options.dryRun) stdio.stdout.write(textDiff(before.text, after.text, file));
  else {
    await writeWhole(file, before.mark + after.text);
    stdio.stderr.write(`added ${printable(`${item.label}/${number} to ${file}`)}\n`);
    if (copied) stdio.stderr.write(`copied from ${printable(copied.from)}: ${copied.keys.join(", ")}\n`);
    stdio.stdout.write(`${number}\n`);
  }
  return EXIT.fine;
}

/** Reports the findings that the version brings: warnings as one block, errors as `check` shows them. */
function reportBrought(brought: readonly Finding[], file: string, stdio: Stdio): void {
  const layout = layoutFor(stdio.stderr, stdio.env);
  const [errors, warnings] = (["error", "warning"] as const).map((severity) =>
    brought.filter((finding) => finding.severity === severity),
  ) as [Finding[], Finding[]];
  if (warnings.length > 0) stdio.stderr.write(newFindingsText(warnings, file, layout));
  if (errors.length > 0) stdio.stderr.write(findingsText(errors, layout));
}

interface ReadFile extends ReadText {
  /** The byte order mark of the file, if it has one. */
  readonly mark: string;
}

async function read(file: string, stdio: Stdio): Promise<ReadFile> {
  if (file === STANDARD_INPUT) throw new Refusal(["release changes a file; standard input cannot be changed"]);
  try {
    stdio.progress.stage(`reading ${file}`);
    const exact = await readExact(file, stdio);
    stdio.progress.expect(exact.length);
    const text = exact.replace(MARK, "");
    refuseOthers(text, file);
    const parsed = parseSpec(text, file);
    refuseNonMapping(parsed);
    return { mark: exact.slice(0, exact.length - text.length), text, parsed };
  } catch (error) {
    if (error instanceof UnreadableFileError) throw new Refusal([`cannot read ${file}: ${error.message}`]);
    if (error instanceof UnreadableSpecError) throw new Refusal([error.message]);
    throw error;
  }
}

/** Refuses Terraform JSON: it has versions too, but people do not write it. */
function refuseOthers(text: string, file: string): void {
  const json = parseJson(text);
  if (json instanceof JsonFault) throw new Refusal([json.of(file)]);
  if (json === undefined || isSpecDocument(json)) return;
  throw new Refusal([`release needs a gallery.yaml or gallery.json; ${file} is neither`]);
}

/** Returns the item that an argument names exactly: `NAME`, `images/NAME` or `applications/NAME`. */
function itemOf({ parsed }: ReadFile, argument: string, file: string): ReleasedItem {
  const { spec } = parsed;
  const { kind: wanted, name } = parseItem(argument);
  const kinds = ITEM_KINDS.filter((kind) => wanted === undefined || wanted === kind);
  const items = kinds.flatMap((kind): (ReleasedItem & NamedItem)[] => {
    const item: ItemSpec | undefined = own<ItemSpec>(itemsOf(spec, kind), name);
    return item ? [{ kind, name, galleries: [], label: itemName(spec, kind, name), spec: item }] : [];
  });
  const [item, another] = items;
  if (item && another) throw ambiguousItem(items, items, argument);
  if (item) return item;
  const hasApplications = Object.keys(itemsOf(spec, "application")).length > 0;
  const named = wanted ? [wanted] : ITEM_KINDS.filter((kind) => kind === "image" || hasApplications);
  const names = [...new Set(named.flatMap((kind) => Object.keys(itemsOf(spec, kind)).sort(byCodeUnit)))];
  const advice = didYouMean(name, names) ?? (names.length > 0 ? `it has ${firstFew(names)}` : "it has none");
  throw new Refusal([`${file} has no ${orList(named.map((kind) => ITEM_WORDS[kind]))} ${found(name)}; ${advice}`]);
}

/** Returns the number of the new version, given or counted. It must be new, and an older one needs `--force`. */
function numberOf(
  { label, spec: { versions = {} } }: ReleasedItem,
  given: string | undefined,
  { next, force }: ReleaseOptions,
): string {
  const there = Object.keys(versions);
  if ((given === undefined) === (next === undefined)) {
    throw new Refusal(["give the version's number, or --next patch, minor or major: one of the two"]);
  }
  const [newest] = newestFirst(there);
  const number = given ?? nextVersion(there, next as VersionPart);
  if (number === undefined) throw new Refusal([`after ${newest ?? ""} there is no further ${next ?? ""} version`]);
  const parsed = parseVersion(number);
  if (!parsed)
    throw new Refusal([
      `the version is ${found(number)}; write Major.Minor.Patch, three whole numbers from 0 to 2147483647 without leading zeros`,
    ]);
  if (Object.hasOwn(versions, number)) {
    throw new Refusal([`${label} has ${number} already; a published version never changes, so choose another number`]);
  }
  const isOlder = newest !== undefined && compareVersions(parsed, parseVersion(newest) ?? parsed) < 0;
  if (isOlder && !force) {
    throw new Refusal([`${label} has ${newest}, which is newer than ${number}; --force adds an older version`]);
  }
  return number;
}

function edited(before: ReadText, item: ReleasedItem, version: string, entry: VersionEntry): ReadText {
  try {
    return withVersion(before, item, version, entry);
  } catch (error) {
    if (error instanceof NotEditableError) throw new Refusal([`${before.parsed.file}: ${error.message}`]);
    throw error;
  }
}

/** Returns what is wrong or doubtful in a spec, with the scripts that it has in files. */
async function findingsOf(written: ParsedSpec, { asOf }: ReleaseOptions): Promise<Finding[]> {
  const parsed = await readScripts(written, written.file);
  const options = { origins: new Map([[parsed.spec, parsed]]), asOf: asOf ?? today() };
  return check(RULES, [plan(parsed.spec)], options).filter(isOpen);
}
