import { libraryIn } from "./cdk-project";
import type { StarterChoice } from "./starter-file";

/** Returns the command that comes after `gallerist init`, as it is typed in a shell. */
export function nextCommand(directory: string, choice: StarterChoice): string | undefined {
  if (libraryIn(choice) === undefined) return undefined;
  const enter = directory === "." ? [] : [`cd ${quoted(directory)}`];
  return [...enter, "npm install", "npm test", "npm run synth"].join(" && ");
}

function quoted(path: string): string {
  return /^[\w./][\w./-]*$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
