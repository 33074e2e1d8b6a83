import type { Log, ReportingDescriptor, Result, Run } from "sarif";
import { sourceOf, type Finding } from "../../spec/finding";
import { pathIn } from "../../spec/gallery-identity";
import { jsonText } from "../../text/json";
import { ruleEntries, type RuleEntry } from "../explain/rule-entries";

export interface SarifOptions {
  /** The version of gallerist. */
  readonly version: string;
  /** True if findings were compared with a baseline: each then has a `baselineState`. @default false */
  readonly hasBaseline?: boolean;
  /** The team's own rules. @default - none */
  readonly rules?: readonly Pick<RuleEntry, "id" | "severity" | "summary" | "source">[];
}

/**
 * Writes findings as one run of SARIF 2.1.0, the format of code scanning services. Acknowledged findings are included
 * as suppressed, with the reason; so are those of the baseline. Columns count UTF-16 code units.
 */
export function findingsSarif(
  findings: readonly Finding[],
  { version, hasBaseline = false, rules = [] }: SarifOptions,
): string {
  // Pages of our own have no address on the web; the command line prints them.
  const builtIn = ruleEntries().map((entry) => ({ ...entry, source: sourceOf(entry) }));
  const descriptors = [...builtIn, ...rules].map(descriptorOf);
  const indexes = new Map(descriptors.map(({ id }, index) => [id, index]));
  const run: Run = {
    tool: { driver: { name: "gallerist", semanticVersion: version, rules: descriptors } },
    columnKind: "utf16CodeUnits",
    results: findings.map((finding) => ({
      ...resultOf(finding, indexes.get(finding.rule)),
      ...(hasBaseline && { baselineState: finding.isInBaseline ? "unchanged" : "new" }),
    })),
  };
  const log: Log = {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [run],
  };
  return jsonText(log);
}

function descriptorOf({ id, severity, summary, source }: Omit<RuleEntry, "subject">): ReportingDescriptor {
  return {
    id,
    shortDescription: { text: summary },
    ...(URL.canParse(source) ? { helpUri: source } : { help: { text: source } }),
    defaultConfiguration: { level: severity },
  };
}

function resultOf(
  { rule, severity, problem, help, path, gallery, place, acknowledged, isInBaseline }: Finding,
  ruleIndex: number | undefined,
): Result {
  const physicalLocation = place && {
    artifactLocation: { uri: uriOf(place.file) },
    region: { startLine: place.line, startColumn: place.column },
  };
  return {
    ruleId: rule,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: severity,
    message: { text: `${problem}; ${help}` },
    locations: [
      {
        ...(physicalLocation && { physicalLocation }),
        logicalLocations: [{ fullyQualifiedName: pathIn(gallery, path) }],
      },
    ],
    ...(acknowledged !== undefined && { suppressions: [{ kind: "inSource", justification: acknowledged }] }),
    ...(isInBaseline && { suppressions: [{ kind: "external", justification: "in the baseline" }] }),
  };
}

/** Returns a file as a URI. It stays relative if it was given so, and a service finds it in the repository. */
function uriOf(file: string): string {
  const [first = "", ...rest] = file.split(/[\\/]/);
  const segments = rest.map(encoded).join("/");
  if (/^[A-Za-z]:$/.test(first)) return `file:///${first}/${segments}`;
  if (first === "" && rest.length > 0) return `file:///${segments}`;
  return rest.length === 0 ? encoded(first) : `${encoded(first)}/${segments}`;
}

/** Returns an encoded segment. A lone surrogate has no encoding. */
function encoded(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, "\uFFFD"));
}
