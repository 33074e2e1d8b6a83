import { cpSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Ended } from "./installed";
import { artifactPath, bash, checkedOut, keepArtifact, type Machine } from "./machine";

type Environment = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Environment;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly env?: Environment;
  readonly jobs: Readonly<Record<string, { readonly env?: Environment; readonly steps: readonly Step[] }>>;
}

/** The values of expressions and conditions, each as it is written. One that is missing is an error of the test. */
export type Values = Readonly<Record<string, string>>;

/** What each script left, by the name of its step. One that was not run is not there. */
export type JobRun = Readonly<Record<string, Ended>>;

/** Runs the steps of a workflow's job, as a runner of GitHub does. */
export function runJob(machine: Machine, workflow: string, name: string, values: Values): Promise<JobRun> {
  const { env = {}, jobs } = parse(checkedOut(machine, `.github/workflows/${workflow}`)) as Workflow;
  const job = jobs[name];
  if (job === undefined) throw new Error(`no job ${name}`);
  return runSteps(machine, job.steps, { ...env, ...job.env }, values);
}

/** Runs the steps of a composite action. */
export function runAction(machine: Machine, text: string, values: Values, env: Environment): Promise<JobRun> {
  const { runs } = parse(text) as { runs: { steps: readonly Step[] } };
  return runSteps(machine, runs.steps, env, values);
}

async function runSteps(machine: Machine, steps: readonly Step[], env: Environment, values: Values): Promise<JobRun> {
  const run: Record<string, Ended> = {};
  let failed = false;
  const outcomes: Record<string, string> = {};
  for (const step of steps) {
    if (!holds(step.if, failed, machine, { ...outcomes, ...values })) continue;
    if (step.uses !== undefined) {
      use(machine, step.uses, step.with ?? {});
      continue;
    }
    const own = Object.entries({ ...env, ...step.env }).map(([key, text]) => [key, resolved(String(text), values)]);
    const ended = await bash(
      machine,
      step.run as string,
      { ...runnerOf(machine), ...(Object.fromEntries(own) as Environment) },
      step.shell === "bash" ? ["-e", "-o", "pipefail"] : ["-e"],
    );
    run[step.name as string] = ended;
    outcomes[`steps.${step.id}.outcome == 'success'`] = String(ended.code === 0);
    failed ||= ended.code !== 0;
  }
  return run;
}

function runnerOf({ stubs }: Machine): Environment {
  return {
    GITHUB_ACTIONS: "true",
    GITHUB_REPOSITORY: "contoso/images",
    GITHUB_OUTPUT: join(stubs, "output"),
    GITHUB_STEP_SUMMARY: join(stubs, "summary.md"),
    RUNNER_TEMP: stubs,
  };
}

function resolved(text: string, values: Values): string {
  return text.replaceAll(/\$\{\{\s*(.+?)\s*\}\}/g, (_, expression: string) => valueOf(expression, values));
}

function valueOf(expression: string, values: Values): string {
  const value = values[expression];
  if (value === undefined) throw new Error(`the test has no value for ${expression}`);
  return value;
}

const OUTPUT = /^steps\.\w+\.outputs\.(\w+) == '(.*)'$/;

/** Reports whether a step is run: without `cancelled()` in its condition only if none has failed. */
function holds(condition: string | undefined, failed: boolean, machine: Machine, values: Values): boolean {
  if (condition === undefined) return !failed;
  const parts = condition.replace(/^\$\{\{\s*(.+?)\s*\}\}$/, "$1").split(" && ");
  const others = parts.filter((part) => part !== "!cancelled()");
  if (failed && others.length === parts.length) return false;
  return others.every((part) => {
    const [, key, value] = OUTPUT.exec(part) ?? [];
    return key === undefined ? valueOf(part, values) === "true" : outputsOf(machine).includes(`${key}=${value}`);
  });
}

/** Returns what steps have written to GITHUB_OUTPUT, line by line. */
export function outputsOf({ stubs }: Machine): string[] {
  const path = join(stubs, "output");
  return existsSync(path) ? readFileSync(path, "utf8").trim().split("\n") : [];
}

/** Does what an action does, as far as it matters to the steps after it. */
function use(machine: Machine, action: string, inputs: Readonly<Record<string, unknown>>): void {
  switch (action.replace(/@.*/, "")) {
    case "actions/checkout":
    case "actions/setup-node":
    case "hashicorp/setup-terraform":
    case "azure/login":
      return;
    case "github/codeql-action/upload-sarif":
      JSON.parse(checkedOut(machine, inputs["sarif_file"] as string));
      return;
    case "actions/upload-artifact":
      if (inputs["include-hidden-files"] !== true) throw new Error("the lock of the providers would be left out");
      return keepArtifact(machine, inputs["path"] as string, inputs["name"] as string);
    case "actions/download-artifact":
      cpSync(artifactPath(machine, inputs["name"] as string), join(machine.checkout, inputs["path"] as string), {
        recursive: true,
      });
      return;
    default:
      throw new Error(`the test does not know ${action}`);
  }
}
