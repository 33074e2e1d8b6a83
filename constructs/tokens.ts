import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";
import type { Attribute } from "../lib/azure/attributes/attribute";
import { APPLICATION } from "../lib/azure/attributes/application";
import { APPLICATION_VERSION } from "../lib/azure/attributes/application-version";
import { GALLERY } from "../lib/azure/attributes/gallery";
import { IMAGE_DEFINITION } from "../lib/azure/attributes/image-definition";
import { IMAGE_VERSION } from "../lib/azure/attributes/image-version";
import { TARGET_REGION } from "../lib/azure/attributes/target-region";
import { mayBeToken } from "../lib/azure/attributes/tokens";
import type { SpecPath } from "../lib/spec/finding";
import type { ItemKind } from "../lib/spec/item-kind";
import { UsageError } from "./usage-error";

/** The attributes by which the props of each object are checked. */
const TABLES: Readonly<Record<"gallery" | ItemKind | `${ItemKind}Version`, readonly Attribute[]>> = {
  gallery: GALLERY,
  image: IMAGE_DEFINITION,
  imageVersion: IMAGE_VERSION,
  application: APPLICATION,
  applicationVersion: APPLICATION_VERSION,
};

export type TokenOwner = keyof typeof TABLES;

/** Props that are not attributes and are only passed on. */
const PASSED_ON: ReadonlySet<string> = new Set(["galleryId", "provider", "azapiProvider"]);

/**
 * Refuses tokens where the plan reads a value. A number token compares as a huge negative number and a list token has
 * one element, so a plan from them would be silently wrong. The attribute tables say, by path, which values may be
 * tokens.
 * @throws Error that names the property
 */
export function refuseTokens(owner: string, object: TokenOwner, value: unknown, at: SpecPath = []): void {
  if (isPassedOn(object, at)) return;
  if (Token.isUnresolved(value)) throw refusal(owner, at.length === 0 ? "the value" : `\`${shown(at)}\``);
  if (typeof value !== "object" || value === null) return;
  for (const [key, item] of Object.entries(value)) {
    if (Token.isUnresolved(key)) throw refusal(owner, at.length === 0 ? "a key" : `a key of \`${shown(at)}\``);
    refuseTokens(owner, object, item, [...at, Array.isArray(value) ? Number(key) : key]);
  }
}

function isPassedOn(object: TokenOwner, at: SpecPath): boolean {
  const [first] = at;
  if (at.length === 1 && typeof first === "string" && PASSED_ON.has(first)) return true;
  const inRegion = settingsOfRegion(object, at);
  return inRegion ? mayBeToken(TARGET_REGION, inRegion) : mayBeToken(TABLES[object], at);
}

/**
 * Returns the rest of a path inside the settings of a region, in a gallery's `policies` or an item's own `policy`.
 */
function settingsOfRegion(object: TokenOwner, at: SpecPath): SpecPath | undefined {
  const inPolicy = object === "gallery" && at[0] === "policies" ? at.slice(2) : at[0] === "policy" ? at.slice(1) : [];
  return inPolicy[0] === "regions" && inPolicy.length > 2 ? inPolicy.slice(2) : undefined;
}

function refusal(owner: string, what: string): UsageError {
  return new UsageError(
    `${owner}: ${what} is a token, known only when Terraform runs, ` +
      `but the plan is made at synth: give the literal value`,
  );
}

/** Returns the expression of a token as Terraform sees it. It is the same for two tokens of one attribute. */
export function expressionOf(scope: IConstruct, text: string): string {
  if (!Token.isUnresolved(text)) return text;
  const resolver = new DefaultTokenResolver(new StringConcat());
  return String(Tokenization.resolve(text, { scope, resolver, preparing: false }));
}

/** Returns a path as messages show it: `tiers[1].replicas`. */
function shown(at: SpecPath): string {
  return at.map((key, index) => (typeof key === "number" ? `[${key}]` : index === 0 ? key : `.${key}`)).join("");
}
