import { diff, type DiffOptions } from "../../../../lib/diff/diff";
import { plan } from "../../../../lib/plan/plan";
import type { ReplicationPolicy } from "../../../../lib/spec/policy";
import { NO_PROTECTIONS } from "../../../../lib/plan/protections";
import { diffJson } from "../../../../lib/reports/diff/json";
import { diffMarkdown } from "../../../../lib/reports/diff/markdown";
import { diffText } from "../../../../lib/reports/diff/text";
import { example, managedImage, VERSION, type ExampleParts } from "../../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../../../../lib/spec/image-version-spec";
import { changed, compared } from "../../../support/compared";
import { egress, lrs, sheetOf, zrs } from "../../../support/prices";

/** The newest version everywhere, the one before it in two regions; the canary ring is the home region. */
const ROLLOUT: ReplicationPolicy = {
  regions: { westeurope: { storage: "Standard_ZRS" }, northeurope: {}, eastus: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: { westeurope: 20, default: 3 } },
    { name: "standby", take: 1, regions: ["westeurope", "northeurope"], replicas: 1 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
  rings: [
    { name: "canary", regions: ["westeurope"] },
    { name: "broad", regions: "rest" },
  ],
};

function fleet(versions: Readonly<Record<string, Partial<ImageVersionSpec>>>, parts: ExampleParts = {}): GallerySpec {
  const made = Object.entries(versions).map(
    ([name, version]) => [name, { ...managedImage(name), ...version }] as const,
  );
  return example({
    policy: ROLLOUT,
    ...parts,
    image: { sizeGiB: 30, versions: Object.fromEntries(made), ...parts.image },
  });
}

const OLD = { "1.1.0": {}, "1.0.0": {} };
const text = (before: GallerySpec, after: GallerySpec, options?: DiffOptions): string[] =>
  diffText(compared(before, after, options)).split("\n");

test("a release: the new version comes first, the others shrink behind it", () => {
  expect(text(fleet(OLD), fleet({ "1.2.0": {}, ...OLD }))).toEqual([
    "contoso_images/ubuntu-2404",
    "  + 1.2.0 is created",
    "      20 replicas on Standard_ZRS in westeurope",
    "      3 replicas in northeurope, eastus",
    "      2 first copies, 60 GiB",
    "  ~ 1.1.0 changes in place",
    "      loses eastus",
    "      replicas 20 -> 1 in westeurope",
    "      replicas 3 -> 1 in northeurope",
    "  ~ 1.0.0 changes in place",
    "      loses northeurope",
    "  latest 1.1.0 -> 1.2.0 in every region",
    "",
    "image versions: 1 created, 2 in place",
    // 20+3+3 and 1+1 before; 20+3+3, 1+1 and 1 after.
    "replicas: 28 -> 29",
    "between regions: 2 first copies, 60 GiB",
    "",
  ]);
});

test("a promotion from the canary ring to all regions", () => {
  const canary = fleet({ "1.2.0": { ring: "canary" }, ...OLD });
  expect(text(canary, fleet({ "1.2.0": { ring: "broad" }, ...OLD }))).toEqual([
    "contoso_images/ubuntu-2404",
    "  ~ 1.2.0 changes in place",
    "      gains 3 replicas in northeurope, eastus",
    "      2 first copies, 60 GiB",
    "  ~ 1.1.0 changes in place",
    "      loses eastus",
    "      replicas 3 -> 1 in northeurope",
    "  ~ 1.0.0 changes in place",
    "      loses northeurope",
    "  latest 1.1.0 -> 1.2.0 in northeurope, eastus",
    "",
    "image versions: 3 in place",
    // 20, 1+3+3 and 1+1 in the ring; 26, 2 and 1 afterwards.
    "replicas: 29 -> 29",
    "between regions: 2 first copies, 60 GiB",
    "",
  ]);
});

test("a withdrawal: latest moves back, and the version stays where it is, hidden", () => {
  const withdrawn = fleet({ "1.1.0": { withdrawn: { reason: "breaks cloud-init" } }, "1.0.0": {} });
  expect(text(fleet(OLD), withdrawn)).toEqual([
    "contoso_images/ubuntu-2404",
    "  ~ 1.1.0 changes in place",
    "      excludeFromLatest: false -> true",
    "      hidden from latest in westeurope, northeurope, eastus",
    "  ~ 1.0.0 changes in place",
    "      gains 3 replicas in eastus",
    "      replicas 1 -> 20 in westeurope",
    "      replicas 1 -> 3 in northeurope",
    "      1 first copy, 30 GiB",
    "  latest 1.1.0 -> 1.0.0 in every region",
    "",
    "warning[latest-moves-back]: contoso_images/ubuntu-2404: latest moves back from",
    "      1.1.0 to 1.0.0 in westeurope, northeurope, eastus",
    "",
    "image versions: 2 in place",
    "replicas: 28 -> 52",
    "between regions: 1 first copy, 30 GiB",
    "",
  ]);
});

test("a storage type that Azure refuses, and what it would do where one is replaced too", () => {
  const policy = { ...ROLLOUT, regions: { ...ROLLOUT.regions, northeurope: { storage: "Premium_LRS" as const } } };
  const after = fleet({ "1.1.0": {}, "1.0.0": managedImage("rebuilt") }, { policy });
  expect(text(fleet(OLD), after)).toEqual([
    "contoso_images/ubuntu-2404",
    "  ! 1.1.0 changes in a way that Azure refuses",
    "      storage Standard_LRS -> Premium_LRS in northeurope",
    "        refused: the storage type of a region that stays is fixed",
    "  ! 1.0.0 must be replaced, which Azure refuses: the new one is created first,",
    "      and it exists already",
    "      source:",
    "        /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-images/providers/Microsoft.Compute/images/1.0.0",
    "        ->",
    "        /subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg-images/providers/Microsoft.Compute/images/rebuilt",
    "        replaces it: what it is made from is fixed: publish a new version",
    "      storage Standard_LRS -> Premium_LRS in northeurope",
    "        refused: the storage type of a region that stays is fixed",
    "",
    "image versions: 1 replaced, 1 refused",
    "replicas: 28 -> 28",
    "",
  ]);
});

test("the newest version destroyed, with what it costs", () => {
  const prices = sheetOf(
    lrs("northeurope", 0.05),
    lrs("eastus", 0.04),
    zrs("westeurope", 0.1),
    egress("westeurope", 0.02),
  );
  expect(text(fleet(OLD), fleet({ "1.0.0": {} }), { sheet: prices })).toEqual([
    "contoso_images/ubuntu-2404",
    "  - 1.1.0 is destroyed",
    "      leaves westeurope, northeurope, eastus",
    // 30 GiB x (20 x 0.10 + 3 x 0.05 + 3 x 0.04)
    "      saves 68.10 EUR per month",
    "  ~ 1.0.0 changes in place",
    "      gains 3 replicas in eastus",
    "      replicas 1 -> 20 in westeurope",
    "      replicas 1 -> 3 in northeurope",
    "      1 first copy, 30 GiB",
    // 30 GiB x (0.10 + 0.05) before
    "      4.50 -> 68.10 EUR per month",
    "  latest 1.1.0 -> 1.0.0 in every region",
    "",
    "warning[latest-moves-back]: contoso_images/ubuntu-2404: latest moves back from",
    "      1.1.0 to 1.0.0 in westeurope, northeurope, eastus",
    "warning[latest-destroyed]: contoso_images/ubuntu-2404: 1.1.0 is destroyed while",
    "      latest resolves to it in westeurope, northeurope, eastus; withdraw it",
    "      first, so that nobody is left on it",
    "",
    "image versions: 1 in place, 1 destroyed",
    "replicas: 28 -> 26",
    "between regions: 1 first copy, 30 GiB",
    "cost: 72.60 -> 68.10 EUR per month, 0.60 EUR once for copies",
    "",
  ]);
});

test("a price or a size that is missing makes the sum a lower bound", () => {
  const found = text(fleet(OLD), fleet({ "1.2.0": {}, ...OLD }), { sheet: sheetOf(zrs("westeurope", 0.1)) });
  expect(found.slice(-4)).toEqual([
    "between regions: 2 first copies, 60 GiB",
    // At westeurope alone: 30 x 21 x 0.10 before, 30 x 22 x 0.10 after; no price for what leaves it.
    "cost: 63.00+ -> 66.00+ EUR per month, ? EUR once for copies",
    "not all of it has a size and a price; gallerist cost names what lacks one",
    "",
  ]);
});

test("Markdown of a release", () => {
  expect(diffMarkdown(compared(fleet(OLD), fleet({ "1.2.0": {}, ...OLD }))).split("\n")).toEqual([
    "- image versions: 1 created, 2 in place",
    "- replicas: 28 → 29",
    "- between regions: 2 first copies, 60 GiB",
    "",
    "#### `contoso_images/ubuntu-2404`",
    "",
    "| version | what becomes of it | details |",
    "| --- | --- | --- |",
    "| `1.2.0` | is created | 20 replicas on Standard_ZRS in westeurope<br>3 replicas in northeurope, eastus<br>2 first copies, 60 GiB |",
    "| `1.1.0` | changes in place | loses eastus<br>replicas 20 → 1 in westeurope<br>replicas 3 → 1 in northeurope |",
    "| `1.0.0` | changes in place | loses northeurope |",
    "",
    "- latest 1.1.0 → 1.2.0 in every region",
    "",
  ]);
});

test("Markdown with warnings, and users' texts as code that no site takes for anything else", () => {
  const after = example({ image: { versions: {}, description: "<b>|@team #1 `x`" } });
  expect(diffMarkdown(compared(example(), after)).split("\n")).toEqual([
    "- image definitions: 1 in place",
    "- image versions: 1 destroyed",
    "- replicas: 6 → 0",
    "",
    "> [!WARNING]",
    "> - **last-version** in `contoso_images/ubuntu-2404`: westeurope, northeurope lose their last serving version, 1.3.0: latest resolves to nothing there",
    "",
    "#### `contoso_images/ubuntu-2404` changes in place",
    "",
    "- <code>description&#58; not set -&#62; &#60;b&#62;&#124;&#64;team &#35;1 &#96;x&#96;</code>",
    "",
    "| version | what becomes of it | details |",
    "| --- | --- | --- |",
    "| `1.3.0` | is destroyed | leaves westeurope, northeurope |",
    "",
    "- latest 1.3.0 → none in every region",
    "",
  ]);
});

test("versions of which the same is said are one line, and are counted", () => {
  const many = (replicas: number): GallerySpec =>
    example({
      policy: { tiers: [{ name: "all", take: "rest", regions: "all", replicas }] },
      image: { versions: Object.fromEntries(Array.from({ length: 2000 }, (_, patch) => [`1.0.${patch}`, VERSION])) },
    });
  expect(text(many(1), many(2)).slice(0, 3)).toEqual([
    "contoso_images/ubuntu-2404",
    "  ~ 1.0.1999, 1.0.1998, 1.0.1997 and 1,997 more (2,000 versions) change in place",
    "      replicas 1 -> 2 in westeurope, northeurope",
  ]);
});

test("of many kinds of change the gravest are shown, the others counted", () => {
  const versions = (tag: string): Record<string, ImageVersionSpec> =>
    Object.fromEntries(
      Array.from({ length: 40 }, (_, patch) => [`1.0.${patch}`, { ...VERSION, tags: { [tag]: `${patch}` } }]),
    );
  const refused = { ...VERSION, tags: { a: "0" }, storage: { westeurope: "Premium_LRS" as const } };
  const found = text(
    example({ image: { versions: versions("a") } }),
    example({ image: { versions: { ...versions("b"), "1.0.0": refused } } }),
  );
  expect(found.filter((line) => line.startsWith("  ~"))).toHaveLength(29);
  expect(found).toContain("  ! 1.0.0 changes in a way that Azure refuses");
  expect(found).toContain("  and 10 more versions; --format json has all of them");
});

test("of two records only what differs is shown", () => {
  const found = text(
    example({ gallery: { tags: { env: "dev", team: "a" } } }),
    example({ gallery: { tags: { env: "prod", cost: "1", team: "a" } } }),
  );
  expect(found.slice(0, 2)).toEqual([
    "~ gallery contoso_images changes in place",
    "  tags: cost not set -> 1, env dev -> prod",
  ]);
});

test("control characters of users' texts are shown, not obeyed", () => {
  const found = diff([], [plan(example({ image: { versions: { "1.0\u001b[31m": VERSION } } }))]);
  for (const report of [diffText(found), diffMarkdown(found), diffJson(found)]) {
    expect(report).not.toContain("\u001b");
    expect(report).toContain("1b");
  }
});

test("what is assumed and what is not compared stands in every format", () => {
  const found = changed(
    { version: { source: {} } },
    { version: { tags: { a: "b" } } },
    { protections: NO_PROTECTIONS },
  );
  expect(diffText(found)).toContain("only Terraform knows it: source of");
  expect(diffMarkdown(found)).toContain("create");
  expect(JSON.parse(diffJson(found))).toMatchObject({
    assumed: { createBeforeDestroy: false, deletesLast: false },
    notCompared: [{ path: "contoso_images/ubuntu-2404/1.3.0", attribute: "source" }],
  });
});

test("JSON has every version, its regions before and after, and the reasons once", () => {
  const found = JSON.parse(diffJson(compared(fleet(OLD), fleet({ "1.2.0": {}, ...OLD })))) as {
    versions: Record<string, unknown>[];
    reasons: Record<string, unknown>[];
  };
  expect(found.versions.map(({ path, effect, copies, copiedGiB }) => [path, effect, copies, copiedGiB])).toEqual([
    ["contoso_images/ubuntu-2404/1.2.0", "created", 2, 60],
    ["contoso_images/ubuntu-2404/1.1.0", "in-place", 0, 0],
    ["contoso_images/ubuntu-2404/1.0.0", "in-place", 0, 0],
  ]);
  const eastus = {
    replicas: 3,
    storageAccountType: "Standard_LRS",
    diskEncryptionSetId: null,
    excludeFromLatest: false,
  };
  expect(found.versions[1]?.["regions"]).toContainEqual({ names: ["eastus"], before: eastus, after: null });
  expect(found.reasons.map(({ attribute }) => attribute)).toEqual(["targetRegions.removed", "targetRegions.replicas"]);
});

test("no change says so in every format", () => {
  const found = changed({}, {});
  expect(diffText(found)).toBe("no change\n");
  expect(diffMarkdown(found)).toBe("- no change\n");
  expect(JSON.parse(diffJson(found))).toMatchObject({ galleries: [], definitions: [], versions: [], warnings: [] });
});
