import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/** Values that are only passed on to Terraform: they may be tokens. Everything else is read by the plan. */
const PASSED_ON: ReadonlySet<string> = new Set([
  "resourceGroup",
  "subscription",
  "description",
  "tags",
  "publisherEmail",
  "publisherUri",
  "eula",
  "releaseNotesUri",
  "privacyStatementUri",
  "purchasePlan",
  "source",
  "snapshot",
  "blob",
  "additionalSignatures",
  "diskEncryptionSetId",
  "galleryId",
  "provider",
  "azapiProvider",
]);

/**
 * Refuses tokens where the plan reads a value: a numeric token compares as a huge negative number and a
 * list token has one element, so a plan made from them would be silently wrong.
 * @throws Error that names the property
 */
export function refuseTokens(owner: string, value: unknown, path = ""): void {
  if (Token.isUnresolved(value)) throw refusal(owner, path === "" ? "the value" : `\`${path}\``);
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (Token.isUnresolved(key)) throw refusal(owner, path === "" ? "a key" : `a key of \`${path}\``);
    if (!PASSED_ON.has(key)) refuseTokens(owner, item, Array.isArray(value) ? `${path}[${key}]` : join(path, key));
  }
}

function refusal(owner: string, what: string): Error {
  return new Error(
    `${owner}: ${what} is a token, known only when Terraform runs, ` +
      `but the plan is made at synth: give the literal value`,
  );
}

/** The expression behind a token, as Terraform will see it: the same for two tokens of one attribute. */
export function expressionOf(scope: IConstruct, text: string): string {
  if (!Token.isUnresolved(text)) return text;
  const resolver = new DefaultTokenResolver(new StringConcat());
  return String(Tokenization.resolve(text, { scope, resolver, preparing: false }));
}

function join(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}
