import type { ApplicationSpec } from "../spec/application-spec";
import { applicationExample } from "../check/facts/examples";
import {
  blobsOf,
  partFaults,
  partWords,
  scriptsOf,
  sharedScripts,
  type Part,
  type PartFault,
  type PlacedScript,
} from "../check/facts/application-parts";
import type { ApplicationItem, ApplicationVersionItem } from "../check/facts/items";
import { linksIn, secretIn, withoutSecrets } from "../check/facts/links";
import { defineRule } from "../check/rule";
import { quoted, shown } from "../text/wording";

const OF_BLOB =
  "write the address alone, and let the managed identity of the gallery read the blob (`identity`); or take the query from a variable with `sas: { variable: NAME }`, in a program from a token, with `signed`; then revoke this one";
const OF_SCRIPT =
  "let the script sign in with the machine's identity, or put what it fetches into the package; then revoke this one";
const OF_PAGE = "link to a page that needs no secret, and revoke this one";

/** The finding does not show the secret, which would spread it. A value that a variable or a token gives is none. */
export const secretInApplication = defineRule<PartFault>({
  id: "secret-in-application",
  severity: "error",
  section: "applications",
  summary: "a shared access signature or a password in a link of an application that is written out",
  why: "A link that is written out stands in the repository, in plans and in Terraform's state: whoever reads one of them could use the secret.",
  source: "https://learn.microsoft.com/azure/storage/common/storage-sas-overview",
  *find({ plans }) {
    // A state or a plan holds what a variable gave when Terraform ran: no file need hold it.
    const written = plans.filter(({ foundIn }) => foundIn === undefined || foundIn === "configuration");
    yield* partFaults(written, ofApplication, ofVersion);
  },
  problem: partWords,
  help: ({ remedy }) => remedy,
  bad: [from("https://contoso.blob.core.windows.net/packages/agent-1.3.0.zip?sv=2024-11-04&sig=c2VjcmV0")],
  good: [from("https://contoso.blob.core.windows.net/packages/agent-1.3.0.zip")],
});

function from(uri: string) {
  return applicationExample({ version: { package: { uri } } });
}

const PAGES = ["privacyStatementUri", "releaseNotesUri", "eula"] as const satisfies readonly (keyof ApplicationSpec)[];

function ofApplication(item: ApplicationItem): Part[] {
  const pages = PAGES.flatMap((key) =>
    secretsOf(quoted(key), item.definition.spec[key] ?? "", [...item.at, key], OF_PAGE),
  );
  return [...pages, ...sharedScripts(item).flatMap(ofScript)];
}

function ofVersion(item: ApplicationVersionItem): Part[] {
  const blobs = blobsOf(item).flatMap(({ key, blob, at }) =>
    secretsOf(`the ${key}`, blob.uri, [...at, "uri"], OF_BLOB),
  );
  return [...blobs, ...scriptsOf(item).flatMap(ofScript)];
}

function ofScript({ what, script, at }: PlacedScript): Part[] {
  return typeof script === "string" ? secretsOf(what, script, at, OF_SCRIPT) : [];
}

/** Returns the first secret in the links of a text. */
function secretsOf(what: string, text: string, at: Part["at"], remedy: string): Part[] {
  for (const link of linksIn(text)) {
    const secret = secretIn(link);
    if (secret === undefined) continue;
    const words = `has a link with ${secret}, ${shown(withoutSecrets(link))}: it would stand in the repository and in Terraform's state`;
    return [{ what, words, same: secret, remedy, at }];
  }
  return [];
}
