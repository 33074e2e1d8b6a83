import { NotEditableError } from "../../../../lib/parse/edit/not-editable";
import { retireVersions, type Retirement } from "../../../../lib/parse/edit/retire-versions";
import { GOOD } from "../../../support/gallery-files";

const HEAD = GOOD.slice(0, GOOD.indexOf("    versions:"));
const SOURCE = "{ managedImage: /i }";

const of = (version: string, stage?: "hidden" | "home"): Retirement => ({
  kind: "image",
  name: "ubuntu-2404",
  version,
  ...(stage && { retired: { stage, since: "2026-11-25" } }),
});

/** Edits the versions of a file, and returns them. */
function edited(versions: string, ...retirements: Retirement[]): string {
  const text = retireVersions(HEAD + versions, retirements);
  expect(text.startsWith(HEAD)).toBe(true);
  return text.slice(HEAD.length);
}

const BLOCK = `    versions:
      # newest first
      1.2.0:
        source: ${SOURCE} # built on Monday
      # kept for the old cluster
      1.1.0:
        source: ${SOURCE}
        # why it is still here
      1.0.0:
        source: ${SOURCE}

      # the first
      0.9.0: { source: ${SOURCE} }
    generation: V2 # all of them
`;

test("in block style, a stage is written as the last key of the version, and comments stay", () => {
  expect(edited(BLOCK, of("1.0.0", "hidden"))).toBe(
    BLOCK.replace(
      `      1.0.0:\n        source: ${SOURCE}\n`,
      `      1.0.0:\n        source: ${SOURCE}\n        retired: { stage: hidden, since: 2026-11-25 }\n`,
    ),
  );
});

test("in flow style, a stage is written on the same line", () => {
  expect(edited(BLOCK, of("0.9.0", "hidden"))).toBe(
    BLOCK.replace(
      `0.9.0: { source: ${SOURCE} }`,
      `0.9.0: { source: ${SOURCE}, retired: { stage: hidden, since: 2026-11-25 } }`,
    ),
  );
});

test("the next stage is written over the one before, in its quotes", () => {
  const before = BLOCK.replace(
    `0.9.0: { source: ${SOURCE} }`,
    `0.9.0: { retired: { stage: hidden, since: "2026-09-01" }, source: ${SOURCE} } # by the run of September`,
  );
  expect(edited(before, of("0.9.0", "home"))).toBe(
    before.replace(`{ stage: hidden, since: "2026-09-01" }`, `{ stage: home, since: "2026-11-25" }`),
  );
});

test("a deleted version leaves with the comments right above and below it, and the others keep theirs", () => {
  expect(edited(BLOCK, of("1.1.0"), of("0.9.0"))).toBe(`    versions:
      # newest first
      1.2.0:
        source: ${SOURCE} # built on Monday
      1.0.0:
        source: ${SOURCE}

    generation: V2 # all of them
`);
});

test("the comment above the first version stays, since it may be about all of them", () => {
  expect(edited(BLOCK, of("1.2.0"))).toBe(
    BLOCK.replace(`      1.2.0:\n        source: ${SOURCE} # built on Monday\n`, ""),
  );
});

test("several changes of one run are written together", () => {
  expect(edited(BLOCK, of("1.1.0", "hidden"), of("1.0.0"), of("0.9.0", "home"))).toBe(`    versions:
      # newest first
      1.2.0:
        source: ${SOURCE} # built on Monday
      # kept for the old cluster
      1.1.0:
        source: ${SOURCE}
        retired: { stage: hidden, since: 2026-11-25 }
        # why it is still here

      # the first
      0.9.0: { source: ${SOURCE}, retired: { stage: home, since: 2026-11-25 } }
    generation: V2 # all of them
`);
});

test("a stage is written right before a version that leaves", () => {
  const of2 = (...lines: string[]) => `    versions:\n${lines.map((line) => `      ${line}\n`).join("")}`;
  const version = (number: string, ...more: string[]) => [`${number}:`, `  source: ${SOURCE}`, ...more];
  expect(
    edited(of2(...version("1.2.0"), ...version("1.1.0"), ...version("1.0.0")), of("1.2.0", "hidden"), of("1.1.0")),
  ).toBe(of2(...version("1.2.0", "  retired: { stage: hidden, since: 2026-11-25 }"), ...version("1.0.0")));
});

const braces = (...versions: string[]) => `    versions: { ${versions.join(", ")} }\n    generation: V2\n`;
const [A, B, C] = ["1.2.0", "1.1.0", "1.0.0"].map((number) => `${number}: { source: ${SOURCE} }`) as [
  string,
  string,
  string,
];

test.each([
  ["first", ["1.2.0"], [B, C]],
  ["in the middle", ["1.1.0"], [A, C]],
  ["last", ["1.0.0"], [A, B]],
  ["first two", ["1.2.0", "1.1.0"], [C]],
  ["last two", ["1.1.0", "1.0.0"], [A]],
])("a version between braces leaves with its comma: %s", (_, numbers, left) => {
  expect(edited(braces(A, B, C), ...numbers.map((number) => of(number)))).toBe(braces(...left));
});

const tall = (...versions: string[]) =>
  `    versions: {\n${versions.map((version) => `      ${version}`).join(",\n")}\n    }\n    generation: V2\n`;

test.each([
  ["first", ["1.2.0"], [B, C]],
  ["in the middle", ["1.1.0"], [A, C]],
  ["last", ["1.0.0"], [A, B]],
  ["last two", ["1.1.0", "1.0.0"], [A]],
  ["first and last", ["1.2.0", "1.0.0"], [B]],
])("a version on a line of its own between braces leaves with its line: %s", (_, numbers, left) => {
  expect(edited(tall(A, B, C), ...numbers.map((number) => of(number)))).toBe(tall(...left));
});

test("gallery.json stays JSON", () => {
  const spec = {
    gallery: { name: "contoso_images", resourceGroup: "rg", location: "westeurope" },
    images: {
      "ubuntu-2404": {
        versions: { "1.1.0": { source: { managedImage: "/i" } }, "1.0.0": { source: { managedImage: "/i" } } },
      },
    },
  };
  const text = JSON.stringify(spec, null, 2);
  expect(JSON.parse(retireVersions(text, [of("1.0.0")]))).toEqual({
    ...spec,
    images: { "ubuntu-2404": { versions: { "1.1.0": { source: { managedImage: "/i" } } } } },
  });
  expect(retireVersions(text, [of("1.0.0", "hidden")])).toContain('"since": "2026-11-25"');
  expect(JSON.parse(retireVersions(text, [of("1.0.0", "hidden")]))).toMatchObject({
    images: { "ubuntu-2404": { versions: { "1.0.0": { retired: { stage: "hidden", since: "2026-11-25" } } } } },
  });
});

test("line ends of Windows stay", () => {
  const text = (HEAD + BLOCK).replaceAll("\n", "\r\n");
  expect(retireVersions(text, [of("1.1.0"), of("1.0.0", "hidden")])).toBe(
    (HEAD + edited(BLOCK, of("1.1.0"), of("1.0.0", "hidden"))).replaceAll("\n", "\r\n"),
  );
});

test.each([
  [
    "a version that others refer to",
    `    versions:\n      1.1.0: &v { source: ${SOURCE} }\n      1.0.0: *v\n`,
    of("1.1.0", "hidden"),
  ],
  ["an anchor that leaves", `    versions:\n      1.1.0: &v { source: ${SOURCE} }\n      1.0.0: *v\n`, of("1.1.0")],
  ["an alias", `    versions:\n      1.1.0: &v { source: ${SOURCE} }\n      1.0.0: *v\n`, of("1.0.0", "hidden")],
  ["the only version", `    versions:\n      1.0.0: { source: ${SOURCE} }\n`, of("1.0.0")],
  ["a version that is not there", `    versions:\n      1.0.0: { source: ${SOURCE} }\n`, of("1.1.0")],
])("refused is %s", (_, versions, retirement) => {
  expect(() => retireVersions(HEAD + versions, [retirement])).toThrow(NotEditableError);
});
