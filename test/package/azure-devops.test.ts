import { zipSync } from "fflate";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runStage } from "./azure-stage";
import type { Ended } from "./installed";
import { bash, checkedOut, commit, git, keptBy, machineWith, type Machine } from "./machine";
import { pack, type Packed } from "./packed";
import { prepareRetention } from "./retention-week";
import { GROWING, REPLACING } from "./terraform-plans";

const MINUTE = 60_000;
jest.setTimeout(MINUTE);

let packed: Packed;
let machine: Machine;

beforeAll(() => (packed = pack()), 2 * MINUTE);
afterAll(() => rmSync(packed.directory, { recursive: true, force: true }));
beforeEach(() => (machine = machineWith(packed, "--azure-devops")));

const gallery = (): string => checkedOut(machine, "gallery.yaml");
const WITHDRAWN = (text: string): string => text.replace("# withdrawn:", "withdrawn:");
const codes = (left: Readonly<Record<string, Ended>>): Record<string, number | null> =>
  Object.fromEntries(Object.entries(left).map(([name, { code }]) => [name, code]));

interface Comment {
  readonly id: number;
  content: string;
}
interface Thread {
  readonly id: number;
  readonly status: string;
  readonly comments: Comment[];
}

/** Stands in for the threads of a pull request, as Azure Repos has them. */
class Repos {
  readonly threads: Thread[] = [];
  readonly asked: string[] = [];
  readonly server: Server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      response.setHeader("Content-Type", "application/json");
      response.statusCode = request.headers.authorization === "Bearer token" ? 200 : 401;
      response.end(response.statusCode === 200 ? JSON.stringify(this.answer(request, body)) : "{}");
    });
  });

  private answer({ method, url = "" }: IncomingMessage, body: string): unknown {
    this.asked.push(`${method} ${url}`);
    if (method === "GET") return { value: this.threads };
    if (method === "POST") {
      const { status, comments } = JSON.parse(body) as { status: string; comments: { content: string }[] };
      this.threads.push({
        id: 40,
        status,
        comments: comments.map(({ content }, index) => ({ id: index + 1, content })),
      });
    } else {
      const [, thread, comment] = /threads\/(\d+)\/comments\/(\d+)/.exec(url) ?? [];
      const found = this.threads
        .find(({ id }) => String(id) === thread)
        ?.comments.find(({ id }) => String(id) === comment);
      if (found) found.content = (JSON.parse(body) as { content: string }).content;
    }
    return {};
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk as string;
  return body;
}

describe("the stage that checks a pull request", () => {
  let repos: Repos;
  beforeEach(async () => {
    repos = new Repos();
    await new Promise<void>((resolve) => repos.server.listen(0, "127.0.0.1", resolve));
  });
  afterEach(() => new Promise((resolve) => repos.server.close(resolve)));

  const check = (values: Readonly<Record<string, string>> = {}): Promise<Record<string, Ended>> =>
    runStage(machine, "check", {
      "System.AccessToken": "token",
      "System.PullRequest.IsFork": "False",
      "System.CollectionUri": `http://127.0.0.1:${(repos.server.address() as AddressInfo).port}/`,
      "System.TeamProjectId": "project",
      "System.PullRequest.PullRequestId": "7",
      "Build.Repository.Id": "repository",
      "Build.Repository.Provider": "TfsGit",
      ...values,
    });
  const FINE = { "Install gallerist": 0, Check: 0, "Write SARIF": 0, Comment: 0 };
  const THREADS = "/project/_apis/git/repositories/repository/pullRequests/7/threads";

  test("writes one comment, updates it, and says when nothing changes any more", async () => {
    const first = gallery();
    commit(machine, { "gallery.yaml": WITHDRAWN(first) });
    expect(codes(await check())).toEqual(FINE);
    expect(repos.threads).toMatchObject([{ status: "closed", comments: [{ id: 1 }] }]);
    expect(repos.threads[0]?.comments[0]?.content).toMatch(
      /^<!-- gallerist: gallery.yaml -->\n### What `gallery.yaml` changes\n/,
    );
    commit(machine, { "README.md": "a page" });
    expect(codes(await check())).toEqual(FINE);
    expect(repos.threads.map(({ comments }) => comments.map(({ content }) => content))).toEqual([
      ["<!-- gallerist: gallery.yaml -->\nNothing of `gallery.yaml` changes in Azure any more.\n"],
    ]);
    expect(repos.asked).toEqual([
      `GET ${THREADS}?api-version=7.1`,
      `POST ${THREADS}?api-version=7.1`,
      `GET ${THREADS}?api-version=7.1`,
      `PATCH ${THREADS}/40/comments/1?api-version=7.1`,
    ]);
    expect(JSON.parse(readFileSync(join(machine.stubs, "artifacts", "CodeAnalysisLogs"), "utf8"))).toHaveProperty(
      "runs",
    );
  });

  test("writes none when nothing changes", async () => {
    commit(machine, { "README.md": "a page" });
    expect(codes(await check())).toEqual(FINE);
    expect(repos.threads).toEqual([]);
  });

  test("a finding ends the check, and the comment is there too", async () => {
    commit(machine, { "gallery.yaml": gallery().replace("replicas: 1", "replicas: 1000") });
    expect(codes(await check())).toEqual({ ...FINE, Check: 1 });
    expect(repos.threads).toHaveLength(1);
  });

  test("a token that may not write is a warning, and never in the log", async () => {
    commit(machine, { "gallery.yaml": WITHDRAWN(gallery()) });
    const { Comment: comment } = await check({ "System.AccessToken": "s3cret" });
    expect(comment?.code).toBe(0);
    expect(comment?.out).toContain("##vso[task.logissue type=warning]the comment could not be written");
    expect(`${comment?.out}${comment?.err}`).not.toContain("s3cret");
  });

  test("for a fork the text is in the log alone", async () => {
    commit(machine, { "gallery.yaml": WITHDRAWN(gallery()) });
    const { Comment: comment } = await check({ "System.PullRequest.IsFork": "True" });
    expect(comment?.out).toContain("### What `gallery.yaml` changes");
    expect(repos.asked).toEqual([]);
  });
});

describe("the stages that plan and apply", () => {
  beforeEach(() => terraformToDownload());
  const VALUES = { "System.AccessToken": "token", GALLERY_STATE_ACCOUNT: "contosostate" };
  const planned = (plan: object): void => writeFileSync(join(machine.stubs, "plan.json"), JSON.stringify(plan));
  const verbs = (): string[] =>
    (keptBy(machine, "terraform.log") ?? "")
      .trim()
      .split("\n")
      .map((line) => (JSON.parse(line) as { verb: string }).verb);

  function terraformToDownload(sum?: string): void {
    const zip = zipSync({ terraform: new TextEncoder().encode("#!/bin/sh\n") });
    const right = createHash("sha256").update(zip).digest("hex");
    writeFileSync(join(machine.stubs, "terraform_1.11.4_linux_amd64.zip"), zip);
    writeFileSync(
      join(machine.stubs, "terraform_1.11.4_SHA256SUMS"),
      `${"0".repeat(64)}  terraform_1.11.4_darwin_arm64.zip\n${sum ?? right}  terraform_1.11.4_linux_amd64.zip\n`,
    );
  }

  test("apply exactly the plan that was shown", async () => {
    planned(GROWING);
    const left = await runStage(machine, "plan", VALUES);
    expect(codes(left)).toEqual({ "Install gallerist": 0, "Install Terraform": 0, Plan: 0 });
    expect(left["Plan"]?.out).toContain("##vso[task.setvariable variable=changes;isOutput=true]true");
    expect(left["Plan"]?.out).toContain("northeurope");
    rmSync(join(machine.checkout, "gallery-plan"), { recursive: true });
    const applied = await runStage(machine, "apply", VALUES);
    expect(codes(applied)).toEqual({ "Take the plan": 0, "Install Terraform": 0, Apply: 0 });
    expect(verbs()).toEqual(["init", "plan", "show", "init", "apply"]);
  });

  test("a plan that replaces a version is not offered", async () => {
    planned(REPLACING);
    const left = await runStage(machine, "plan", VALUES);
    expect(left["Plan"]).toMatchObject({
      code: 1,
      out: expect.stringContaining("##vso[task.logissue type=error]this plan does what GALLERY_FAIL_ON") as string,
    });
    expect(existsSync(join(machine.stubs, "artifacts"))).toBe(false);
  });

  test("Terraform goes onto the path only if its checksum is right", async () => {
    const script = "bash ci/install-terraform.sh 1.11.4";
    const env = { AGENT_TEMPDIRECTORY: machine.stubs };
    const folder = join(machine.stubs, "terraform-1.11.4");
    expect(await bash(machine, script, env)).toMatchObject({ code: 0, out: `##vso[task.prependpath]${folder}\n` });
    terraformToDownload("f".repeat(64));
    expect(await bash(machine, script, env)).toMatchObject({
      code: 1,
      out: expect.not.stringContaining("##vso") as string,
    });
  });
});

describe("the stage that retires versions each week", () => {
  const VALUES = {
    "System.AccessToken": "token",
    "System.CollectionUri": "https://dev.azure.com/contoso/",
    "System.TeamProject": "images",
    "Build.Repository.Name": "gallery",
  };
  const STEPS = { "Install gallerist": 0, Retain: 0, "Open a pull request": 0 };
  const pulls = (): unknown => JSON.parse(keptBy(machine, "azure-repos.json") ?? "[]");

  test("opens a pull request, and updates it", async () => {
    prepareRetention(machine, { keep: 1 });
    expect(codes(await runStage(machine, "retain", VALUES))).toEqual(STEPS);
    git(machine, "switch", "--quiet", "main");
    expect(codes(await runStage(machine, "retain", VALUES))).toEqual(STEPS);
    expect(pulls()).toEqual([
      {
        id: 1,
        where: ["https://dev.azure.com/contoso/", "images", "gallery"],
        source: "gallery-retention",
        target: "main",
        title: "Retention of gallery.yaml",
        description: expect.stringContaining("1.0.0") as string,
      },
    ]);
    expect(git(machine, "diff", "--name-only", "main", "origin/gallery-retention")).toBe("gallery.yaml\n");
  });

  test("opens none when nothing may leave", async () => {
    prepareRetention(machine, { keep: 5 });
    expect(codes(await runStage(machine, "retain", VALUES))).toEqual(STEPS);
    expect(pulls()).toEqual([]);
  });
});
