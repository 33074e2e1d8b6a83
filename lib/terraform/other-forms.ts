import { own } from "../text/order";
import { isObject, type Attributes } from "./resource";

export const LOG_LINES =
  "these are log lines of terraform plan -json; give the plan: terraform plan -out plan.out && terraform show -json plan.out";

const SHOW = "give the output of terraform show -json";
const IMPORT = "gallerist import makes a gallery.yaml of it";

/** Returns what a document is that a tool writes and nobody reads here, with the command that gives what is read. */
export function otherForm(document: unknown): string | undefined {
  if (isOfAzure(document)) return `it is what Azure lists of its resources; ${IMPORT}`;
  if (!isObject(document)) return undefined;
  const has = (key: string) => Object.hasOwn(document, key);
  const schema = own(document, "$schema");
  if (typeof schema === "string" && /\/(?:\w*[dD]eploymentTemplate|deploymentParameters)\.json/.test(schema)) {
    return "it is an ARM template, whose expressions Azure alone evaluates; give what az graph query prints of the gallery to gallerist import (docs/import.md)";
  }
  if (has("@level")) return LOG_LINES;
  if (own(document, "version") === 3 && Array.isArray(own(document, "modules"))) {
    return `it is a raw state of version 3, which Terraform before 0.12 wrote; let a newer Terraform upgrade it (terraform apply -refresh-only), and ${SHOW}`;
  }
  if (has("lineage") || (has("serial") && has("version"))) {
    return `it is a raw state, whose form is Terraform's own; ${SHOW}`;
  }
  if (has("Items") && (has("BillingCurrency") || has("NextPageLink"))) {
    return "it is a price sheet, and holds no galleries; cost takes it as --prices";
  }
  return undefined;
}

/** Reports whether it is a resource of Azure, or a list of some, as any of Azure's tools prints it. */
export function isOfAzure(document: unknown): boolean {
  if (Array.isArray(document)) return isResource(document[0]);
  if (!isObject(document)) return false;
  const lists = ["value", "data", "Data"].map((key) => own(document, key)).filter((list) => list !== undefined);
  return isResource(document) || lists.some((list) => (Array.isArray(list) ? isResource(list[0]) : isTable(list)));
}

/** A result of Azure Resource Graph in its form of columns and rows. */
export function isTable(value: unknown): value is Attributes {
  return isObject(value) && Array.isArray(own(value, "columns")) && Array.isArray(own(value, "rows"));
}

function isResource(item: unknown): boolean {
  const id = isObject(item) ? (own(item, "id") ?? own(item, "Id")) : undefined;
  return typeof id === "string" && /^\/subscriptions\//i.test(id);
}
