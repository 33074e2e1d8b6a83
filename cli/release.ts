import { RULES } from "../lib/rules/index";
import { check } from "../lib/check/check";
import { newFindings } from "../lib/check/new-findings";
import { withVersion, type ReadText } from "../lib/parse/edit/add-version";
import { nextVersion, type VersionPart } from "../lib/parse/edit/next-version";
import { NotEditableError } from "../lib/parse/edit/not-editable";
import { isOpen, type Finding } from "../lib/spec/finding";
import { didYouMean } from "../lib/text/nearest";
import { byCodeUnit, own } from "../lib/text/order";
import { parseSpec, UnreadableSpecError, type ParsedSpec } from "../lib/parse/parse-spec";
import { plan } from "../lib/plan/plan";
import { newFindingsText } from "../lib/reports/findings/new-text";
import { countOf, findingsText } from "../lib/reports/findings/text";
import { printable } from "../lib/text/printable";
import { textDiff } from "../lib/text/text-diff";
import { firstFew, found } from "../lib/text/wording";
import type { ImageDefinitionSpec } from "../lib/spec/image-definition-spec";
import type { ImageSourceSpec, ImageVersionSpec } from "../lib/spec/image-version-spec";
import { compareVersions, newestFirst, parseVersion } from "../lib/spec/version-number";
import { today } from "./as-of";
import { countFindings } from "./findings";
import { isSpecDocument, JsonFault, parseJson } from "./json";
import { refuseNonMapping } from "./non-mapping";
import { refuseIds } from "./load";
import { MARK, readExact, STANDARD_INPUT, UnreadableFileError } from "./read";
import { EXIT, Refusal } from "./refusal";
import { parseSource } from "./source-option";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { writeWhole } from "./write-file";

export interface ReleaseOptions {
  readonly source?: string;
  readonly published?: true;
  readonly storageAccount?: string;
  readonly next?: VersionPart;
  readonly ring?: string;
  readonly candidate?: true;
  readonly endOfLife?: string;
  readonly sizeGib?: number;
  readonly force?: true;
  readonly dryRun?: true;
  readonly asOf?: string;
}

/**
 * Runs `gallerist release`: adds a version to a file. Writes its number, or with --dry-run the change, to standard
 * output.
 */
export async function release(
  file: string,
  definition: string,
  version: string | undefined,
  options: ReleaseOptions,
  stdio: Stdio,
): Promise<number> {
  refuseIds([file], "release");
  const before = await read(file, stdio);
  const number = numberOf(imageOf(before, definition, file), definition, version, options);
  const entry = entryOf(options);
  stdio.progress.stage("planning");
  const after = edited(before, definition, number, entry);
  stdio.progress.stage("checking");
  const findings = findingsOf(after.parsed, options);
  const brought = newFindings(findingsOf(before.parsed, options), findings);
  stdio.progress.clear();
  reportBrought(brought, file, stdio);
  if (countOf(brought, "error") > 0) {
    throw new Refusal(
      [`${definition} ${number} would bring these errors into ${file}; nothing was written`],
      EXIT.wrong,
    );
  }
  countFindings(findings, [file], stdio);
  if (options.dryRun) stdio.stdout.write(textDiff(before.text, after.text, file));
  else {
    await writeWhole(file, before.mark + after.text);
    stdio.stderr.write(`added ${printable(`${definition}/${number} to ${file}`)}\n`);
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

function imageOf({ parsed }: ReadFile, definition: string, file: string): ImageDefinitionSpec {
  const image = own(parsed.spec.images, definition);
  if (image) return image;
  const names = Object.keys(parsed.spec.images ?? {}).sort(byCodeUnit);
  const advice = didYouMean(definition, names) ?? (names.length > 0 ? `it has ${firstFew(names)}` : "it has none");
  throw new Refusal([`${file} has no image ${found(definition)}; ${advice}`]);
}

/** Returns the number of the new version, given or counted. It must be new, and an older one needs `--force`. */
function numberOf(
  { versions = {} }: ImageDefinitionSpec,
  definition: string,
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
    throw new Refusal([
      `${definition} has ${number} already; a published version never changes, so choose another number`,
    ]);
  }
  const isOlder = newest !== undefined && compareVersions(parsed, parseVersion(newest) ?? parsed) < 0;
  if (isOlder && !force) {
    throw new Refusal([`${definition} has ${newest}, which is newer than ${number}; --force adds an older version`]);
  }
  return number;
}

/** Returns the source of the version: an id, or `published: true`. Exactly one must be given. */
function sourceOf({ source, published, storageAccount }: ReleaseOptions): ImageSourceSpec {
  if ((source === undefined) === (published === undefined)) {
    throw new Refusal(["give --source, or --published for a version that a pipeline has published: one of the two"]);
  }
  if (source !== undefined) return parseSource(source, storageAccount);
  if (storageAccount === undefined) return { published: true };
  throw new Refusal(["--storage-account goes with a blob; the version is published"]);
}

function entryOf(options: ReleaseOptions): ImageVersionSpec {
  if (options.candidate && options.ring !== undefined) {
    throw new Refusal(["give --candidate or --ring: a candidate reaches no ring until it is promoted"]);
  }
  return {
    source: sourceOf(options),
    ...(options.candidate && { state: "candidate" }),
    ...(options.ring !== undefined && { ring: options.ring }),
    ...(options.endOfLife !== undefined && { endOfLife: options.endOfLife }),
    ...(options.sizeGib !== undefined && { sizeGiB: options.sizeGib }),
  };
}

function edited(before: ReadText, definition: string, version: string, entry: ImageVersionSpec): ReadText {
  try {
    return withVersion(before, definition, version, entry);
  } catch (error) {
    if (error instanceof NotEditableError) throw new Refusal([`${before.parsed.file}: ${error.message}`]);
    throw error;
  }
}

function findingsOf(parsed: ParsedSpec, { asOf }: ReleaseOptions): Finding[] {
  const options = { origins: new Map([[parsed.spec, parsed]]), asOf: asOf ?? today() };
  return check(RULES, [plan(parsed.spec)], options).filter(isOpen);
}
