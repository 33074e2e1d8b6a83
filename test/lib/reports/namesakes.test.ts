import { cost } from "../../../lib/cost/cost";
import { check } from "../../../lib/index";
import type { CheckOptions } from "../../../lib/check/check-options";
import { diff } from "../../../lib/diff/diff";
import { plan, type GalleryPlan } from "../../../lib/plan/plan";
import { costJson } from "../../../lib/reports/cost/json";
import { costMarkdown } from "../../../lib/reports/cost/markdown";
import { costText } from "../../../lib/reports/cost/text";
import { diffJson } from "../../../lib/reports/diff/json";
import { diffMarkdown } from "../../../lib/reports/diff/markdown";
import { diffText } from "../../../lib/reports/diff/text";
import { findingsGithub } from "../../../lib/reports/findings/github";
import { findingsJson } from "../../../lib/reports/findings/json";
import { findingsSarif } from "../../../lib/reports/findings/sarif";
import { findingsText } from "../../../lib/reports/findings/text";
import { matrixHtml, reportHtml } from "../../../lib/reports/html/page";
import { matrixJson } from "../../../lib/reports/matrix/json";
import { matrixMarkdown } from "../../../lib/reports/matrix/markdown";
import { matrixText } from "../../../lib/reports/matrix/text";
import { example, VERSION } from "../../../lib/check/facts/examples";
import type { SpecOrigin } from "../../../lib/spec/finding";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { lrs, sheetOf } from "../../support/prices";

const DEV = "0aaaaaaa-0000-4000-8000-000000000001";
const PROD = "0bbbbbbb-0000-4000-8000-000000000002";

/** A gallery of a name that others have too: 3 replicas of the newest version in two regions, 1 of an older one. */
function galleryIn(subscription: string, versions: readonly string[], sizeGiB = 10): GalleryPlan {
  const all = Object.fromEntries(versions.map((version) => [version, VERSION]));
  return plan(example({ gallery: { subscription }, image: { sizeGiB, versions: all } }));
}

const TWO = [galleryIn(DEV, ["1.0.0"]), galleryIn(PROD, ["1.1.0", "1.0.0"], 20)];
const SHEET = sheetOf(lrs("westeurope", 1));
const ONE = TWO.slice(0, 1);
const NAME = "contoso_images/ubuntu-2404";

describe("the matrix", () => {
  test("text and Markdown say in each heading which gallery it is", () => {
    const headings = matrixText(TWO, { width: 200 }).match(/^contoso.*$/gm);
    expect(headings).toEqual([
      `${NAME} (subscription ${DEV}): policy fleet, home westeurope`,
      `${NAME} (subscription ${PROD}): policy fleet, home westeurope`,
    ]);
    expect(matrixMarkdown(TWO).match(/^###.*$/gm)).toEqual([
      `### \`${NAME}\` (\`subscription ${DEV}\`)`,
      `### \`${NAME}\` (\`subscription ${PROD}\`)`,
    ]);
    expect(matrixText(ONE)).not.toContain("subscription");
    expect(matrixMarkdown(ONE)).not.toContain("subscription");
  });

  test("a gallery without images says which it is, too", () => {
    const empty = [DEV, PROD].map((subscription) => plan({ ...example({ gallery: { subscription } }), images: {} }));
    expect(matrixText(empty)).toBe(
      `contoso_images (subscription ${DEV}): no images\n\ncontoso_images (subscription ${PROD}): no images\n`,
    );
  });

  test("JSON has the subscription and the resource group of each definition, namesake or not", () => {
    const definitions = (plans: readonly GalleryPlan[]) =>
      (JSON.parse(matrixJson(plans)) as { definitions: Record<string, unknown>[] }).definitions.map(
        ({ gallery, subscription, resourceGroup }) => [gallery, subscription, resourceGroup],
      );
    expect(definitions(TWO)).toEqual([
      ["contoso_images", DEV, "rg-images"],
      ["contoso_images", PROD, "rg-images"],
    ]);
    expect(definitions([plan(example())])).toEqual([["contoso_images", null, "rg-images"]]);
  });

  test("the page has a section for each, with a title, an id and words for the filter of its own", async () => {
    const page = await matrixHtml(TWO);
    expect(page.match(/<section class="definition"[^>]*>/g)).toEqual([
      `<section class="definition" data-definition="${NAME} (subscription ${DEV})" data-gallery="contoso_images (subscription ${DEV})" aria-labelledby="definition-0">`,
      `<section class="definition" data-definition="${NAME} (subscription ${PROD})" data-gallery="contoso_images (subscription ${PROD})" aria-labelledby="definition-1">`,
    ]);
    expect(page.match(/<h3 .*<\/h3>/g)?.map((heading) => heading.replace(/<\/?span[^>]*>/g, ""))).toEqual([
      `<h3 id="definition-0">${NAME} (subscription ${DEV})</h3>`,
      `<h3 id="definition-1">${NAME} (subscription ${PROD})</h3>`,
    ]);
    expect(page).toContain(
      `<title>Image versions by region: contoso_images (subscription ${DEV}), contoso_images (subscription ${PROD})</title>`,
    );
    expect(await matrixHtml(ONE)).not.toContain("(subscription");
  });
});

describe("cost", () => {
  const report = cost(TWO, SHEET);

  test("each gallery has figures of its own, and the total all of them", () => {
    // One of the two regions has a price.
    expect(report.byDefinition.map(({ subscription, gib, monthly }) => [subscription, gib, monthly])).toEqual([
      [DEV, 60, 30],
      [PROD, 140, 80],
    ]);
    expect([report.gib, report.monthly]).toEqual([200, 110]);
  });

  test("text says in each row which gallery it is, as briefly as tells them apart", () => {
    const text = costText(report, { width: 200 });
    expect(text).toMatch(/^2 galleries: /);
    expect(text.match(/^contoso_images\S* \(.*?\)/gm)).toEqual([
      `${NAME} (subscription 0aaaaaaa…)`,
      `${NAME} (subscription 0bbbbbbb…)`,
      `${NAME}/1.1.0 (subscription 0bbbbbbb…)`,
      `${NAME}/1.0.0 (subscription 0aaaaaaa…)`,
      `${NAME}/1.0.0 (subscription 0bbbbbbb…)`,
    ]);
  });

  test("text is no briefer than tells them apart", () => {
    const near = ["0aaaaaaa-1", "0aaaaaaa-2"].map((subscription) => galleryIn(subscription, ["1.0.0"]));
    expect(
      costText(cost(near), { width: 200 })
        .match(/^contoso_images\S* \(.*?\)/gm)
        ?.slice(0, 2),
    ).toEqual([`${NAME} (subscription 0aaaaaaa-1)`, `${NAME} (subscription 0aaaaaaa-2)`]);
  });

  test("Markdown and the page, too; a gallery alone is not named", async () => {
    const markdown = costMarkdown(report);
    expect(markdown).toMatch(/^### Cost of replicas, in EUR\n/);
    expect(markdown).toContain(`| \`${NAME}\` (\`subscription ${DEV}\`) |`);
    const page = await reportHtml({ plans: TWO, findings: [], cost: report });
    expect(page.replace(/<\/?span[^>]*>/g, "")).toContain(
      `data-definition="${NAME} (subscription ${PROD})"><th scope="row">${NAME} 1.1.0 (subscription ${PROD})</th>`,
    );
    const alone = cost(ONE, SHEET);
    expect(costText(alone)).toMatch(/^contoso_images: [^]*^ubuntu-2404 {2}/m);
    expect(costText(alone) + costMarkdown(alone)).not.toContain("subscription");
  });

  test("versions without a size say whose they are", () => {
    const unsized = [DEV, PROD].map((subscription) => plan(example({ gallery: { subscription } })));
    const notes = costText(cost(unsized), { width: 200 }).match(/^no size: .*$/gm);
    expect(notes).toEqual([DEV, PROD].map((id) => `no size: ${NAME} (subscription ${id}): 1.3.0; write sizeGiB`));
  });

  test("JSON has the subscription and the resource group of each line", () => {
    const { definitions, versions } = JSON.parse(costJson(report)) as Record<string, Record<string, unknown>[]>;
    const whose = (lines: Record<string, unknown>[] = []) =>
      lines.map(({ subscription, resourceGroup }) => [subscription, resourceGroup]);
    expect(whose(definitions)).toEqual([
      [DEV, "rg-images"],
      [PROD, "rg-images"],
    ]);
    expect(whose(versions)).toHaveLength(3);
    expect(costJson(cost([plan(example())]))).toContain('"subscription": null,\n      "resourceGroup": "rg-images"');
  });
});

describe("diff", () => {
  const found = diff(TWO, [galleryIn(DEV, []), galleryIn(PROD, ["1.1.0"], 20)]);

  test("text and Markdown say which gallery changes, and which one a warning is about", () => {
    const text = diffText(found, { width: 300 });
    expect(text.match(/^contoso_images.*$/gm)).toEqual([
      `${NAME} (subscription ${DEV})`,
      `${NAME} (subscription ${PROD})`,
    ]);
    expect(text.match(/^warning\[last-version\]: .*?:/gm)).toEqual([
      `warning[last-version]: ${NAME} (subscription ${DEV}):`,
    ]);
    expect(diffMarkdown(found)).toContain(`#### \`${NAME}\` (\`subscription ${PROD}\`)\n`);
    expect(diffMarkdown(found)).toContain(`**last-version** in \`${NAME}\` (\`subscription ${DEV}\`)`);
  });

  test("also where only one of them changes", () => {
    const one = diff(TWO, [TWO[0] as GalleryPlan, galleryIn(PROD, ["1.1.0"], 20)]);
    expect(diffText(one)).toContain(`${NAME} (subscription ${PROD})\n`);
  });

  test("what becomes of one follows on a line of its own where its name fills the first", () => {
    const text = diffText(diff([TWO[0] as GalleryPlan], [TWO[1] as GalleryPlan]), { width: 80 });
    expect(text).toContain(`- ${NAME} (subscription ${DEV})\n  is destroyed\n`);
    expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
  });

  test("a gallery alone is not named, though only one side knows its subscription", () => {
    const text = diffText(diff([plan(example())], [galleryIn(DEV, ["1.0.0"])]));
    expect(text).not.toContain("subscription");
  });

  test("JSON has the subscription and the resource group of each object and warning", () => {
    const json = JSON.parse(diffJson(found)) as Record<string, { subscription: unknown; resourceGroup: unknown }[]>;
    const subscriptions = (key: string) => json[key]?.map(({ subscription }) => subscription);
    expect(subscriptions("definitions")).toEqual([DEV, PROD]);
    expect(subscriptions("versions")).toEqual([DEV, PROD]);
    expect(subscriptions("warnings")).toContain(DEV);
    expect(json["definitions"]?.map(({ resourceGroup }) => resourceGroup)).toEqual(["rg-images", "rg-images"]);
    const known = JSON.parse(diffJson(diff([plan(example())], [galleryIn(DEV, ["1.0.0"])]))) as typeof json;
    expect(known["definitions"]?.[0]).toMatchObject({ subscription: DEV, resourceGroup: "rg-images" });
  });
});

describe("findings", () => {
  /** Of a gallery: its resource group, its policy, and one of its versions have an error each. */
  const faulty = (subscription: string): GalleryPlan =>
    plan(
      example({
        gallery: { subscription, resourceGroup: "rg-images." },
        policy: { tiers: [{ name: "latest", take: "rest", regions: "all", replicas: 101 }] },
        version: { sizeGiB: -1 },
      }),
    );
  const BOTH = [faulty(DEV), faulty(PROD)];
  const found = check(BOTH);
  const paths = ["contoso_images", `${NAME}/1.3.0`, "policies/fleet"];
  const of = (subscription: string) => paths.map((path) => `${path} (subscription ${subscription})`);

  /** The same, read from one file that has no lines to tell. */
  const inFile = (plans: readonly GalleryPlan[], options: CheckOptions = {}) => {
    const origin: SpecOrigin = {
      findings: [],
      place: () => ({ file: "state.json", line: 1, column: 1 }),
      isIncomplete: () => false,
    };
    return check(plans, {
      ...options,
      origins: new Map(plans.map(({ spec }): [GallerySpec, SpecOrigin] => [spec, origin])),
    });
  };

  test("text says which gallery each is of, with a place and without", () => {
    const at = (text: string) => text.match(/(?<=at: {3}).*/g)?.sort();
    expect(at(findingsText(found))).toEqual([...of(DEV), ...of(PROD)].sort());
    expect([...new Set(at(findingsText(inFile(BOTH))))]).toEqual([
      `state.json:1:1 (subscription ${DEV})`,
      `state.json:1:1 (subscription ${PROD})`,
    ]);
    expect(at(findingsText(check([faulty(DEV)])))).toEqual(paths);
    expect([...new Set(at(findingsText(inFile([faulty(DEV)]))))]).toEqual(["state.json:1:1"]);
  });

  test("GitHub's format too, beside the line and without one", () => {
    const first = (text: string) => [...text.matchAll(/^::.*?::(.*?): /gm)].map(([, where]) => where).sort();
    expect(first(findingsGithub(found))).toEqual([...of(DEV), ...of(PROD)].sort());
    expect(first(findingsGithub(inFile(BOTH)))).toEqual([...of(DEV), ...of(PROD)].sort());
    expect(findingsGithub(inFile([faulty(DEV)]))).not.toContain("(subscription");
  });

  test("SARIF too, and JSON has its subscription and resource group", () => {
    const sarif = findingsSarif(found, { version: "1.2.3" });
    const names = [...sarif.matchAll(/"fullyQualifiedName": "(.*?)"/g)].map(([, name]) => name);
    expect(names.sort()).toEqual([...of(DEV), ...of(PROD)].sort());
    const json = (plans: readonly GalleryPlan[]) =>
      (JSON.parse(findingsJson(check(plans))) as { findings: Record<string, unknown>[] }).findings.map(
        ({ path, subscription, resourceGroup }) => [path, subscription, resourceGroup],
      );
    expect(json(BOTH).filter(([, subscription]) => subscription === DEV)).toEqual(
      paths.map((path) => [path, DEV, "rg-images."]),
    );
    expect(json([faulty(DEV)])).toEqual(paths.map((path) => [path, undefined, undefined]));
  });

  test("the page says it, and its filter knows whose each is", async () => {
    const page = await reportHtml({ plans: BOTH, findings: found });
    const items = [...page.matchAll(/<li class="error"(.*?)>[^]*?<span class="where">(.*?)<\/span>/g)];
    const of = (subscription: string) => [
      [
        ` data-gallery="contoso_images (subscription ${subscription})"`,
        `contoso_images (subscription ${subscription})`,
      ],
      [` data-definition="${NAME} (subscription ${subscription})"`, `${NAME}/1.3.0 (subscription ${subscription})`],
      [
        ` data-gallery="contoso_images (subscription ${subscription})"`,
        `policies/fleet (subscription ${subscription})`,
      ],
    ];
    expect(items.map(([, attribute = "", where]) => [attribute.replace(/ id="[^"]*"/, ""), where]).sort()).toEqual(
      [...of(DEV), ...of(PROD)].sort(),
    );
    const alone = await reportHtml({ plans: [faulty(DEV)], findings: check([faulty(DEV)]) });
    expect(alone).toMatch(/<li class="error" id="finding-\d" data-definition="contoso_images\/ubuntu-2404">/);
    expect(alone).not.toContain("(subscription");
  });

  test("what adds up over galleries is of none of them", async () => {
    const many = [DEV, PROD].map((subscription) =>
      plan(
        example({
          gallery: { subscription },
          image: { versions: { "1.1.0": VERSION, "1.0.0": VERSION } },
          spec: { limits: { imageVersions: 1 } },
        }),
      ),
    );
    const sums = check(many);
    expect(sums.map(({ path, gallery }) => [path, gallery])).toEqual(
      [DEV, PROD].map((subscription) => [`subscriptions/${subscription}/westeurope`, undefined]),
    );
    expect(findingsText(sums)).not.toContain("(subscription");
    expect(await reportHtml({ plans: many, findings: sums })).toContain('<li class="error" id="finding-0">');
  });

  test("what reading found, and what is wrong with an acknowledgement, is of its gallery", () => {
    const plans = [DEV, PROD].map((subscription) =>
      plan(
        example({
          gallery: { subscription },
          spec: { acknowledge: [{ rule: "too-many-replicas", path: NAME, reason: "agreed" }] },
        }),
      ),
    );
    const reading = {
      rule: "unknown-key",
      severity: "error",
      path: NAME,
      problem: "p",
      help: "h",
      source: "s",
      place: null,
    } as const;
    const origin: SpecOrigin = { findings: [reading], place: () => null, isIncomplete: () => false };
    const all = check(plans, {
      origins: new Map([[(plans[0] as GalleryPlan).spec, origin]]),
      acknowledge: [{ rule: "too-many-replicas", path: "elsewhere", reason: "agreed" }],
    });
    expect(all.map(({ rule, path, gallery }) => [rule, path, gallery?.qualifier])).toEqual([
      ["unknown-key", NAME, `subscription ${DEV}`],
      ["unused-acknowledgement", NAME, `subscription ${DEV}`],
      ["unused-acknowledgement", NAME, `subscription ${PROD}`],
      ["unused-acknowledgement", "elsewhere", undefined],
    ]);
  });
});
