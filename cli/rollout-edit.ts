import { withChange, type RolloutChanges } from "../lib/parse/edit/change-version";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import type { VersionSpec } from "../lib/spec/version-spec";
import { edited, readEdited, type EditVerb } from "./edited-file";
import { editedItem, editedVersion, type EditedItem } from "./edited-item";
import { saveEdit, type EditOptions } from "./save-edit";
import type { Stdio } from "./stdio";

/** A version of a file, before it changes. */
export interface EditedVersion {
  readonly file: string;
  readonly gallery: GallerySpec;
  readonly item: EditedItem;
  readonly number: string;
  readonly version: VersionSpec;
  /** Its name in messages: `ubuntu-2404/1.3.0`. */
  readonly label: string;
}

/** A step in the life of a version. */
export interface RolloutStep {
  readonly changes: RolloutChanges;
  /** The step in words, after the version: `reaches ring broad, after canary`. */
  readonly told: string;
}

/** The words of the command line that name a version. */
export interface VersionArguments {
  readonly file: string;
  readonly item: string;
  readonly number: string;
}

/** Changes a version of a file as a verb decides, and prints the diff that follows. */
export async function editRollout(
  verb: EditVerb,
  { file, item: argument, number }: VersionArguments,
  stepOf: (version: EditedVersion) => RolloutStep,
  options: EditOptions,
  stdio: Stdio,
): Promise<number> {
  const before = await readEdited(file, verb, stdio);
  const gallery = before.parsed.spec;
  const item = editedItem(gallery, argument);
  const version = editedVersion(item, number);
  const label = `${item.label}/${number}`;
  const { changes, told } = stepOf({ file, gallery, item, number, version, label });
  stdio.progress.stage("planning");
  const after = edited(before, () => withChange(before, { ...item, version: number, changes }));
  const subject = `${verb} of ${label}`;
  const messages = [`${label} ${told}: ${file} is changed`];
  return saveEdit(
    {
      before,
      after,
      subject,
      messages,
      // A finding about fewer versions than before has another text, and is no new one.
      isStopping: ({ rule, path }, old) => !old.some((each) => each.rule === rule && each.path === path),
    },
    options,
    stdio,
  );
}
