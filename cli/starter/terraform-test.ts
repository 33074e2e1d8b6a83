import { terraformTestOf } from "../../lib/emit/terraform-test";
import { parseSpec } from "../../lib/parse/parse-spec";
import { plan } from "../../lib/plan/plan";
import { md5 } from "../md5";
import type { StarterFile } from "./starter-file";

/** A test for `terraform test` of what gallery.yaml says today. Terraform looks for it below the configuration. */
export const TERRAFORM_TEST: StarterFile = {
  path: "terraform/tests/gallery.tftest.json",
  text: ({ terraformTest }, gallery) =>
    terraformTest
      ? `${JSON.stringify(terraformTestOf(plan(parseSpec(gallery).spec), md5), null, 2)}\n`
      : undefined,
};
