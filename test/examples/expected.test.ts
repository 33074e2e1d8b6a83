/**
 * Each example gives the Terraform JSON and the addresses that are committed beside it. After a wanted change:
 * `UPDATE_EXPECTED=1 npx jest test/examples/expected.test.ts`, then read the difference.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { loadSpec } from "../../constructs/load";
import { check } from "../../lib/index";
import type { Finding } from "../../lib/spec/finding";
import { plansOf } from "../../lib/plan/plan";
import { addressesOf, buildExample, EXAMPLE_NAMES, fileOf, type Built } from "./example";

const ADDRESSES = "addresses.txt";
const isUpdate = process.env["UPDATE_EXPECTED"] === "1";

/** Warnings that are wanted, by example, each with a word why. */
const WARNINGS: Readonly<Record<string, readonly string[]>> = {
  "aks-windows": [
    // A service of Azure's own has asked for this region long ago; others have to.
    "access-restricted-region policies/service",
    // 1,020 replicas of one version, which Azure did keep: documents disagree on whether regions add up.
    "too-many-replicas-over-regions policies/service",
  ],
};

const BREAKING = "addresses that are gone: a breaking change, Terraform would replace what users have";
const NEW = "addresses that are new";

test("there are examples", () => {
  expect(EXAMPLE_NAMES).toEqual([
    "agent-identity",
    "agents",
    "aks-windows",
    "capz-community",
    "direct-shared",
    "disaster-recovery",
    "encrypted",
    "first",
    "packer",
    "promotion",
    "rings",
    "two-subscriptions",
  ]);
});

describe.each(EXAMPLE_NAMES)("%s", (name) => {
  let built: Built;

  beforeAll(async () => {
    built = await buildExample(name);
    if (isUpdate) update(name, built);
  });

  test("gives the Terraform JSON that is expected, for the stacks that are expected", () => {
    const files = readdirSync(fileOf(name, "expected")).filter((file) => file !== ADDRESSES);
    const expected = files.map((file) => [file.replace(/\.tf\.json$/, ""), JSON.parse(read(name, file)) as unknown]);
    expect(Object.fromEntries(built.stacks)).toEqual(Object.fromEntries(expected));
  });

  test("keeps every Terraform address", () => {
    const expected = read(name, ADDRESSES).trimEnd().split("\n");
    const actual = addressesOf(built);
    expect({
      [BREAKING]: expected.filter((address) => !actual.includes(address)),
      [NEW]: actual.filter((address) => !expected.includes(address)),
    }).toEqual({ [BREAKING]: [], [NEW]: [] });
    expect(expected).toEqual([...expected].sort());
  });

  test("has no error, and only warnings that are wanted", () => {
    expectWanted(name, check(built.plans));
  });
});

const WITH_YAML = EXAMPLE_NAMES.filter((name) => existsSync(fileOf(name, "gallery.yaml")));

test.each(WITH_YAML)("%s/gallery.yaml is read and checked with the same warnings", (name) => {
  const { spec, findings } = loadSpec(fileOf(name, "gallery.yaml"));
  expect(findings).toEqual([]);
  expectWanted(name, check(plansOf(spec)));
});

function expectWanted(name: string, findings: readonly Finding[]): void {
  expect(findings.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`)).toEqual(
    (WARNINGS[name] ?? []).map((warning) => `warning ${warning}`),
  );
}

function read(name: string, file: string): string {
  return readFileSync(fileOf(name, "expected", file), "utf8");
}

function update(name: string, built: Built): void {
  rmSync(fileOf(name, "expected"), { recursive: true, force: true });
  mkdirSync(fileOf(name, "expected"));
  for (const [stack, json] of built.stacks) {
    writeFileSync(fileOf(name, "expected", `${stack}.tf.json`), `${JSON.stringify(json, null, 2)}\n`);
  }
  writeFileSync(fileOf(name, "expected", ADDRESSES), `${addressesOf(built).join("\n")}\n`);
}
