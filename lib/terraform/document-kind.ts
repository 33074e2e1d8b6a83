import { own } from "../text/order";
import { NotTerraformError } from "./not-terraform";
import { otherForm } from "./other-forms";
import { isObject, type Attributes } from "./resource";

export type TerraformKind = "configuration" | "state" | "plan";

/** The blocks of a configuration. cdktf writes its metadata at `//`. */
const BLOCKS = [
  "resource",
  "data",
  "provider",
  "terraform",
  "module",
  "locals",
  "variable",
  "output",
  "import",
  "moved",
  "removed",
  "check",
  "ephemeral",
];

/**
 * Returns the kind of a Terraform document.
 * @throws NotTerraformError for any other document
 */
export function documentKind(document: unknown): { readonly kind: TerraformKind; readonly root: Attributes } {
  const form = otherForm(document);
  if (form !== undefined) throw new NotTerraformError(form);
  if (!isObject(document)) throw new NotTerraformError("it is not a Terraform JSON file: an object is expected");
  const has = (key: string) => Object.hasOwn(document, key);
  if (has("format_version")) return { kind: shownKind(document), root: document };
  if (BLOCKS.some(has)) return { kind: "configuration", root: document };
  const keys = Object.keys(document)
    .slice(0, 3)
    .map((key) => JSON.stringify(key));
  const found = keys.length === 0 ? "it is empty" : `its keys begin with ${keys.join(", ")}`;
  throw new NotTerraformError(`it is neither a gallery.json nor Terraform JSON: ${found}`);
}

/** Returns the kind of an output of `terraform show -json`. */
function shownKind(document: Attributes): "state" | "plan" {
  const version = own(document, "format_version");
  if (typeof version !== "string" || !/^[01]\./.test(version)) {
    throw new NotTerraformError(
      `its format_version is ${JSON.stringify(version)}; gallerist reads 0.x and 1.x of terraform show -json`,
    );
  }
  const has = (key: string) => Object.hasOwn(document, key);
  if (["planned_values", "resource_changes", "prior_state"].some(has)) return "plan";
  if (has("provider_schemas") || has("valid")) {
    throw new NotTerraformError("it is neither a state nor a plan; give the output of terraform show -json");
  }
  return "state";
}
