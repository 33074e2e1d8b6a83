import { execFile, execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";
import { newDirectory } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";

const ROOT = join(__dirname, "..", "..");
const SCRIPT = join(ROOT, "scripts", "template.mjs");
const CDKTF = join(ROOT, "node_modules", "cdktf-cli", "bundle", "bin", "cdktf");
const directory = newDirectory();

const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(directory(), folder)).map((name) => [name, readFileSync(join(directory(), folder, name), "utf8")]),
  );

/** Makes the template and returns the path of the zip. */
const makeTemplate = (): string =>
  execFileSync(process.execPath, [SCRIPT, directory()], { encoding: "utf8", stdio: "pipe" }).trim();

test("the zip is the same whenever it is made, and named after the version", () => {
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
  const path = makeTemplate();
  const first = readFileSync(path);
  expect(path).toBe(join(directory(), `gallerist-cdktf-template-${version}.zip`));
  expect(readFileSync(makeTemplate()).equals(first)).toBe(true);
});

test("cdktf init makes the project from it that gallerist init --cdktf writes", async () => {
  const zip = readFileSync(makeTemplate());
  const server = createServer((_, response) => response.end(zip));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/gallerist-cdktf-template.zip`;
  mkdirSync(join(directory(), "theirs"));
  // With these, and no standard input, it asks nothing.
  const answers = ["--local", "--project-name", "images", "--project-description", "ours"];
  const run = promisify(execFile)(
    process.execPath,
    [CDKTF, "init", "--template", address, ...answers, "--enable-crash-reporting=false"],
    {
      cwd: join(directory(), "theirs"),
      env: {
        PATH: process.env["PATH"],
        HOME: directory(),
        CI: "true",
        CHECKPOINT_DISABLE: "1",
        TF_CLI_CONFIG_FILE: "/dev/null",
      },
    },
  );
  run.child.stdin?.end();
  const { stdout } = await run.finally(() => server.close());
  expect(stdout).toContain("next: npm install && npm test && npm run synth\n");

  await gallerist(["init", "ours", "--cdktf"], { cwd: directory() });
  const { "cdktf.json": their, ...theirs } = textsIn("theirs");
  const { "cdktf.json": our, ...ours } = textsIn("ours");
  expect(theirs).toEqual(ours);
  const { projectId } = JSON.parse(their as string) as { projectId: string };
  expect(projectId).toMatch(/^[0-9a-f-]{36}$/);
  expect(JSON.parse(their as string)).toEqual({ ...(JSON.parse(our as string) as object), projectId });
}, 60_000);
