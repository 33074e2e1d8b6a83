import type { CustomAction, PackageBlob, Script } from "../../spec/application-version-spec";
import type { SpecPath } from "../../spec/finding";
import type { GalleryPlan } from "../../plan/plan";
import type { Violation } from "../rule";
import { quoted } from "../../text/wording";
import { applicationFaults, ofVersions, type Fault } from "./item-faults";
import { applications, type ApplicationItem, type ApplicationVersionItem } from "./items";

/** A blob of an application version, with its place. */
export interface PlacedBlob {
  readonly key: "package" | "configuration";
  readonly blob: PackageBlob;
  readonly at: SpecPath;
}

/** Returns the package of a version, and its configuration. */
export function blobsOf({ version: { spec }, at }: ApplicationVersionItem): PlacedBlob[] {
  return (["package", "configuration"] as const).flatMap((key) => {
    const blob = spec[key];
    return blob === undefined ? [] : [{ key, blob, at: [...at, key] }];
  });
}

/** A script as the user wrote it. */
export interface PlacedScript {
  /** "`install`", or "the custom action `restart`". */
  readonly what: string;
  readonly script: Script;
  readonly at: SpecPath;
}

/** Returns the scripts of a version: those of its actions, then those of its custom actions. */
export function scriptsOf({ version: { spec }, at }: ApplicationVersionItem): PlacedScript[] {
  const actions = (["install", "remove", "update"] as const).flatMap((key) => {
    const script = spec.actions?.[key];
    return script === undefined ? [] : [{ what: quoted(key), script, at: [...at, "actions", key] }];
  });
  return [...actions, ...customScripts(spec, at)];
}

/** Returns the scripts of an application's own custom actions, which all its versions offer. */
export function sharedScripts({ definition, at }: ApplicationItem): PlacedScript[] {
  return customScripts(definition.spec, at);
}

function customScripts({ customActions = [] }: OfCustomActions, at: SpecPath): PlacedScript[] {
  return customActions.map(({ name, script }, index) => ({
    what: `the custom action ${quoted(name)}`,
    script,
    at: [...at, "customActions", index, "script"],
  }));
}

interface OfCustomActions {
  readonly customActions?: readonly CustomAction[];
}

/** A fault of an application, or of some of its versions. */
export interface PartFault extends Violation {
  /** "contoso_images/agent". */
  readonly owner: string;
  /** The thing that has it: "`install`". */
  readonly what: string;
  /** Says what is wrong with it: "is empty". */
  readonly words: string;
  readonly remedy: string;
  /** The text that holds it, where it may be an expression. @default - it is none */
  readonly text?: string;
  /** The versions that have it; empty where the application itself does. */
  readonly versions: readonly string[];
}

/** A fault of one thing, with its place. */
export type Part = Fault<PartWords>;

interface PartWords extends Pick<PartFault, "what" | "words" | "remedy" | "text"> {
  /** The words of all faults that are the same, where `words` tell more of each. @default - `words` */
  readonly same?: string;
}

/** Yields the faults of applications themselves, then those of their versions, the same fault of several versions once. */
export function* partFaults(
  plans: readonly GalleryPlan[],
  ofApplication: (item: ApplicationItem) => readonly Part[],
  ofVersion: (item: ApplicationVersionItem) => readonly Part[],
): Iterable<PartFault> {
  for (const item of applications(plans)) {
    for (const part of ofApplication(item)) yield { ...part, plan: item.plan, owner: item.subject, versions: [] };
  }
  yield* applicationFaults(plans, ofVersion, ({ what, words, same = words }: PartWords) =>
    JSON.stringify([what, same]),
  );
}

/** Returns "contoso_images/agent: `install` of 1 version (1.3.0) is empty". */
export function partWords({ owner, what, words, versions }: PartFault): string {
  return `${owner}: ${what}${versions.length === 0 ? "" : ` of ${ofVersions({ versions })}`} ${words}`;
}
