import { spawnSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Run } from "./gallerist";

const ROOT = join(__dirname, "..", "..");

/** The first lines of a program: what users import, from what is built. */
const IMPORTS = `
const { App, Testing, TerraformStack, TerraformVariable } = require("cdktf");
const { AzurermProvider } = require("@cdktf/provider-azurerm/lib/provider");
const { configureChecks, Gallery, ImageDefinition, ImageSource, ImageVersion, loadSpec } = require("./dist/constructs");
const { findingsOf } = require("./dist/constructs/testing");
`
  .replace(/require\("\.\/(.+)"\)/g, (_, path: string) => `require(${JSON.stringify(join(ROOT, path))})`)
  .replace(
    /require\("(@?cdktf.*)"\)/g,
    (_, path: string) => `require(${JSON.stringify(join(ROOT, "node_modules", path))})`,
  );

/** Runs a program of a user by plain Node, in a directory of its own. */
export function runProgram(text: string, env: Readonly<Record<string, string>> = {}): Run & { readonly path: string } {
  const cwd = mkdtempSync(join(tmpdir(), "gallerist-program-"));
  const path = join(cwd, "main.js");
  writeFileSync(path, IMPORTS + text);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr, path };
}

/** cdktf's command line, without updates, colours and reports of its own. */
const CDKTF = join(ROOT, "node_modules", "cdktf-cli", "bundle", "bin", "cdktf.js");
const CDKTF_ENV = { CI: "1", CHECKPOINT_DISABLE: "1", DISABLE_VERSION_CHECK: "1", NO_COLOR: "1", FORCE_COLOR: "0" };

/** Runs a program of a user by `cdktf synth`. */
export function synthByCdktf(text: string): Run {
  const cwd = mkdtempSync(join(tmpdir(), "gallerist-cdktf-"));
  writeFileSync(join(cwd, "main.js"), IMPORTS + text);
  const config = {
    language: "typescript",
    app: `${process.execPath} main.js`,
    projectId: "a",
    sendCrashReports: "false",
  };
  writeFileSync(join(cwd, "cdktf.json"), JSON.stringify(config));
  const { status, stdout, stderr } = spawnSync(process.execPath, [CDKTF, "synth"], {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, ...CDKTF_ENV },
    encoding: "utf8",
  });
  return { code: status, out: stdout, err: stderr };
}
