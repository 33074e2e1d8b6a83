import type { Finding } from "../../../lib/spec/finding";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { READING_RULES } from "../../../lib/parse/mistakes";

/** A file under a gallery that is right: line 1. */
function file(...lines: string[]): string {
  return ["gallery: { name: contoso, resourceGroup: rg, location: westeurope }", ...lines].join("\n");
}

/** A policy whose only tier, from line 6 on, has these lines. */
function tier(...lines: string[]): string {
  const item = lines.map((line, index) => `      ${index === 0 ? "- " : "  "}${line}`);
  return file("policies:", "  fleet:", "    regions: { westeurope: {} }", "    tiers:", ...item);
}

/** What a finding says, and where it stands: line, column. */
type Row = readonly [rule: string, line: number, column: number, path: string, problem: string, help: string];

const IMAGE_KEYS =
  "policy, existing, identifier, os, osState, generation, architecture, security, acceleratedNetworking, " +
  "hibernation, nvme, recommended, disallowedDiskTypes, purchasePlan, releaseNotesUri, privacyStatementUri, eula, " +
  "endOfLife, description, tags, location, sizeGiB, demand, retention, timeoutMinutes, versions";
const TOP_KEYS =
  "gallery, policies, demand, limits, budget, checks, acknowledge, images, applications, access, mirrors, consumers, outputs, terraform";

const CASES: readonly (readonly [name: string, text: string, row: Row])[] = [
  [
    "an unknown key has the nearest known one in its help",
    file("images:", "  ubuntu: { polcy: fleet }"),
    [
      "unknown-key",
      3,
      13,
      "contoso/ubuntu",
      `\`images.ubuntu\` has the unknown key \`polcy\`; allowed are ${IMAGE_KEYS}`,
      "write `policy`",
    ],
  ],
  [
    "an unknown key near to none is to be removed",
    file("x-anchors: {}"),
    [
      "unknown-key",
      2,
      1,
      "contoso",
      `the file has the unknown key \`x-anchors\`; allowed are ${TOP_KEYS}`,
      "remove it",
    ],
  ],
  [
    "a key that is there already is not proposed again",
    file("galleries: {}"),
    [
      "unknown-key",
      2,
      1,
      "contoso",
      `the file has the unknown key \`galleries\`; allowed are ${TOP_KEYS}`,
      "remove it",
    ],
  ],
  [
    "an inherited name is no known key",
    file("demand:", "  westeurope: { toString: 1 }"),
    [
      "unknown-key",
      3,
      17,
      "contoso",
      "`demand.westeurope` has the unknown key `toString`; allowed are vms, scaleSets, largestScaleSet",
      "remove it",
    ],
  ],
  [
    "a missing key stands where its map does",
    file("images:", "  ubuntu:", "    identifier: { publisher: contoso, offer: linux }"),
    ["missing-key", 4, 5, "contoso/ubuntu", "`images.ubuntu.identifier` has no `sku`", "add `sku`, a text"],
  ],
  [
    "a missing key of a list's item stands where the item does",
    tier("name: latest", "regions: all", "replicas: 1"),
    [
      "missing-key",
      6,
      9,
      "policies/fleet",
      "`policies.fleet.tiers[0]` has no `take`",
      "add `take`, a number or `rest`",
    ],
  ],
  [
    "a file without a gallery has no name for its findings",
    "images: {}",
    [
      "missing-key",
      1,
      1,
      "gallery",
      "the file has no `gallery`",
      "add `gallery`, a map with at least name, resourceGroup, location",
    ],
  ],
  [
    "an empty file",
    "# nothing yet\n",
    [
      "wrong-type",
      1,
      1,
      "gallery",
      `the file is empty; a map with at least gallery is expected`,
      `write a map with at least gallery`,
    ],
  ],
  [
    "a file that is a list",
    "\n- gallery\n",
    [
      "wrong-type",
      2,
      1,
      "gallery",
      `the file is a list; a map with at least gallery is expected`,
      `write a map with at least gallery`,
    ],
  ],
  [
    "a file that is a text",
    "hello",
    [
      "wrong-type",
      1,
      1,
      "gallery",
      `the file is "hello"; a map with at least gallery is expected`,
      `write a map with at least gallery`,
    ],
  ],
  [
    "a word that is like none of the allowed ones",
    file("images:", "  ubuntu: { os: bsd }"),
    [
      "unknown-value",
      3,
      13,
      "contoso/ubuntu",
      '`images.ubuntu.os` is "bsd"; allowed is `linux` or `windows`',
      "write `linux` or `windows`",
    ],
  ],
  [
    "a word that is like one of the allowed ones",
    file("images:", "  ubuntu:", "    os: Linux"),
    [
      "unknown-value",
      4,
      5,
      "contoso/ubuntu",
      '`images.ubuntu.os` is "Linux"; allowed is `linux` or `windows`',
      "write `linux`",
    ],
  ],
  [
    "a word where a word or a map may stand",
    file("policies:", "  fleet: { regions: { eastus: { storage: zone-redundent } }, tiers: [] }"),
    [
      "unknown-value",
      3,
      33,
      "policies/fleet",
      '`policies.fleet.regions.eastus.storage` is "zone-redundent"; allowed is `Standard_LRS`, `Standard_ZRS`, ' +
        "`Premium_LRS`, `zone-redundant` or a map with type, since, before",
      "write `zone-redundant`",
    ],
  ],
  [
    "a value inside the map where a word or a map may stand: a version without quotes is a number",
    file(
      "policies:",
      "  fleet:",
      "    regions: { eastus: { storage: { type: Standard_ZRS, since: 1.10, before: Standard_LRS } } }",
      "    tiers: []",
    ),
    [
      "wrong-type",
      4,
      57,
      "policies/fleet",
      "`policies.fleet.regions.eastus.storage.since` is 1.10; a text is expected",
      'write it in quotes: "1.10"',
    ],
  ],
  [
    "an unknown key inside the map where a word or a map may stand",
    file(
      "policies:",
      "  fleet:",
      "    regions: { eastus: { storage: { type: Standard_ZRS, since: 1.10.0, befor: Standard_LRS } } }",
      "    tiers: []",
    ),
    [
      "unknown-key",
      4,
      72,
      "policies/fleet",
      "`policies.fleet.regions.eastus.storage` has the unknown key `befor`; allowed are type, since, before",
      "write `before`",
    ],
  ],
  [
    "replicas that are a text",
    tier("name: latest", "take: rest", "regions: all", "replicas: three"),
    [
      "wrong-type",
      9,
      9,
      "policies/fleet",
      '`policies.fleet.tiers[0].replicas` is "three"; a number, `demand` or a map by region is expected',
      "write a number, `demand` or a map by region",
    ],
  ],
  [
    "replicas that are nearly `demand`",
    tier("name: latest", "take: rest", "regions: all", "replicas: demnad"),
    [
      "wrong-type",
      9,
      9,
      "policies/fleet",
      '`policies.fleet.tiers[0].replicas` is "demnad"; a number, `demand` or a map by region is expected',
      "write `demand`",
    ],
  ],
  [
    "replicas of one region",
    tier("name: latest", "take: rest", "regions: all", "replicas: { default: 1, East US: [2] }"),
    [
      "wrong-type",
      9,
      33,
      "policies/fleet",
      '`policies.fleet.tiers[0].replicas["East US"]` is a list; a number or `demand` is expected',
      "write a number or `demand`",
    ],
  ],
  [
    "a number in quotes",
    tier("name: latest", 'take: "1"', "regions: all", "replicas: 1"),
    [
      "wrong-type",
      7,
      9,
      "policies/fleet",
      '`policies.fleet.tiers[0].take` is "1"; a number or `rest` is expected',
      "write 1, without quotes",
    ],
  ],
  [
    "one region where a list of regions may stand",
    tier("name: latest", "take: 1", "regions: westeurope", "replicas: 1"),
    [
      "unknown-value",
      8,
      9,
      "policies/fleet",
      '`policies.fleet.tiers[0].regions` is "westeurope"; allowed is `all`, `home` or a list of regions',
      "write it as a list: [westeurope]",
    ],
  ],
  [
    "an item of a list has a place of its own",
    tier("name: latest", "take: 1", "regions: [westeurope, 5]", "replicas: 1"),
    [
      "wrong-type",
      8,
      31,
      "policies/fleet",
      "`policies.fleet.tiers[0].regions[1]` is 5; a text is expected",
      'write it in quotes: "5"',
    ],
  ],
  [
    "a list that is a map",
    file("policies:", "  fleet:", "    regions: {}", "    tiers:", "      latest: { take: 1 }"),
    [
      "wrong-type",
      5,
      5,
      "policies/fleet",
      "`policies.fleet.tiers` is a map; a list of tiers is expected",
      "write a list of tiers",
    ],
  ],
  [
    "a region with nothing after its colon",
    file("policies:", "  fleet:", "    regions:", "      eastus:", "    tiers: []"),
    [
      "wrong-type",
      5,
      7,
      "policies/fleet",
      "`policies.fleet.regions.eastus` is empty; a map with storage, diskEncryptionSetId, confidentialVm, edgeZones is expected",
      "write `{}`",
    ],
  ],
  [
    "a list with nothing after its colon",
    file("policies:", "  fleet:", "    regions: {}", "    tiers:"),
    [
      "wrong-type",
      5,
      5,
      "policies/fleet",
      "`policies.fleet.tiers` is empty; a list of tiers is expected",
      "write `[]`",
    ],
  ],
  [
    "a text with nothing after its colon",
    file("images:", "  ubuntu:", "    description:"),
    ["wrong-type", 4, 5, "contoso/ubuntu", "`images.ubuntu.description` is empty; a text is expected", "write a text"],
  ],
  [
    "a tag that is a number keeps the digits as written",
    file("images:", "  ubuntu: { tags: { costcenter: 0123 } }"),
    [
      "wrong-type",
      3,
      21,
      "contoso/ubuntu",
      "`images.ubuntu.tags.costcenter` is 0123; a text is expected",
      'write it in quotes: "0123"',
    ],
  ],
  [
    "a tag that is true",
    file("images:", "  ubuntu: { tags: { keep: True } }"),
    [
      "wrong-type",
      3,
      21,
      "contoso/ubuntu",
      "`images.ubuntu.tags.keep` is True; a text is expected",
      'write it in quotes: "True"',
    ],
  ],
  [
    "yes is a text in YAML 1.2",
    file("policies:", "  fleet: { regions: {}, tiers: [], prestage: yes }"),
    [
      "wrong-type",
      3,
      36,
      "policies/fleet",
      '`policies.fleet.prestage` is "yes"; `true` or `false` is expected',
      "write `true`",
    ],
  ],
  [
    "off is a text in YAML 1.2",
    file("images:", "  ubuntu: { hibernation: off }"),
    [
      "wrong-type",
      3,
      13,
      "contoso/ubuntu",
      '`images.ubuntu.hibernation` is "off"; `true` or `false` is expected',
      "write `false`",
    ],
  ],
  [
    "true where a map is expected",
    file("images: { ubuntu: { versions: { 1.3.0: { source: {}, withdrawn: true } } } }"),
    [
      "wrong-type",
      2,
      54,
      "contoso/ubuntu/1.3.0",
      '`images.ubuntu.versions["1.3.0"].withdrawn` is true; a map with reason, immediate is expected',
      "write a map with reason, immediate",
    ],
  ],
  [
    "a version with nothing after its colon",
    file("images:", "  ubuntu:", "    versions:", "      1.3.0:"),
    [
      "wrong-type",
      5,
      7,
      "contoso/ubuntu/1.3.0",
      '`images.ubuntu.versions["1.3.0"]` is empty; a map with at least source is expected',
      "write a map with at least source",
    ],
  ],
  [
    "false where only true means something",
    file("images: { ubuntu: { versions: { 1.3.0: { source: { published: false } } } } }"),
    [
      "wrong-type",
      2,
      52,
      "contoso/ubuntu/1.3.0",
      '`images.ubuntu.versions["1.3.0"].source.published` is false; `true` is expected',
      "write `true`",
    ],
  ],
  [
    "an infinite number",
    file("images:", "  ubuntu: { sizeGiB: .inf }"),
    ["wrong-type", 3, 13, "contoso/ubuntu", "`images.ubuntu.sizeGiB` is .inf; a number is expected", "write a number"],
  ],
  [
    "a long text is cut",
    file("images:", `  ubuntu: { os: ${"x".repeat(1000)} }`),
    [
      "unknown-value",
      3,
      13,
      "contoso/ubuntu",
      `\`images.ubuntu.os\` is "${"x".repeat(60)}…"; allowed is \`linux\` or \`windows\``,
      "write `linux` or `windows`",
    ],
  ],
  [
    "a number with a leading zero",
    file("demand:", "  westeurope: { vms: 0100 }"),
    [
      "unclear-number",
      3,
      22,
      "contoso",
      "`demand.westeurope.vms` is 0100, which is 100 in YAML 1.2, but octal for older tools",
      "write 100",
    ],
  ],
  [
    "a number with more digits than it can keep",
    file("demand:", "  westeurope: { vms: 9007199254740993 }"),
    [
      "unclear-number",
      3,
      22,
      "contoso",
      "`demand.westeurope.vms` is 9007199254740993, which has more digits than a number keeps",
      "write a number of at most 15 digits, or a text in quotes",
    ],
  ],
  [
    "an infinite number where anything may stand",
    file("terraform: { provider: { x: -.inf } }"),
    [
      "unclear-number",
      2,
      29,
      "contoso",
      "`terraform.provider.x` is -.inf, which JSON has no number for",
      "write a number of at most 15 digits, or a text in quotes",
    ],
  ],
  [
    "a key written twice",
    file("images:", "  ubuntu:", "    os: linux", "    eula: none", "    os: windows"),
    [
      "duplicate-key",
      6,
      5,
      "contoso/ubuntu",
      "`images.ubuntu.os` is written twice, first in line 4",
      "remove or rename one of the two; only the first was read",
    ],
  ],
  [
    "a version written twice, once in quotes",
    file("images:", "  ubuntu:", "    versions:", "      1.3.0: { source: {} }", '      "1.3.0": { source: {} }'),
    [
      "duplicate-key",
      6,
      7,
      "contoso/ubuntu/1.3.0",
      '`images.ubuntu.versions["1.3.0"]` is written twice, first in line 5',
      "remove or rename one of the two; only the first was read",
    ],
  ],
  [
    "a key that JavaScript keeps for itself",
    file("images:", "  __proto__: { os: linux }"),
    [
      "reserved-key",
      3,
      3,
      "contoso/__proto__",
      "`images` has the key `__proto__`, which is reserved",
      "choose another name",
    ],
  ],
  [
    "a merge key",
    file("images:", "  ubuntu: &base { os: linux }", "  debian: { <<: *base, eula: none }"),
    [
      "merge-key",
      4,
      13,
      "contoso/debian",
      "`images.debian` has the merge key `<<`, which YAML 1.2 does not have",
      "write the keys out, or share the whole value with an alias: `key: *name`",
    ],
  ],
  [
    "a custom tag",
    file("images:", "  ubuntu: { eula: !include eula.txt }"),
    [
      "custom-tag",
      3,
      28,
      "contoso/ubuntu",
      "`images.ubuntu.eula` has the tag `!include`; tags other than the core types mean nothing here",
      "remove the tag and write the value itself",
    ],
  ],
  [
    "a tag for binary data",
    file("images:", "  ubuntu: { eula: !!binary aGk= }"),
    [
      "custom-tag",
      3,
      28,
      "contoso/ubuntu",
      "`images.ubuntu.eula` has the tag `tag:yaml.org,2002:binary`; tags other than the core types mean nothing here",
      "remove the tag and write the value itself",
    ],
  ],
];

function rowOf({ rule, place, path, problem, help }: Finding): Row {
  return [rule, place?.line ?? 0, place?.column ?? 0, path, problem, help];
}

test.each(CASES)("%s", (_, text, row) => {
  expect(parseSpec(text).findings.map(rowOf)).toEqual([row]);
});

test("every rule of reading has a case here", () => {
  expect([...new Set(CASES.map(([, , [rule]]) => rule))].sort()).toEqual(Object.keys(READING_RULES).sort());
});

test("a rule stands under its own id, and every finding of reading is an error that names its file and source", () => {
  for (const [id, rule] of Object.entries(READING_RULES)) expect(rule.id).toBe(id);
  expect(parseSpec("a: &a\na: *a\ngallery: []", "some/gallery.json").findings).toMatchObject([
    {
      rule: "unknown-key",
      severity: "error",
      source: "gallerist explain unknown-key",
      place: { file: "some/gallery.json" },
    },
    { rule: "duplicate-key", source: "https://yaml.org/spec/1.2.2/#3213-node-comparison" },
    { rule: "wrong-type" },
  ]);
});

test.each(["!!str 1.10", "!!int 5", "! text", "!<tag:yaml.org,2002:str> 5"])("the core tag in %s is read", (value) => {
  const { findings } = parseSpec(file("terraform:", `  provider: { x: ${value} }`));
  expect(findings).toEqual([]);
});

test.each(["9007199254740991", "0", "0.5", "-0", "0x1F", "0o17", "1e15", ".5"])("%s is a clear number", (value) => {
  expect(parseSpec(file("demand:", `  westeurope: { vms: ${value} }`)).findings).toEqual([]);
});
