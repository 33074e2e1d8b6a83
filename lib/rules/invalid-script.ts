import { SCRIPT_BYTES } from "../azure/application-texts";
import { APPLICATION_VERSION, applicationExample } from "../check/facts/examples";
import {
  partFaults,
  partWords,
  scriptsOf,
  sharedScripts,
  type Part,
  type PartFault,
  type PlacedScript,
} from "../check/facts/application-parts";
import type { GalleryPlan } from "../plan/plan";
import { defineRule } from "../check/rule";
import { bytesOf } from "../text/bytes";
import { counted, grouped, shown } from "../text/wording";

export const invalidScript = defineRule<PartFault>({
  id: "invalid-script",
  severity: "error",
  section: "applications",
  summary: "a script of an application that is empty, too long, or in a file that was not read",
  why: "azurerm counts characters and Azure bytes, so a script with letters such as é may pass at plan and be refused at apply.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  find: ({ plans, isExpression }) => {
    const faultsOf = (plan: GalleryPlan, scripts: readonly PlacedScript[]) =>
      scripts.flatMap((script) => faultOf(script, (text) => isExpression(plan, text)));
    return partFaults(
      plans,
      (item) => faultsOf(item.plan, sharedScripts(item)),
      (item) => faultsOf(item.plan, scriptsOf(item)),
    );
  },
  problem: partWords,
  help: ({ remedy }) => remedy,
  bad: [installedBy("#".repeat(SCRIPT_BYTES + 1))],
  good: [installedBy("#".repeat(SCRIPT_BYTES))],
});

function installedBy(install: string) {
  return applicationExample({ version: { actions: { ...APPLICATION_VERSION.actions, install } } });
}

function faultOf({ what, script, at }: PlacedScript, isExpression: (text: string) => boolean): Part[] {
  if (typeof script !== "string") {
    const words = `is in the file ${shown(script.file)}, which was not read`;
    const remedy =
      "read the YAML with `loadSpec`, or check it with the command line; in a program give the text itself";
    return [{ what, words, same: "not read", remedy, at }];
  }
  if (script.trim() === "") {
    return [
      { what, words: "is empty", remedy: "write the command, such as `./install.sh`, or `exit 0` for nothing", at },
    ];
  }
  // The values of expressions are not known here, so only the rest is counted.
  const bytes = bytesOf(isExpression(script) ? script.replace(/\$\{[^{}]*\}/g, "") : script);
  if (bytes <= SCRIPT_BYTES) return [];
  const words = `has ${counted(bytes, "byte")}; Azure takes 1 to ${grouped(SCRIPT_BYTES)}`;
  return [{ what, words, same: "long", remedy: "put the script into the package, and call it here", at }];
}
