import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { newDirectory } from "../support/gallery-files";

const ROOT = join(__dirname, "..", "..");
const SCRIPTS = join(ROOT, "cli", "starter", "ci");
const directory = newDirectory();
const checkout = (): string => join(directory(), "checkout");

const gallery = (name: string, replicas: number): string => `
gallery: { name: ${name}, resourceGroup: rg-images, location: westeurope }
policies: { fleet: { regions: { westeurope: {} }, tiers: [{ name: all, take: rest, regions: all, replicas: ${replicas} }] } }
images:
  ubuntu:
    policy: fleet
    identifier: { publisher: contoso, offer: ubuntu, sku: server }
    os: linux
    generation: V2
    versions: { 1.0.0: { source: { published: true } } }
`;

function environment(more: Readonly<Record<string, string>>): Record<string, string> {
  return {
    PATH: [join(directory(), "bin"), dirname(process.execPath), "/usr/bin", "/bin"].join(":"),
    HOME: directory(),
    GIT_CONFIG_NOSYSTEM: "1",
    ...more,
  };
}

/** Writes an executable into the path. */
function command(name: string, text: string): void {
  mkdirSync(join(directory(), "bin"), { recursive: true });
  writeFileSync(join(directory(), "bin", name), `#!/bin/sh\n${text}\n`);
  chmodSync(join(directory(), "bin", name), 0o755);
}

const git = (...args: readonly string[]): string =>
  execFileSync("git", args, { cwd: checkout(), env: environment({}), encoding: "utf8", stdio: "pipe" });

function commit(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(checkout(), path)), { recursive: true });
    writeFileSync(join(checkout(), path), text);
  }
  git("add", "--all");
  git("commit", "--quiet", "--allow-empty", "--message", "a change");
}

interface Where {
  /** The folder of the checkout in which the script is run. */
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function run(script: string, args: readonly string[], { cwd = "", env = {} }: Where) {
  return spawnSync("bash", [join(SCRIPTS, script), ...args], {
    cwd: join(checkout(), cwd),
    env: environment(env),
    encoding: "utf8",
  });
}

/** Returns the text of the comment that compares the last two commits. */
const comment = (file: string, where: Where = {}): string =>
  run("gallery-comment.sh", [], { ...where, env: { ...where.env, GALLERY_FILE: file } }).stdout;

beforeEach(() => {
  mkdirSync(checkout());
  command("gallerist", `exec "${process.execPath}" "${join(ROOT, "dist", "cli", "gallerist.js")}" "$@"`);
  git("init", "--quiet", "--initial-branch", "main");
  git("config", "user.name", "someone");
  git("config", "user.email", "someone@contoso.example");
});

describe("the comment", () => {
  test("below a folder compares the file of that folder, not the one of that name above", () => {
    commit({ "gallery.yaml": gallery("above", 1), "images/gallery.yaml": gallery("below", 1) });
    commit({ "images/gallery.yaml": gallery("below", 2) });
    const text = comment("gallery.yaml", { cwd: "images" });
    expect(text).toContain("### What `images/gallery.yaml` changes");
    expect(text).toContain("replicas: 1 → 2");
    expect(text).not.toContain("above");
    expect(comment("gallery.yaml")).toBe("");
  });

  test("below a folder has a mark of its own, so that two folders keep two comments", () => {
    commit({ "one/gallery.yaml": gallery("one", 1), "two/gallery.yaml": gallery("two", 1) });
    commit({ "one/gallery.yaml": gallery("one", 2), "two/gallery.yaml": gallery("two", 2) });
    // GitHub's command line: it has no comment yet, and keeps the one that is written.
    command("gh", `case "$*" in *--slurp*) echo '[[]]' ;; *) cat "\${7#body=@}" >>"$GH_KEPT" ;; esac`);
    const kept = join(directory(), "kept.md");
    const env = { GITHUB_ACTIONS: "true", GITHUB_REPOSITORY: "contoso/images", PULL_REQUEST: "7", GH_KEPT: kept };
    for (const cwd of ["one", "two"]) comment("gallery.yaml", { cwd, env });
    expect(readFileSync(kept, "utf8").match(/^<!--.*-->$/gm)).toEqual([
      "<!-- gallerist: one/gallery.yaml -->",
      "<!-- gallerist: two/gallery.yaml -->",
    ]);
  });

  test("takes any name of a file, and no shell reads it", () => {
    const file = "my images/o'brien $(touch harmed).yaml";
    commit({ [file]: gallery("contoso", 1) });
    commit({ [file]: gallery("contoso", 2) });
    expect(comment(file)).toContain("replicas: 1 → 2");
    expect(git("status", "--short")).toBe("");
  });

  test("of a new file that cannot be read says why", () => {
    commit({});
    commit({ "gallery.yaml": "gallery: [" });
    const text = comment("gallery.yaml");
    expect(text).toContain("### `gallery.yaml` is new");
    expect(text).toContain("    error: gallery.yaml:1:11: not YAML");
    expect(text).not.toContain("<details>");
  });

  test("names no folder of the machine when the file of the target branch cannot be read", () => {
    commit({ "gallery.yaml": "gallery: [" });
    commit({ "gallery.yaml": gallery("contoso", 1) });
    const text = comment("gallery.yaml");
    expect(text).toContain(
      "It could not be compared with the target branch:\n\n    error: gallery.yaml of the target branch:1:11:",
    );
    expect(text).toContain("<details>");
  });

  test("of a file that neither commit has says nothing", () => {
    commit({});
    commit({});
    expect(comment("gallery.yaml")).toBe("");
  });

  test("without the commit to compare with says how to check it out", () => {
    commit({ "gallery.yaml": gallery("contoso", 1) });
    expect(run("gallery-comment.sh", [], {})).toMatchObject({
      status: 1,
      stdout: "",
      stderr:
        "there is no commit HEAD^1 to compare with: check out the merge commit with its parents (fetch-depth: 2)\n",
    });
  });

  test("of a file that is deleted says so", () => {
    commit({ "gallery.yaml": gallery("contoso", 1) });
    rmSync(join(checkout(), "gallery.yaml"));
    commit({});
    expect(comment("gallery.yaml")).toContain("### `gallery.yaml` is gone");
  });
});

describe("the plan", () => {
  test("of each gallery of a repository has a state of its own: else one would destroy the other", () => {
    const calls = join(directory(), "calls");
    command("terraform", `case "$*" in *" init "*) echo "$*" >>"${calls}" ;; *) exit 1 ;; esac`);
    const one = gallery("one", 1);
    commit({ "gallery.yaml": one, "two.yaml": gallery("two", 1), "images/gallery.yaml": gallery("three", 1) });
    for (const folder of ["", "images/"]) {
      commit({ [`${folder}ci/backend_override.tf`]: readFileSync(join(SCRIPTS, "backend_override.tf"), "utf8") });
    }
    const plan = (file: string, cwd?: string) =>
      run("gallery-terraform.sh", ["plan"], {
        env: { GALLERY_FILE: file, GALLERY_STATE_ACCOUNT: "state" },
        ...(cwd !== undefined && { cwd }),
      });
    plan("gallery.yaml");
    plan("two.yaml");
    plan("gallery.yaml", "images");
    expect(readFileSync(calls, "utf8").match(/(?<=key=)\S+/g)).toEqual([
      "gallery.tfstate",
      "two.tfstate",
      "images/gallery.tfstate",
    ]);
  });

  test("of a mirror is refused for a program: its state would get the gallery's resources", () => {
    commit({ "gallery.yaml": gallery("contoso", 1), "cdktf.json": "{}" });
    for (const name of ["npm", "terraform"]) command(name, `echo "${name} $*" >>"${join(directory(), "calls")}"`);
    const { status, stdout, stderr } = run("gallery-terraform.sh", ["plan"], {
      env: { GALLERY_MIRROR: "contoso_dr", GALLERY_STATE_ACCOUNT: "state" },
    });
    expect([status, stderr + stdout]).toEqual([1, expect.stringContaining("GALLERY_MIRROR is for a gallery.yaml")]);
    expect(() => readFileSync(join(directory(), "calls"))).toThrow("ENOENT");
  });
});

describe("the pull request of the week", () => {
  test("of a second gallery has a branch of its own, and leaves the first one's alone", () => {
    commit({ "one.yaml": gallery("one", 1), "two.yaml": gallery("two", 1) });
    git("init", "--quiet", "--bare", join(directory(), "remote.git"));
    git("remote", "add", "origin", join(directory(), "remote.git"));
    command("gh", "true");
    const env = { GITHUB_ACTIONS: "true" };
    for (const name of ["one", "two"]) {
      git("switch", "--quiet", "main");
      writeFileSync(join(checkout(), `${name}.yaml`), gallery(name, 2));
      const more = { GALLERY_FILE: `${name}.yaml`, GALLERY_BRANCH: `retention-${name}` };
      expect(run("gallery-retention.sh", ["/dev/null"], { env: { ...env, ...more } }).status).toBe(0);
    }
    const changedIn = (branch: string) => git("diff", "--name-only", "main", `origin/${branch}`).trim();
    expect(["retention-one", "retention-two"].map(changedIn)).toEqual(["one.yaml", "two.yaml"]);
  });
});

test("the action takes arguments of several lines, and no shell reads them", () => {
  commit({ "gallery.yaml": gallery("contoso", 1) });
  const { runs } = parse(readFileSync(join(ROOT, "action.yml"), "utf8")) as {
    runs: { steps: readonly { name: string; run: string }[] };
  };
  const step = runs.steps.find(({ name }) => name === "Run it");
  command("gallerist", `printf '<%s>' "$@"`);
  const env = environment({
    COMMAND: "check",
    GALLERY_FILE: "a b.yaml",
    ARGS: "--format json\n  --as-of\t$(date) *\n",
  });
  const { status, stdout } = spawnSync("bash", ["-e", "-o", "pipefail", "-c", step?.run ?? ""], {
    cwd: checkout(),
    env,
    encoding: "utf8",
  });
  expect([status, stdout]).toEqual([0, "<check><a b.yaml><--format><json><--as-of><$(date)><*>"]);
});
