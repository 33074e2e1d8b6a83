import { cpSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { AZURE_PIPELINE, resolvedPipeline, stepsOf, type AzureStep } from "../support/azure-pipelines-form";
import type { Ended } from "./installed";
import { artifactPath, bash, checkedOut, keepArtifact, type Machine } from "./machine";

type Values = Readonly<Record<string, string>>;

/** Runs the steps of a stage of azure-pipelines.yml, as an agent does; returns what each script left, by its name. */
export async function runStage(machine: Machine, name: string, values: Values): Promise<Record<string, Ended>> {
  const document = parse(checkedOut(machine, "azure-pipelines.yml")) as Record<string, unknown>;
  const pipeline = AZURE_PIPELINE.parse(resolvedPipeline(document));
  const stage = pipeline.stages.find((each) => each.stage === name);
  if (stage === undefined) throw new Error(`no stage ${name}`);
  const variables = Object.entries(pipeline.variables).map(([key, value]) => [key, String(value)]);
  const agent = new Agent(machine, { ...(Object.fromEntries(variables) as Values), ...values });
  for (const step of stepsOf(stage)) await agent.take(step);
  return agent.left;
}

const OUTPUT = /^##vso\[task\.setvariable variable=(\w+);isOutput=true\](.*)$/gm;

class Agent {
  readonly left: Record<string, Ended> = {};
  private failed = false;
  private readonly outputs = new Set<string>();

  constructor(
    private readonly machine: Machine,
    private readonly values: Values,
  ) {}

  async take(step: AzureStep): Promise<void> {
    if (!this.holds(step.condition)) return;
    if ("publish" in step) return keepArtifact(this.machine, step.publish, step.artifact);
    if ("download" in step) {
      const workspace = join(this.machine.stubs, "workspace", step.artifact);
      return cpSync(artifactPath(this.machine, step.artifact), workspace, { recursive: true });
    }
    if ("bash" in step) return this.run(step, step.bash);
    if ("task" in step && step.task === "AzureCLI@2") return this.run(step, step.inputs.inlineScript);
  }

  private async run({ name, displayName, env = {} }: AzureStep, script: string): Promise<void> {
    const own = Object.entries(env).map(([key, text]) => [key, this.resolved(text)]);
    // A variable is in the environment too, in capitals and with "_" for "."; a secret such as the token is not.
    const all = Object.entries(this.values).filter(([key]) => key !== "System.AccessToken");
    const ended = await bash(this.machine, this.resolved(script), {
      ...Object.fromEntries(all.map(([key, value]) => [key.toUpperCase().replaceAll(".", "_"), value])),
      ...SIGNED_IN,
      TF_BUILD: "True",
      PIPELINE_WORKSPACE: join(this.machine.stubs, "workspace"),
      AGENT_TEMPDIRECTORY: this.machine.stubs,
      ...(Object.fromEntries(own) as Values),
    });
    this.left[displayName as string] = ended;
    this.failed ||= ended.code !== 0;
    for (const [, key, value] of ended.out.matchAll(OUTPUT)) this.outputs.add(`${name}.${key}=${value}`);
  }

  /** Returns a text with its macros; Azure Pipelines leaves one that it does not know. */
  private resolved(text: string): string {
    return text.replaceAll(/\$\(([A-Za-z][\w.]*)\)/g, (macro, name: string) => this.values[name] ?? macro);
  }

  private holds(condition: string | undefined): boolean {
    if (condition === undefined) return !this.failed;
    if (condition === "not(canceled())") return true;
    const [, name, value] = /^and\(succeeded\(\), eq\(variables\['([\w.]+)'\], '(.*)'\)\)$/.exec(condition) ?? [];
    if (name === undefined) throw new Error(`the test does not know ${condition}`);
    return !this.failed && this.outputs.has(`${name}=${value}`);
  }
}

/** What the task AzureCLI gives its script. */
const SIGNED_IN = {
  servicePrincipalId: "client",
  tenantId: "tenant",
  AZURESUBSCRIPTION_SERVICE_CONNECTION_ID: "connection",
  SYSTEM_OIDCREQUESTURI: "https://oidc.contoso.example",
};
