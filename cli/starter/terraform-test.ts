import { terraformTestOf } from "../../lib/emit/terraform-test";
import { parseSpec, UnreadableSpecError, type ParsedSpec } from "../../lib/parse/parse-spec";
import { plan } from "../../lib/plan/plan";
import { md5 } from "../md5";
import { Refusal } from "../refusal";
import type { StarterFile } from "./starter-file";

/** A test for `terraform test` of what gallery.yaml says today. Terraform looks for it below the configuration. */
export const TERRAFORM_TEST: StarterFile = {
  path: "terraform/tests/gallery.tftest.json",
  text: ({ terraformTest }, gallery) =>
    terraformTest ? `${JSON.stringify(terraformTestOf(plan(soundSpec(gallery).spec), md5), null, 2)}\n` : undefined,
};

/** @throws Refusal if the file has mistakes: a test of half a gallery would pass for the wrong reason */
function soundSpec(gallery: string): ParsedSpec {
  const parsed = readable(gallery);
  if (parsed === undefined || parsed.findings.some(({ severity }) => severity === "error")) {
    throw new Refusal(["gallery.yaml has mistakes, so no test can be made of it; see gallerist check gallery.yaml"]);
  }
  return parsed;
}

function readable(gallery: string): ParsedSpec | undefined {
  try {
    return parseSpec(gallery);
  } catch (error) {
    if (error instanceof UnreadableSpecError) return undefined;
    throw error;
  }
}
