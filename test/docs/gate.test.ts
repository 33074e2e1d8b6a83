import { readFileSync } from "node:fs";
import { join } from "node:path";
import { loadSpec } from "../../constructs/load";
import { check } from "../../lib/index";
import { GATE_VARIABLE } from "../../lib/emit/gate";
import { plan } from "../../lib/plan/plan";
import { terraformJson } from "../support/emitted";

const DOCS = join(__dirname, "..", "..", "docs");
const parsed = loadSpec(join(DOCS, "gate.yaml"));
const json = terraformJson([parsed]) as Record<"output" | "data" | "variable", object>;

test("docs/gate.yaml has no mistakes", () => {
  expect([...parsed.findings, ...check([plan(parsed.spec)])]).toEqual([]);
});

test("docs/gate.md names the variable that opens gates", () => {
  expect(Object.keys(json.variable)).toEqual([GATE_VARIABLE]);
  expect(readFileSync(join(DOCS, "gate.md"), "utf8")).toContain(`-var ${GATE_VARIABLE}=false`);
});

test("docs/consumers.md reads the output of that file", () => {
  const [name] = Object.keys(json.output);
  expect(readFileSync(join(DOCS, "consumers.md"), "utf8")).toContain(`terraform output -json ${String(name)}\n`);
});
