import { libraryIn } from "./cdk-project";
import type { StarterChoice } from "./starter-file";

/** Returns the commands that come after `gallerist init`, each as it is typed in a shell. */
export function nextSteps(directory: string, choice: StarterChoice): string[] {
  const enter = directory === "." ? [] : [`cd ${quoted(directory)}`];
  return commandsFor(choice).map((command, index) => [...(index === 0 ? enter : []), command].join(" && "));
}

function commandsFor(choice: StarterChoice): string[] {
  const first = libraryIn(choice) ? "npm install && npm test && npm run synth" : "npx gallerist check gallery.yaml";
  return [
    first,
    ...(choice.terraformTest ? [`npx gallerist synth gallery.yaml --out terraform && ${TEST}`] : []),
    ...(choice.preCommit ? ["pre-commit install && pre-commit run --all-files"] : []),
    ...(choice.github ? [`${commit(choice, ".github")} && gh pr create --fill`] : []),
    ...(choice.azureDevops ? [`${commit(choice, "azure-pipelines.yml")} && az repos pr create`] : []),
  ];
}

const TEST = "terraform -chdir=terraform init -backend=false && terraform -chdir=terraform test";

/** A program has a .gitignore, so all that is there may be added. */
function commit(choice: StarterChoice, path: string): string {
  const added = libraryIn(choice) ? "--all" : `gallery.yaml ci ${path}`;
  return `git switch --create gallery && git add ${added} && git commit --message Gallery && git push --set-upstream origin gallery`;
}

function quoted(path: string): string {
  return /^[\w./][\w./-]*$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
