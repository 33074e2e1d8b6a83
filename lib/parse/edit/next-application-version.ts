import type { ApplicationVersionSpec, PackageBlob } from "../../spec/application-version-spec";

/** The parts of a new application version that are its own. */
export interface NewPackage {
  /** Address of the package. */
  readonly package: string;
  /** Address of the configuration. @default - the configuration of the version before */
  readonly configuration?: string;
}

/** The keys of an application version about its scripts and its health, which the next one must have again. */
const SAID_AGAIN = ["actions", "customActions", "healthCheck", "scriptBehaviorAfterReboot"] as const;

/**
 * Returns the version after another one of the same application: with the new package, and with all that a version must
 * say again. Its states, placement and dates are not those of the other.
 */
export function nextApplicationVersion(before: ApplicationVersionSpec, given: NewPackage): ApplicationVersionSpec {
  const configuration = configurationOf(before.configuration, given.configuration);
  const said = SAID_AGAIN.flatMap((key) => (before[key] === undefined ? [] : [[key, before[key]] as const]));
  return {
    package: blobLike(before.package, given.package),
    ...(configuration && { configuration }),
    ...(Object.fromEntries(said) as Pick<ApplicationVersionSpec, "actions">),
  };
}

/** Returns the keys that the next version has from the one before as they are. */
export function copiedKeys(
  before: ApplicationVersionSpec,
  { configuration }: Pick<NewPackage, "configuration">,
): string[] {
  const keys: (keyof ApplicationVersionSpec)[] = ["configuration", ...SAID_AGAIN];
  return keys.filter((key) => before[key] !== undefined && !(key === "configuration" && configuration !== undefined));
}

function configurationOf(before: PackageBlob | undefined, uri: string | undefined): PackageBlob | undefined {
  return uri === undefined ? before : blobLike(before, uri);
}

/** Returns a blob with the file name of another one, and signed like it if it is in the same storage account. */
function blobLike(other: PackageBlob | undefined, uri: string): PackageBlob {
  const { sas, signed, file } = other ?? {};
  const isSameAccount = other !== undefined && hostOf(other.uri) === hostOf(uri);
  return {
    uri,
    ...(isSameAccount && sas && { sas }),
    ...(isSameAccount && signed !== undefined && { signed }),
    ...(file !== undefined && { file }),
  };
}

/** Returns the host of an address, which names the storage account; the address itself where it has none. */
function hostOf(uri: string): string {
  return URL.canParse(uri) ? new URL(uri).host : uri;
}
