import { check } from "../../../lib/index";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { plan } from "../../../lib/plan/plan";

/* What reading a file could not read is missing in the spec, although its type says otherwise. */

/** The rules that find something in a file with this text in its application version, or at its end. */
function rulesOf(version: string, rest = ""): string[] {
  const text = `
gallery: { name: images, resourceGroup: rg, location: westeurope, subscription: 11111111-1111-1111-1111-111111111111 }
applications:
  agent:
    os: linux
    versions:
      1.0.0:
        placement: { westeurope: 1 }
${version
  .split("\n")
  .map((line) => `        ${line}`)
  .join("\n")}
${rest}`;
  const parsed = parseSpec(text);
  return check([plan(parsed.spec)], { origins: new Map([[parsed.spec, parsed]]) }).map(({ rule }) => rule);
}

const PACKAGE = "package: { uri: https://contoso.example/agent.zip }";
const ACTIONS = "actions: { install: ./install.sh, remove: ./remove.sh }";

test("a file with nothing wrong gives no finding", () => {
  expect(rulesOf(`${PACKAGE}\n${ACTIONS}`)).toEqual([]);
});

test.each([
  ["no package", ACTIONS, "missing-key"],
  ["a package without an address", `package: {}\n${ACTIONS}`, "missing-key"],
  ["a package that is a text", `package: https://contoso.example/agent.zip\n${ACTIONS}`, "wrong-type"],
  ["an address that is a number", `package: { uri: 1 }\n${ACTIONS}`, "wrong-type"],
  ["a signature without a variable", `package: { uri: https://c.example/a.zip, sas: {} }\n${ACTIONS}`, "missing-key"],
  ["no actions", PACKAGE, "missing-key"],
  ["a script that is a number", `${PACKAGE}\nactions: { install: 1, remove: ./remove.sh }`, "wrong-type"],
  ["a script file without a path", `${PACKAGE}\nactions: { install: {}, remove: ./remove.sh }`, "missing-key"],
  ["a custom action without anything", `${PACKAGE}\n${ACTIONS}\ncustomActions: [{}]`, "missing-key"],
  ["a size that is a text", `${PACKAGE}\n${ACTIONS}\nsizeMiB: "1"`, "wrong-type"],
])("%s is a mistake of reading, and brings no other", (_, version, rule) => {
  expect(new Set(rulesOf(version))).toEqual(new Set([rule]));
});

test("a link where a map is expected is shown without its signature", () => {
  const link = "https://contoso.example/agent.zip?sig=c2VjcmV0&sv=1";
  const { findings } = parseSpec(
    `gallery: { name: g, resourceGroup: rg, location: westeurope }\napplications: { agent: { versions: { 1.0.0: { package: "${link}" } } } }`,
  );
  const shown = findings.map(({ problem }) => problem).join("\n");
  expect(shown).toContain("https://contoso.example/agent.zip?sig=…&sv=1");
  expect(shown).not.toContain("c2VjcmV0");
});

test.each([
  ["a machine without applications", "consumers: { web: {} }", "missing-key"],
  ["machines that are a list", "consumers: [web]", "wrong-type"],
  ["an application that is a number", "consumers: { web: { applications: [1] } }", "wrong-type"],
])("%s is a mistake of reading, and brings no other", (_, rest, rule) => {
  expect(new Set(rulesOf(`${PACKAGE}\n${ACTIONS}`, rest))).toEqual(new Set([rule]));
});
