import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { loadSpec } from "../../constructs/load";
import { LIMITS, type LimitName, type LimitProfile } from "../../lib/azure/limits";
import { check } from "../../lib/index";
import { gallerySpecSchema } from "../../lib/parse/schema";
import { plan } from "../../lib/plan/plan";
import { gallerist } from "../support/gallerist";

const ROOT = join(__dirname, "..", "..");
const DOCS = readdirSync(join(ROOT, "docs"), { recursive: true, encoding: "utf8" });
const PAGES = [
  "README.md",
  "CONTRIBUTING.md",
  ...DOCS.filter((path) => path.endsWith(".md")).map((path) => `docs/${path}`),
];
const SCRIPT = join(ROOT, "scripts", "docs.mjs");

function page(path: string): string {
  return readFileSync(join(ROOT, path), "utf8");
}

/** Blocks of code with the comment before them, if there is one. */
function blocks(path: string): { language: string; text: string; source: string | undefined }[] {
  const found = page(path).matchAll(/(?:^<!-- splice: (.+) -->\n\n)?^```(\w*)\n([^]*?)^```$/gm);
  return [...found].map(([, source, language = "", text = ""]) => ({ language, text, source }));
}

function commands(path: string): string[] {
  return blocks(path).flatMap(({ language, text }) => (language === "sh" ? text.trim().split("\n") : []));
}

test("every block of code is what stands in the file, or what the command prints, that it names", () => {
  expect(spawnSync(process.execPath, [SCRIPT, "--check"], { encoding: "utf8" })).toMatchObject({
    status: 0,
    stdout: "",
    stderr: "",
  });
});

test("a block that says something else is put right", () => {
  const changed = page("README.md").replace("take: 1,", "take: 7,");
  expect(changed).not.toBe(page("README.md"));
  const script = `import { spliced } from "${pathToFileURL(SCRIPT).href}"; import { readFileSync } from "node:fs";
    process.stdout.write(spliced(readFileSync(0, "utf8")));`;
  const put = execFileSync(process.execPath, ["--input-type=module", "-e", script], {
    input: changed,
    encoding: "utf8",
  });
  expect(put).toBe(page("README.md"));
});

/** Those of rules are made from examples that are tested, and that of constructs from docstrings. */
const WRITTEN = PAGES.filter((path) => !path.startsWith("docs/rules/") && path !== "docs/api.md");

test.each(WRITTEN)("%s has no block of code that nothing runs, but commands", (path) => {
  const languages = blocks(path).flatMap(({ language, source }) => (source === undefined ? [language] : []));
  expect(languages.filter((language) => language !== "sh")).toEqual([]);
});

test.each(PAGES)("%s links only to files that are there", (path) => {
  const links = [...page(path).matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, link]) => link as string);
  expect(links.filter((link) => !existsSync(join(ROOT, dirname(path), link)))).toEqual([]);
});

test("links to a heading lead to one that is there", () => {
  const script = `import { anchorsOf } from "${pathToFileURL(join(ROOT, "scripts", "api-page.mjs")).href}";
    import { readFileSync } from "node:fs";
    process.stdout.write(JSON.stringify(process.argv.slice(1).map((path) => [...anchorsOf(readFileSync(path, "utf8"))])));`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", script, ...PAGES], {
    cwd: ROOT,
    encoding: "utf8",
  });
  const anchors = new Map((JSON.parse(printed) as string[][]).map((of, index) => [PAGES[index], new Set(of)]));
  const links = PAGES.flatMap((path) =>
    [...page(path).matchAll(/\]\(([^)#:\s]*)#([^)\s]+)\)/g)].map(([, file = "", anchor = ""]) => ({
      path,
      target: file === "" ? path : join(dirname(path), file),
      anchor,
    })),
  );
  expect(links.length).toBeGreaterThan(100);
  expect(links.filter(({ target, anchor }) => anchors.get(target)?.has(anchor) === false)).toEqual([]);
});

test.each(["README.md", "CONTRIBUTING.md"])("the commands of %s are there", async (path) => {
  const { scripts } = JSON.parse(page("package.json")) as { scripts: Record<string, string> };
  const text = commands(path).join("\n");
  expect(text).toContain("npm ");
  const named = [...text.matchAll(/npm run (?:-s )?([\w-]+)/g)].map(([, name]) => name as string);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  const verbs = [...text.matchAll(/gallerist (?:-- )?([a-z]+) \S*gallery/g)].map(([, verb]) => verb as string);
  for (const verb of verbs) expect([verb, (await gallerist([verb, "--help"])).code]).toEqual([verb, 0]);
});

test("the limits of docs/checks.md are those that are checked", () => {
  const words = {
    galleries: "galleries, by their location",
    imageDefinitions: "image definitions, by their location",
    imageVersions: "image versions, by their home region",
    replicasPerRegion: "replicas of one version in one region",
  } as const;
  for (const [name, text] of Object.entries(words) as [LimitName, string][]) {
    expect(page("docs/checks.md")).toContain(`| ${text} | ${numberOf(name, "current")} |`);
  }
});

test.each(Object.keys(LIMITS) as LimitName[])("docs/gallery-yaml.md has the numbers of the limit %s", (name) => {
  const row = page("docs/gallery-yaml.md")
    .split("\n")
    .find((line) => line.startsWith(`| \`${name}\` |`));
  const [current, older] = [numberOf(name, "current"), numberOf(name, "documented-2022")];
  const numbers = current === older ? current : `${current}; ${older} in \`documented-2022\``;
  expect(row?.endsWith(`| ${numbers} |`)).toBe(true);
});

test("docs/gallery-yaml.md names every key of the file", () => {
  const code = [...page("docs/gallery-yaml.md").matchAll(/`([^`\n]+)`/g)].map(([, span]) => span).join("\n");
  const named = (key: string): boolean => new RegExp(`\\b${key}\\b`).test(code);
  expect(keysOf(gallerySpecSchema).filter((key) => !named(key))).toEqual([]);
});

test("docs/gallery-yaml.examples.yaml has no mistakes", () => {
  const parsed = loadSpec(join(ROOT, "docs", "gallery-yaml.examples.yaml"));
  expect(check([plan(parsed.spec)], { origins: new Map([[parsed.spec, parsed]]) })).toEqual([]);
});

function numberOf(name: LimitName, profile: LimitProfile): string {
  const value = LIMITS[name].value[profile];
  return value === null ? "not checked" : value.toLocaleString("en-US");
}

/** Every key that the schema knows, at any depth. */
function keysOf(schema: unknown): string[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape as Record<string, unknown>).flatMap(([key, value]) => [key, ...keysOf(value)]);
  }
  if (schema instanceof z.ZodExactOptional) return keysOf(schema.unwrap());
  if (schema instanceof z.ZodRecord) return keysOf(schema.valueType);
  if (schema instanceof z.ZodArray) return keysOf(schema.element);
  return schema instanceof z.ZodUnion ? schema.options.flatMap(keysOf) : [];
}
