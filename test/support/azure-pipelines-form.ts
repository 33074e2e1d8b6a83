import * as z from "zod";

/**
 * The form of an azure-pipelines.yml, as far as ours uses it: no key that Azure Pipelines does not know, and no value of
 * another kind. Written from learn.microsoft.com/azure/devops/pipelines/yaml-schema, since no package of npm has it.
 */

const text = z.string().min(1);
const variables = z.record(z.string().regex(/^[A-Za-z_][\w.]*$/), z.union([z.string(), z.number()]));

const common = {
  name: z.string().regex(/^\w+$/).optional(),
  displayName: text.optional(),
  condition: text.optional(),
  env: z.record(z.string(), z.string()).optional(),
};

const AZURE_CLI = z.strictObject({
  azureSubscription: text,
  scriptType: z.enum(["bash", "pscore", "batch", "ps"]),
  scriptLocation: z.enum(["inlineScript", "scriptPath"]),
  addSpnToEnvironment: z.boolean(),
  inlineScript: text,
});

const step = z.union([
  z.strictObject({
    checkout: z.literal("self"),
    fetchDepth: z.int().optional(),
    persistCredentials: z.boolean().optional(),
    ...common,
  }),
  z.strictObject({ bash: text, ...common }),
  z.strictObject({ publish: text, artifact: text, ...common }),
  z.strictObject({ download: z.literal("current"), artifact: text, ...common }),
  z.strictObject({ task: z.literal("UseNode@1"), inputs: z.strictObject({ version: text }), ...common }),
  z.strictObject({ task: z.literal("AzureCLI@2"), inputs: AZURE_CLI, ...common }),
]);

const steps = z.array(step).min(1);

const job = z.union([
  z.strictObject({ job: text, timeoutInMinutes: z.int(), condition: text.optional(), steps }),
  z.strictObject({
    deployment: text,
    timeoutInMinutes: z.int(),
    environment: text,
    variables,
    strategy: z.strictObject({ runOnce: z.strictObject({ deploy: z.strictObject({ steps }) }) }),
  }),
]);

const stage = z.strictObject({
  stage: text,
  dependsOn: z.union([text, z.array(text)]).optional(),
  condition: text.optional(),
  jobs: z.array(job).min(1),
});

/** The pipeline as it is once its `${{ if }}` are resolved. */
export const AZURE_PIPELINE = z.strictObject({
  parameters: z.array(z.strictObject({ name: text, type: z.enum(["boolean", "string"]), default: z.unknown() })),
  trigger: z.strictObject({ branches: z.strictObject({ include: z.array(text) }) }),
  schedules: z
    .array(
      z.strictObject({
        cron: z.string().regex(/^\S+ \S+ \S+ \S+ \S+$/),
        displayName: text,
        always: z.boolean(),
        branches: z.strictObject({ include: z.array(text) }),
      }),
    )
    .optional(),
  variables,
  pool: z.strictObject({ vmImage: text }),
  stages: z.array(stage).min(1),
});

export type AzurePipeline = z.infer<typeof AZURE_PIPELINE>;
export type AzureStep = z.infer<typeof step>;

/** Returns the pipeline with all that stands behind an `${{ if }}` in its list, as Azure Pipelines does where it holds. */
export function resolvedPipeline(document: Readonly<Record<string, unknown>>): unknown {
  const stages = (document["stages"] as Record<string, unknown>[]).flatMap((one) => {
    const [key, value] = Object.entries(one)[0] ?? ["", undefined];
    return key.startsWith("${{ if ") ? value : [one];
  });
  return { ...document, stages };
}

/** Returns the steps of a stage's jobs. */
export function stepsOf({ jobs }: AzurePipeline["stages"][number]): AzureStep[] {
  return jobs.flatMap((one) => ("steps" in one ? one.steps : one.strategy.runOnce.deploy.steps));
}
