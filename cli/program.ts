import { Argument, Command, Option } from "commander";
import { printable } from "../lib/text/printable";
import { parseDay } from "./as-of";
import { withAzureOptions, type AzureOptions } from "./azure/options";
import type { CheckOptions } from "./check";
import type { Shell } from "./completion";
import type { CostOptions } from "./cost";
import type { DiffOptions } from "./diff";
import type { ImportOptions } from "./import";
import type { InitOptions } from "./init";
import type { MatrixOptions } from "./matrix";
import type { PromoteOptions } from "./promote";
import type { ReleaseOptions } from "./release";
import type { ReportOptions } from "./report";
import type { ResolveOptions } from "./resolve";
import type { SchemaOptions } from "./schema";
import { parseCount } from "./count";
import type { RetainOptions } from "./retain";
import { parseSize } from "./size";
import { asOfOption, egressMeterOption, failOnOption, formatOption, pricesOption, usageOption } from "./options";
import type { Stdio, Terminal } from "./stdio";
import { hasColour } from "./terminal";
import type { EditOptions } from "./save-edit";
import type { StatusOptions } from "./status";
import { parseDuration } from "./azure/duration";
import type { SynthOptions } from "./synth";
import { VERSION } from "./version";
import type { WithdrawOptions } from "./withdraw";

const FILES =
  "gallery.yaml, Terraform JSON (cdk.tf.json, a directory of them, or what terraform show -json prints), or a gallery's " +
  "id in Azure; several are one app; - is standard input";
const EDITED = "gallery.yaml or gallery.json";
const ITEM = "name of the image or application; images/NAME or applications/NAME where both have it";
const DRY_RUN = "print the change of the file and the diff that follows, and write nothing";
const SPECS = "gallery.yaml or gallery.json; several are one app; - is standard input";

/** Returns the program with its verbs. Each verb loads its own code when it runs, and gives the exit code to `exit`. */
export function program(stdio: Stdio, exit: (code: number) => void): Command {
  const { stdout, stderr, env } = stdio;
  const gallerist = new Command("gallerist")
    .description(
      "Decides which version of an image or application lives in which Azure region, checks it, and writes Terraform JSON.",
    )
    .usage("VERB FILE... [options]")
    .version(VERSION, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand(false)
    .enablePositionalOptions() // resolve has a --version of its own
    .exitOverride()
    .configureHelp({ subcommandTerm: (verb) => verb.name() })
    .configureOutput({
      writeOut: (text) => stdout.write(text),
      writeErr: (text) => stderr.write(printableLines(text)),
      getOutHelpWidth: () => helpWidth(stdout),
      getErrHelpWidth: () => helpWidth(stderr),
      getOutHasColors: () => hasColour(stdout.isTTY, env),
      getErrHasColors: () => hasColour(stderr.isTTY, env),
    })
    .addHelpText("after", TOP);

  withAzureOptions(gallerist.command("check"))
    .summary("what is wrong or doubtful")
    .description("Prints everything that is wrong or doubtful, all files together.")
    .argument("<FILE...>", FILES)
    .addOption(formatOption("text", "compact", "json", "github", "sarif", "junit"))
    .option("--warnings-as-errors", "exit with 1 on a warning too")
    .option("--baseline <file>", "JSON of the findings that are known: only new ones count")
    .option("--write-baseline", "write every finding of now into the --baseline file")
    .option("--fix", "write what is certainly meant into the files: region spellings, keys and names with a slip")
    .option("--prices <file>", "price sheet that budgets are compared by: JSON of the Azure Retail Prices API")
    .option("--dry-run", "with --fix: print what it would change, write nothing, and exit with 1 if there is anything")
    .addOption(asOfOption())
    .addOption(usageOption())
    .addHelpText("after", example("gallerist check gallery.yaml", "gallerist check --format json - < gallery.json"))
    .action(async (files: string[], options: CheckOptions) => {
      const { check } = await import("./check.js");
      exit(await check(files, options, stdio));
    });

  withAzureOptions(gallerist.command("matrix"))
    .summary("versions by region")
    .description("Prints which version is in which region with how many replicas, and what latest is where.")
    .argument("<FILE...>", FILES)
    .addOption(formatOption("text", "markdown", "json", "html"))
    .addOption(asOfOption())
    .addOption(usageOption())
    .addHelpText("after", example("gallerist matrix gallery.yaml", "gallerist matrix gallery.yaml --format markdown"))
    .action(async (files: string[], options: MatrixOptions) => {
      const { matrix } = await import("./matrix.js");
      exit(await matrix(files, options, stdio));
    });

  withAzureOptions(gallerist.command("cost"))
    .summary("what replicas cost")
    .description("Prints what replicas take up and cost, by definition, region and version.")
    .argument("<FILE...>", FILES)
    .addOption(pricesOption())
    .addOption(egressMeterOption())
    .addOption(formatOption("text", "markdown", "json"))
    .addOption(asOfOption())
    .addOption(usageOption())
    .addHelpText("after", example("gallerist cost gallery.yaml --prices prices.json", "gallerist cost gallery.yaml"))
    .action(async (files: string[], options: CostOptions) => {
      const { cost } = await import("./cost.js");
      exit(await cost(files, options, stdio));
    });

  withAzureOptions(gallerist.command("diff"))
    .summary("what changes, and what becomes of it")
    .description(
      "Prints what changes from BEFORE to AFTER: what is created, changed in place, replaced, refused by Azure or " +
        "destroyed, what latest is where, and what may go wrong on the way. A Terraform plan is both.",
    )
    .argument(
      "<BEFORE>",
      "gallery.yaml, Terraform JSON, a directory of it, a gallery's id in Azure, or - for standard input",
    )
    .argument("[AFTER]", "the same, later; not with a Terraform plan, which knows what is there")
    .addOption(formatOption("text", "markdown", "json"))
    .addOption(failOnOption())
    .addOption(pricesOption())
    .addOption(egressMeterOption())
    .addOption(asOfOption())
    .addHelpText(
      "after",
      example(
        "gallerist diff old.yaml gallery.yaml",
        "git show main:gallery.yaml | gallerist diff - gallery.yaml --fail-on replace,refused",
        "terraform show -json tfplan > plan.json && gallerist diff plan.json --format markdown",
      ),
    )
    .action(async (before: string, after: string | undefined, options: DiffOptions) => {
      const { diff } = await import("./diff.js");
      exit(await diff(before, after, options, stdio));
    });

  withAzureOptions(gallerist.command("explain"))
    .summary("what a rule is about, or why a version is in a region")
    .description(
      "Prints what a rule is about, with examples, or how to put right what exists; without either, all of them. " +
        "Of a version of an image or application in a region: why it is, or is not, there. " +
        "A cure of a version has its address and id filled in.",
    )
    .usage("[RULE | CURE] | IMAGE VERSION REGION [FILE...] | CURE IMAGE VERSION [FILE...]")
    .argument(
      "[WORDS...]",
      "id of a rule or a cure; or image or application (or GALLERY/IMAGE, SUBSCRIPTION/GALLERY/IMAGE), version, region and files " +
        "(default: gallery.yaml); images/NAME or applications/NAME where both have a name",
    )
    .addHelpText(
      "after",
      example(
        "gallerist explain too-many-replicas",
        "gallerist explain",
        "gallerist explain ubuntu-2404 1.3.0 westeurope gallery.yaml",
        "gallerist explain deletion-flag ubuntu-2404 1.3.0 gallery.yaml",
      ),
    )
    .action(async (words: string[], options: AzureOptions) => {
      const { explain } = await import("./explain.js");
      exit(await explain(words, options, stdio));
    });

  gallerist
    .command("resolve")
    .summary("the id of the version that latest is")
    .description("Prints the resource id of the version that latest is in a region, for scripts and pipelines.")
    .argument("<FILE>", "gallery.yaml, or Terraform JSON; - is standard input")
    .argument("<IMAGE>", ITEM)
    .requiredOption("--region <REGION>", "region of the machines, in any spelling")
    .option("--version <VERSION>", "Major.Minor.Patch of a version that must be there, or latest", "latest")
    .addOption(asOfOption())
    .addHelpText(
      "after",
      example(
        "gallerist resolve gallery.yaml ubuntu-2404 --region westeurope",
        "gallerist resolve gallery.yaml applications/agent --region westeurope --version 1.2.0",
      ),
    )
    .action(async (file: string, item: string, options: ResolveOptions) => {
      const { resolve } = await import("./resolve.js");
      exit(await resolve(file, item, options, stdio));
    });

  withAzureOptions(gallerist.command("report"))
    .summary("one page for a browser")
    .description("Writes one HTML page that needs no network: matrix, latest by region, charts, findings, a filter.")
    .argument("<FILE...>", FILES)
    .requiredOption("-o, --out <FILE>", "page to write; - is standard output")
    .option("--prices <file>", "price sheet: JSON of the Azure Retail Prices API (default: sizes only)")
    .addOption(egressMeterOption())
    .option("--title <text>", "title of the page (default: the names of the galleries)")
    .addOption(asOfOption())
    .addOption(usageOption())
    .addHelpText(
      "after",
      example(
        "gallerist report gallery.yaml -o report.html",
        "gallerist report gallery.yaml -o report.html --prices prices.json",
      ),
    )
    .action(async (files: string[], options: ReportOptions) => {
      const { report } = await import("./report.js");
      exit(await report(files, options, stdio));
    });

  withAzureOptions(gallerist.command("status"))
    .summary("what is replicated where, in Azure")
    .description(
      "Prints which version is ready in which region: ready, waiting, failed, missing, or other than planned. It asks " +
        "Azure, or reads saved answers. Nothing is written to Azure.",
    )
    .argument(
      "<FILE>",
      "gallery.yaml, Terraform JSON, - for standard input; or a gallery's id in Azure, for readiness alone",
    )
    .addOption(formatOption("text", "markdown", "json", "html"))
    .option(
      "--from <file>",
      "saved answers with replicationStatus: JSON of az sig image-version show, az rest, or a list",
    )
    .addOption(
      new Option("--wait <duration>", "ask again until nothing is left to wait for, such as 2h").argParser(
        parseDuration,
      ),
    )
    .option("--gallery <NAME>", "only this gallery or mirror of the file: NAME or SUBSCRIPTION/NAME")
    .option("--region <region>", "only this region")
    .addHelpText(
      "after",
      `${example("gallerist status gallery.yaml --wait 2h", "gallerist status gallery.yaml --from answers.json")}

Exit codes:
  0  everything is ready
  1  something has failed or is missing, or Azure has something else than planned
  2  a file cannot be read, or Azure gives no answer: not signed in, no right, no network
  3  not everything is ready yet`,
    )
    .action(async (file: string, options: StatusOptions) => {
      const { status } = await import("./status.js");
      exit(await status(file, options, stdio));
    });

  gallerist
    .command("synth")
    .summary("write Terraform JSON")
    .description(
      "Writes DIR/cdk.tf.json, and DIR/mirrors/NAME/cdk.tf.json for each mirror, which is applied alone; nothing when there are errors.",
    )
    .argument("<FILE...>", SPECS)
    .requiredOption("-o, --out <DIR>", "directory to write to, made if it is missing")
    .option(
      "--one-state",
      "write mirrors into the configuration of their gallery; docs/disaster-recovery.md says what is lost",
    )
    .addOption(asOfOption())
    .addOption(usageOption())
    .addHelpText("after", example("gallerist synth gallery.yaml --out terraform"))
    .action(async (files: string[], options: SynthOptions) => {
      const { synth } = await import("./synth.js");
      exit(await synth(files, options, stdio));
    });

  gallerist
    .command("init")
    .summary("a file to begin with")
    .description(
      "Writes a commented gallery.yaml, and beside it, or beside the one that exists, what the options name; they may be " +
        "combined. It changes no file: where another of its files exists and differs, it writes nothing.",
    )
    .argument("[DIR]", "directory to write to, made if it is missing", ".")
    .option("--cdktn", "a program for cdktn, with a test, that runs as it stands")
    .option("--cdktf", "the same for cdktf, which its makers archived; docs/cdktn.md says which to choose")
    .option("--github", "workflows of GitHub Actions: check, one comment, plan, apply, and retention each week")
    .option("--azure-devops", "a pipeline of Azure DevOps: check, one comment, plan and apply")
    .option("--pre-commit", "a hook of pre-commit that checks before each commit")
    .option("--terraform-test", "a test for terraform test, of what gallery.yaml says today")
    .addHelpText(
      "after",
      example("gallerist init", "gallerist init images --cdktn", "gallerist init --github --pre-commit"),
    )
    .action(async (directory: string, options: InitOptions) => {
      const { init } = await import("./init.js");
      exit(await init(directory, options, stdio));
    });

  gallerist
    .command("schema")
    .summary("JSON Schema of gallery.yaml")
    .description("Prints the JSON Schema of gallery.yaml, for editors.")
    .option("-o, --out <FILE>", "write it to a file, which is replaced if it is there; - is standard output")
    .addHelpText("after", example("gallerist schema --out gallery.schema.json"))
    .action(async (options: SchemaOptions) => {
      const { schema } = await import("./schema.js");
      exit(await schema(options, stdio));
    });

  gallerist
    .command("release")
    .summary("add a version to a file")
    .description(
      "Adds a version to a gallery.yaml or gallery.json, whose comments and layout stay, and prints its number; the diff " +
        "that follows goes to standard error. " +
        "A version of an application has the actions, file names and other settings of the newest one.",
    )
    .usage("FILE IMAGE [VERSION] (--source KIND=ID | --published | --package URI) [options]")
    .argument("<FILE>", EDITED)
    .argument("<IMAGE>", ITEM)
    .argument("[VERSION]", "Major.Minor.Patch; or give --next")
    .option(
      "--source <KIND=ID>",
      "managed-image=ID, virtual-machine=ID, snapshot=ID, gallery-image-version=ID, blob=URI, or a plain id",
    )
    .option("--published", "a pipeline has published it already; instead of --source")
    .option("--storage-account <ID>", "resource id of the storage account that holds the blob")
    .option("--package <URI>", "address of the package, of an application")
    .option("--configuration <URI>", "address of the configuration (default: that of the newest version)")
    .addOption(new Option("--next <PART>", "the number after the newest").choices(["patch", "minor", "major"]))
    .option("--ring <RING>", "the last ring that it reaches at first (default: every region)")
    .option("--candidate", "publish it without becoming latest")
    .addOption(new Option("--end-of-life <DATE>", "end of life, YYYY-MM-DD; information only").argParser(parseDay))
    .addOption(
      new Option("--size-gib <GIB>", "occupied size of its disk, or size of its package, in GiB").argParser(parseSize),
    )
    .option("--force", "also where there is a newer version")
    .option("--dry-run", DRY_RUN)
    .addOption(asOfOption())
    .addHelpText(
      "after",
      example(
        "gallerist release gallery.yaml ubuntu-2404 --next patch --source managed-image=/subscriptions/…",
        "gallerist release gallery.yaml ubuntu-2404 1.4.0 --published --ring canary",
        "gallerist release gallery.yaml agent --next patch --package https://…/agent-1.2.1.zip",
      ),
    )
    .action(async (file: string, item: string, version: string | undefined, options: ReleaseOptions) => {
      const { release } = await import("./release.js");
      exit(await release(file, item, version, options, stdio));
    });

  gallerist
    .command("promote")
    .summary("bring a version to the next ring")
    .description(
      "Brings a version to the next ring: a candidate to the first one, and after the last one to every region. Changes " +
        "the file, whose comments and layout stay, and prints the diff that follows, of mirrors too.",
    )
    .argument("<FILE>", EDITED)
    .argument("<IMAGE>", ITEM)
    .argument("<VERSION>", "Major.Minor.Patch")
    .option("--to <RING>", "a later ring (default: the next one)")
    .option("--dry-run", DRY_RUN)
    .addOption(asOfOption())
    .addHelpText(
      "after",
      example(
        "gallerist promote gallery.yaml ubuntu-2404 1.4.0",
        "gallerist promote gallery.yaml ubuntu-2404 1.4.0 --to broad --dry-run",
      ),
    )
    .action(async (file: string, item: string, number: string, options: PromoteOptions) => {
      const { promote } = await import("./promote.js");
      exit(await promote({ file, item, number }, options, stdio));
    });

  gallerist
    .command("withdraw")
    .summary("stop a version that is bad")
    .description(
      "Lets a version serve no longer: it is never latest, and stays where it is for machines that name it. Changes the " +
        "file, whose comments and layout stay, and prints the diff that follows, of mirrors too.",
    )
    .argument("<FILE>", EDITED)
    .argument("<IMAGE>", ITEM)
    .argument("<VERSION>", "Major.Minor.Patch")
    .requiredOption("--reason <TEXT>", "why; reports show it")
    .option("--immediate", "hide it at once: no latest for a while, instead of a bad one")
    .option("--dry-run", DRY_RUN)
    .addOption(asOfOption())
    .addHelpText("after", example('gallerist withdraw gallery.yaml ubuntu-2404 1.4.0 --reason "breaks cloud-init"'))
    .action(async (file: string, item: string, number: string, options: WithdrawOptions) => {
      const { withdraw } = await import("./withdraw.js");
      exit(await withdraw({ file, item, number }, options, stdio));
    });

  gallerist
    .command("restore")
    .summary("let a withdrawn version serve again")
    .description(
      "Takes the withdrawal of a version away. Changes the file, whose comments and layout stay, and prints the diff " +
        "that follows, of mirrors too.",
    )
    .argument("<FILE>", EDITED)
    .argument("<IMAGE>", ITEM)
    .argument("<VERSION>", "Major.Minor.Patch")
    .option("--dry-run", DRY_RUN)
    .addOption(asOfOption())
    .addHelpText("after", example("gallerist restore gallery.yaml ubuntu-2404 1.4.0"))
    .action(async (file: string, item: string, number: string, options: EditOptions) => {
      const { restore } = await import("./restore.js");
      exit(await restore({ file, item, number }, options, stdio));
    });

  withAzureOptions(gallerist.command("retain"))
    .summary("which versions may leave, and why")
    .description(
      "Prints for each version whether it is kept or goes, and why, by the retention of its policy, image or " +
        "application. It asks Azure for dates, replication and use, or reads saved answers. A version that lacks a " +
        "fact is kept. Nothing is changed in Azure; --write changes the file.",
    )
    .argument("<FILE>", "gallery.yaml or gallery.json; without --write, - is standard input")
    .addOption(asOfOption())
    .option(
      "--azure <FILE>",
      "saved answers on versions, with replicationStatus, instead of asking Azure; may be repeated",
      collected,
    )
    .option(
      "--used-by <FILE>",
      "saved answer of az graph query with gallerist usage-query, instead of asking; may be repeated",
      collected,
    )
    .option("--write", "write what is proposed into the file, and print the change")
    .addOption(
      new Option("--at-most <N>", "propose up to N versions in this run, whatever atMost says").argParser(parseCount),
    )
    .addOption(new Option("--fail-on <WHAT>", "exit with 1 if a version is due").choices(["due"]))
    .addOption(formatOption("text", "markdown", "json"))
    .addHelpText(
      "after",
      example(
        "gallerist retain gallery.yaml",
        "gallerist retain gallery.yaml --azure versions.json --used-by used-by.json --write",
      ),
    )
    .action(async (file: string, options: RetainOptions) => {
      const { retainVersions } = await import("./retain.js");
      exit(await retainVersions(file, options, stdio));
    });

  gallerist
    .command("usage-query")
    .summary("the query for who uses a gallery")
    .description(
      "Prints the query of Azure Resource Graph for the machines and scale sets that use a gallery and its mirrors.",
    )
    .argument("<FILE>", "gallery.yaml or gallery.json; - is standard input")
    .addHelpText(
      "after",
      example('az graph query --first 1000 --graph-query "$(gallerist usage-query gallery.yaml)" > used-by.json'),
    )
    .action(async (file: string) => {
      const { printUsageQuery } = await import("./usage-query.js");
      exit(await printUsageQuery(file, stdio));
    });

  withAzureOptions(gallerist.command("import"))
    .summary("a gallery.yaml of what exists")
    .description("Writes a gallery.yaml of a gallery that exists, from a Terraform state or from what Azure lists.")
    .argument(
      "<FILE...>",
      "a gallery's id in Azure, or JSON of terraform show -json, az sig ... list, az rest or az graph query; - is standard input",
    )
    .option("-o, --out <FILE>", "write it to a file that does not exist yet (default: standard output)")
    .option("--import-blocks <FILE>", "write Terraform JSON that imports all of it, to a file that does not exist yet")
    .option("--gallery <NAME>", "the gallery to import, where the files hold several: NAME or SUBSCRIPTION/NAME")
    .option("--published", "a pipeline fills the gallery: take over only where its versions are replicated")
    .addOption(asOfOption())
    .addHelpText(
      "after",
      example(
        "gallerist import resources.json --out gallery.yaml --import-blocks terraform/import.tf.json",
        "gallerist import resources.json --published --out gallery.yaml",
      ),
    )
    .action(async (files: string[], options: ImportOptions) => {
      const { importExisting } = await import("./import.js");
      exit(await importExisting(files, options, stdio));
    });

  gallerist
    .command("completion")
    .summary("completion for bash, zsh or fish")
    .description("Prints the script by which a shell completes verbs, options, files, images and versions.")
    .addArgument(new Argument("<SHELL>", "the shell").choices(["bash", "zsh", "fish"]))
    .addHelpText(
      "after",
      example(
        "source <(gallerist completion bash)",
        "source <(gallerist completion zsh)",
        "gallerist completion fish > ~/.config/fish/completions/gallerist.fish",
      ),
    )
    .action(async (shell: Shell) => {
      const { completion } = await import("./completion.js");
      exit(completion(shell, gallerist, stdio));
    });

  gallerist
    .command("completion-names", { hidden: true })
    .summary("names in a file, for the scripts of completion")
    .argument("<FILE>", EDITED)
    .argument("[IMAGE]", ITEM)
    .action(async (file: string, item: string | undefined) => {
      const { completionNames } = await import("./completion-names.js");
      exit(await completionNames(file, item, stdio));
    });

  return gallerist;
}

const TOP = `
Examples:
  gallerist check gallery.yaml
  gallerist matrix gallery.yaml
  gallerist cost gallery.yaml --prices prices.json
  gallerist diff old.yaml gallery.yaml
  gallerist resolve gallery.yaml ubuntu-2404 --region westeurope
  gallerist report gallery.yaml -o report.html
  gallerist status gallery.yaml --wait 2h
  gallerist synth gallery.yaml --out terraform
  gallerist release gallery.yaml ubuntu-2404 --next patch --published
  gallerist promote gallery.yaml ubuntu-2404 1.4.0

Exit codes:
  0   nothing is wrong
  1   something is wrong inside a file
  2   a file cannot be read, is nothing that gallerist reads, or is too large; Azure gives no answer; or wrong usage
  3   status: not everything is ready yet
  70  a fault of gallerist itself
  130 stopped by Ctrl-C`;

function example(...commands: string[]): string {
  return `\nExample${commands.length === 1 ? "" : "s"}:\n${commands.map((command) => `  ${command}`).join("\n")}`;
}

/** Collects the values of an option that may be repeated. */
function collected(value: string, before: readonly string[] = []): string[] {
  return [...before, value];
}

/** Returns the width of help: that of the terminal, else 80 columns. */
function helpWidth({ isTTY, columns }: Terminal): number {
  return (isTTY ? columns : undefined) ?? 80;
}

/** Makes a message about usage printable: it quotes what the user typed. */
function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}
