import AZURE_PIPELINES from "./azure-devops/azure-pipelines.yml";
import BACKEND_OVERRIDE from "./ci/backend_override.tf";
import GALLERY_COMMENT from "./ci/gallery-comment.sh";
import GALLERY_RETENTION from "./ci/gallery-retention.sh";
import GALLERY_TERRAFORM from "./ci/gallery-terraform.sh";
import INSTALL_TERRAFORM from "./ci/install-terraform.sh";
import RETENTION_WORKFLOW from "./github/gallery-retention.yml";
import GALLERY_WORKFLOW from "./github/gallery.yml";
import type { StarterChoice, StarterFile } from "./starter-file";
import { withVersion } from "./with-version";

/** The workflows of GitHub and the pipeline of Azure DevOps, with the scripts that both call. */
export const PIPELINES: readonly StarterFile[] = [
  file(".github/workflows/gallery.yml", GALLERY_WORKFLOW, ({ github }) => github),
  file(".github/workflows/gallery-retention.yml", RETENTION_WORKFLOW, ({ github }) => github),
  file("azure-pipelines.yml", AZURE_PIPELINES, ({ azureDevops }) => azureDevops),
  file("ci/gallery-comment.sh", GALLERY_COMMENT, ({ github, azureDevops }) => github ?? azureDevops),
  file("ci/gallery-retention.sh", GALLERY_RETENTION, ({ github, azureDevops }) => github ?? azureDevops),
  file("ci/gallery-terraform.sh", GALLERY_TERRAFORM, ({ github, azureDevops }) => github ?? azureDevops),
  file("ci/backend_override.tf", BACKEND_OVERRIDE, ({ github, azureDevops }) => github ?? azureDevops),
  file("ci/install-terraform.sh", INSTALL_TERRAFORM, ({ azureDevops }) => azureDevops),
];

function file(path: string, text: string, isAskedBy: (choice: StarterChoice) => true | undefined): StarterFile {
  return { path, text: (choice) => (isAskedBy(choice) ? withVersion(text) : undefined) };
}
