import { withVersion } from "../lib/parse/edit/add-version";
import { nextVersion, type VersionPart } from "../lib/parse/edit/next-version";
import { found } from "../lib/text/wording";
import { compareVersions, newestFirst, parseVersion } from "../lib/spec/version-number";
import { edited, readEdited } from "./edited-file";
import { editedItem, type EditedItem } from "./edited-item";
import { Refusal } from "./refusal";
import { releasedVersion } from "./release-entry";
import type { ReleaseOptions } from "./release-options";
import { saveEdit } from "./save-edit";
import type { Stdio } from "./stdio";

export type { ReleaseOptions } from "./release-options";

/**
 * Runs `gallerist release`: adds a version to a file. Writes its number to standard output and the diff that follows to
 * standard error, or with --dry-run the change of the file and that diff to standard output.
 */
export async function release(
  file: string,
  argument: string,
  version: string | undefined,
  options: ReleaseOptions,
  stdio: Stdio,
): Promise<number> {
  const before = await readEdited(file, "release", stdio);
  const item = editedItem(before.parsed.spec, argument);
  const number = numberOf(item, version, options);
  const { entry, copied } = releasedVersion(item, options);
  stdio.progress.stage("planning");
  const after = edited(before, () => withVersion(before, item, number, entry));
  const messages = [
    `added ${item.label}/${number} to ${file}`,
    ...(copied ? [`copied from ${copied.from}: ${copied.keys.join(", ")}`] : []),
  ];
  return saveEdit(
    { before, after, subject: `${item.label} ${number}`, messages, result: `${number}\n` },
    options,
    stdio,
  );
}

/** Returns the number of the new version, given or counted. It must be new, and an older one needs `--force`. */
function numberOf(
  { label, spec: { versions = {} } }: EditedItem,
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
