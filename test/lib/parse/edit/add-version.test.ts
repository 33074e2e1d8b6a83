import fc from "fast-check";
import { stringify } from "yaml";
import { addVersion } from "../../../../lib/parse/edit/add-version";
import { newestFirst } from "../../../../lib/spec/version-number";
import { parseSpec } from "../../../../lib/parse/parse-spec";
import { arbitrarySpec } from "../../../support/arbitrary-spec";

const ENTRY = { source: { managedImage: "/new" } };

const HEAD = "gallery: { name: images, resourceGroup: rg, location: westeurope }\n";

/** A file with one image, whose part of the text is this. */
const withImage = (image: string): string => `${HEAD}images:\n  ubuntu:\n    os: linux # Noble\n${image}`;

const add = (text: string, version = "1.3.0"): string => addVersion(text, "ubuntu", version, ENTRY);

/** The lines that one text has more than another, which has no line that is not in the first. */
function addedLines(before: string, after: string): string[] {
  const old = before.split("\n");
  const added: string[] = [];
  let index = 0;
  for (const line of after.split("\n")) {
    if (line === old[index]) index++;
    else added.push(line);
  }
  expect(index).toBe(old.length);
  return added;
}

describe("in a list of lines", () => {
  const NEWEST_FIRST = withImage(
    [
      "    versions: # published",
      "",
      "      # broken on Arm64",
      "      1.2.0:",
      "        source:",
      '            managedImage: "/b"   # built by hand',
      "      1.0.0: { source: { snapshot: /a } }",
      "",
      "# the end",
      "",
    ].join("\n"),
  );

  test("the newest stands first where the newest was first, above the comment on its neighbour", () => {
    expect(add(NEWEST_FIRST)).toBe(
      NEWEST_FIRST.replace(
        "      # broken",
        '      1.3.0:\n        source:\n          managedImage: "/new"\n      # broken',
      ),
    );
  });

  test("one between two others stands between them, written like the one below it", () => {
    expect(addedLines(NEWEST_FIRST, add(NEWEST_FIRST, "1.1.0"))).toEqual([
      "      1.1.0: { source: { managedImage: /new } }",
    ]);
  });

  test("the oldest stands last, above what no longer belongs to the list", () => {
    expect(add(NEWEST_FIRST, "0.9.0")).toBe(
      NEWEST_FIRST.replace("/a } }\n", "/a } }\n      0.9.0: { source: { managedImage: /new } }\n"),
    );
  });

  test("the newest stands last where the oldest is first, below the comments of the last one", () => {
    const text = withImage(
      "    versions:\n      1.0.0: { source: { snapshot: /a } }\n      '1.2.0':\n        source: { snapshot: /b }\n" +
        "        # kept for the lab\n      # nothing yet\n    generation: V2\n",
    );
    expect(add(text)).toBe(
      text.replace(
        "# kept for the lab\n",
        "# kept for the lab\n      '1.3.0':\n        source: { managedImage: /new }\n",
      ),
    );
  });

  test("a text without an end of its last line gets none", () => {
    const text = withImage("    versions:\n      1.4.0: { source: { snapshot: /a } }");
    expect(add(text)).toBe(`${text}\n      1.3.0: { source: { managedImage: /new } }`);
  });

  test("a block of text with a line that looks like a comment stays whole", () => {
    const text = withImage(
      "    versions:\n      1.4.0:\n        source: { snapshot: /a }\n        withdrawn:\n          reason: |\n" +
        "            broken\n            # really\n      1.2.0: { source: { snapshot: /b } }\n",
    );
    expect(addedLines(text, add(text))).toEqual(["      1.3.0: { source: { managedImage: /new } }"]);
    const last = text.slice(0, text.indexOf("      1.2.0"));
    expect(add(last)).toBe(`${last}      1.3.0:\n        source: { managedImage: /new }\n`);
  });

  test("lines end as the file's do", () => {
    const text = NEWEST_FIRST.replaceAll("\n", "\r\n");
    expect(add(text)).toBe(add(NEWEST_FIRST).replaceAll("\n", "\r\n"));
  });

  test("all that a version can say is written", () => {
    const entry = {
      source: { blob: { uri: "https://a.blob/x.vhd", storageAccountId: "/s" } },
      state: "candidate" as const,
      endOfLife: "2031-05-01",
      sizeGiB: 30,
    };
    expect(addedLines(NEWEST_FIRST, addVersion(NEWEST_FIRST, "ubuntu", "1.3.0", entry))).toEqual([
      "      1.3.0:",
      "        source:",
      "          blob: { uri: https://a.blob/x.vhd, storageAccountId: /s }",
      "        state: candidate",
      "        endOfLife: 2031-05-01",
      "        sizeGiB: 30",
    ]);
  });
});

describe("where there is none yet", () => {
  test.each([
    ["    versions:\n", "    versions:\n"],
    ["    versions:   # none\n", "    versions:   # none\n"],
    ["    versions: {} # none\n", "    versions: # none\n"],
    ["    versions: null\n", "    versions:\n"],
    ["    versions: &v ~\n", "    versions: &v\n"],
    ["", "    versions:\n"],
  ])("%j", (image, versions) => {
    expect(add(`${withImage(image)}limits: {}\n`)).toBe(
      `${withImage(versions)}      1.3.0: { source: { managedImage: /new } }\nlimits: {}\n`,
    );
  });

  test("without `versions` in an image that is no list of lines", () => {
    const text = `${HEAD}images: { ubuntu: { os: linux }, other: {} }\n`;
    expect(add(text)).toBe(
      `${HEAD}images: { ubuntu: { os: linux, versions: { 1.3.0: { source: { managedImage: /new } } } }, other: {} }\n`,
    );
  });
});

describe("in braces", () => {
  test.each([
    ["1.3.0", "{ 1.3.0: { source: { managedImage: /new } }, 1.2.0: { source: { snapshot: /b } } }"],
    ["1.1.0", "{ 1.2.0: { source: { snapshot: /b } }, 1.1.0: { source: { managedImage: /new } } }"],
  ])("on one line: %s", (version, versions) => {
    const text = withImage("    versions: { 1.2.0: { source: { snapshot: /b } } } # all\n");
    expect(add(text, version)).toBe(withImage(`    versions: ${versions} # all\n`));
  });

  test.each([
    [
      "1.3.0",
      "\n      1.3.0: { source: { managedImage: /new } },\n      # b\n      1.2.0: { source: { snapshot: /b } }, # B\n    }",
    ],
    [
      "1.1.0",
      "\n      # b\n      1.2.0: { source: { snapshot: /b } }, # B\n      1.1.0: { source: { managedImage: /new } },\n    }",
    ],
  ])("on lines of their own, with a comma behind the last: %s", (version, versions) => {
    const text = withImage("    versions: {\n      # b\n      1.2.0: { source: { snapshot: /b } }, # B\n    }\n");
    expect(add(text, version)).toBe(withImage(`    versions: {${versions.slice(0)}\n`));
  });

  test("on lines of their own, without a comma behind the last", () => {
    const text = withImage("    versions: {\n      1.2.0: { source: { snapshot: /b } } # B\n    }\n");
    expect(add(text, "1.1.0")).toBe(
      withImage(
        "    versions: {\n      1.2.0: { source: { snapshot: /b } }, # B\n      1.1.0: { source: { managedImage: /new } }\n    }\n",
      ),
    );
  });
});

describe("in JSON", () => {
  const spec = (versions: Record<string, unknown> | undefined) => ({
    gallery: { name: "images", resourceGroup: "rg", location: "westeurope" },
    images: { ubuntu: { os: "linux", versions } },
  });
  const old = { "1.2.0": { source: { snapshot: "/b" } } };

  test.each([
    ["two blanks", 2],
    ["four", 4],
    ["tabs", "\t"],
    ["one line", undefined],
  ])("a file laid out with %s stays so", (_, space) => {
    const text = JSON.stringify(spec(old), null, space);
    const result = add(text);
    expect(JSON.parse(result)).toEqual(spec({ "1.3.0": ENTRY, ...old }));
    if (space !== undefined) expect(result).toBe(JSON.stringify(spec({ "1.3.0": ENTRY, ...old }), null, space));
    const empty = JSON.stringify(spec({}), null, space);
    if (space !== undefined) expect(add(empty)).toBe(JSON.stringify(spec({ "1.3.0": ENTRY }), null, space));
    expect(JSON.parse(add(empty))).toEqual(spec({ "1.3.0": ENTRY }));
    expect(JSON.parse(add(JSON.stringify(spec(undefined), null, space)))).toEqual(spec({ "1.3.0": ENTRY }));
  });

  test("last, after a comma", () => {
    const text = JSON.stringify(spec(old), null, 2);
    expect(add(text, "1.1.0")).toBe(JSON.stringify(spec({ ...old, "1.1.0": ENTRY }), null, 2));
  });
});

describe("refused, since something else would change", () => {
  test.each([
    [
      "an image that is an alias",
      `${HEAD}images:\n  base: &a { os: linux }\n  ubuntu: *a\n`,
      "`images.ubuntu` is the alias `*a`",
    ],
    [
      "versions that are an alias",
      withImage("    versions: *v\n").replace("images:\n", "images:\n  base: { versions: &v {} }\n"),
      "not a map of its own",
    ],
    [
      "versions that others share",
      withImage("    versions: &v\n      1.0.0: { source: { snapshot: /a } }\n  other: { versions: *v }\n"),
      "changing something else",
    ],
    ["versions that are a list", withImage("    versions: [1.0.0]\n"), "not a map of its own"],
    ["an unknown image", withImage("").replace("ubuntu", "constructor"), "there is no image `ubuntu`"],
    ["a version that is there", withImage("    versions:\n      1.3.0: { source: { snapshot: /a } }\n"), "has 1.3.0"],
  ])("%s", (_, text, message) => {
    expect(() => add(text)).toThrow(message);
  });

  test("an image named `toString`, of which there is none", () => {
    expect(() => addVersion(withImage(""), "toString", "1.0.0", ENTRY)).toThrow("there is no image");
  });
});

test("law: whatever the spec and its layout, there is one version more, and lines are only added to lines", () => {
  const layout = fc.constantFrom("yaml" as const, "json" as const, "flow" as const);
  fc.assert(
    fc.property(arbitrarySpec({ maxVersions: 4 }), layout, fc.boolean(), (spec, how, isOldestFirst) => {
      const [name, image] = Object.entries(spec.images ?? {})[0] ?? [];
      if (name === undefined) throw new Error("a spec has an image");
      const order = newestFirst(Object.keys(image?.versions ?? {}));
      if (isOldestFirst) order.reverse();
      const versions = Object.fromEntries(order.map((version) => [version, image?.versions?.[version]]));
      const ordered = { ...spec, images: { ...spec.images, [name]: { ...image, versions } } };
      const text =
        how === "json"
          ? JSON.stringify(ordered, null, 2)
          : stringify(ordered, { collectionStyle: how === "flow" ? "flow" : "any" });
      const result = addVersion(text, name, "9.9.9", ENTRY);
      const expected = { ...versions, "9.9.9": ENTRY };
      expect(parseSpec(result).spec).toEqual({
        ...ordered,
        images: { ...ordered.images, [name]: { ...image, versions: expected } },
      });
      if (how === "yaml" && order.length > 0) addedLines(text, result);
      const kept = Object.keys(parseSpec(result).spec.images?.[name]?.versions ?? {});
      if (order.length > 0) expect(kept.indexOf("9.9.9")).toBe(isOldestFirst && order.length > 1 ? order.length : 0);
    }),
    { numRuns: 150 },
  );
});

describe("of an application", () => {
  const VERSION = {
    package: { uri: "https://c.blob.core.windows.net/p/a.zip" },
    actions: { install: "i", remove: "r" },
  };
  const AGENT = { kind: "application", name: "agent" } as const;

  /** A file with an image and an application of one name, whose part of the text is this. */
  const withAgent = (agent: string): string =>
    `${HEAD}images:\n  agent:\n    os: linux\n    versions: {}\napplications:\n  agent:\n    os: linux\n${agent}`;

  test("it goes below the application, not below the image of its name", () => {
    const text = withAgent("");
    const after = addVersion(text, AGENT, "1.0.0", VERSION);
    expect(after).toBe(
      `${text}    versions:\n      1.0.0:\n        package: { uri: https://c.blob.core.windows.net/p/a.zip }\n        actions: { install: i, remove: r }\n`,
    );
    const { spec } = parseSpec(after, "gallery.yaml");
    expect([spec.images?.agent?.versions, spec.applications?.agent?.versions]).toEqual([{}, { "1.0.0": VERSION }]);
  });

  test.each([
    ["no such application", `${HEAD}images:\n  agent:\n    os: linux\n`, "there is no application `agent`"],
    [
      "the version is there",
      withAgent("    versions:\n      1.0.0: { package: { uri: https://x }, actions: { install: i, remove: r } }\n"),
      "`applications.agent` has 1.0.0",
    ],
    [
      "its versions are shared by an anchor",
      `${withAgent("    versions: &v {}\n")}  other:\n    os: linux\n    versions: *v\n`,
      "`applications.agent` cannot get a version without changing something else; write it by hand",
    ],
  ])("refused: %s", (_, text, message) => {
    expect(() => addVersion(text, AGENT, "1.0.0", VERSION)).toThrow(message);
  });
});
