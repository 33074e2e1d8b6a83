/**
 * Measures synthesis by the constructs and by the command line, and compares it with plain cdktf that makes the same
 * resources. Each run is a new process. The results are medians, since machines are noisy. `npm run bench`.
 */
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { App, TerraformStack } from "cdktf";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Gallery } from "../constructs/gallery";
import { check, plan } from "../lib/index";
import { plainGallery } from "./plain";
import { SHAPES, specOf, type Shape } from "./shapes";

const RUNS = 5;
const CLI = join(process.cwd(), "dist", "cli", "gallerist.js");

/** The ways to make Terraform JSON. `decide` only plans and checks, and so does `check` by the command line. */
const MODES = ["plain", "constructs", "command line", "check", "decide"] as const;
type Mode = (typeof MODES)[number];

/** Plain cdktf makes no applications here, so nothing is compared with it where a shape has them. */
function modesOf({ applicationVersions }: Shape): readonly Mode[] {
  return applicationVersions === undefined ? MODES : ["command line", "check", "decide"];
}

interface Measured {
  readonly wallSeconds: number;
  readonly cpuSeconds: number;
  readonly megabytes: number;
}

/** Runs a mode in this process. */
function perform(mode: Mode, shape: Shape, directory: string): void {
  if (mode === "decide") {
    check([plan(specOf(shape))]);
    return;
  }
  const app = new App({ outdir: directory });
  const stack = new TerraformStack(app, "bench");
  new AzurermProvider(stack, "azurerm", { features: [{}] });
  if (mode === "plain") plainGallery(stack, shape);
  else Gallery.fromSpec(stack, "bench", specOf(shape));
  app.synth();
}

/** A script that writes the CPU time and the peak memory of a process when it ends. */
const HOOK = `process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  require("node:fs").writeFileSync(process.env.MEASURED, JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024]));
});`;

/** Runs a mode in a new process and measures it from start to end. */
function measure(mode: Mode, name: string): Measured {
  const directory = mkdtempSync(join(tmpdir(), "gallerist-bench-"));
  try {
    const [hook, measured, yaml] = ["hook.cjs", "measured.json", "gallery.json"].map((file) =>
      join(directory, file),
    ) as [string, string, string];
    writeFileSync(hook, HOOK);
    writeFileSync(yaml, JSON.stringify(specOf(SHAPES[name] as Shape)));
    const args = {
      plain: [__filename, mode, name, directory],
      constructs: [__filename, mode, name, directory],
      "command line": [CLI, "synth", yaml, "--out", join(directory, "out")],
      check: [CLI, "check", yaml],
      decide: [__filename, mode, name, directory],
    }[mode];
    const started = process.hrtime.bigint();
    execFileSync(process.execPath, ["--require", hook, ...args], {
      env: { ...process.env, MEASURED: measured },
      stdio: ["ignore", "ignore", "ignore"],
    });
    const wallSeconds = Number(process.hrtime.bigint() - started) / 1e9;
    const [cpuSeconds, megabytes] = JSON.parse(readFileSync(measured, "utf8")) as [number, number];
    return { wallSeconds, cpuSeconds, megabytes };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

/** Returns the medians of each mode. The modes take turns, so that other work on the machine slows all of them. */
function medians(name: string): Map<Mode, Measured> {
  const modes = modesOf(SHAPES[name] as Shape);
  const runs = Array.from({ length: RUNS }, () => modes.map((mode) => [mode, measure(mode, name)] as const)).flat();
  return new Map(
    modes.map((mode) => {
      const own = runs.filter(([other]) => other === mode).map(([, measured]) => measured);
      const of = (key: keyof Measured): number => median(own.map((measured) => measured[key]));
      return [mode, { wallSeconds: of("wallSeconds"), cpuSeconds: of("cpuSeconds"), megabytes: of("megabytes") }];
    }),
  );
}

function amounts({ wallSeconds, cpuSeconds, megabytes }: Measured): string {
  const [wall, cpu] = [wallSeconds, cpuSeconds].map((seconds) => seconds.toFixed(2).padStart(6)) as [string, string];
  return `${wall} s wall ${cpu} s CPU ${megabytes.toFixed(0).padStart(5)} MB`;
}

/** Returns the amounts of a mode as shares of those of plain cdktf. */
function ratios(row: Measured, plain: Measured): string {
  const ratio = (key: keyof Measured): string => (row[key] / plain[key]).toFixed(2);
  return `${ratio("wallSeconds")} wall, ${ratio("cpuSeconds")} CPU, ${ratio("megabytes")} memory`;
}

function report(): void {
  for (const [name, { title }] of Object.entries(SHAPES)) {
    console.log(`\n${title}, 5 regions`);
    const rows = medians(name);
    const plain = rows.get("plain");
    for (const [mode, row] of rows) {
      const compared = plain ? `; of plain: ${ratios(row, plain)}` : "";
      console.log(`${mode.padEnd(13)} ${amounts(row)}${compared}`);
    }
  }
}

const [mode, name, directory] = process.argv.slice(2);
if (mode === undefined) report();
else perform(mode as Mode, SHAPES[name as string] as Shape, directory as string);
