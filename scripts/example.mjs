// Compiles one example and runs it: `node scripts/example.mjs NAME`. cdktf.json runs it as its app.
import { spawnSync } from "node:child_process";
import { compileExample, exampleNames } from "./examples.mjs";

const [name] = process.argv.slice(2);
if (exampleNames().includes(name)) {
  const { status } = spawnSync(process.execPath, [await compileExample(name)], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} else {
  console.error(`usage: node scripts/example.mjs NAME, one of ${exampleNames().join(", ")}`);
  process.exitCode = 2;
}
