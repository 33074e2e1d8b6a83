import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { AGENTS } from "../support/agent-gallery";
import { GOOD, newDirectory } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";
import { MIRRORED } from "../support/mirrored-gallery";

const directory = newDirectory();

const RINGS = `    rings:
      - { name: canary, regions: [westeurope] }
      - { name: early, regions: [northeurope] }
      - { name: broad, regions: rest }
`;

/** A gallery with three rings and two regions; its newest version has these keys. */
const rollout = (newest: string): string =>
  GOOD.replace("    tiers:", `${RINGS}    tiers:`).replace("ubuntu-1-1-0 } }", `ubuntu-1-1-0 }${newest} } # newest`);

async function run(verb: string, text: string, args: readonly string[]): Promise<Run & { readonly text: string }> {
  const file = join(directory(), "gallery.yaml");
  writeFileSync(file, text);
  const result = await gallerist([verb, "gallery.yaml", ...args], { cwd: directory() });
  expect(readdirSync(directory())).toEqual(["gallery.yaml"]);
  return { ...result, text: readFileSync(file, "utf8") };
}

const promote = (text: string, ...options: readonly string[]) =>
  run("promote", text, ["ubuntu-2404", "1.1.0", ...options]);
const withdraw = (text: string, ...options: readonly string[]) =>
  run("withdraw", text, ["ubuntu-2404", "1.1.0", ...options]);
const restore = (text: string, ...options: readonly string[]) =>
  run("restore", text, ["ubuntu-2404", "1.1.0", ...options]);

const CANDIDATE = rollout(", state: candidate");
const CANARY = rollout(", ring: canary");
const EARLY = rollout(", ring: early");
const BROAD = rollout(", ring: broad");
const EVERYWHERE = rollout("");
const WITHDRAWN = rollout(", withdrawn: { reason: breaks cloud-init }");

describe("promote", () => {
  test.each([
    ["a candidate reaches the first ring", CANDIDATE, [], CANARY, "reaches ring canary, as a candidate"],
    ["a version reaches the next ring", CANARY, [], EARLY, "reaches ring early, after canary"],
    ["after the last ring the key goes", BROAD, [], EVERYWHERE, "reaches every region, after broad"],
    ["--to leaves rings out", CANARY, ["--to", "broad"], BROAD, "reaches ring broad, after canary"],
    ["--to takes a candidate too", CANDIDATE, ["--to", "early"], EARLY, "reaches ring early, as a candidate"],
  ])("%s", async (_, before, options, after, told) => {
    const { code, err, text } = await promote(before, ...options);
    expect([code, err, text]).toEqual([0, `ubuntu-2404/1.1.0 ${told}: gallery.yaml is changed\n`, after]);
  });

  test("the result is the diff that follows, the one of `gallerist diff`", async () => {
    const { out } = await promote(CANARY);
    expect(out).toBe(`contoso_images/ubuntu-2404
  ~ 1.1.0 changes in place
      gains 3 replicas in northeurope
      1 first copy of unknown size
  ~ 1.0.0 changes in place
      loses northeurope
  latest 1.0.0 -> 1.1.0 in northeurope

image versions: 2 in place
replicas: 7 -> 7
between regions: 1 first copy of unknown size
`);
    writeFileSync(join(directory(), "before.yaml"), CANARY);
    writeFileSync(join(directory(), "after.yaml"), EARLY);
    const diff = await gallerist(["diff", "before.yaml", "after.yaml"], { cwd: directory() });
    expect(diff.out).toBe(out);
  });

  test("without rings a candidate becomes active, with or without a ring that decides nothing", async () => {
    const plain = GOOD.replace("ubuntu-1-1-0 } }", "ubuntu-1-1-0 } } # newest");
    for (const keys of [", state: candidate", ", state: candidate, ring: canary"]) {
      const { code, err, text } = await promote(plain.replace(" } } #", ` }${keys} } #`));
      expect([code, text]).toEqual([0, plain]);
      expect(err).toContain(
        "ubuntu-2404/1.1.0 is active in every region, after a candidate: gallery.yaml is changed\n",
      );
    }
  });

  test("a candidate with a ring begins at the first one", async () => {
    expect((await promote(rollout(", state: candidate, ring: broad"))).text).toBe(CANARY);
  });

  test.each([
    ["past the last ring, without a ring", EVERYWHERE, [], "has no ring: it is in every region of its policy already"],
    ["by --to, without a ring", EVERYWHERE, ["--to", "early"], "has no ring: it is in every region of its policy"],
    ["to its own ring", EARLY, ["--to", "early"], "is in ring early already"],
    ["back", EARLY, ["--to", "canary"], "is in ring early, which comes after canary; rings only widen"],
    [
      "of a withdrawn version",
      WITHDRAWN,
      [],
      "is withdrawn (breaks cloud-init); gallerist restore gallery.yaml ubuntu-2404 1.1.0",
    ],
    [
      "of a retired version",
      rollout(", ring: canary, retired: { stage: hidden, since: 2026-01-01 }"),
      [],
      "is retired (hidden since 2026-01-01)",
    ],
    [
      "to a ring that is none",
      CANARY,
      ["--to", "braod"],
      '--to names ring "braod", which policy fleet does not have; did you mean `broad`',
    ],
    ["to a ring like no other", CANARY, ["--to", "x"], "does not have; it has canary, early and broad"],
    [
      "from a ring that is none",
      rollout(", ring: canry"),
      [],
      'is in ring "canry", which policy fleet does not have; did you mean `canary`',
    ],
    [
      "to a ring where there are none",
      GOOD.replace("1-1-0 } }", "1-1-0 }, state: candidate }"),
      ["--to", "x"],
      "policy fleet has no rings; leave --to x out",
    ],
    [
      "from a ring where there are none",
      GOOD.replace("1-1-0 } }", "1-1-0 }, ring: x }"),
      [],
      'is in ring "x", but policy fleet has no rings',
    ],
  ])("refused with one line, nothing written: %s", async (_, before, options, message) => {
    const { code, out, err, text } = await promote(before, ...options);
    expect([code, out, text]).toEqual([2, "", before]);
    expect(err).toMatch(/^error: [^\n]*\n$/);
    expect(err).toContain(message);
  });
});

describe("withdraw and restore", () => {
  test("a version is withdrawn with its reason, and restored to the byte", async () => {
    const { code, out, err, text } = await withdraw(EVERYWHERE, "--reason", "  breaks\n cloud-init ");
    expect([code, err, text]).toEqual([0, "ubuntu-2404/1.1.0 is withdrawn: gallery.yaml is changed\n", WITHDRAWN]);
    expect(out).toContain("  latest 1.1.0 -> 1.0.0 in every region\n");
    const back = await restore(WITHDRAWN);
    expect([back.code, back.err, back.text]).toEqual([
      0,
      "ubuntu-2404/1.1.0 is no longer withdrawn: gallery.yaml is changed\n",
      EVERYWHERE,
    ]);
    expect(back.out).toContain("  latest 1.0.0 -> 1.1.0 in every region\n");
  });

  test("--immediate is written", async () => {
    const { text } = await withdraw(EVERYWHERE, "--reason", "hangs", "--immediate");
    expect(text).toBe(rollout(", withdrawn: { reason: hangs, immediate: true }"));
  });

  test("a version keeps its ring, and a candidate its state", async () => {
    for (const [before, keys] of [
      [CANARY, ", ring: canary"],
      [CANDIDATE, ", state: candidate"],
    ] as const) {
      const { text } = await withdraw(before, "--reason", "hangs");
      expect(text).toBe(rollout(`${keys}, withdrawn: { reason: hangs }`));
      expect((await restore(text)).text).toBe(before);
    }
  });

  test.each([
    ["withdraw", WITHDRAWN, ["--reason", "x"], "ubuntu-2404/1.1.0 is withdrawn already (breaks cloud-init)"],
    ["withdraw", EVERYWHERE, ["--reason", " "], "--reason is empty; say why the version no longer serves"],
    ["withdraw", EVERYWHERE, [], "required option '--reason <TEXT>' not specified"],
    ["restore", EVERYWHERE, [], "ubuntu-2404/1.1.0 is not withdrawn; no version of ubuntu-2404 is"],
    [
      "restore",
      EVERYWHERE.replace("1-0-0 } }", "1-0-0 }, withdrawn: { reason: x } }"),
      [],
      "ubuntu-2404/1.1.0 is not withdrawn; withdrawn: 1.0.0",
    ],
  ])("refused with one line, nothing written: %s %#", async (verb, before, options, message) => {
    const { code, out, err, text } = await run(verb, before, ["ubuntu-2404", "1.1.0", ...options]);
    expect([code, out, text]).toEqual([2, "", before]);
    expect(err).toMatch(/^error: [^\n]*\n$/);
    expect(err).toContain(message);
  });
});

describe.each([
  ["promote", CANARY, []],
  ["withdraw", EVERYWHERE, ["--reason", "x"]],
  ["restore", WITHDRAWN, []],
] as const)("%s", (verb, before, options) => {
  const good = ["ubuntu-2404", "1.1.0", ...options];

  test("--dry-run prints the change of the file and the diff that follows, and writes nothing", async () => {
    const { code, out, err, text } = await run(verb, before, [...good, "--dry-run"]);
    expect([code, err, text]).toEqual([0, "", before]);
    const written = await run(verb, before, good);
    const patch = out.slice(0, out.length - written.out.length);
    expect(out).toBe(patch + written.out);
    const changed = (all: string, other: string) => all.split("\n").filter((line) => !other.split("\n").includes(line));
    expect(patch.split("\n").filter((line) => /^[-+]/.test(line))).toEqual([
      "--- gallery.yaml",
      "+++ gallery.yaml",
      ...changed(before, written.text).map((line) => `-${line}`),
      ...changed(written.text, before).map((line) => `+${line}`),
    ]);
  });

  test("a byte order mark and line ends of Windows stay", async () => {
    const windows = (text: string) => `\uFEFF${text.replaceAll("\n", "\r\n")}`;
    const plain = await run(verb, before, good);
    expect((await run(verb, windows(before), good)).text).toBe(windows(plain.text));
  });

  test.each([
    [
      "an image that is not there",
      ["ubuntu-2044", "1.1.0"],
      'there is no image "ubuntu-2044"; did you mean `ubuntu-2404`',
    ],
    [
      "a version that is not there",
      ["ubuntu-2404", "1.1.1"],
      'ubuntu-2404 has no version "1.1.1"; did you mean `1.1.0`',
    ],
    ["no number", ["ubuntu-2404", "latest"], 'ubuntu-2404 has no version "latest"; there are 1.1.0, 1.0.0'],
    ["a name that every object has", ["constructor", "1.1.0"], 'there is no image "constructor"; there is ubuntu-2404'],
    ["another gallery", ["fabrikam/ubuntu-2404", "1.1.0"], 'there is no image "fabrikam/ubuntu-2404"; '],
  ])("%s is refused with one line", async (_, args, message) => {
    const { code, out, err, text } = await run(verb, before, [...args, ...options]);
    expect([code, out, text]).toEqual([2, "", before]);
    expect(err).toMatch(/^error: [^\n]*\n$/);
    expect(err).toContain(message);
  });

  test("files that are none of ours, and several files, are refused with one line", async () => {
    writeFileSync(join(directory(), "plan.json"), '{"format_version":"1.0","values":{}}');
    writeFileSync(join(directory(), "gallery.yaml"), before);
    for (const [files, message] of [
      [["plan.json"], `${verb} needs a gallery.yaml or gallery.json; plan.json is neither`],
      [["-"], `${verb} changes a file; standard input cannot be changed`],
      [["none.yaml"], "cannot read none.yaml: there is no such file"],
      [["."], "cannot read .: it is a directory; name the files in it"],
      [["gallery.yaml", "gallery.yaml"], `too many arguments for '${verb}'`],
      [[AZURE_ID], `${verb} needs a gallery.yaml or gallery.json; gallerist import ${AZURE_ID} writes one`],
    ] as const) {
      const { code, out, err } = await gallerist([verb, ...files, ...good], { cwd: directory() });
      expect([code, out]).toEqual([2, ""]);
      expect(err).toMatch(/^error: [^\n]*\n$/);
      expect(err).toContain(message);
    }
  });

  test("a read-only file is read, but not replaced", async () => {
    const file = join(directory(), "gallery.yaml");
    writeFileSync(file, before);
    chmodSync(file, 0o444);
    expect(await gallerist([verb, "gallery.yaml", ...good], { cwd: directory() })).toEqual({
      code: 2,
      out: "",
      err: "error: cannot write to gallery.yaml: it is read-only\n",
    });
    expect(readFileSync(file, "utf8")).toBe(before);
    expect((await gallerist([verb, "gallery.yaml", ...good, "--dry-run"], { cwd: directory() })).code).toBe(0);
  });

  test("a version behind an alias is refused, with the file's name", async () => {
    const [, entry = ""] = /1\.1\.0: (\{.*\}) # newest/.exec(before) ?? [];
    const text = before
      .replace("      1.1.0:", `      1.2.0: &shared ${entry}\n      1.1.0:`)
      .replace(/(1\.1\.0:) \{.*/, "$1 *shared");
    const { code, err, text: after } = await run(verb, text, good);
    expect([code, after]).toEqual([2, text]);
    expect(err).toBe(
      'error: gallery.yaml: `images.ubuntu-2404.versions["1.1.0"]` is the alias `*shared`; write the version by hand\n',
    );
  });
});

const AZURE_ID =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Compute/galleries/g";

test("JSON stays JSON", async () => {
  const spec = (version: object) =>
    `${JSON.stringify(
      {
        gallery: { name: "g", resourceGroup: "rg", location: "westeurope", policy: "fleet" },
        policies: {
          fleet: {
            regions: { westeurope: {} },
            tiers: [{ name: "all", take: "rest", regions: "home", replicas: 1 }],
            rings: [{ name: "canary", regions: ["westeurope"] }],
          },
        },
        images: {
          a: {
            identifier: { publisher: "p", offer: "o", sku: "s" },
            os: "linux",
            generation: "V2",
            versions: { "1.0.0": { source: { published: true }, ...version } },
          },
        },
      },
      null,
      2,
    )}\n`;
  const of = (verb: string, before: object, ...more: string[]) => run(verb, spec(before), ["a", "1.0.0", ...more]);
  expect((await of("promote", { state: "candidate" })).text).toBe(spec({ ring: "canary" }));
  expect((await of("promote", { ring: "canary" })).text).toBe(spec({}));
  expect(JSON.parse((await of("withdraw", {}, "--reason", 'a "b"')).text)).toEqual(
    JSON.parse(spec({ withdrawn: { reason: 'a "b"' } })),
  );
  expect((await of("restore", { withdrawn: { reason: "x" } })).text).toBe(spec({}));
});

describe("an application", () => {
  const NAMED = ["applications/agent", "1.1.0"];

  test("is named beside an image of its name, and withdrawn and restored as an image is", async () => {
    const withdrawn = await run("withdraw", AGENTS, [...NAMED, "--reason", "hangs"]);
    expect(withdrawn).toMatchObject({
      code: 0,
      err: "applications/agent/1.1.0 is withdrawn: gallery.yaml is changed\n",
    });
    expect(withdrawn.text).toBe(
      AGENTS.replace(
        "        healthCheck: true\n",
        "        healthCheck: true\n        withdrawn: { reason: hangs }\n",
      ),
    );
    expect(withdrawn.out).toContain("contoso_images/applications/agent\n");
    expect((await run("restore", withdrawn.text, NAMED)).text).toBe(AGENTS);
  });

  test("with the name of an image, alone, is refused with both spellings", async () => {
    const { code, err } = await run("withdraw", AGENTS, ["agent", "1.1.0", "--reason", "hangs"]);
    expect([code, err]).toEqual([
      2,
      'error: 1 image and 1 application are called "agent"; write images/agent or applications/agent\n',
    ]);
  });
});

describe("a mirror", () => {
  test("follows its gallery: the diff shows both", async () => {
    const { code, out } = await run("withdraw", MIRRORED, ["ubuntu", "1.1.0", "--reason", "hangs"]);
    expect(code).toBe(0);
    expect(out.match(/^contoso_\w+\/ubuntu$/gm)).toEqual(["contoso_images/ubuntu", "contoso_dr/ubuntu"]);
  });

  test.each(["contoso_dr/ubuntu", "22222222-2222-2222-2222-222222222222/contoso_dr/images/ubuntu"])(
    "is not changed by itself: %s",
    async (name) => {
      for (const [verb, ...more] of [
        ["promote", "1.1.0"],
        ["withdraw", "1.1.0", "--reason", "x"],
        ["restore", "1.1.0"],
        ["release", "1.2.0", "--published"],
      ] as const) {
        const { code, err, text } = await run(verb, MIRRORED, [name, ...more]);
        expect([code, err, text]).toEqual([
          2,
          `error: contoso_dr is a mirror and follows its gallery by itself; write ubuntu instead of ${name}\n`,
          MIRRORED,
        ]);
      }
    },
  );
});

describe("an error that the change brings", () => {
  // Before, 1.1.0 has 3 replicas in westeurope and 1.0.0 has 1; when it is withdrawn, both have 3.
  const limited = (most: number) => `${EVERYWHERE}limits: { replicasPerSubscriptionAndRegion: ${most} }\n`;

  test.each(["", "--dry-run"])("is told, exits with 1, and nothing is written: %s", async (option) => {
    const more = option === "" ? [] : [option];
    expect((await withdraw(limited(6), "--reason", "hangs", ...more)).code).toBe(0);
    const { code, out, err, text } = await withdraw(limited(5), "--reason", "hangs", ...more);
    expect([code, out, text]).toEqual([1, "", limited(5)]);
    expect(err).toMatch(/^error\[[\w-]+\]: .* 6 /m);
    expect(err).toMatch(
      /error: withdraw of ubuntu-2404\/1\.1\.0 would bring these errors into gallery\.yaml; nothing was written\n$/,
    );
  });

  test("does not stop it where it was there before, with other numbers", async () => {
    const { code, err } = await restore(`${WITHDRAWN}limits: { replicasPerSubscriptionAndRegion: 3 }\n`);
    expect(code).toBe(0);
    expect(err).toMatch(/^error\[[\w-]+\]: .* 4 /m);
    expect(err).toContain("is no longer withdrawn: gallery.yaml is changed\n");
  });
});
