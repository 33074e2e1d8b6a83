import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { newDirectory } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";

const directory = newDirectory();
const init = (...args: string[]) => gallerist(["init", ...args], { cwd: directory() });
const read = (...path: string[]): string => readFileSync(join(directory(), ...path), "utf8");

const PROJECT = [
  ".gitignore",
  "cdktf.json",
  "gallery.yaml",
  "images-stack.test.ts",
  "images-stack.ts",
  "main.ts",
  "package.json",
  "tsconfig.json",
];

const LIBRARIES = ["cdktf", "cdktn"] as const;

test("a gallery.yaml, here, with which nothing is wrong", async () => {
  expect(await init()).toEqual({
    code: 0,
    out: "",
    err: "wrote gallery.yaml\nnext: npx gallerist check gallery.yaml\n",
  });
  expect(readdirSync(directory())).toEqual(["gallery.yaml"]);
  expect(await gallerist(["check", "gallery.yaml"], { cwd: directory() })).toEqual({
    code: 0,
    out: "gallery.yaml: 1 image, 2 versions, 3 regions: nothing to report\n",
    err: "",
  });
});

test("what its comments say: the line that withdraws a version works, and so does the command that adds one", async () => {
  await init();
  const text = read("gallery.yaml");
  writeFileSync(join(directory(), "gallery.yaml"), text.replace("# withdrawn:", "withdrawn:"));
  const { images } = parse(read("gallery.yaml")) as { images: Record<string, { versions: Record<string, object> }> };
  expect(images["ubuntu-2404"]?.versions["1.0.0"]).toHaveProperty("withdrawn.reason");
  const source = /\/subscriptions\S+/.exec(text)?.[0] ?? "";
  const command = ["release", "gallery.yaml", "ubuntu-2404", "--next", "minor", "--source", source];
  expect(await gallerist(command, { cwd: directory() })).toMatchObject({ code: 0, out: "1.2.0\n" });
});

test.each(LIBRARIES)(
  "a program for %s, in a directory that is made, with the command that comes next",
  async (library) => {
    const { code, err } = await init("a/it's", `--${library}`);
    expect([code, err.split("\n").at(-2)]).toEqual([
      0,
      "next: cd 'a/it'\\''s' && npm install && npm test && npm run synth",
    ]);
    expect(readdirSync(join(directory(), "a", "it's")).sort()).toEqual(PROJECT);
  },
);

test.each(LIBRARIES)("the program for %s imports nothing of the other library", async (library) => {
  await init(`--${library}`);
  const imported = PROJECT.filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [...read(name).matchAll(/from "([^"]+)"/g)].map(([, from]) => from))
    .filter((from) => !from?.startsWith("."));
  const entry = library === "cdktf" ? "gallerist" : "gallerist/cdktn";
  const [provider, testing] = [`@${library}/provider-azurerm/lib/provider/index.js`, `${entry}/testing`];
  expect([...new Set(imported)].sort()).toEqual([provider, library, "constructs", entry, testing].sort());
  expect(read("package.json")).not.toContain(library === "cdktf" ? "cdktn" : "cdktf");
});

test("both libraries at once are refused, and nothing is written", async () => {
  expect(await init("--cdktf", "--cdktn")).toEqual({
    code: 2,
    out: "",
    err: "error: --cdktf and --cdktn exclude each other; choose one\n",
  });
  expect(readdirSync(directory())).toEqual([]);
});

test.each([
  ["cdktf", ["@cdktf/provider-azurerm", "cdktf", "cdktf-cli"]],
  ["cdktn", ["@cdktn/provider-azurerm", "cdktn"]],
])("with --%s it asks for the versions of packages that gallerist itself is tested with", async (library, names) => {
  await init(`--${library}`);
  const starter = JSON.parse(read("package.json")) as Manifest;
  const own = JSON.parse(readFileSync(join(__dirname, "..", "..", "package.json"), "utf8")) as Manifest;
  const all = [...names, "constructs", "@types/jest", "jest", "typescript"];
  expect({ ...starter.dependencies, ...starter.devDependencies }).toEqual({
    ...Object.fromEntries(all.map((name) => [name, own.devDependencies[name]])),
    gallerist: `^${own.version}`,
  });
  expect(starter.overrides).toEqual(library === "cdktn" ? own.overrides : undefined);
});

interface Manifest {
  readonly version: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly overrides?: object;
}

test("what exists is named, all of it, and nothing is written", async () => {
  writeFileSync(join(directory(), "package.json"), "mine");
  mkdirSync(join(directory(), "main.ts"));
  mkdirSync(join(directory(), "gallery.yaml"));
  expect(await init("--cdktf")).toEqual({
    code: 2,
    out: "",
    err: "error: gallery.yaml, package.json and main.ts exist, and nothing was written; move them away first\n",
  });
  expect(await init()).toEqual({
    code: 2,
    out: "",
    err: "error: gallery.yaml exists, and nothing was written; move it away first\n",
  });
  expect(readdirSync(directory()).sort()).toEqual(["gallery.yaml", "main.ts", "package.json"]);
  expect(read("package.json")).toBe("mine");
});

test("a project is written around a gallery.yaml that exists, which stays as it is", async () => {
  writeFileSync(join(directory(), "gallery.yaml"), "mine");
  const { code, err } = await init("--cdktf");
  expect([code, err.split("\n")[0]]).toEqual([0, "kept gallery.yaml"]);
  expect(readdirSync(directory()).sort()).toEqual(PROJECT);
  expect(read("gallery.yaml")).toBe("mine");
  expect((await init()).err).toBe("error: gallery.yaml exists, and nothing was written; move it away first\n");
});

test("a directory that is a file is told in one line", async () => {
  writeFileSync(join(directory(), "file"), "");
  const { code, err } = await init("file");
  expect(code).toBe(2);
  expect(err).toBe("error: cannot write to file: it is a file, not a directory\n");
});

test("a link that leads to nothing is a file that exists, and nothing is written beside it", async () => {
  symlinkSync("nowhere", join(directory(), "main.ts"));
  expect(await init("--cdktn")).toEqual({
    code: 2,
    out: "",
    err: "error: main.ts exists, and nothing was written; move it away first\n",
  });
  expect(readdirSync(directory())).toEqual(["main.ts"]);
});

test("the name of a file is refused: no folder gallery.yaml is made", async () => {
  expect(await init("gallery.yaml", "--github")).toEqual({
    code: 2,
    out: "",
    err: "error: init takes a folder, and writes gallery.yaml into it; gallery.yaml names a file\n",
  });
  expect(readdirSync(directory())).toEqual([]);
});

test.each(["gallery.json", "gallery.yml"])("beside a %s no example is written", async (name) => {
  writeFileSync(join(directory(), name), "{}");
  expect(await init("--github")).toEqual({
    code: 2,
    out: "",
    err: `error: ${name} exists; all that init writes is about gallery.yaml: rename it, JSON is YAML too\n`,
  });
  expect(readdirSync(directory())).toEqual([name]);
});
