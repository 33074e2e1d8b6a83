// Stands in for Terraform, whose providers are not there. It leaves the files that Terraform leaves, and notes its calls.
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setInterval } from "node:timers";

const [chdir, verb, ...args] = process.argv.slice(2);
const directory = chdir.replace("-chdir=", "");
const { ARM_USE_OIDC: oidc, ARM_CLIENT_ID: client } = process.env;
appendFileSync(
  join(process.env.STUBS, "terraform.log"),
  `${JSON.stringify({ verb, args, directory, oidc, client })}\n`,
);

/** Exits unless a file is there. */
function needs(name) {
  if (existsSync(join(directory, name))) return;
  process.stderr.write(`no ${name}\n`);
  process.exit(1);
}

switch (verb) {
  case "init":
    needs("cdk.tf.json");
    if (args.includes("-lockfile=readonly")) needs(".terraform.lock.hcl");
    mkdirSync(join(directory, ".terraform", "providers"), { recursive: true });
    writeFileSync(join(directory, ".terraform.lock.hcl"), "");
    break;
  case "plan":
    needs(".terraform");
    writeFileSync(join(directory, "tfplan"), "");
    process.exitCode = Number(process.env.TERRAFORM_PLAN_CODE ?? "2");
    break;
  case "show":
    process.stdout.write(readFileSync(join(process.env.STUBS, "plan.json"), "utf8"));
    break;
  case "apply":
    needs(".terraform");
    needs("tfplan");
    if (process.env.TERRAFORM_REPLICATES) {
      setInterval(() => {}, 60_000);
      process.on("SIGINT", () => {
        process.stdout.write("state written\n");
        process.exit(1);
      });
    }
    break;
  default:
    throw new Error(verb);
}
