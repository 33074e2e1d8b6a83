import { SCRIPT_BYTES } from "../azure/application-texts";
import { DEFINITION_NAME } from "../azure/names";
import type { ApplicationPlan } from "../plan/plan";
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

/** Returns an application without the versions that `check` refuses in a spec, each of which goes to `note`. */
export function withoutRefusedVersions(found: ApplicationPlan, note: NoteOf): ApplicationPlan {
  const versions = found.versions.filter(({ version, spec }) => {
    const why = refusal(version, spec);
    if (why !== undefined) note(why, version);
    return why === undefined;
  });
  return { ...found, versions: versions.map((version) => ({ ...version, spec: withoutDefaults(version.spec) })) };
}

function refusal(version: string, spec: ApplicationVersionSpec): string | undefined {
  if (parseVersion(version) === undefined) return "a version whose number a spec cannot have";
  if (spec.package.uri === "") return "a version whose package Azure does not show";
  if ([spec.package, spec.configuration].some((blob) => blob && !isLink(blob)))
    return "a version with a link that is no absolute https address of a blob";
  const { install, remove, update } = spec.actions;
  if (![install, remove, ...(update === undefined ? [] : [update])].every(isScript))
    return "a version whose scripts have not 1 to 4,096 bytes";
  const texts = [spec.actions, spec.customActions, spec.tags, spec.package.file, spec.configuration?.file];
  return hasSignature(JSON.stringify(texts)) ? "a version with a signed link in its scripts or tags" : undefined;
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
