import CONFIG from "./pre-commit/pre-commit-config.yaml";
import type { StarterFile } from "./starter-file";
import { withVersion } from "./with-version";

/** The configuration of pre-commit, with a hook that checks gallery.yaml. */
export const PRE_COMMIT: StarterFile = {
  path: ".pre-commit-config.yaml",
  text: ({ preCommit }) => (preCommit ? withVersion(CONFIG) : undefined),
};
