import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Before any test: dist/ is what the sources say, since tests run the real command line. */
export default function build(): void {
  const script = join(__dirname, "..", "..", "scripts", "build.mjs");
  execFileSync(process.execPath, [script, "--if-stale"], { stdio: "inherit" });
}
