// Stands in for Azure's command line, signed in, and for the pull requests of Azure Repos, which it keeps in a file.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const FILE = join(process.env.STUBS, "azure-repos.json");
const args = process.argv.slice(2);
const pulls = existsSync(FILE) ? JSON.parse(readFileSync(FILE, "utf8")) : [];

/** Returns the value of an option, which must be there. */
function after(option) {
  if (!args.includes(option)) throw new Error(`no ${option}: ${args.join(" ")}`);
  return args[args.indexOf(option) + 1];
}

if (args[0] === "repos" && process.env.AZURE_DEVOPS_EXT_PAT !== "token") throw new Error("no token");
switch (args.slice(0, 3).join(" ")) {
  case "account show --query":
    process.stdout.write("00000000-0000-0000-0000-000000000000\n");
    break;
  case "repos pr list": {
    const open = pulls.filter(({ source }) => source === after("--source-branch"));
    process.stdout.write(open.map(({ id }) => `${id}\n`).join(""));
    break;
  }
  case "repos pr create":
    pulls.push({
      id: pulls.length + 1,
      where: [after("--organization"), after("--project"), after("--repository")],
      source: after("--source-branch"),
      target: after("--target-branch"),
      title: after("--title"),
      description: after("--description"),
    });
    break;
  case "repos pr update":
    pulls.find(({ id }) => String(id) === after("--id")).description = after("--description");
    break;
  default:
    throw new Error(args.join(" "));
}
writeFileSync(FILE, JSON.stringify(pulls));
