import type { ApplicationPlan } from "../plan/plan";
import type { ApplicationVersionSpec, PackageBlob } from "../spec/application-version-spec";
import { hasSignature, withoutQuery } from "../spec/package-link";

type NoteOf = (what: string, application: ApplicationPlan, version: string) => void;

/**
 * Returns applications whose signed links have the name of a variable in place of their SAS. A SAS that several links
 * have is one variable. The secrets themselves go nowhere.
 */
export function withSignatureVariables(applications: readonly ApplicationPlan[], note: NoteOf): ApplicationPlan[] {
  const variables = new Variables();
  return applications.map((application) => ({
    ...application,
    versions: application.versions.map((version) => {
      const signed = (blob: PackageBlob): PackageBlob => {
        if (blob.sas || !hasSignature(blob.uri)) return blob;
        const variable = variables.of(blob.uri, application.name, version.version);
        note(`a SAS, which the variable ${variable} is to hold`, application, version.version);
        const uri = withoutQuery(blob.uri);
        return { uri, sas: { variable }, ...(blob.file !== undefined && { file: blob.file }) };
      };
      return { ...version, spec: ofBlobs(version.spec, signed) };
    }),
  }));
}

function ofBlobs(spec: ApplicationVersionSpec, of: (blob: PackageBlob) => PackageBlob): ApplicationVersionSpec {
  const { configuration } = spec;
  return { ...spec, package: of(spec.package), ...(configuration && { configuration: of(configuration) }) };
}

/** The variables by the query that each stands for. */
class Variables {
  private readonly byQuery = new Map<string, string>();
  private readonly taken = new Set<string>();

  of(uri: string, application: string, version: string): string {
    const query = uri.slice(withoutQuery(uri).length);
    const known = this.byQuery.get(query);
    if (known !== undefined) return known;
    const name = this.unused(application, version);
    this.byQuery.set(query, name);
    this.taken.add(name);
    return name;
  }

  /** Returns `agent_sas`, or `agent_1_3_0_sas` for another SAS, or with a number for a third. */
  private unused(application: string, version: string): string {
    const [first, ofVersion] = [variableName(`${application}_sas`), variableName(`${application}_${version}_sas`)];
    if (!this.taken.has(first)) return first;
    let name = ofVersion;
    for (let count = 2; this.taken.has(name); count++) name = `${ofVersion}_${count}`;
    return name;
  }
}

/** Returns a text as a name of Terraform, which begins with a letter or an underscore. */
function variableName(text: string): string {
  return text.replace(/[^A-Za-z0-9_]/g, "_").replace(/^(?=[0-9])/, "_");
}
