import { CDK_PROJECT } from "./cdk-project";
import { GALLERY_YAML } from "./gallery-yaml";
import { PIPELINES } from "./pipelines";
import { PRE_COMMIT } from "./pre-commit";
import type { StarterFile } from "./starter-file";
import { TERRAFORM_TEST } from "./terraform-test";

/** The file that all others of a starter are about. It is kept where there is one and something is asked for. */
export const GALLERY_FILE = "gallery.yaml";

/** All files that `gallerist init` can write, in the order in which it tells of them. */
export const STARTER_FILES: readonly StarterFile[] = [
  { path: GALLERY_FILE, text: () => GALLERY_YAML, keptIf: (choice) => Object.keys(choice).length > 0 },
  ...CDK_PROJECT,
  ...PIPELINES,
  PRE_COMMIT,
  TERRAFORM_TEST,
];
