import { CDK_PROJECT, libraryIn } from "./cdk-project";
import { GALLERY_YAML } from "./gallery-yaml";
import type { StarterFile } from "./starter-file";

/** All files that `gallerist init` can write, in the order in which it tells of them. */
export const STARTER_FILES: readonly StarterFile[] = [
  { path: "gallery.yaml", text: () => GALLERY_YAML, keptIf: (choice) => libraryIn(choice) !== undefined },
  ...CDK_PROJECT,
];
