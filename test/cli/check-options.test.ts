import type { Log } from "sarif";
import { GOOD, goodBut, withFiles } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";

const ONE = "11111111-1111-1111-1111-111111111111";

/** `too-many-replicas`, an error. */
const WRONG = goodBut("replicas: 3", "replicas: 101");
const ACKNOWLEDGE = "acknowledge:\n  - { rule: too-many-replicas, path: policies/fleet, reason: raised }\n";
const KNOWN = goodBut("location: westeurope }", `location: westeurope, subscription: ${ONE} }`);

const run = (verb: string, input: string, ...options: string[]) => gallerist([verb, "-", ...options], { input });

describe("--format", () => {
  test("github: a command for each finding, exit 1 on an error", async () => {
    const { code, out } = await run("check", WRONG, "--format", "github");
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=<stdin>,line=6,col=48,title=too-many-replicas::policy fleet/);
    expect(out).toMatch(/\n1 error\n$/);
  });

  test("github: nothing wrong says so, without a command", async () => {
    expect(await run("check", GOOD, "--format", "github")).toEqual({
      code: 0,
      out: "<stdin>: 1 image, 2 versions, 2 regions: nothing to report\n",
      err: "",
    });
  });

  test("sarif: a log with the finding at its place in the file", async () => {
    await withFiles({ "gallery.yaml": WRONG }, async (cwd) => {
      const { code, out } = await gallerist(["check", "gallery.yaml", "--format", "sarif"], { cwd });
      const [result, ...others] = (JSON.parse(out) as Log).runs[0]?.results ?? [];
      expect([code, others]).toEqual([1, []]);
      expect(result).toMatchObject({
        ruleId: "too-many-replicas",
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: "gallery.yaml" },
              region: { startLine: 6, startColumn: 48 },
            },
          },
        ],
      });
    });
  });
});

describe("an acknowledged error", () => {
  test.each(["text", "json", "github", "sarif"])(
    "exits with 0 in format %s, with --warnings-as-errors too",
    async (format) => {
      expect((await run("check", WRONG + ACKNOWLEDGE, "--format", format, "--warnings-as-errors")).code).toBe(0);
    },
  );

  test("is shown in JSON, marked, and counted in text", async () => {
    expect(JSON.parse((await run("check", WRONG + ACKNOWLEDGE, "--format", "json")).out)).toMatchObject({
      findings: [{ rule: "too-many-replicas", acknowledged: "raised" }],
      errors: 0,
    });
    expect((await run("check", WRONG + ACKNOWLEDGE)).out).toBe("1 acknowledged\n");
  });

  test("does not stop matrix and synth", async () => {
    expect((await run("matrix", WRONG + ACKNOWLEDGE)).code).toBe(0);
    await withFiles({ "gallery.yaml": WRONG + ACKNOWLEDGE }, async (cwd) => {
      expect((await gallerist(["synth", "gallery.yaml", "--out", "terraform"], { cwd })).code).toBe(0);
    });
  });
});

describe("--as-of", () => {
  const until = ACKNOWLEDGE.replace("raised }", "raised, until: 2026-06-30 }");

  test("is the day that acknowledgements expire by", async () => {
    expect((await run("check", WRONG + until, "--as-of", "2026-06-30")).code).toBe(0);
    const { code, out } = await run("check", WRONG + until, "--as-of", "2026-07-01");
    expect(code).toBe(1);
    expect(out).toContain("warning[expired-acknowledgement]");
  });

  test.each(["matrix", "synth"])("is an option of %s too", async (verb) => {
    await withFiles({ "gallery.yaml": WRONG + until }, async (cwd) => {
      const args = [verb, "gallery.yaml", ...(verb === "synth" ? ["--out", "terraform"] : []), "--as-of"];
      expect((await gallerist([...args, "2026-06-30"], { cwd })).code).toBe(0);
      expect((await gallerist([...args, "2026-07-01"], { cwd })).code).toBe(1);
    });
  });

  test.each(["2026-02-30", "2026-2-3", "today", "", "2026-06-30T00:00:00Z", "+02026-06-30"])(
    "%j is no day",
    async (day) => {
      const { code, out, err } = await run("check", GOOD, "--as-of", day);
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain("Write a day of the calendar, YYYY-MM-DD.");
    },
  );
});

describe("--usage", () => {
  const used = (imageVersions: number) =>
    JSON.stringify([{ subscription: ONE, region: "westeurope", imageVersions, galleries: 1 }]);

  function withUsage(verb: string, usage: string, ...options: string[]) {
    return withFiles({ "gallery.yaml": KNOWN, "usage.json": usage }, (cwd) =>
      gallerist([verb, "gallery.yaml", "--usage", "usage.json", ...options], { cwd }),
    );
  }

  test("counts against the limits: the gallery has two versions", async () => {
    expect((await withUsage("check", used(9_998))).code).toBe(0);
    const { code, out } = await withUsage("check", used(9_999));
    expect(code).toBe(1);
    expect(out).toContain("10,001 image versions in westeurope (9,999 of them outside this app)");
  });

  test("is an option of matrix and synth too", async () => {
    expect((await withUsage("matrix", used(9_999))).code).toBe(1);
    expect((await withUsage("synth", used(9_999), "--out", "terraform")).code).toBe(1);
  });

  test("an empty list is fine", async () => {
    expect((await withUsage("check", "[]")).code).toBe(0);
  });

  test.each<[string, string[]]>([
    ["{}", ["usage.json holds an object; a list of rows is expected"]],
    ["null", ["usage.json holds null; a list of rows is expected"]],
    ["[", ["usage.json:1:2: not JSON: it ends too early"]],
    ["[[]]", ["usage.json: row 1: a list is not a row; write an object"]],
    [
      "[{}]",
      [
        "usage.json: row 1: `subscription` is missing; write the subscription's id, a GUID",
        "usage.json: row 1: `region` is missing; write the name of a region",
      ],
    ],
    [
      `[{ "subscription": "${ONE}", "region": "x" }, { "subscription": "prod", "region": " ", "galleries": "3" }]`,
      [
        'usage.json: row 2: `subscription` is "prod"; write the subscription\'s id, a GUID',
        'usage.json: row 2: `region` is " "; write the name of a region',
        'usage.json: row 2: `galleries` is "3"; write a whole number, 0 or more',
      ],
    ],
    [
      `[{ "subscription": "${ONE}", "region": "x", "imageVersions": -1, "galleries": 1.5, "imageDefinitions": null }]`,
      [
        "`imageVersions` is -1; write a whole number, 0 or more",
        "`galleries` is 1.5; write a whole number, 0 or more",
        "`imageDefinitions` is null; write a whole number, 0 or more",
      ],
    ],
    [
      `[{ "subscription": "${ONE}", "region": "x", "__proto__": {}, "versions": 3 }]`,
      [
        'row 1: the unknown key "__proto__"; allowed are subscription, region, galleries, imageDefinitions, imageVersions',
        'row 1: the unknown key "versions"; allowed are',
      ],
    ],
    [`[${"0,".repeat(11)}0]`, ["usage.json: row 10: 0 is not a row", "usage.json: 2 more mistakes of this kind"]],
  ])("%s exits with 2 and says what is wrong", async (usage, messages) => {
    const { code, out, err } = await withUsage("check", usage);
    expect([code, out]).toEqual([2, ""]);
    for (const message of messages) expect(err).toContain(message);
  });

  test("a file that is not there exits with 2", async () => {
    expect(await run("check", GOOD, "--usage", "none.json")).toEqual({
      code: 2,
      out: "",
      err: "error: cannot read none.json: there is no such file\n",
    });
  });

  test("standard input can't be both", async () => {
    expect(await run("check", GOOD, "--usage", "-")).toEqual({
      code: 2,
      out: "",
      err: "error: standard input can be read once; give - once\n",
    });
  });
});
