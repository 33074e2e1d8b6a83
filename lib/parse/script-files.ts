import type { ApplicationSpec } from "../spec/application-spec";
import type { ApplicationVersionSpec, CustomAction, Script } from "../spec/application-version-spec";
import type { SpecPath } from "../spec/finding";
import type { ParsedSpec } from "./parsed-spec";

/** A script that a spec has in a file. */
export interface NamedScript {
  readonly at: SpecPath;
  /** The path as it is written. */
  readonly file: string;
}

/** The size of the largest script file that is read, in bytes. A machine takes 4,096, which a rule checks. */
export const MAX_SCRIPT_BYTES = 64 * 1024;

/** Returns the scripts that a spec has in files, in its order. */
export function scriptFilesOf({ spec }: Pick<ParsedSpec, "spec">): NamedScript[] {
  const found: NamedScript[] = [];
  eachScript(spec.applications, (script, at) => {
    if (typeof script !== "string") found.push({ at, file: script.file });
    return script;
  });
  return found;
}

/** Returns a spec in which the texts of scripts stand instead of their files. @param texts by the path as it is written */
export function withScripts(parsed: ParsedSpec, texts: ReadonlyMap<string, string>): ParsedSpec {
  if (texts.size === 0) return parsed;
  const applications = eachScript(parsed.spec.applications, (script) =>
    typeof script === "string" ? script : (texts.get(script.file) ?? script),
  );
  return { ...parsed, spec: { ...parsed.spec, ...(applications && { applications }) } };
}

/**
 * Returns the reason why the path of a script is refused: scripts lie in the folder of the file that names them, or
 * below it, so that a file from somebody else reads nothing outside; undefined for a path that is fine.
 */
export function scriptPathFault(file: string): string | undefined {
  if (file.trim() === "") return "its path is empty";
  const isOutside = /^(?:[/\\]|[A-Za-z]:)/.test(file) || file.split(/[/\\]/).includes("..");
  return isOutside ? OUTSIDE : undefined;
}

/** The reason for a path that leads out of the folder, also through a link. */
export const OUTSIDE = "it must lie in the folder of the file that names it, or below";

/** The text of a script file, or the reason why it is refused. */
export type ScriptText = { readonly text: string } | { readonly fault: string };

/** Returns the text of a script file. @param bytes one more than are read of a file, where it is larger */
export function scriptText(bytes: Uint8Array): ScriptText {
  if (bytes.length > MAX_SCRIPT_BYTES) return { fault: "it is over 64 KB" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { fault: "it is not UTF-8 text" };
  }
}

/** Returns the message for a script that cannot be read, with the place where it is named. */
export function unreadableScript(
  { at, file }: NamedScript,
  { place }: Pick<ParsedSpec, "place">,
  reason: string,
): string {
  const named = place(at);
  const where = named ? ` at ${named.file}:${named.line}:${named.column}` : "";
  return `cannot read the script ${JSON.stringify(file)}${where}: ${reason}`;
}

type Applications = Readonly<Record<string, ApplicationSpec>>;
type Change = (script: Script, at: SpecPath) => Script;

function eachScript(applications: Applications | undefined, change: Change): Applications | undefined {
  return (
    applications &&
    eachValue(applications, ["applications"], (application, at) => inApplication(application, at, change))
  );
}

function inApplication(application: ApplicationSpec, at: SpecPath, change: Change): ApplicationSpec {
  const { customActions, versions } = application;
  return {
    ...application,
    ...(customActions && { customActions: inCustomActions(customActions, [...at, "customActions"], change) }),
    ...(versions && {
      versions: eachValue(versions, [...at, "versions"], (version, path) => inVersion(version, path, change)),
    }),
  };
}

function inVersion(version: ApplicationVersionSpec, at: SpecPath, change: Change): ApplicationVersionSpec {
  const { actions, customActions } = version;
  return {
    ...version,
    actions: eachValue({ ...actions }, [...at, "actions"], change) as unknown as ApplicationVersionSpec["actions"],
    ...(customActions && { customActions: inCustomActions(customActions, [...at, "customActions"], change) }),
  };
}

function inCustomActions(actions: readonly CustomAction[], at: SpecPath, change: Change): CustomAction[] {
  return actions.map((action, index) => ({ ...action, script: change(action.script, [...at, index, "script"]) }));
}

function eachValue<T>(
  record: Readonly<Record<string, T>>,
  at: SpecPath,
  change: (value: T, at: SpecPath) => T,
): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, [...at, key])]));
}
