import { matrixHtml } from "../../../lib/reports/html/page";
import { matrixJson } from "../../../lib/reports/matrix/json";
import { matrixMarkdown } from "../../../lib/reports/matrix/markdown";
import { matrixText } from "../../../lib/reports/matrix/text";
import { whyText } from "../../../lib/reports/explain/why-text";
import type { GalleryPlan } from "../../../lib/plan/plan";
import { why } from "../../../lib/reports/explain/why";
import { readVersions, region } from "../../support/unread";

const OPEN = "${var.replicas}";
const HIDDEN = { exclude_from_latest_enabled: true };

/** In North Europe 1.2.0 is hidden and 1.1.0 open; in the UK the newest is known; in East US an older one is open. */
const PLANS = readVersions({
  "1.2.0": [region("westeurope", 3), region("northeurope", OPEN, HIDDEN), region("uksouth", 2)],
  "1.1.0": [region("westeurope", 1), region("northeurope", OPEN)],
  "1.0.0": [region("westeurope", 1), region("northeurope", 4), region("uksouth", OPEN), region("eastus", OPEN)],
});

test("text: ? where a version is named and not read; latest is not known only where something newer may serve", () => {
  expect(matrixText(PLANS)).toBe(
    [
      "images/ubuntu: as in a Terraform configuration, home westeurope",
      "version   westeurope  uksouth  northeurope  eastus",
      "1.2.0              3        2            ?       ·",
      "1.1.0              1        ·            ?       ·",
      "1.0.0              1        ?            4       ?",
      "replicas           5       2+           4+       ?",
      "latest         1.2.0    1.2.0            ?       ?",
      "",
      "total: 3 versions, 4 regions, 11 replicas, regions of 3 versions not all known",
      "",
      "key: · not there, ? not known, + and what is not known",
      "",
    ].join("\n"),
  );
});

test("a version that may be anywhere has ? in each region that it does not name", () => {
  const text = matrixText(
    readVersions({
      "1.1.0": [region("westeurope", 3), region("${var.region}", 1)],
      "1.0.0": [region("westeurope", 1), region("northeurope", 1)],
    }),
  );
  expect(text).toContain("1.1.0              3            ?\n1.0.0              1            1\n");
  expect(text).toContain("latest         1.1.0            ?\n");
});

test("Markdown: what may not be latest is not bold", () => {
  const table = matrixMarkdown(PLANS).split("\n").slice(4, 11);
  expect(table).toEqual([
    "| version | `westeurope` | `uksouth` | `northeurope` | `eastus` |",
    "| --- | ---: | ---: | ---: | ---: |",
    "| `1.2.0` | **3** | **2** | ? | · |",
    "| `1.1.0` | 1 | · | ? | · |",
    "| `1.0.0` | 1 | ? | 4 | ? |",
    "| *replicas* | 5 | 2+ | 4+ | ? |",
    "| *latest* | `1.2.0` | `1.2.0` | ? | ? |",
  ]);
});

test("the row of older versions: a sum that lacks some, or nothing known", () => {
  const versions = Object.fromEntries(
    Array.from({ length: 22 }, (_, patch) => [`1.1.${patch}`, [region("westeurope", 1), region("eastus", 1)]]),
  );
  const older = (patch: object[]) => {
    const markdown = matrixMarkdown(readVersions({ "1.0.0": patch, ...versions }));
    return markdown.split("\n").find((line) => line.startsWith("| `3 older`") || line.startsWith("| 3 older"));
  };
  expect(older([region("westeurope", OPEN), region("uksouth", OPEN)])).toBe("| 3 older | 2+ | 2 | ? |");
  expect(older([region("westeurope", 1), region("uksouth", 1)])).toBe("| 3 older | 3 | 2 | 1 |");
});

test("the page: ?, and no frame of latest where it is not known", async () => {
  const page = await matrixHtml(PLANS);
  expect(page.match(/^<tr><th scope="row">\d.*$/gm)).toEqual([
    '<tr><th scope="row">1.2.0</th><td class="h2 l">3<td class="h2 l">2<td>?<td>·</tr>',
    '<tr><th scope="row">1.1.0</th><td class=h1>1<td>·<td>?<td>·</tr>',
    '<tr><th scope="row">1.0.0</th><td class=h1>1<td>?<td class=h2>4<td>?</tr>',
  ]);
  expect(page).toContain('<tr><th scope="row">replicas</th><td>5<td>2+<td>4+<td>?</tr>');
  expect(page.match(/<li class="open" data-region[^>]*>[^/]*/g)).toEqual([
    '<li class="open" data-region="eastus">eastus <b>?<',
    '<li class="open" data-region="northeurope">northeurope <b>?<',
  ]);
  expect(/<p>Framed and bold: (.*)<\/p>/.exec(page)?.[1]).toBe(
    "what latest is there. · not there, ? not known, + and what is not known.",
  );
});

test("JSON: regions by name, in no total; latest is what was found, and the regions where it may be newer are named", () => {
  const { definitions, totals } = JSON.parse(matrixJson(PLANS)) as {
    definitions: Record<string, unknown>[];
    totals: unknown;
  };
  const [definition] = definitions;
  const versions = definition?.["versions"] as Record<string, unknown>[];
  expect(versions.map(({ unreadRegions, mayBeElsewhere }) => [unreadRegions, mayBeElsewhere])).toEqual([
    [["northeurope"], false],
    [["northeurope"], false],
    [["uksouth", "eastus"], false],
  ]);
  expect(definition?.["latest"]).toEqual({ westeurope: "1.2.0", uksouth: "1.2.0", northeurope: "1.0.0", eastus: null });
  expect(definition?.["latestNotKnown"]).toEqual(["northeurope", "eastus"]);
  expect(totals).toMatchObject({ versions: 3, replicas: 11 });
  const whole = JSON.parse(matrixJson(readVersions({ "1.0.0": [region("westeurope", 1)] }))) as typeof JSON.parse;
  expect(whole).toMatchObject({ definitions: [{ latestNotKnown: [] }] });
  expect(JSON.stringify(whole)).not.toMatch(/unreadRegions|mayBeElsewhere/);
});

test.each([
  [true, []],
  [false, ["northeurope"]],
  ["${var.hidden}", ["northeurope"]],
])("latest is open below a region that can't be read, but not where that hides its version: %s", (hidden, open) => {
  const newest = region("northeurope", "${var.replicas}", { exclude_from_latest_enabled: hidden });
  const plans = readVersions({
    "1.1.0": [region("westeurope", 1), newest],
    "1.0.0": [region("westeurope", 1), region("northeurope", 1)],
  });
  expect(JSON.parse(matrixJson(plans))).toMatchObject({ definitions: [{ latestNotKnown: open }] });
});

describe("explain", () => {
  const answer = (plans: readonly GalleryPlan[], number: string, where: string): string => {
    const [plan] = plans;
    const [definition] = plan?.definitions ?? [];
    const version = definition?.versions.find((each) => each.version === number);
    if (!plan || !definition || !version) throw new Error(`a version ${number}`);
    return whyText(why({ plan, definition, version, region: where }), null, { width: 200 });
  };

  test("says what of a region can't be read, or that it is not there", () => {
    const named = answer(PLANS, "1.1.0", "northeurope");
    expect(named).toContain("images/ubuntu/1.1.0 names northeurope, but only Terraform knows how it is there.\n");
    expect(named).toMatch(/^not read: +target_region\[1\]\.regional_replica_count is \$\{var\.replicas\}\.$/m);
    expect(named).toMatch(
      /^latest: +latest is not known in northeurope: a version that can't be read may serve there\.$/m,
    );
    expect(answer(PLANS, "1.1.0", "eastus")).toContain("images/ubuntu/1.1.0 is not in eastus.\n");
    expect(answer(PLANS, "1.0.0", "uksouth")).toMatch(/^latest: +latest is 1\.2\.0 in uksouth\.$/m);
  });

  test("says that a version may be there whose regions have no names to be read", () => {
    const text = answer(readVersions({ "1.0.0": [region("${var.region}", 1)] }), "1.0.0", "eastus");
    expect(text).toContain("images/ubuntu/1.0.0 may be in eastus: not all regions that it names can be read.\n");
    expect(text).not.toContain("not read:");
  });
});
