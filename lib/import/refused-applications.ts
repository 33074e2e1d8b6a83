import { SCRIPT_BYTES } from "../azure/application-texts";
import { DEFINITION_NAME } from "../azure/names";
import { linksIn, secretIn } from "../check/facts/links";
import type { ApplicationPlan } from "../plan/plan";
import type { ApplicationSpec } from "../spec/application-spec";
import type { ApplicationVersionSpec, PackageBlob, Script } from "../spec/application-version-spec";
import { hasSignature, withoutQuery } from "../spec/package-link";
import { parseVersion } from "../spec/version-number";

type NoteOf = (what: string, ...version: string[]) => void;

/** Reports whether a spec can have an application; one that it cannot goes to `note`. */
export function isImportable({ name }: Pick<ApplicationPlan, "name">, note: NoteOf): boolean {
  const isName = DEFINITION_NAME.pattern.test(name);
  if (!isName) note("an application whose name a spec cannot have");
  return isName;
}

/**
 * Returns an application without what a spec must not hold, each of which goes to `note`: settings with a secret, and
 * versions that `check` refuses.
 */
export function withoutRefusedParts(found: ApplicationPlan, note: NoteOf): ApplicationPlan {
  const versions = found.versions.filter(({ version, spec }) => {
    const why = refusal(version, spec);
    if (why !== undefined) note(why, version);
    return why === undefined;
  });
  return {
    ...found,
    spec: withoutSecretSettings(found.spec, note),
    versions: versions.map((version) => ({ ...version, spec: withoutDefaults(version.spec) })),
  };
}

/** The settings whose texts may hold links. */
const SETTINGS_WITH_LINKS = [
  "description",
  "eula",
  "privacyStatementUri",
  "releaseNotesUri",
  "tags",
  "customActions",
] as const satisfies readonly (keyof ApplicationSpec)[];

/**
 * Returns settings without secrets. An application that has one stays managed elsewhere: without the setting it would
 * change, and without some be replaced.
 */
function withoutSecretSettings(spec: ApplicationSpec, note: NoteOf): ApplicationSpec {
  const secret = SETTINGS_WITH_LINKS.filter((key) => holdsSecret(spec[key]));
  if (secret.length === 0) return spec;
  for (const key of secret) note(`\`${key}\` with a secret in it, so that the application is \`existing: true\``);
  const { location } = spec;
  return { existing: true, ...(location !== undefined && { location }) };
}

/** Reports whether a value has a text in it with a signature, or with a link that holds another secret. */
function holdsSecret(value: unknown): boolean {
  if (typeof value === "string") return hasSignature(value) || [...linksIn(value)].some((link) => secretIn(link));
  return typeof value === "object" && value !== null && Object.values(value).some(holdsSecret);
}

function refusal(version: string, spec: ApplicationVersionSpec): string | undefined {
  if (parseVersion(version) === undefined) return "a version whose number a spec cannot have";
  if (spec.package.uri === "") return "a version whose package Azure does not show";
  if ([spec.package, spec.configuration].some((blob) => blob && !isLink(blob)))
    return "a version with a link that is no absolute https address of a blob";
  // A SAS becomes a variable.
  if ([spec.package, spec.configuration].some((blob) => blob && !hasSignature(blob.uri) && holdsSecret(blob.uri)))
    return "a version with a link that holds a secret, and no SAS";
  const { install, remove, update } = spec.actions;
  if (![install, remove, ...(update === undefined ? [] : [update])].every(isScript))
    return "a version whose scripts have not 1 to 4,096 bytes";
  const texts = [spec.actions, spec.customActions, spec.tags, spec.package.file, spec.configuration?.file];
  return holdsSecret(texts) ? "a version with a secret in its scripts or tags" : undefined;
}

function isLink({ uri }: PackageBlob): boolean {
  return /^https:\/\/[^/?#\s"'`]+\/[^\s"'`]+$/i.test(withoutQuery(uri));
}

function isScript(script: Script): boolean {
  if (typeof script !== "string") return true;
  const bytes = new TextEncoder().encode(script).length;
  return bytes > 0 && bytes <= SCRIPT_BYTES;
}

/** Returns the settings without those that are Azure's own, for which azapi would have to manage a version. */
function withoutDefaults(spec: ApplicationVersionSpec): ApplicationVersionSpec {
  const { healthCheck, scriptBehaviorAfterReboot, customActions = [], ...others } = spec;
  return {
    ...others,
    ...(healthCheck === true && { healthCheck }),
    ...(scriptBehaviorAfterReboot === "rerun" && { scriptBehaviorAfterReboot }),
    ...(customActions.length > 0 && { customActions }),
  };
}
