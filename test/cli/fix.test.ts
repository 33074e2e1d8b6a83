import { chmodSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FABRIKAM, GOOD, goodBut, withFiles } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";

/** The result of `check --fix` of one file: the run, and the file after it. */
async function fixed(
  text: string,
  options: readonly string[] = [],
  name = "gallery.yaml",
): Promise<Run & { text: string }> {
  return withFiles({ [name]: text }, async (cwd) => {
    const run = await gallerist(["check", "--fix", "--format", "compact", ...options, name], { cwd });
    return { ...run, text: readFileSync(join(cwd, name), "utf8") };
  });
}

/** A text of lists below each other, with a comment at every place that an edit could lose. */
const COMMENTED = `# top
gallery: { name: contoso_images, resourceGroup: rg-images, location: West Europe } # home
# policies of the fleet
polices: # all of them
  fleet:
    regions:
      North Europe: {} # far
      'East US 2': {}
    tiers:
      - { name: archive, take: rest, regions: home, replicas: "1" } # old
      - name: latest
        take: 1
        regions: [north europe, "EastUS2"] # near
images:
  ubuntu-2404:
    policy: flet
    identifier: { publisher: contoso, offer: linux, sku: ubuntu-2404 }
    os: Linux # not Windows
    generation: V2
    versions: {}
`;

const MENDED = `# top
gallery: { name: contoso_images, resourceGroup: rg-images, location: westeurope } # home
# policies of the fleet
policies: # all of them
  fleet:
    regions:
      northeurope: {} # far
      'eastus2': {}
      'westeurope': {}
    tiers:
      - name: latest
        take: 1
        regions: [northeurope, "eastus2"] # near
      - { name: archive, take: rest, regions: home, replicas: 1 } # old
images:
  ubuntu-2404:
    policy: fleet
    identifier: { publisher: contoso, offer: linux, sku: ubuntu-2404 }
    os: linux # not Windows
    generation: V2
    versions: {}
`;

test("everything that is certain is mended, and comments, quotes and layout stay", async () => {
  // The tier needs its replicas for a gallery without errors.
  const replicas = (text: string): string =>
    text.replace("        regions: [", "        replicas: 1\n        regions: [");
  const { code, out, text } = await fixed(replicas(COMMENTED));
  expect(text).toBe(replicas(MENDED));
  expect(code).toBe(0);
  expect(out.split("\n\n")[0]).toBe(
    [
      'gallery.yaml:2:60: "West Europe" -> "westeurope" [region-spelling]',
      "gallery.yaml:4:1: `polices` -> `policies` [unknown-key]",
      'gallery.yaml:19:5: "Linux" -> "linux" [unknown-value]',
      "gallery.yaml:7:7: `North Europe` -> `northeurope` [region-spelling]",
      "gallery.yaml:8:7: `East US 2` -> `eastus2` [region-spelling]",
      "gallery.yaml:10:9: move item 0 of `tiers` to the end [rest-tier-not-last]",
      'gallery.yaml:17:5: "flet" -> "fleet" [unknown-policy]',
      "gallery.yaml:6:5: add `westeurope` to `regions` [home-outside-policy]",
      'gallery.yaml:13:19: "north europe" -> "northeurope" [region-spelling]',
      'gallery.yaml:13:33: "EastUS2" -> "eastus2" [region-spelling]',
      'gallery.yaml:14:53: "1" -> 1 [wrong-type]',
      "11 changes",
    ].join("\n"),
  );
});

test("a second run finds nothing to fix, and changes nothing", async () => {
  const { text } = await fixed(COMMENTED);
  const again = await fixed(text);
  expect(again.text).toBe(text);
  expect(again.out).toMatch(/^nothing to fix\n\n/);
});

test("what is left is reported after it, with the exit code of a check", async () => {
  const { code, out, text } = await fixed(goodBut("replicas: 3", "replicas: 101").replace("os: linux", "os: LINUX"));
  expect([code, text]).toEqual([1, goodBut("replicas: 3", "replicas: 101")]);
  expect(out).toBe(
    [
      'gallery.yaml:12:5: "LINUX" -> "linux" [unknown-value]',
      "1 change",
      "",
      "gallery.yaml:6:48: error[too-many-replicas]: policy fleet, tier latest, asks for 101 replicas; Azure keeps at most 100 of one version in a region; lower `replicas` in policy fleet, tier latest",
      "1 error",
      "",
    ].join("\n"),
  );
});

test("a dry run writes nothing, says what it would change, and exits with 1 if there is anything", async () => {
  const wrong = goodBut("os: linux", "os: Linux");
  const { code, out, text } = await fixed(wrong, ["--dry-run"]);
  expect([code, text]).toEqual([1, wrong]);
  expect(out).toMatch(
    /^gallery\.yaml:12:5: "Linux" -> "linux" \[unknown-value\]\n1 change to make; a dry run writes nothing\n/,
  );
  expect((await fixed(GOOD, ["--dry-run"])).code).toBe(0);
});

test("the regions that a team allows are spelled as all others", async () => {
  const allowed = (list: string): string => `${GOOD}checks: { allowedRegions: [${list}] }\n`;
  const { code, text } = await fixed(allowed("West Europe, northeurope"));
  expect([code, text]).toEqual([0, allowed("westeurope, northeurope")]);
});

test("Windows line ends and a byte order mark stay", async () => {
  const crlf = (text: string): string => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
  expect((await fixed(crlf(COMMENTED))).text).toBe(crlf(MENDED));
});

test("JSON stays JSON", async () => {
  const spec = {
    gallery: { name: "contoso_images", resourceGroup: "rg-images", location: "West Europe" },
    policies: {
      fleet: {
        regions: { "North Europe": {} },
        tiers: [
          { name: "archive", take: "rest", regions: "home", replicas: "1" },
          { name: "latest", take: 1, regions: "all", replicas: 1 },
        ],
      },
    },
    images: {
      ubuntu: { policy: "fleet", os: "Linux", generation: "V2", identifier: { publisher: "a", offer: "b", sku: "c" } },
    },
  };
  const { text } = await fixed(JSON.stringify(spec, null, 2), [], "gallery.json");
  const [archive, latest] = spec.policies.fleet.tiers;
  expect(JSON.parse(text)).toEqual({
    gallery: { ...spec.gallery, location: "westeurope" },
    policies: {
      fleet: { regions: { northeurope: {}, westeurope: {} }, tiers: [latest, { ...archive, replicas: 1 }] },
    },
    images: { ubuntu: { ...spec.images.ubuntu, os: "linux" } },
  });
});

describe("what cannot be mended alone is left, with the reason", () => {
  test("a value that an anchor shares with something else", async () => {
    // The anchor is the policy's name in one place, and the operating system's in another.
    const shared = goodBut("policy: fleet", "policy: &p flet").replace(
      "generation: V2",
      "description: *p\n    generation: V2",
    );
    const { code, out, text } = await fixed(shared);
    expect([code, text]).toEqual([1, shared]);
    expect(out).toMatch(
      /^gallery\.yaml:10:5: "flet" -> "fleet" \[unknown-policy\]: not written, since it would change something else too: an anchor shares it, or the key is there already\nnothing to fix\n/,
    );
  });

  test("a key that is there already in another spelling", async () => {
    const twice = goodBut(
      "{ westeurope: {}, northeurope: {} }",
      '{ westeurope: {}, northeurope: {}, "North Europe": {} }',
    );
    const { text, out } = await fixed(twice);
    expect(text).toBe(twice);
    expect(out).toContain("`North Europe` -> `northeurope` [region-spelling]: not written");
  });

  test("an item of a list among comments", async () => {
    const tiers = `    tiers:
      - { name: archive, take: rest, regions: home, replicas: 1 }
      # the newest one
      - { name: latest, take: 1, regions: all, replicas: 3 }
`;
    const text = GOOD.replace(/ {4}tiers:\n.*\n.*\n/, tiers);
    const after = await fixed(text);
    expect(after.text).toBe(text);
    expect(after.out).toContain("not written, since comments stand between the items");
  });
});

test("what an alias repeats is mended once, where it is written", async () => {
  const aliased = goodBut("policy: fleet", "policy: fleet\n    demand: &d { West Europe: { vms: 1 } }").replace(
    "images:\n",
    "images:\n  debian: { policy: fleet, identifier: { publisher: a, offer: b, sku: c }, os: linux, generation: V2 }\n",
  );
  const twice = `${aliased.replace("generation: V2 }", "generation: V2, demand: *d }")}`;
  // An alias must come after its anchor.
  const ordered = twice.replace(/ {2}debian: .*\n/, "") + (/ {2}debian: .*\n/.exec(twice)?.[0] ?? "");
  const { out, text } = await fixed(ordered);
  expect(text).toBe(ordered.replace("West Europe", "westeurope"));
  expect(out).toContain("\n1 change\n".slice(1));
});

test("what is acknowledged is left as it is", async () => {
  const acknowledged = `${goodBut("northeurope: {}", "northeurope: {}, eastu: {}")}acknowledge:
  - { rule: mistyped-region, path: policies/fleet, reason: a new region }
`;
  const { code, text } = await fixed(acknowledged);
  expect([code, text]).toEqual([0, acknowledged]);
  const { text: other } = await fixed(goodBut("northeurope: {}", "northeurope: {}, eastu: {}"));
  expect(other).toBe(goodBut("northeurope: {}", "northeurope: {}, eastus: {}"));
});

test("several files are mended together, and only those that change are written", async () => {
  await withFiles({ "a.yaml": goodBut("os: linux", "os: Linux"), "b.yaml": FABRIKAM }, async (cwd) => {
    const { code, out } = await gallerist(["check", "--fix", "a.yaml", "b.yaml"], { cwd });
    expect([code, out.split("\n")[0]]).toEqual([0, 'a.yaml:12:5: "Linux" -> "linux" [unknown-value]']);
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(GOOD);
    expect(readFileSync(join(cwd, "b.yaml"), "utf8")).toBe(FABRIKAM);
  });
});

test("beside a report for programs, the changes are on standard error", async () => {
  await withFiles({ "gallery.yaml": goodBut("os: linux", "os: Linux") }, async (cwd) => {
    const { out, err } = await gallerist(["check", "--fix", "--format", "json", "gallery.yaml"], { cwd });
    expect(JSON.parse(out)).toMatchObject({ findings: [] });
    expect(err).toBe('gallery.yaml:12:5: "Linux" -> "linux" [unknown-value]\n1 change\n');
  });
});

describe("refused in one line, with exit code 2 and nothing written", () => {
  test("Terraform JSON, which is generated", async () => {
    await withFiles({ "gallery.yaml": GOOD }, async (cwd) => {
      await gallerist(["synth", "gallery.yaml", "--out", "."], { cwd });
      expect(await gallerist(["check", "--fix", "cdk.tf.json"], { cwd })).toEqual({
        code: 2,
        out: "",
        err: "error: --fix leaves cdk.tf.json alone: it is a Terraform configuration, which is generated; fix what it is made from\n",
      });
    });
  });

  test("several documents", async () => {
    const two = `${goodBut("os: linux", "os: Linux")}---\na: b\n`;
    const { code, err, text } = await fixed(two);
    expect([code, err, text]).toEqual([
      2,
      "error: gallery.yaml:17:1: a second YAML document begins here; put it into a file of its own\n",
      two,
    ]);
  });

  test("standard input, unless it is a dry run", async () => {
    const input = goodBut("os: linux", "os: Linux");
    expect(await gallerist(["check", "--fix", "-"], { input })).toMatchObject({ code: 2, out: "" });
    expect((await gallerist(["check", "--fix", "--dry-run", "-"], { input })).out).toContain(
      '<stdin>:12:5: "Linux" -> "linux"',
    );
  });

  test("--dry-run without --fix", async () => {
    expect((await gallerist(["check", "--dry-run", "-"], { input: GOOD })).err).toBe(
      "error: --dry-run says what --fix would change; give both\n",
    );
  });
});

test("a file that cannot be written is said, and is as it was", async () => {
  await withFiles({ "gallery.yaml": goodBut("os: linux", "os: Linux") }, async (cwd) => {
    const file = join(cwd, "gallery.yaml");
    writeFileSync(join(cwd, "other.yaml"), "gallery: [");
    expect((await gallerist(["check", "--fix", "gallery.yaml", "other.yaml"], { cwd })).code).toBe(2);
    expect(readFileSync(file, "utf8")).toContain("os: Linux");
  });
});

test("a baseline that is refused, or cannot be written, leaves the files as they were", async () => {
  const wrong = goodBut("westeurope: {}", "West Europe: {}");
  await withFiles({ "gallery.yaml": wrong, "no.json": "{}" }, async (cwd) => {
    for (const options of [["no.json"], ["no/such.json", "--write-baseline"], ["gallery.yaml", "--write-baseline"]]) {
      const { code, out } = await gallerist(["check", "gallery.yaml", "--fix", "--baseline", ...options], { cwd });
      expect([options, code, out]).toEqual([options, 2, ""]);
      expect(readFileSync(join(cwd, "gallery.yaml"), "utf8")).toBe(wrong);
    }
  });
});

test("two names of one file are refused, and it is as it was", async () => {
  const wrong = goodBut("os: linux", "os: Linux");
  await withFiles({ "gallery.yaml": wrong }, async (cwd) => {
    symlinkSync("gallery.yaml", join(cwd, "link.yaml"));
    for (const name of ["./gallery.yaml", "link.yaml"]) {
      expect(await gallerist(["check", "--fix", "gallery.yaml", name], { cwd })).toEqual({
        code: 2,
        out: "",
        err: `error: gallery.yaml and ${name} are one file; name it once\n`,
      });
    }
    expect(readFileSync(join(cwd, "gallery.yaml"), "utf8")).toBe(wrong);
  });
});

test.each([
  ["check", "--fix", "gallery.yaml"],
  ["check", "--fix", "--dry-run", "gallery.yaml"],
  ["withdraw", "gallery.yaml", "ubuntu-2404", "1.1.0", "--reason", "x"],
  ["release", "gallery.yaml", "ubuntu-2404", "--next", "patch", "--published"],
])("UTF-16, as PowerShell writes it, is refused: gallerist writes UTF-8: %s %s %s", async (...args) => {
  await withFiles({}, async (cwd) => {
    const bytes = Buffer.from(`\uFEFF${goodBut("os: linux", "os: Linux")}`, "utf16le");
    writeFileSync(join(cwd, "gallery.yaml"), bytes);
    expect(await gallerist(args, { cwd })).toEqual({
      code: 2,
      out: "",
      err: "error: gallery.yaml is UTF-16, which is read and not written; save it as UTF-8 to have it changed\n",
    });
    expect(readFileSync(join(cwd, "gallery.yaml")).equals(bytes)).toBe(true);
  });
});

test("a read-only file among several is refused, and none is written", async () => {
  const wrong = goodBut("os: linux", "os: Linux");
  await withFiles({ "gallery.yaml": wrong, "other.yaml": FABRIKAM.replace("os: linux", "os: Linux") }, async (cwd) => {
    chmodSync(join(cwd, "other.yaml"), 0o444);
    const { code, err } = await gallerist(["check", "--fix", "gallery.yaml", "other.yaml"], { cwd });
    expect([code, err]).toEqual([2, "error: cannot write to other.yaml: it is read-only\n"]);
    expect(readFileSync(join(cwd, "gallery.yaml"), "utf8")).toBe(wrong);
  });
});
