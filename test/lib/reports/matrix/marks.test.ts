import { plan, type DefinitionPlan, type GalleryPlan } from "../../../../lib/plan/plan";
import type { EdgeZone } from "../../../../lib/spec/policy";
import { matrixHtml } from "../../../../lib/reports/html/page";
import { edgeZonesOf, edgeZoneText } from "../../../../lib/reports/matrix/edge-zones";
import { matrixMarkdown } from "../../../../lib/reports/matrix/markdown";
import { matrixText } from "../../../../lib/reports/matrix/text";
import { example, VERSION } from "../../../../lib/check/facts/examples";
import { readTerraform } from "../../../../lib/terraform/read-terraform";

const ZONES = { "zone-b": {}, "zone-a": { replicas: 2, storage: "Premium_LRS" } } as const;
const PUBLISHED = { source: { published: true } } as const;

/** The newest version is published elsewhere, and the first of two regions has two edge zones. */
const EDGE = plan(
  example({
    gallery: { location: "westus" },
    policy: { regions: { westus: { edgeZones: ZONES }, northeurope: { storage: "zone-redundant" } } },
    image: { sizeGiB: 10, versions: { "1.3.0": PUBLISHED, "1.2.0": { ...VERSION, withdrawn: { reason: "slow" } } } },
  }),
);
const PLAIN = plan(example());

/** A Terraform file whose first definition has a version of unknown regions, with a home and another version or not. */
function unread(home: string, others: object = {}): readonly GalleryPlan[] {
  const shared = { gallery_name: "images", image_name: "ubuntu", resource_group_name: "rg" };
  const source = { managed_image_id: "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/i" };
  const target_region = { for_each: "${var.regions}", content: { name: "${each.key}" } };
  const a = { name: "1.1.0", location: home, ...shared, ...source, dynamic: { target_region } };
  const b = { name: "1.0.0", location: home, ...shared, ...source, ...others };
  const versions = Object.keys(others).length === 0 ? { a } : { a, b };
  return readTerraform({ resource: { azurerm_shared_image_version: versions } }).plans;
}

const TWO_REGIONS = {
  target_region: [
    { name: "westeurope", regional_replica_count: 2 },
    { name: "northeurope", regional_replica_count: 1 },
  ],
};

describe("as text", () => {
  test("the state says what is published elsewhere, and a cell how many replicas are in edge zones", () => {
    expect(matrixText([EDGE])).toBe(
      [
        "contoso_images/ubuntu-2404: policy fleet, home westus",
        "version   state          westus  northeurope",
        "1.3.0     published        3+3e           3z",
        "1.2.0     withdrawn [1]  (1+3e)            ·",
        "replicas                      4            3",
        "",
        "latest in every region: 1.3.0",
        "total: 2 versions, 2 regions, 7 replicas, 6 more replicas in edge zones",
        "edge zone zone-a of westus: 2 versions with 2 replicas each on Premium_LRS",
        "edge zone zone-b of westus: 2 versions with 1 replica each on StandardSSD_LRS",
        "[1] withdrawn: slow",
        "",
        "key: z Standard_ZRS, ( ) excluded from latest there, +e so many more in edge",
        "     zones, · not there, published by a pipeline (only its replication is",
        "     managed here)",
        "",
      ].join("\n"),
    );
  });

  test("the key says nothing of edge zones or pipelines where there are none", () => {
    expect(matrixText([PLAIN])).not.toMatch(/edge|published|key/);
  });

  test("a version that is published elsewhere may be a candidate, in a ring, or withdrawn", () => {
    const versions = {
      "1.2.0": { ...PUBLISHED, state: "candidate" },
      "1.1.0": { ...PUBLISHED, ring: "a", withdrawn: { reason: "slow" } },
    } as const;
    const text = matrixText([
      plan(example({ policy: { rings: [{ name: "a", regions: "rest" }] }, image: { versions } })),
    ]);
    expect(text).toMatch(/^1\.2\.0 +published, candidate {2}/m);
    expect(text).toMatch(/^1\.1\.0 +published, ring a, withdrawn \[1\] {2}/m);
  });

  test("a version of which a Terraform file tells no region has a row; nobody can say that it is not there", () => {
    expect(matrixText(unread("westeurope", TWO_REGIONS))).toBe(
      [
        "images/ubuntu: as in a Terraform configuration, home westeurope",
        "version   westeurope  northeurope",
        "1.1.0              ?            ?",
        "1.0.0              2            1",
        "replicas          2+           1+",
        "",
        "latest is not known in any region",
        "total: 2 versions, 2 regions, 3 replicas, regions of 1 version not all known",
        "",
        "key: ? not known, + and what is not known",
        "",
      ].join("\n"),
    );
  });

  test("where tables leave out regions, its row is in each of them", () => {
    const text = matrixText(unread("westeurope", TWO_REGIONS), { width: 32 });
    expect(text.match(/^1\.1\.0 +\?$/gm)).toHaveLength(2);
  });

  test("of a definition without any region, its versions are named", () => {
    expect(matrixText(unread("${var.location}"))).toBe(
      "images/ubuntu: as in a Terraform configuration, home not known\nversions whose regions are not known: 1.1.0\n",
    );
  });
});

describe("as Markdown", () => {
  test("states, cells, edge zones by name, and the key", () => {
    expect(matrixMarkdown([EDGE])).toBe(
      [
        "### `contoso_images/ubuntu-2404`",
        "",
        "Policy `fleet`, home `westus`: 2 versions, 2 regions, 7 replicas, 70 GiB, 6 more replicas in edge zones.",
        "",
        "| version | state | `westus` | `northeurope` |",
        "| --- | --- | ---: | ---: |",
        "| `1.3.0` | published | **3+3e** | **3z** |",
        "| `1.2.0` | withdrawn \\[1] | (1+3e) | · |",
        "| *replicas* |  | 4 | 3 |",
        "| *latest* |  | `1.3.0` | `1.3.0` |",
        "",
        "- edge zone `zone-a` of `westus`: 2 versions with 2 replicas each on Premium_LRS",
        "- edge zone `zone-b` of `westus`: 2 versions with 1 replica each on StandardSSD_LRS",
        "- \\[1] withdrawn: `slow`",
        "",
        "Key: z Standard_ZRS, ( ) excluded from latest there, +e so many more in edge zones, · not there, " +
          "published by a pipeline (only its replication is managed here), **bold** what latest is there.",
        "",
      ].join("\n"),
    );
    expect(matrixMarkdown([PLAIN])).not.toMatch(/edge|published/);
  });

  test("versions of unknown regions: in rows, or named where there is no region at all", () => {
    const text = matrixMarkdown(unread("westeurope", TWO_REGIONS));
    expect(text).toContain(
      "| `1.1.0` | ? | ? |\n| `1.0.0` | 2 | 1 |\n| *replicas* | 2+ | 1+ |\n| *latest* | ? | ? |\n",
    );
    expect(text).toContain("\nKey: ? not known, + and what is not known.\n");
    expect(matrixMarkdown(unread("${var.location}"))).toContain(
      "home not known: versions whose regions are not known: `1.1.0`.\n",
    );
  });

  test("what only the row of older versions shows is in the key too", () => {
    const keyWith = (count: number): string | undefined => /^Key: .*/m.exec(matrixMarkdown([spread(count, 20)]))?.[0];
    expect(keyWith(20)).toBe("Key: **bold** what latest is there.");
    expect(keyWith(22)).toBe("Key: · not there, **bold** what latest is there.");
  });
});

/** So many versions, the newest of them in both regions, the others at home. */
function spread(count: number, newest: number): GalleryPlan {
  const tiers = [
    { name: "latest", take: newest, regions: "all", replicas: 1 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ] as const;
  const versions = Object.fromEntries(Array.from({ length: count }, (_, index) => [`1.0.${index}`, VERSION]));
  return plan(example({ policy: { tiers }, image: { versions } }));
}

describe("as a page", () => {
  const bodyOf = async (...plans: readonly GalleryPlan[]): Promise<string> => {
    const page = await matrixHtml(plans);
    return page.slice(page.indexOf("</style>"), page.indexOf("<script>"));
  };

  test("the mark of edge zones has words and their names; the list below has the rest, and the filter finds it", async () => {
    const page = await bodyOf(EDGE);
    const mark = '<span role="img" title="and 3 in edge zones: zone-a and zone-b">+3e</span>';
    expect(page).toContain(`<td class="state">published<td class="h2 l">3${mark}<td class="h2 l">3z</tr>`);
    expect(page).toContain(`<td class="h1 x">(1${mark})<td>·</tr>`);
    expect(
      [...page.matchAll(/^<li data-region="(\w+)">(.*)<\/li>$/gm)].map(([, region, text]) => [region, text]),
    ).toEqual([
      ["westus", "edge zone zone-a of westus: 2 versions with 2 replicas each on Premium_LRS"],
      ["westus", "edge zone zone-b of westus: 2 versions with 1 replica each on StandardSSD_LRS"],
    ]);
    expect(page).toContain("2 versions, 2 regions, 7 replicas, 70 GiB, 6 more replicas in edge zones</p>");
  });

  test("the key has the marks that the matrices show, and no others", async () => {
    const keyOf = async (plans: readonly GalleryPlan[]): Promise<string | undefined> =>
      /<p>Framed and bold: (.*)<\/p>/.exec(await bodyOf(...plans))?.[1];
    const latest = "what latest is there.";
    expect(await keyOf([PLAIN])).toBe(latest);
    expect(await keyOf([EDGE, PLAIN])).toBe(
      `${latest} z Standard_ZRS, ( ) excluded from latest there, +e so many more in edge zones, · not there, ` +
        "published by a pipeline (only its replication is managed here).",
    );
    expect(await keyOf(unread("westeurope", TWO_REGIONS))).toBe(`${latest} ? not known, + and what is not known.`);
    expect(await keyOf([spread(100, 100)])).toBe(latest);
    expect(await keyOf([spread(102, 100)])).toBe(`${latest} · not there.`);
  });

  test("versions of unknown regions: in rows, or named where there is no region at all", async () => {
    expect(await bodyOf(...unread("westeurope", TWO_REGIONS))).toContain(
      '<tr><th scope="row">1.1.0</th><td>?<td>?</tr>',
    );
    const page = await bodyOf(...unread("${var.location}"));
    expect(page).toContain("<p>versions whose regions are not known: 1.1.0</p>");
    expect(page).not.toContain("<table");
  });

  test("a name of an edge zone is text, and many names are counted", async () => {
    const zones = (...names: readonly string[]): GalleryPlan =>
      plan(
        example({
          policy: { regions: { westeurope: { edgeZones: Object.fromEntries(names.map((name) => [name, {}])) } } },
        }),
      );
    const page = await bodyOf(zones('"><script>', "__proto__", "a", "b"));
    expect(page).not.toContain('"><script>');
    expect(page).toContain('title="and 4 in edge zones: &quot;&gt;&lt;script&gt;, __proto__, a and 1 more"');
    expect(matrixText([zones("\u001b[2J")])).not.toContain("\u001b");
  });
});

describe("the edge zones of a definition", () => {
  const [definition] = EDGE.definitions as readonly [DefinitionPlan];

  /** The edge zones of each version in westus, newest first, as a Terraform file may have them. */
  function usesOf(...byVersion: readonly (Readonly<Record<string, EdgeZone>> | undefined)[]): string[] {
    const [version] = definition.versions;
    const [target] = version?.targetRegions ?? [];
    if (!version || !target) throw new Error("a version in westus");
    const { edgeZones: _, ...without } = target;
    const versions = byVersion.map((edgeZones) => ({
      ...version,
      targetRegions: [{ ...without, ...(edgeZones && { edgeZones }) }],
    }));
    return edgeZonesOf({ ...definition, versions }).map((use) => edgeZoneText(use, (name) => name));
  }

  test("versions may differ in replicas and storage, and be in some of the zones only", () => {
    expect(usesOf({ a: { replicas: 3 }, b: {} }, undefined, { a: { storage: "Premium_LRS" } })).toEqual([
      "edge zone a of westus: 2 versions with 1 to 3 replicas each on Premium_LRS and StandardSSD_LRS",
      "edge zone b of westus: 1 version with 1 replica on StandardSSD_LRS",
    ]);
  });

  test("none", () => {
    expect(usesOf(undefined, {})).toEqual([]);
  });

  test("none where the policy names no zone: no mark either", () => {
    const none = plan(example({ policy: { regions: { westeurope: { edgeZones: {} } } } }));
    expect(matrixText([none])).not.toMatch(/edge|\de/);
  });
});
