// Synthesizes every example with the real `cdktf synth`, and prints each one's matrix and files: `npm run synth`.
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { compileExample, exampleNames, ROOT } from "./examples.mjs";

const require = createRequire(import.meta.url);
const CDKTF = join(ROOT, "node_modules", ".bin", "cdktf");
/** The environment of cdktf: no search for updates, no colours and no animation. */
const ENVIRONMENT = { ...process.env, CHECKPOINT_DISABLE: "1", CI: "1", FORCE_COLOR: "0" };
const AT_ONCE = 2;

const names = exampleNames();
const programs = new Map();
for (const name of names) programs.set(name, await compileExample(name));

/** The output and the success of `cdktf synth` by example. Examples start in order, AT_ONCE at a time. */
const runs = new Map();
for (const [index, name] of names.entries()) {
  const before = runs.get(names[index - AT_ONCE]) ?? Promise.resolve();
  runs.set(
    name,
    before.then(() => synthesize(name)),
  );
}

const failed = [];
for (const [name, run] of runs) {
  const { isDone, output } = await run;
  if (isDone) show(name, output);
  else {
    failed.push(name);
    console.error(`== ${name}: cdktf synth failed\n\n${output}`);
  }
}
if (failed.length > 0) {
  console.error(`synth failed: ${failed.join(", ")}`);
  process.exitCode = 1;
}

function outputOf(name) {
  return join(ROOT, "cdktf.out", name);
}

function synthesize(name) {
  rmSync(outputOf(name), { recursive: true, force: true });
  const args = ["synth", "--app", `node ${JSON.stringify(programs.get(name))}`, "--output", outputOf(name)];
  const child = spawn(process.execPath, [CDKTF, ...args], { cwd: ROOT, env: ENVIRONMENT });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += chunk));
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ isDone: false, output: String(error) }));
    child.on("close", (code) => resolve({ isDone: code === 0, output }));
  });
}

function show(name, output) {
  const warnings = output.split("\n").filter((line) => line.includes("WARN"));
  const stacks = join(outputOf(name), "stacks");
  const files = readdirSync(stacks).map((stack) => relative(ROOT, join(stacks, stack, "cdk.tf.json")));
  console.log([`== ${name}`, ...warnings, "", matrixOf(name), ...files, ""].join("\n"));
}

/** Returns the matrix of the galleries that an example's program builds. */
function matrixOf(name) {
  const { App } = require("cdktf");
  const { matrixText } = require("gallerist/lib");
  const { plansOf } = require("gallerist/testing");
  const outdir = mkdtempSync(join(tmpdir(), "gallerist-"));
  try {
    const app = new App({ outdir });
    require(programs.get(name)).build(app);
    return matrixText(plansOf(app), { width: process.stdout.columns ?? 100 });
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
