import { changeVersion, type RolloutChanges } from "../../../../lib/parse/edit/change-version";
import { NotEditableError } from "../../../../lib/parse/edit/not-editable";
import { GOOD } from "../../../support/gallery-files";

const HEAD = GOOD.slice(0, GOOD.indexOf("    versions:"));
const SOURCE = "source: { managedImage: /i }";

/** Changes version 1.1.0 of a file, and returns the versions. */
function changed(versions: string, changes: RolloutChanges): string {
  const text = changeVersion(HEAD + versions, { kind: "image", name: "ubuntu-2404", version: "1.1.0", changes });
  expect(text.startsWith(HEAD)).toBe(true);
  return text.slice(HEAD.length);
}

const block = (...lines: string[]): string =>
  `    versions:\n      # newest first\n      1.1.0: # of May\n${lines.map((line) => `        ${line}\n`).join("")}      # the first\n      1.0.0: { ${SOURCE} }\n`;
const flow = (keys: string): string => `    versions:\n      1.1.0: { ${keys} } # of May\n      1.0.0: { ${SOURCE} }\n`;

describe("the next ring", () => {
  test.each([
    ["canary", "broad"],
    ["'canary'", "'broad'"],
    ['"canary"', '"broad"'],
  ])("takes the place of %s, in its quotes, and comments stay", (before, after) => {
    const text = (ring: string) => block("# ticket 7", `ring: ${ring} # since Monday`, SOURCE);
    expect(changed(text(before), { ring: "broad" })).toBe(text(after));
    expect(changed(flow(`ring: ${before}, ${SOURCE}`), { ring: "broad" })).toBe(flow(`ring: ${after}, ${SOURCE}`));
  });

  test.each(["a, b", "1", "true", "x: y", "[a]", "# no", "*a", "", "null", "it's"])(
    "may have any name: %j is quoted where it must be",
    (ring) => {
      // The edit is refused unless the new text says exactly this.
      expect(changed(block(SOURCE, "ring: canary"), { ring })).toContain("ring: ");
      expect(changed(flow(`${SOURCE}, ring: canary`), { ring })).toContain("ring: ");
      expect(changed(flow(SOURCE), { ring })).toContain("ring: ");
    },
  );

  test("of a candidate stands where its state stood", () => {
    const changes = { state: null, ring: "canary" };
    expect(changed(block("state: candidate # for a week", SOURCE), changes)).toBe(
      block("ring: canary # for a week", SOURCE),
    );
    expect(changed(flow(`${SOURCE}, state: candidate`), changes)).toBe(flow(`${SOURCE}, ring: canary`));
  });

  test("of a candidate that has a ring is written over it", () => {
    const before = block("ring: broad", "state: candidate", SOURCE);
    expect(changed(before, { state: null, ring: "canary" })).toBe(block("ring: canary", SOURCE));
  });
});

describe("a key that goes", () => {
  test.each([
    [block("ring: canary # since Monday", SOURCE), block(SOURCE)],
    [block("# ticket 7", SOURCE, "# ticket 8", "ring: canary"), block("# ticket 7", SOURCE, "# ticket 8")],
    [flow(`ring: canary, ${SOURCE}`), flow(SOURCE)],
    [flow(`${SOURCE}, ring: canary`), flow(SOURCE)],
    [flow(`${SOURCE}, ring: canary, endOfLife: 2031-01-01`), flow(`${SOURCE}, endOfLife: 2031-01-01`)],
  ])("leaves all other lines as they are: %#", (before, after) => {
    expect(changed(before, { ring: null })).toBe(after);
  });

  test("may have lines of its own below it", () => {
    const withdrawal = ["withdrawn:", "  # found by the night shift", "  reason: hangs", "  immediate: true"];
    expect(changed(block(...withdrawal, SOURCE), { withdrawn: null })).toBe(block(SOURCE));
    expect(changed(block(SOURCE, ...withdrawal), { withdrawn: null })).toBe(block(SOURCE));
  });
});

describe("a withdrawal", () => {
  test("is the last key of the version", () => {
    const withdrawn = { reason: "breaks cloud-init" };
    expect(changed(block(SOURCE, "# why"), { withdrawn })).toBe(
      block(SOURCE, "withdrawn: { reason: breaks cloud-init }", "# why"),
    );
    expect(changed(flow(SOURCE), { withdrawn: { ...withdrawn, immediate: true } })).toBe(
      flow(`${SOURCE}, withdrawn: { reason: breaks cloud-init, immediate: true }`),
    );
  });

  test.each(["a: b", "# no comment", "}{", 'he said "no"', "it's", "ø ${x} \t \u0007", "x".repeat(300)])(
    "may have any reason: %j",
    (reason) => {
      for (const text of [block(SOURCE), flow(SOURCE), block(SOURCE).replaceAll("\n", "\r\n")]) {
        const head = text.includes("\r") ? HEAD.replaceAll("\n", "\r\n") : HEAD;
        const edit = {
          kind: "image",
          name: "ubuntu-2404",
          version: "1.1.0",
          changes: { withdrawn: { reason } },
        } as const;
        const result = changeVersion(head + text, edit);
        expect(result.split("\r\n").length > 1).toBe(text.includes("\r"));
        expect(changeVersion(result, { ...edit, changes: { withdrawn: null } }).trimEnd()).toBe(
          (head + text).trimEnd(),
        );
      }
    },
  );
});

test("JSON stays JSON, on one line and on many", () => {
  const spec = (version: object) => ({
    gallery: { name: "g", resourceGroup: "rg", location: "westeurope" },
    images: { a: { os: "linux", versions: { "1.1.0": version, "1.0.0": { source: { published: true } } } } },
  });
  const source = { source: { published: true } };
  for (const indent of [undefined, 2, 4, "\t"]) {
    const text = (version: object) => `${JSON.stringify(spec(version), null, indent)}\n`;
    const edit = (before: object, changes: RolloutChanges) =>
      changeVersion(text(before), { kind: "image", name: "a", version: "1.1.0", changes });
    expect(JSON.parse(edit(source, { withdrawn: { reason: 'a "b"' } }))).toEqual(
      spec({ ...source, withdrawn: { reason: 'a "b"' } }),
    );
    expect(edit({ ...source, ring: "canary" }, { ring: "broad" })).toBe(text({ ...source, ring: "broad" }));
    expect(edit({ ...source, ring: "canary" }, { ring: null })).toBe(text(source));
    expect(edit({ ring: "canary", ...source }, { ring: null })).toBe(text(source));
    expect(edit({ ...source, state: "candidate" }, { state: null, ring: "c" })).toBe(text({ ...source, ring: "c" }));
  }
});

test("line ends of Windows stay", () => {
  const windows = (text: string) => text.replaceAll("\n", "\r\n");
  const before = block("ring: canary # since Monday", SOURCE);
  expect(
    changeVersion(windows(HEAD + before), {
      kind: "image",
      name: "ubuntu-2404",
      version: "1.1.0",
      changes: { ring: null },
    }),
  ).toBe(windows(HEAD + block(SOURCE)));
});

describe("refused, since something else would change or nobody knows where it stands", () => {
  test.each<[string, string, RolloutChanges, string]>([
    [
      "a ring behind an alias",
      `    versions:\n      1.0.0: { ${SOURCE}, ring: &ring canary }\n      1.1.0: { ${SOURCE}, ring: *ring }\n`,
      { ring: "broad" },
      "is the alias `*ring`; write it by hand",
    ],
    [
      "a ring that another version shares by its anchor",
      `    versions:\n      1.1.0: { ${SOURCE}, ring: &ring canary }\n      1.0.0: { ${SOURCE}, ring: *ring }\n`,
      { ring: "broad" },
      "cannot change without changing something else",
    ],
    [
      "the same, where the key goes",
      `    versions:\n      1.1.0: { ${SOURCE}, ring: &ring canary }\n      1.0.0: { ${SOURCE}, ring: *ring }\n`,
      { ring: null },
      "cannot change without changing something else",
    ],
    [
      "a version that is an alias",
      `    versions:\n      1.0.0: &v { ${SOURCE} }\n      1.1.0: *v\n`,
      { withdrawn: { reason: "x" } },
      "is the alias `*v`; write the version by hand",
    ],
    [
      "a version that is an anchor",
      `    versions:\n      1.1.0: &v { ${SOURCE} }\n      1.0.0: *v\n`,
      { withdrawn: { reason: "x" } },
      "cannot change without changing something else",
    ],
    [
      "a key that stands twice",
      `    versions:\n      1.1.0: { ring: a, ${SOURCE}, ring: b }\n`,
      { ring: null },
      "cannot change without changing something else",
    ],
    [
      "a version that stands twice",
      `    versions:\n      1.1.0: { ${SOURCE} }\n      1.1.0: { ${SOURCE} }\n`,
      { ring: "a" },
      "has 1.1.0 twice; write it by hand",
    ],
    [
      "the only key of a version",
      "    versions:\n      1.1.0: { ring: a }\n",
      { ring: null },
      "nothing of the version would be left; write it by hand",
    ],
  ])("%s", (_, versions, changes, message) => {
    const edit = () => changed(versions, changes);
    expect(edit).toThrow(NotEditableError);
    expect(edit).toThrow(message);
  });
});
