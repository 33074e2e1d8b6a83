import type * as constructs from "../constructs/synth";
import { Refusal } from "./refusal";

/** A name that the bundler does not follow: cdktf takes a second to load, and may not be installed. */
const CONSTRUCTS = "../constructs/synth.js";

/** Our constructs, for a verb that needs them. @throws Refusal when the packages that they need are not installed */
export async function loadConstructs(verb: string): Promise<typeof constructs> {
  try {
    return (await import(CONSTRUCTS)) as typeof constructs;
  } catch (error) {
    throw missingPackage(error, verb) ?? error;
  }
}

/** The packages that constructs need are optional: who only checks a gallery installs none. */
function missingPackage(error: unknown, verb: string): Refusal | undefined {
  const name = /^Cannot find module '(cdktf|constructs|@cdktf\/provider-azurerm)['/]/.exec(
    (error as Error).message,
  )?.[1];
  const install = "npm install cdktf constructs @cdktf/provider-azurerm";
  return name ? new Refusal([`${verb} needs the package ${name}, which is not installed; run: ${install}`]) : undefined;
}
