import { importGallery, type ImportedGallery } from "../lib/import/import-gallery";
import { readArmDocument, type ArmResource } from "../lib/import/arm-resources";
import { HARMLESS } from "../lib/import/differences";
import { withoutPrivateSharing } from "../lib/import/existing-gallery";
import { importBlocks } from "../lib/emit/import-blocks";
import type { NotCarried } from "../lib/import/not-carried";
import { asPublished, notesOfPublished } from "../lib/import/published";
import { readArm } from "../lib/import/read-arm";
import type { NotInAzure } from "../lib/import/not-in-azure";
import { RULES } from "../lib/rules/index";
import { check } from "../lib/check/check";
import type { Finding } from "../lib/spec/finding";
import { parseSpec, type ParsedSpec } from "../lib/parse/parse-spec";
import { plan, type GalleryPlan } from "../lib/plan/plan";
import { importText } from "../lib/reports/import/import-text";
import { countOf, findingsText } from "../lib/reports/findings/text";
import { specYaml } from "../lib/parse/spec-yaml";
import {
  NotTerraformError,
  readTerraform,
  type TerraformReading,
  type Unresolved,
} from "../lib/terraform/read-terraform";
import { today } from "./as-of";
import { Azure } from "./azure/azure";
import { documentsOf, isResourceId } from "./azure/gallery";
import type { AzureOptions } from "./azure/options";
import { chosenGallery } from "./chosen-gallery";
import { readJson } from "./json-file";
import { md5 } from "./md5";
import { refuseTwice } from "./load";
import { shownName, STANDARD_INPUT } from "./read";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";
import { refuseExisting, writeNew, type NewFile } from "./write-new";

export interface ImportOptions extends AzureOptions {
  readonly out?: string;
  readonly importBlocks?: string;
  readonly gallery?: string;
  /** A pipeline fills the gallery. Only its replication is imported. */
  readonly published?: true;
  readonly asOf?: string;
}

const HEAD = `# What was found in Azure, by gallerist import. Before the first apply, read what it said on the way.
# From the next release on, the tiers move versions: gallerist diff shows what would change.
`;

/** Runs `gallerist import`: writes a gallery.yaml of an existing gallery to standard output or to a new file. */
export async function importExisting(inputs: readonly string[], options: ImportOptions, stdio: Stdio): Promise<number> {
  refuseTwice(inputs);
  if (options.published && options.importBlocks !== undefined) {
    throw new Refusal([
      "--import-blocks goes without --published: nothing is imported then, since published versions are only updated in place",
    ]);
  }
  const out = options.out === STANDARD_INPUT ? undefined : options.out;
  await refuseExisting([out, options.importBlocks].filter((file) => file !== undefined));
  const existing = await readAll(inputs, options, stdio);
  stdio.progress.stage("planning");
  const found = chosenGallery(existing.plans, options.gallery);
  const imported = importGallery(options.published ? asPublished(found) : found, existing.notInAzure);
  const text = HEAD + specYaml(imported.spec);
  const parsed = parseSpec(text, out ?? "gallery.yaml");
  stdio.progress.stage("checking");
  const findings = findingsOf(parsed, options.asOf ?? today());
  stdio.progress.stage("writing");
  const files: NewFile[] = out === undefined ? [] : [{ path: out, text }];
  if (options.importBlocks !== undefined) {
    files.push({ path: options.importBlocks, text: blocksOf(parsed, imported) });
  }
  stdio.progress.clear();
  await writeNew(files, stdio);
  if (out === undefined) stdio.stdout.write(text);
  const notCarried = [...existing.notCarried, ...(options.published ? notesOfPublished(found) : [])];
  return reportImport(imported, findings, { ...existing, notCarried }, stdio);
}

function findingsOf(parsed: ParsedSpec, asOf: string): readonly Finding[] {
  return check(RULES, [plan(parsed.spec)], { origins: new Map([[parsed.spec, parsed]]), asOf });
}

function reportImport(
  imported: ImportedGallery,
  findings: readonly Finding[],
  { notCarried, unread }: Existing,
  stdio: Stdio,
): number {
  stdio.stderr.write(
    importText(imported, [...notCarried, ...imported.notCarried], unread, layoutFor(stdio.stderr, stdio.env)),
  );
  if (findings.length > 0) stdio.stderr.write(`\n${findingsText(findings, layoutFor(stdio.stderr, stdio.env))}`);
  const isChanged = [...imported.differences.values()].flat().some((one) => !HARMLESS.includes(one));
  return isChanged || unread.length > 0 || countOf(findings, "error") > 0 ? EXIT.wrong : EXIT.fine;
}

interface Existing {
  readonly plans: readonly GalleryPlan[];
  readonly notCarried: readonly NotCarried[];
  readonly unread: readonly Unresolved[];
  readonly notInAzure: NotInAzure;
}

/** Reads the galleries of all files, and refuses the files that cannot be read together. */
async function readAll(files: readonly string[], options: AzureOptions, stdio: Stdio): Promise<Existing> {
  const azure = new Azure(options);
  const refused: string[] = [];
  const resources: ArmResource[] = [];
  const plans: GalleryPlan[] = [];
  const notCarried: NotCarried[] = [];
  const unread: Unresolved[] = [];
  for (const file of files) {
    try {
      stdio.progress.stage(`reading ${shownName(file)}`);
      const document = isResourceId(file) ? await documentsOf(file, azure, stdio) : await readJson(file, stdio);
      const arm = readArmDocument(document);
      if (!arm) {
        const state = stateOf(document, shownName(file));
        const kept = withoutPrivateSharing(state.plans, document);
        plans.push(...kept.plans);
        notCarried.push(...kept.notCarried);
        unread.push(...state.unresolved);
        continue;
      }
      resources.push(...arm.resources);
      notCarried.push(...arm.others.map((what) => ({ what, where: shownName(file) })));
      if (arm.isPage) notCarried.push({ what: "further pages, of which this is one", where: shownName(file) });
    } catch (error) {
      if (error instanceof Refusal && error.exitCode !== EXIT.interrupted) refused.push(...error.lines);
      else if (error instanceof NotTerraformError) refused.push(`${shownName(file)}: ${error.message}`);
      else throw error;
    }
  }
  if (refused.length > 0) throw new Refusal(refused);
  const arm = readArm(resources);
  return {
    plans: [...plans, ...arm.plans],
    notCarried: [...notCarried, ...arm.notCarried],
    unread: [...unread, ...arm.unresolved],
    notInAzure: arm.notInAzure,
  };
}

/** Returns the galleries as they are: those of a state, or the prior state of a plan. */
function stateOf(document: unknown, name: string): Pick<TerraformReading, "plans" | "unresolved"> {
  const { kind, plans, before, unresolved } = readTerraform(document);
  if (kind === "configuration") {
    throw new Refusal([
      `${name}: it is a Terraform configuration, which says what is wanted; give the state: terraform show -json`,
    ]);
  }
  return { plans: kind === "plan" ? (before ?? []) : plans, unresolved };
}

/** Returns the import blocks as Terraform JSON, with the addresses that `gallerist synth` gives. */
function blocksOf(parsed: ParsedSpec, { spec }: ImportedGallery): string {
  const { subscription } = spec.gallery;
  if (subscription === undefined) {
    throw new Refusal(["--import-blocks needs the subscription of the gallery, which the files do not hold"]);
  }
  return `${JSON.stringify({ import: importBlocks(plan(parsed.spec), subscription, md5) }, null, 2)}\n`;
}
