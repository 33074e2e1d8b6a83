import { App } from "cdktf";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";
import type { GalleryPlan, TargetRegion, VersionPlan } from "../../lib/plan/plan";
import { plansOf } from "../../constructs/testing/plans-of";
import { byCodeUnit } from "../../lib/text/order";

export type Json = Readonly<Record<string, unknown>>;

/** What one example gives. */
export interface Built {
  readonly plans: readonly GalleryPlan[];
  /** Terraform JSON by stack, with sorted keys. */
  readonly stacks: ReadonlyMap<string, Json>;
}

const EXAMPLES = join(__dirname, "..", "..", "examples");

/** Names of all examples. */
export const EXAMPLE_NAMES = readdirSync(EXAMPLES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .sort(byCodeUnit);

/** A file of an example. */
export function fileOf(example: string, ...path: readonly string[]): string {
  return join(EXAMPLES, example, ...path);
}

/** Runs an example's `build`, and synthesizes what it built. */
export async function buildExample(name: string): Promise<Built> {
  const { build } = (await import(fileOf(name, "main.ts"))) as { build: (app: App) => void };
  return synthesizeAll(build);
}

/** Synthesizes what a program builds. */
export function synthesizeAll(build: (app: App) => void): Built {
  const outdir = mkdtempSync(join(tmpdir(), "gallerist-test-"));
  try {
    const app = new App({ outdir });
    build(app);
    app.synth();
    const ids = readdirSync(join(outdir, "stacks")).sort(byCodeUnit);
    return { plans: plansOf(app), stacks: new Map(ids.map((id) => [id, readStack(outdir, id)])) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** Terraform JSON without what no Terraform reads, or what only one machine has. */
function readStack(outdir: string, id: string): Json {
  const json = JSON.parse(readFileSync(join(outdir, "stacks", id, "cdk.tf.json"), "utf8")) as {
    terraform?: { backend?: { local?: { path?: string } } };
  };
  const local = json.terraform?.backend?.local;
  if (local?.path !== undefined && isAbsolute(local.path)) delete local.path;
  return sortedWithoutComments(json) as Json;
}

function sortedWithoutComments(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedWithoutComments);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== "//");
  entries.sort(([a], [b]) => byCodeUnit(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, sortedWithoutComments(item)]));
}

/** Every resource of every stack: `STACK TYPE.NAME`, sorted. */
export function addressesOf({ stacks }: Built): string[] {
  const addresses = [...stacks].flatMap(([stack, { resource }]) =>
    Object.entries(resource as Json).flatMap(([type, resources]) =>
      Object.keys(resources as Json).map((name) => `${stack} ${type}.${name}`),
    ),
  );
  return addresses.sort(byCodeUnit);
}

/** Every version with its path `gallery/definition/version`: definitions by name, versions newest first. */
export function versionsOf({ plans }: Pick<Built, "plans">): { path: string; plan: VersionPlan }[] {
  return plans.flatMap(({ definitions }) =>
    definitions.flatMap(({ gallery, name, versions }) =>
      versions.map((plan) => ({ path: `${gallery}/${name}/${plan.version}`, plan })),
    ),
  );
}

/** Target regions of the version with a path. */
export function targetsOf(built: Pick<Built, "plans">, path: string): readonly TargetRegion[] {
  const version = versionsOf(built).find((version) => version.path === path);
  if (!version) throw new Error(`no version ${path}`);
  return version.plan.targetRegions;
}

/** Replicas by region of the version with a path. */
export function replicasOf(built: Pick<Built, "plans">, path: string): Record<string, number> {
  return Object.fromEntries(targetsOf(built, path).map(({ name, replicas }) => [name, replicas]));
}
