import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { GOOD, withFiles } from "../support/gallery-files";
import { GALLERIST, spawned, type Run } from "../support/gallerist";

/** A run in which gallerist itself is broken: JSON can't be written. */
function broken(env: Readonly<Record<string, string>>): Promise<Run> {
  const hook = 'JSON.stringify = () => { throw new TypeError("out of order"); };';
  return withFiles({ "hook.js": hook }, (cwd) => {
    const options = { input: GOOD, env: { ...env, NODE_OPTIONS: `--require ${join(cwd, "hook.js")}` } };
    return spawned(["check", "--format", "json", "-"], options);
  });
}

const ASKED = "error: internal error: out of order; please report it, with what GALLERIST_DEBUG=1 prints\n";

test("a fault of gallerist itself is one line that asks to report it, and exit 70", async () => {
  expect(await broken({})).toEqual({ code: 70, out: "", err: ASKED });
});

test("GALLERIST_DEBUG=1 adds the stack, any other value does not", async () => {
  expect((await broken({ GALLERIST_DEBUG: "1" })).err).toMatch(
    /^error: internal error: .*\nTypeError: out of order\n {4}at /,
  );
  expect((await broken({ GALLERIST_DEBUG: "0" })).err).toBe(ASKED);
});

test("a result that cannot be written is told, and exits with 2", () => {
  const script = `"${process.execPath}" "${GALLERIST}" check - > /dev/full`;
  const { status, stderr } = spawnSync("bash", ["-c", script], { input: GOOD, encoding: "utf8" });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^error: cannot write to standard output: ENOSPC.*\n$/);
});
