import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import {
  addProgram,
  compile,
  IMPORT_CDKTN,
  install,
  INSTALL_CDKTN,
  LIBRARIES,
  link,
  OUTPUT,
  ROOT,
  run,
  type Ended,
  type Installed,
  type Library,
} from "./installed";

const MINUTE = 60_000;
const GALLERY = [
  "gallery: { name: contoso, resourceGroup: rg, location: westeurope, policy: all }",
  "policies: { all: { regions: { westeurope: {} }, tiers: [{ name: all, take: rest, regions: all, replicas: 1 }] } }",
  "images:",
  "  ubuntu:",
  "    identifier: { publisher: contoso, offer: linux, sku: ubuntu }",
  "    os: linux",
  "    generation: V2",
  "    versions: { 1.0.0: { source: { snapshot: /subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/disks/d } } }",
  "",
].join("\n");

let installed: Installed;

beforeAll(async () => {
  installed = await install();
  writeFileSync(join(installed.bare, "gallery.yaml"), GALLERY);
}, 10 * MINUTE);

afterAll(() => installed.close());

describe("the tarball", () => {
  test("holds what runs, its types and its papers, and nothing else", () => {
    const parts = /^(dist\/(lib|constructs|cdktn|cli|shared)\/[\w./-]+|docs\/(rules\/)?[\w-]+\.md)$/;
    const others = [...installed.files.keys()].filter((path) => !parts.test(path));
    expect([...installed.files.keys()]).toContain("docs/gallery-yaml.md");
    const papers = ["CHANGELOG.md", "LICENSE", "README.md", "SECURITY.md", "THIRD-PARTY-NOTICES"];
    const notices = "dist/THIRD-PARTY-NOTICES";
    expect(others.sort()).toEqual([...papers, notices, "docs/mirror-as-gallery.mjs", "package.json"]);
    const kinds = new Set(
      [...installed.files.keys()].map((path) => /(\.d\.ts|\.js|\.json|\.md|\.mjs|)$/.exec(path)?.[0]),
    );
    expect([...kinds].sort()).toEqual(["", ".d.ts", ".js", ".json", ".md", ".mjs"]);
  });

  test("holds no tests and no examples", () => {
    expect([...installed.files.keys()].filter((path) => /\.test\.|\b(tests?|examples)\//.test(path))).toEqual([]);
  });

  test("points to no source maps", () => {
    expect(mentioning("sourceMappingURL")).toEqual([]);
  });

  test("mentions no path of the machine that built it, and no registry", () => {
    const registries = ["registry.npmjs", new URL(installed.registry).host];
    expect([`${ROOT}/`, `${homedir()}/`, ...registries].flatMap(mentioning)).toEqual([]);
  });

  test("carries the licences of the regions, of the map, and of each package whose code is in ours", () => {
    const ofData = installed.files.get("THIRD-PARTY-NOTICES");
    expect(ofData).toContain("Copyright (c) Microsoft Corporation");
    expect(ofData).toMatch(/Natural Earth[^]+Copyright 2013-2019 Michael Bostock/);
    // It says where the others are.
    for (const [path] of ofData?.matchAll(/\bdist\/[\w./-]+\w/g) ?? [])
      expect([...installed.files.keys()]).toContain(path);
    const notices = installed.files.get("dist/THIRD-PARTY-NOTICES")?.split("\n");
    for (const name of ["commander", "picocolors", "yaml", "zod"]) {
      expect(notices).toContainEqual(expect.stringMatching(new RegExp(`^${name} \\d`)));
    }
  });

  test("brings no other package with it", () => {
    expect(readdirSync(join(installed.bare, "node_modules")).filter((name) => !name.startsWith("."))).toEqual([
      "gallerist",
    ]);
  });
});

describe.each(LIBRARIES)("a starter that `gallerist init --%s` writes", (library) => {
  test("installs, passes its test and synthesizes what its gallery.yaml says, by the commands that are printed", () => {
    const { directory, next, ended } = installed.starter[library];
    expect(next).toBe(`cd ../${library} && npm install && npm test && npm run synth`);
    expect(ended).toMatchObject({ code: 0, err: expect.stringMatching(/^Tests: +2 passed, 2 total$/m) as string });
    const versions = Object.values(synthesized(directory).resource.azurerm_shared_image_version);
    expect(versions.map(({ name }) => name).sort()).toEqual(["1.0.0", "1.1.0"]);
    const other = library === "cdktf" ? "cdktn" : "cdktf";
    expect(existsSync(join(directory, "node_modules", other))).toBe(false);
  });

  test(
    "has a test that fails when gallery.yaml has an error, and says which",
    () => {
      const { directory } = installed.starter[library];
      const path = join(directory, "gallery.yaml");
      const text = readFileSync(path, "utf8");
      writeFileSync(path, text.replace("location: westeurope", "location: westeurop"));
      const { code, err } = run(directory, "npx", "--no", "--", "jest");
      writeFileSync(path, text);
      expect(code).not.toBe(0);
      expect(err).toContain("westeurop");
    },
    MINUTE,
  );

  test(
    "makes each mirror of gallery.yaml in a stack of its own, and tests it too",
    () => {
      const { directory } = installed.starter[library];
      const path = join(directory, "gallery.yaml");
      const text = readFileSync(path, "utf8");
      const mirrors = "mirrors: { my_images_dr: { resourceGroup: rg-dr, location: northeurope, policy: fleet } }\n";
      const subscription = "subscription: 11111111-1111-1111-1111-111111111111";
      writeFileSync(path, text.replace("location: westeurope", `$&, ${subscription}`) + mirrors);
      const tested = run(directory, "npx", "--no", "--", "jest");
      const made = run(directory, process.execPath, join("build", "main.js"));
      const stack = join(directory, OUTPUT, "stacks", "images-my_images_dr", "cdk.tf.json");
      const mirror = existsSync(stack) ? readFileSync(stack, "utf8") : "{}";
      // Other tests look at what the starter gives as it is.
      writeFileSync(path, text);
      rmSync(join(directory, OUTPUT), { recursive: true });
      expect(run(directory, process.execPath, join("build", "main.js"))).toMatchObject({ code: 0 });
      expect(tested).toMatchObject({ code: 0, err: expect.stringMatching(/^Tests: +2 passed, 2 total$/m) as string });
      expect(made).toMatchObject({ code: 0, err: "" });
      const { resource } = JSON.parse(mirror) as {
        resource: Record<string, Record<string, { name: string }>>;
      };
      const named = (type: string): string[] => Object.values(resource[type] ?? {}).map(({ name }) => name);
      expect(named("azurerm_shared_image_gallery")).toEqual(["my_images_dr"]);
      // The older one is in northeurope too, so it is copied as well.
      expect(named("azapi_resource").sort()).toEqual(["1.0.0", "1.1.0"]);
    },
    MINUTE,
  );
});

describe.each(LIBRARIES)("in a project with %s, constructs and the azurerm provider", (library) => {
  const PROGRAMS = ["node10.ts", "node16.cts", "node16.mts"];
  const compiled = new Map<string, Ended>();
  let project: string;

  beforeAll(() => {
    project = programsOf(library);
    mkdirSync(project);
    writeFileSync(join(project, "gallery.yaml"), GALLERY);
    for (const program of PROGRAMS) addProgram(project, "app.ts", program, library);
    compiled.set("node10", compile(project, "node10", ["node10.ts"]));
    compiled.set("node16", compile(project, "node16", ["node16.cts", "node16.mts"]));
  }, 2 * MINUTE);

  test.each(["node10", "node16"])("a program compiles under moduleResolution %s, every .d.ts checked", (module) => {
    expect(compiled.get(module)).toEqual({ code: 0, out: "", err: "" });
  });

  test.each([
    ["CommonJS of node10", "node10.js"],
    ["CommonJS of node16", "node16.cjs"],
    ["an ES module, by named imports", "node16.mjs"],
  ])("it synthesizes from %s, and loads no provider barrel and nothing of the other library", (_, program) => {
    rmSync(join(project, OUTPUT), { recursive: true, force: true });
    const recorder = recordLoaded(project);
    expect(run(project, process.execPath, "-r", recorder, program)).toEqual({ code: 0, out: "1.1.0\n", err: "" });
    const byVersion = Object.values(synthesized(project).resource.azurerm_shared_image_version).map(
      (version) => [version.name, version.target_region] as const,
    );
    const target = (name: string, replicas: number, storage = "Standard_LRS"): object => ({
      name,
      regional_replica_count: replicas,
      storage_account_type: storage,
    });
    expect(Object.fromEntries(byVersion)).toEqual({
      "1.1.0": [target("westeurope", 2), target("northeurope", 2, "Standard_ZRS")],
      "1.0.0": [target("westeurope", 1)],
    });
    const loaded = loadedModules(recorder);
    expect(loaded).toContainEqual(expect.stringMatching(/provider-azurerm\/lib\/shared-image-version\/index\.js$/));
    expect(loaded).not.toContainEqual(expect.stringMatching(/provider-azurerm\/lib\/index\.js$/));
    const other = library === "cdktf" ? "cdktn" : "cdktf";
    expect(loaded.filter((path) => path.includes(`/node_modules/${other}/`) || path.includes(`/@${other}/`))).toEqual(
      [],
    );
  });

  test("the entry for the other library says which one to import", () => {
    const [entry, own] = library === "cdktf" ? ["gallerist/cdktn", "gallerist"] : ["gallerist", "gallerist/cdktn"];
    const other = library === "cdktf" ? "cdktn" : "cdktf";
    for (const path of [entry, `${entry}/testing`, `${entry}/testing/jest`, `${entry}/azapi`]) {
      const { code, err } = run(project, process.execPath, "-e", `require("${path}")`);
      expect(code).toBe(1);
      expect(err).toContain(
        `Error: ${entry} is for ${other}, which is not installed; install it, or import from ${own}, which is for ${library}\n`,
      );
    }
  });

  test("the command line writes Terraform JSON", () => {
    const { code } = run(project, "npx", "--no", "--", "gallerist", "synth", "gallery.yaml", "--out", "tf");
    expect(code).toBe(0);
    const { resource } = JSON.parse(readFileSync(join(project, "tf", "cdk.tf.json"), "utf8")) as Synthesized;
    expect(Object.values(resource.azurerm_shared_image_version).map(({ name }) => name)).toEqual(["1.0.0"]);
  });
});

test("both libraries give the same Terraform JSON, but for what names their versions and the project's folder", () => {
  const [cdktf, cdktn] = LIBRARIES.map((library) => withoutVersions(programsOf(library)));
  expect(cdktn).toBe(cdktf);
  expect(cdktf).toContain('"azurerm_shared_image_version"');
});

describe.each(LIBRARIES)("tests of one's own in a project with %s", (library) => {
  const MESSAGE = [
    "latest of my_images/ubuntu-2404 in eastus was expected to be 1.1.0, and is 1.0.0\n",
    "state:   It is active, in ring canary, which does not reach eastus",
    "decided: images.ubuntu-2404.versions.1.1.0.ring\n",
  ];
  const VITEST = join("node_modules", "vitest", "vitest.mjs");
  let project: string;

  beforeAll(() => {
    project = installed.starter[library].directory;
    addProgram(project, "with-jest.ts", "fleet.test.ts", library);
    addProgram(project, "with-vitest.mts", "fleet.spec.mts", library);
    link(project, "vitest");
  });

  test("compile, every .d.ts checked", () => {
    expect(compile(project, "node10", ["fleet.test.ts"], ["jest"])).toEqual({ code: 0, out: "", err: "" });
    expect(compile(project, "node16", ["fleet.spec.mts"])).toEqual({ code: 0, out: "", err: "" });
  });

  test(
    "run by jest, with the matchers and their messages",
    () => {
      const { code, err } = run(project, "npm", "test");
      expect({ code, err }).toEqual({
        code: 1,
        err: expect.stringMatching(/^Tests: +1 failed, 4 passed, 5 total$/m) as string,
      });
      for (const line of MESSAGE) expect(err).toContain(line);
    },
    MINUTE,
  );

  test(
    "run by vitest, with the matchers and their messages",
    () => {
      const { code, out, err } = run(project, process.execPath, VITEST, "run", "fleet.spec.mts");
      expect({ code, out }).toEqual({
        code: 1,
        out: expect.stringMatching(/^ +Tests +1 failed \| 2 passed \(3\)$/m) as string,
      });
      for (const line of MESSAGE) expect(err).toContain(line);
    },
    MINUTE,
  );
});

test(
  "a program that is moved from cdktf to cdktn as the documentation says keeps its Terraform JSON, addresses included",
  () => {
    const moved = installed.starter.cdktf.directory;
    const before = withoutVersions(moved);
    rmSync(join(moved, OUTPUT), { recursive: true });
    for (const script of [INSTALL_CDKTN, IMPORT_CDKTN])
      expect(run(moved, "sh", "-e", script)).toMatchObject({ code: 0 });
    expect(run(moved, "npx", "--no", "--", "tsc").code).toBe(0);
    expect(run(moved, process.execPath, join("build", "main.js"))).toEqual({ code: 0, out: "", err: "" });
    expect(versionOfLibrary(moved)).toMatch(/^0\.24\./);
    expect(withoutVersions(moved)).toBe(before);
  },
  5 * MINUTE,
);

describe("in a project without cdktf and cdktn", () => {
  test("gallerist/lib compiles under moduleResolution node10, and runs from CommonJS", () => {
    addProgram(installed.bare, "decide.ts", "node10.ts");
    expect(compile(installed.bare, "node10", ["node10.ts"])).toEqual({ code: 0, out: "", err: "" });
    expect(run(installed.bare, process.execPath, "node10.js")).toEqual(DECIDED);
  });

  test("gallerist/lib compiles under node16, and runs from CommonJS and as an ES module", () => {
    addProgram(installed.bare, "decide.ts", "node16.cts");
    addProgram(installed.bare, "decide.ts", "node16.mts");
    expect(compile(installed.bare, "node16", ["node16.cts", "node16.mts"])).toEqual({ code: 0, out: "", err: "" });
    expect(run(installed.bare, process.execPath, "node16.cjs")).toEqual(DECIDED);
    expect(run(installed.bare, process.execPath, "node16.mjs")).toEqual(DECIDED);
  });

  test("the command line tells its version and checks a file", () => {
    const { version } = JSON.parse(installed.files.get("package.json") ?? "") as { version: string };
    expect(run(installed.bare, "npx", "--no", "--", "gallerist", "--version").out).toBe(`${version}\n`);
    expect(run(installed.bare, "npx", "--no", "--", "gallerist", "check", "gallery.yaml").code).toBe(0);
  });

  test("synth writes Terraform JSON, and import the blocks that take a gallery over", () => {
    const gallerist = (...args: string[]): Ended => run(installed.bare, "npx", "--no", "--", "gallerist", ...args);
    expect(gallerist("synth", "gallery.yaml", "--out", "tf")).toMatchObject({
      code: 0,
      err: "wrote tf/cdk.tf.json\n",
    });
    const { resource } = JSON.parse(readFileSync(join(installed.bare, "tf", "cdk.tf.json"), "utf8")) as Synthesized;
    expect(Object.values(resource.azurerm_shared_image_version).map(({ name }) => name)).toEqual(["1.0.0"]);
    writeFileSync(join(installed.bare, "list.json"), JSON.stringify(LISTED));
    expect(gallerist("import", "list.json", "-o", "found.yaml", "--import-blocks", "import.tf.json").code).toBe(0);
    const { import: blocks } = JSON.parse(readFileSync(join(installed.bare, "import.tf.json"), "utf8")) as {
      import: { id: string }[];
    };
    expect(blocks.map(({ id }) => id)).toEqual([LISTED[0]?.id, LISTED[1]?.id]);
  });
});

const ID =
  "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Compute/galleries/contoso";
const LISTED = [
  { id: ID, location: "westeurope", properties: {} },
  {
    id: `${ID}/images/ubuntu`,
    location: "westeurope",
    properties: {
      osType: "Linux",
      osState: "Generalized",
      identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
    },
  },
];

/** What decide.ts says: the names of the rules that its spec breaks, by path. */
const DECIDED: Ended = { code: 0, out: "invalid-gallery-name no-images\n", err: "" };

interface Synthesized {
  readonly "//": { readonly metadata: { version: string } };
  readonly terraform: { readonly required_providers: { readonly azurerm: { version: string } } };
  readonly resource: {
    readonly azurerm_shared_image_version: Record<string, { name: string; target_region: object[] }>;
  };
}

/** The Terraform JSON of a project's stack, as text. */
function synthesizedText(project: string): string {
  return readFileSync(join(project, OUTPUT, "stacks", "images", "cdk.tf.json"), "utf8");
}

function synthesized(project: string): Synthesized {
  return JSON.parse(synthesizedText(project)) as Synthesized;
}

/** The version of cdktf or cdktn that wrote a project's Terraform JSON. */
function versionOfLibrary(project: string): string {
  return synthesized(project)["//"].metadata.version;
}

/**
 * The Terraform JSON of a project in its own order of keys, without the version of its library, the version of azurerm
 * that the provider package is made from, and the folder of the project, where the state is.
 */
function withoutVersions(project: string): string {
  const json = JSON.parse(synthesizedText(project).replaceAll(project, "")) as Synthesized;
  json["//"].metadata.version = "";
  json.terraform.required_providers.azurerm.version = "";
  return JSON.stringify(json, null, 2);
}

/** The folder of a starter for more programs, which find what the starter has installed. */
function programsOf(library: Library): string {
  return join(installed.starter[library].directory, "programs");
}

/** Files of the tarball in which a text stands. */
function mentioning(text: string): string[] {
  return [...installed.files].filter(([, content]) => content.includes(text)).map(([path]) => path);
}

/** A script that, run before a program, writes which modules were loaded when it ends. */
function recordLoaded(project: string): string {
  const path = join(project, "record-loaded.cjs");
  const list = "JSON.stringify(Object.keys(require.cache))";
  writeFileSync(
    path,
    `process.on("exit", () => require("node:fs").writeFileSync(${JSON.stringify(`${path}.json`)}, ${list}));\n`,
  );
  return path;
}

function loadedModules(recorder: string): string[] {
  return JSON.parse(readFileSync(`${recorder}.json`, "utf8")) as string[];
}

describe("README.md, followed by a stranger", () => {
  function section(heading: string): string {
    const [, below = ""] = readFileSync(join(ROOT, "README.md"), "utf8").split(`\n## ${heading}\n`);
    return below.split("\n## ")[0] ?? "";
  }
  /** The code below a heading of the README, in its order. */
  function code(heading: string, language: string): string[] {
    const blocks = section(heading).matchAll(/^```(\w+)\n([^]*?)^```$/gm);
    return [...blocks].flatMap(([, kind, text = ""]) => (kind === language ? [text] : []));
  }
  const ofTerraform = (command: string): boolean => command.startsWith("terraform ");
  let folder: string;

  beforeAll(() => {
    folder = join(installed.directory, "readme");
    mkdirSync(join(folder, "gallerist"), { recursive: true });
    cpSync(installed.tarball, join(folder, "gallerist", "gallerist-0.1.0.tgz"));
  });

  test(
    "two commands show a gallery, three more make Terraform JSON of one's own, and two release a version and take it back",
    () => {
      const [pack = "", ...two] = (code("Two commands", "sh")[0] ?? "").trim().split("\n");
      expect(pack).toBe("npm ci && npm pack");
      const shown = run(join(folder, "gallerist"), "sh", "-ec", two.join("\n"));
      expect(shown).toMatchObject({ code: 0, out: expect.stringContaining("ubuntu-2404: policy fleet") as string });

      const project = join(folder, "my-images");
      writeFileSync(join(project, "gallery.yaml"), code("Your own gallery", "yaml")[0] ?? "");
      const commands = (code("Your own gallery", "sh")[0] ?? "").trim().split("\n");
      expect(commands.filter(ofTerraform)).toHaveLength(1);
      const made = run(project, "sh", "-ec", commands.filter((line) => !ofTerraform(line)).join("\n"));
      expect(made).toMatchObject({ code: 0, out: expect.stringContaining("latest in every region: 1.1.0") as string });
      const { resource } = JSON.parse(readFileSync(join(project, "terraform", "cdk.tf.json"), "utf8")) as Synthesized;
      expect(Object.keys(resource.azurerm_shared_image_version)).toHaveLength(2);

      const release = run(project, "sh", "-ec", code("Your own gallery", "sh")[1] ?? "");
      expect(release).toMatchObject({ code: 0, out: "1.2.0\n" });
      const [, withdraw = ""] = /\*\*How do I roll back\?\*\* `([^`]+)`/.exec(section("What people ask first")) ?? [];
      const back = run(project, "sh", "-ec", withdraw);
      expect(back).toMatchObject({
        code: 0,
        out: expect.stringContaining("latest 1.2.0 -> 1.1.0 in every region") as string,
      });
    },
    2 * MINUTE,
  );

  test(
    "the starter for cdktn passes its test and synthesizes",
    () => {
      const [commands = ""] = code("The same in TypeScript", "sh");
      const ended = run(join(folder, "my-images"), "sh", "-ec", commands);
      expect(ended).toMatchObject({ code: 0, err: expect.stringMatching(/^Tests: +2 passed, 2 total$/m) as string });
      const versions = Object.values(synthesized(join(folder, "images")).resource.azurerm_shared_image_version);
      expect(versions.map(({ name }) => name).sort()).toEqual(["1.0.0", "1.1.0"]);
    },
    5 * MINUTE,
  );

  test(
    "the three files of the TypeScript section are a whole project",
    () => {
      const project = join(folder, "program");
      mkdirSync(project);
      const [manifest = "", cdktf = ""] = code("The same in TypeScript", "json");
      writeFileSync(join(project, "package.json"), manifest);
      writeFileSync(join(project, "cdktf.json"), cdktf);
      writeFileSync(join(project, "main.ts"), code("The same in TypeScript", "ts")[0] ?? "");
      expect(run(project, "sh", "-ec", "npm install && npm run synth")).toMatchObject({ code: 0 });
      const versions = Object.values(synthesized(project).resource.azurerm_shared_image_version);
      expect(versions.map(({ name }) => name).sort()).toEqual(["1.0.0", "1.1.0"]);
    },
    5 * MINUTE,
  );
});
