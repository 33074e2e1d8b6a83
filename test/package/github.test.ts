import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { lrs, page, zrs } from "../support/prices";
import { outputsOf, runAction, runJob, type JobRun, type Values } from "./github-job";
import { ROOT } from "./installed";
import { checkedOut, commit, git, keptBy, machineWith, type Machine } from "./machine";
import { pack, type Packed } from "./packed";
import { prepareRetention } from "./retention-week";
import { GROWING, REPLACING } from "./terraform-plans";

const MINUTE = 60_000;
jest.setTimeout(MINUTE);

let packed: Packed;
let machine: Machine;

beforeAll(() => (packed = pack()), 2 * MINUTE);
afterAll(() => rmSync(packed.directory, { recursive: true, force: true }));
beforeEach(() => (machine = machineWith(packed, "--github")));

const gallery = (): string => checkedOut(machine, "gallery.yaml");
const WITHDRAWN = (text: string): string => text.replace("# withdrawn:", "withdrawn:");
const GRANTED = (text: string): string => `${text}
access:
  - { role: reader, principals: [5d2f6e0c-4f0e-4d55-9a39-6f1c2e1f7a10], principalType: Group, description: all }
`;

interface GitHub {
  readonly comments: readonly { readonly id: number; readonly body: string }[];
  readonly pulls: readonly {
    readonly number: number;
    readonly head: string;
    readonly title: string;
    readonly body: string;
  }[];
}

function github(): GitHub {
  return JSON.parse(keptBy(machine, "github.json") ?? '{ "comments": [], "pulls": [] }') as GitHub;
}

const codes = (run: JobRun): Record<string, number | null> =>
  Object.fromEntries(Object.entries(run).map(([name, { code }]) => [name, code]));

describe("the job that checks a pull request", () => {
  const check = (values: Values = {}): Promise<JobRun> =>
    runJob(machine, "gallery.yml", "check", {
      "github.token": "token",
      "github.event.pull_request.number": "7",
      "github.event.pull_request.head.repo.full_name == github.repository": "true",
      "github.event.pull_request.head.repo.full_name != github.repository": "false",
      ...values,
    });

  test("writes one comment with the diff, the money, whose access is widened, and the matrix", async () => {
    const prices = page(
      ["westeurope", "northeurope", "eastus"].flatMap((region) => [lrs(region, 0.5), zrs(region, 0.6)]),
    );
    commit(machine, { "prices.json": JSON.stringify(prices) });
    commit(machine, { "gallery.yaml": GRANTED(WITHDRAWN(gallery())) });
    const run = await check();
    expect(codes(run)).toEqual({ "Install gallerist": 0, Check: 0, "Write SARIF": 0, Comment: 0 });
    expect(run["Comment"]).toMatchObject({ out: "", err: "" });
    const [comment, ...others] = github().comments;
    expect(others).toEqual([]);
    expect(comment?.body).toMatch(/^<!-- gallerist: gallery.yaml -->\n### What `gallery.yaml` changes\n/);
    expect(comment?.body).toContain("access widened");
    expect(comment?.body).toContain("5d2f6e0c-4f0e-4d55-9a39-6f1c2e1f7a10");
    expect(comment?.body).toContain("EUR");
    expect(comment?.body).toContain("<details><summary>Which version is where</summary>");
    expect(comment?.body).toMatch(/\| `?1\.1\.0/);
    expect(keptBy(machine, "summary.md")).toContain("### What `gallery.yaml` changes");
    expect(git(machine, "worktree", "list").trim().split("\n")).toHaveLength(1);
  });

  test("updates its comment, and never writes a second one", async () => {
    const first = gallery();
    commit(machine, { "gallery.yaml": WITHDRAWN(first) });
    await check();
    git(machine, "reset", "--quiet", "--hard", "HEAD^");
    commit(machine, { "gallery.yaml": GRANTED(first) });
    await check();
    expect(github().comments.map(({ id, body }) => [id, body.includes("access widened")])).toEqual([[100, true]]);
    git(machine, "reset", "--quiet", "--hard", "HEAD^");
    commit(machine, {});
    await check();
    expect(github().comments.map(({ body }) => body)).toEqual([
      "<!-- gallerist: gallery.yaml -->\nNothing of `gallery.yaml` changes in Azure any more.\n",
    ]);
  });

  test("takes no comment of a person for its own", async () => {
    const theirs = { id: 1, user: { type: "User" }, body: "<!-- gallerist: gallery.yaml -->\nmine" };
    writeFileSync(join(machine.stubs, "github.json"), JSON.stringify({ comments: [theirs], pulls: [] }));
    commit(machine, { "gallery.yaml": WITHDRAWN(gallery()) });
    await check();
    expect(github().comments.map(({ id }) => id)).toEqual([1, 101]);
    expect(github().comments[0]?.body).toContain("mine");
  });

  test("writes no comment when nothing changes in Azure", async () => {
    commit(machine, { "gallery.yaml": `${gallery()}# a comment of ours\n`, "README.md": "a page" });
    expect(codes(await check())).toEqual({ "Install gallerist": 0, Check: 0, "Write SARIF": 0, Comment: 0 });
    expect(github().comments).toEqual([]);
  });

  test("a finding is an annotation and in the SARIF, and the comment is there too", async () => {
    commit(machine, { "gallery.yaml": gallery().replace("replicas: 1", "replicas: 1000") });
    const run = await check();
    expect(codes(run)).toEqual({ "Install gallerist": 0, Check: 1, "Write SARIF": 0, Comment: 0 });
    expect(run["Check"]?.out).toMatch(/^::error file=gallery\.yaml,line=\d+/m);
    const { runs } = JSON.parse(checkedOut(machine, "gallery.sarif")) as { runs: { results: object[] }[] };
    expect(runs[0]?.results).not.toEqual([]);
    expect(github().comments).toHaveLength(1);
  });

  test("a file that is no YAML is told in the comment", async () => {
    commit(machine, { "gallery.yaml": "gallery: [" });
    expect(codes(await check())).toEqual({ "Install gallerist": 0, Check: 2, "Write SARIF": 1, Comment: 0 });
    expect(github().comments[0]?.body).toContain("It could not be compared with the target branch:\n\n    error: ");
  });

  test("a new gallery, and one that goes", async () => {
    const text = gallery();
    rmSync(join(machine.checkout, "gallery.yaml"));
    commit(machine, {});
    await check();
    expect(github().comments[0]?.body).toContain("### `gallery.yaml` is gone");
    commit(machine, { "gallery.yaml": text });
    await check();
    expect(github().comments.map(({ body }) => body.includes("### `gallery.yaml` is new"))).toEqual([true]);
  });

  test("a pull request from a fork has the text in the summary, and in no comment", async () => {
    commit(machine, { "gallery.yaml": WITHDRAWN(gallery()) });
    await check({
      "github.event.pull_request.head.repo.full_name == github.repository": "false",
      "github.event.pull_request.head.repo.full_name != github.repository": "true",
    });
    expect(github().comments).toEqual([]);
    expect(keptBy(machine, "summary.md")).toContain("### What `gallery.yaml` changes");
  });

  test("a comment that cannot be written is a warning", async () => {
    commit(machine, { "gallery.yaml": WITHDRAWN(gallery()) });
    const run = await check({ "github.token": "expired" });
    expect(run["Comment"]).toMatchObject({
      code: 0,
      out: expect.stringContaining("::warning::the comment could") as string,
    });
  });

  test("what a stranger writes into the file runs nowhere", async () => {
    const reason = '"$(touch harmed) `touch harmed` ; touch harmed"';
    commit(machine, { "gallery.yaml": WITHDRAWN(gallery()).replace("breaks cloud-init", reason) });
    await check();
    expect(github().comments).toHaveLength(1);
    expect(existsSync(join(machine.checkout, "harmed"))).toBe(false);
  });
});

describe("the jobs that plan and apply", () => {
  const VALUES = {
    "vars.AZURE_CLIENT_ID": "client",
    "vars.AZURE_TENANT_ID": "tenant",
    "vars.AZURE_SUBSCRIPTION_ID": "subscription",
    "vars.GALLERY_STATE_ACCOUNT": "contosostate",
    "vars.GALLERY_STATE_CONTAINER": "",
  };
  const job = (name: string, values: Values = {}): Promise<JobRun> =>
    runJob(machine, "gallery.yml", name, { ...VALUES, ...values });
  const planned = (plan: object): void => writeFileSync(join(machine.stubs, "plan.json"), JSON.stringify(plan));
  const calls = (): { verb: string; args: string[]; oidc: string; client: string }[] =>
    (keptBy(machine, "terraform.log") ?? "")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as ReturnType<typeof calls>[0]);

  test("apply exactly the plan that was shown, with OIDC and a state in Azure", async () => {
    planned(GROWING);
    expect(codes(await job("plan"))).toEqual({ "Install gallerist": 0, Plan: 0 });
    expect(outputsOf(machine)).toEqual(["changes=true"]);
    expect(keptBy(machine, "summary.md")).toContain("northeurope");
    expect(existsSync(join(machine.stubs, "artifacts", "gallery-plan", ".terraform"))).toBe(false);
    rmSync(join(machine.checkout, "gallery-plan"), { recursive: true });
    expect(codes(await job("apply"))).toEqual({ Apply: 0 });
    expect(calls().map(({ verb }) => verb)).toEqual(["init", "plan", "show", "init", "apply"]);
    const state = ["storage_account_name=contosostate", "container_name=tfstate", "key=gallery.tfstate"];
    for (const { verb, args, oidc, client } of calls()) {
      expect([oidc, client]).toEqual(["true", "client"]);
      if (verb === "init") expect(args).toEqual(expect.arrayContaining(state.map((each) => `-backend-config=${each}`)));
    }
    expect(calls().at(-1)?.args).toEqual(["-input=false", "-lock-timeout=10m", "tfplan"]);
  });

  test("a plan without changes is kept nowhere", async () => {
    planned(GROWING);
    machine = { ...machine, env: { ...machine.env, TERRAFORM_PLAN_CODE: "0" } };
    expect(codes(await job("plan"))).toEqual({ "Install gallerist": 0, Plan: 0 });
    expect(outputsOf(machine)).toEqual(["changes=false"]);
    expect(existsSync(join(machine.stubs, "artifacts"))).toBe(false);
  });

  test("a plan that replaces a version is shown and not offered", async () => {
    planned(REPLACING);
    const run = await job("plan");
    expect(run["Plan"]).toMatchObject({
      code: 1,
      out: expect.stringContaining(
        "::error::this plan does what GALLERY_FAIL_ON (replace,refused,last-version) forbids",
      ) as string,
    });
    expect(keptBy(machine, "summary.md")).toContain("1.0.0");
    expect(outputsOf(machine)).toEqual([]);
  });

  test("a plan that fails ends the job", async () => {
    machine = { ...machine, env: { ...machine.env, TERRAFORM_PLAN_CODE: "1" } };
    expect(codes(await job("plan"))).toEqual({ "Install gallerist": 0, Plan: 1 });
    expect(outputsOf(machine)).toEqual([]);
  });

  test("with no place for the state nothing is planned", async () => {
    const run = await job("plan", { "vars.GALLERY_STATE_ACCOUNT": "" });
    expect(run["Plan"]?.out).toContain("::error::the state would be lost with this job");
    expect(run["Plan"]?.code).toBe(1);
    expect(keptBy(machine, "terraform.log")).toBeUndefined();
  });

  test("an apply that takes too long ends in good order, and says what to do", async () => {
    planned(GROWING);
    await job("plan");
    const workflow = checkedOut(machine, ".github/workflows/gallery.yml").replace("MINUTES: 330", "MINUTES: 0.02");
    commit(machine, { ".github/workflows/gallery.yml": workflow });
    machine = { ...machine, env: { ...machine.env, TERRAFORM_REPLICATES: "1" } };
    const { Apply: apply } = await job("apply");
    expect(apply?.code).toBe(124);
    expect(apply?.out).toContain("state written\n");
    expect(apply?.out).toContain("::error::Azure is still replicating after 0.02 minutes, which is no fault");
  });
});

describe("the job that retires versions each week", () => {
  const retain = (): Promise<JobRun> =>
    runJob(machine, "gallery-retention.yml", "retain", {
      "secrets.GALLERY_TOKEN || github.token": "token",
      "vars.AZURE_CLIENT_ID": "client",
      "vars.AZURE_TENANT_ID": "tenant",
      "vars.AZURE_SUBSCRIPTION_ID": "subscription",
    });

  test("opens a pull request with what may leave and why, and updates it", async () => {
    prepareRetention(machine, { keep: 1 });
    const steps = { "Install gallerist, and what signs in to Azure": 0, Retain: 0, "Open a pull request": 0 };
    expect(codes(await retain())).toEqual(steps);
    const [pull] = github().pulls;
    expect(pull).toMatchObject({ head: "gallery-retention", title: "Retention of gallery.yaml" });
    expect(pull?.body).toContain("1.0.0");
    expect(git(machine, "diff", "--name-only", "main", "origin/gallery-retention")).toBe("gallery.yaml\n");
    git(machine, "switch", "--quiet", "main");
    expect(codes(await retain())).toEqual(steps);
    expect(github().pulls).toHaveLength(1);
  });

  test("opens none when nothing may leave", async () => {
    prepareRetention(machine, { keep: 5 });
    const run = await retain();
    expect(run["Open a pull request"]).toMatchObject({ code: 0, out: "nothing may leave this week\n" });
    expect(github().pulls).toEqual([]);
  });
});

describe("the action", () => {
  const text = readFileSync(join(ROOT, "action.yml"), "utf8");
  const action = (values: Values): Promise<JobRun> =>
    runAction(
      machine,
      text,
      {
        "inputs.version": "",
        "inputs.command": "check",
        "inputs.command != ''": "true",
        "inputs.args": "",
        "inputs.file": "gallery.yaml",
        "inputs.prices": "prices.json",
        "inputs.token": "token",
        "(inputs.comment == 'yes' || inputs.comment == 'true')": "false",
        "github.event_name == 'pull_request'": "true",
        "github.event.pull_request.number": "7",
        "github.event.pull_request.head.repo.full_name != github.repository": "false",
        ...values,
      },
      { GITHUB_ACTION_PATH: ROOT },
    );

  test("checks with annotations by default", async () => {
    commit(machine, { "gallery.yaml": gallery().replace("replicas: 1", "replicas: 1000") });
    const run = await action({});
    expect(codes(run)).toEqual({ "Install gallerist": 0, "Run it": 1 });
    expect(run["Run it"]?.out).toMatch(/^::error file=gallery\.yaml,line=\d+/m);
  });

  test("runs another verb with its arguments, and does not let a shell read them", async () => {
    const run = await action({ "inputs.command": "matrix", "inputs.args": "--format json" });
    expect(JSON.parse(run["Run it"]?.out ?? "")).toHaveProperty("formatVersion");
    expect((await action({ "inputs.args": "--format github; touch harmed" }))["Run it"]?.code).toBe(2);
    expect(existsSync(join(machine.checkout, "harmed"))).toBe(false);
  });

  test("keeps the comment where it is asked for", async () => {
    commit(machine, { "gallery.yaml": WITHDRAWN(gallery()) });
    const run = await action({ "(inputs.comment == 'yes' || inputs.comment == 'true')": "true" });
    expect(codes(run)).toEqual({ "Install gallerist": 0, "Run it": 0, Comment: 0 });
    expect(github().comments).toHaveLength(1);
  });
});
