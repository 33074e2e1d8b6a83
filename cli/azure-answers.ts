import { readAzureAnswers, type AzureAnswers } from "../lib/retention/azure-answers";
import { retainedPlans } from "../lib/retention/retain";
import { galleriesOf, usageQuery } from "../lib/retention/usage-query";
import { readUse, type Use } from "../lib/retention/use";
import { itemPlans, type GalleryPlan } from "../lib/plan/plan";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import { NotTerraformError } from "../lib/terraform/read-terraform";
import { Azure } from "./azure/azure";
import { refuseUnknown } from "./azure/known-gallery";
import type { AzureOptions } from "./azure/options";
import { documentsOfPlan } from "./azure/replication";
import { pagesOfQuery } from "./azure/use";
import { readJson } from "./json-file";
import { shownName } from "./read";
import { Refusal } from "./refusal";
import type { Stdio } from "./stdio";

/** The files that hold Azure's answers, and how Azure is asked for those that no file holds. */
export interface AnswerOptions extends AzureOptions {
  /** Files with versions, their dates and their replication status. @default - Azure is asked */
  readonly azure?: readonly string[];
  /** Files with the answer on use. @default - Azure Resource Graph is asked */
  readonly usedBy?: readonly string[];
}

/** What Azure says of versions, and of who uses them. */
export interface Answers {
  readonly azure: AzureAnswers;
  readonly use: Use;
}

/**
 * Returns Azure's answers on the versions of a gallery and its mirrors: from files, and from Azure itself.
 * @throws Refusal for a file that cannot be read, and where Azure does not answer
 */
export async function azureAnswers(
  spec: GallerySpec,
  plans: readonly GalleryPlan[],
  options: AnswerOptions,
  stdio: Stdio,
): Promise<Answers> {
  const { azure: versions, usedBy } = options;
  const azure = new Azure(options);
  const retained = retainedPlans(plans);
  // Nothing depends on Azure where nothing may leave.
  const isAsked = retained.some((plan) => itemPlans(plan).some((item) => item.versions.length > 0));
  if (isAsked && !(versions && usedBy)) {
    for (const plan of plans) refuseUnknown("retain", plan, "--azure and --used-by");
  }
  return {
    azure: versions
      ? await readAll(versions, readAzureAnswers, stdio)
      : readAzureAnswers(isAsked ? await azure.read((client) => documentsOfPlan(retained, client, stdio)) : []),
    use: usedBy
      ? await readAll(usedBy, readUse, stdio)
      : readUse(
          isAsked ? await azure.read((client) => pagesOfQuery(usageQuery(galleriesOf(spec)), client, stdio)) : [],
        ),
  };
}

async function readAll<T>(
  files: readonly string[],
  read: (documents: readonly unknown[]) => T,
  stdio: Stdio,
): Promise<T> {
  const documents: unknown[] = [];
  for (const file of files) documents.push(await readJson(file, stdio));
  try {
    return read(documents);
  } catch (error) {
    if (error instanceof NotTerraformError) throw new Refusal([`${files.map(shownName).join(", ")}: ${error.message}`]);
    throw error;
  }
}
