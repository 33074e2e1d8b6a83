import { readAzureAnswers, type AzureAnswers } from "../lib/retention/azure-answers";
import { readUse, type Use } from "../lib/retention/use";
import { NotTerraformError } from "../lib/terraform/read-terraform";
import { readJson } from "./json-file";
import { shownName } from "./read";
import { Refusal } from "./refusal";
import type { Stdio } from "./stdio";

/** The files that hold Azure's answers. */
export interface AnswerFiles {
  /** Files with versions, their dates and their replication status. @default - none */
  readonly azure?: readonly string[];
  /** Files with the answer on use. @default - none */
  readonly usedBy?: readonly string[];
}

/** What Azure says of versions, and of who uses them. */
export interface Answers {
  readonly azure: AzureAnswers;
  readonly use: Use;
}

/**
 * Returns Azure's answers, from files. The one place where a reader that asks Azure itself belongs.
 * @throws Refusal for a file that cannot be read
 */
export async function azureAnswers({ azure = [], usedBy = [] }: AnswerFiles, stdio: Stdio): Promise<Answers> {
  return {
    azure: await readAll(azure, readAzureAnswers, stdio),
    use: await readAll(usedBy, readUse, stdio),
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
