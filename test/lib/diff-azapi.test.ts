import { diff } from "../../lib/diff";
import { holds, FAIL_ON } from "../../lib/diff/fail-on";
import { plan } from "../../lib/plan";
import { NO_PROTECTIONS } from "../../lib/replay";
import { diffMarkdown } from "../../lib/reports/diff-markdown";
import { diffText } from "../../lib/reports/diff-text";
import { example, VERSION, type ExampleParts } from "../../lib/rules/examples";
import type { ImageVersionSpec } from "../../lib/spec";
import { changed, compared, effects, versionOf } from "../support/compared";
import { egress, lrs, sheetOf } from "../support/prices";

const PATH = "contoso_images/ubuntu-2404";
const PUBLISHED: ImageVersionSpec = { source: { published: true } };
const BLOCKED: ImageVersionSpec = { ...VERSION, blockDeletionBeforeEndOfLife: true, endOfLife: "2030-01-01" };

const versions = (record: Readonly<Record<string, ImageVersionSpec>>, parts: ExampleParts = {}): ExampleParts => ({
  ...parts,
  image: { ...parts.image, sizeGiB: 10, versions: record },
});

describe("a version that a pipeline published", () => {
  const one = versions({ "1.0.0": PUBLISHED });
  const two = versions({ "1.1.0": PUBLISHED, "1.0.0": PUBLISHED });

  test("is adopted when it joins: only what goes beyond its home is copied", () => {
    const found = changed(one, two);
    expect(effects(found)).toEqual([`${PATH}/1.1.0 adopted`, `${PATH}/1.0.0 in-place`]);
    expect(found.totals).toMatchObject({ copies: 1, copiedGiB: 10, effects: { version: { created: 0, adopted: 1 } } });
    expect(diffText(found).split("\n").slice(0, 4)).toEqual([
      "contoso_images/ubuntu-2404",
      "  + 1.1.0 is adopted: published already, replicated from now on",
      "      3 replicas in westeurope, northeurope",
      "      1 first copy, 10 GiB",
    ]);
  });

  test("is released when it leaves: Azure keeps its regions, its replicas, its cost, and latest", () => {
    const found = changed(two, versions({ "1.0.0": { ...PUBLISHED, placement: { westeurope: 1 } } }), {
      sheet: sheetOf(lrs("westeurope", 0.1), lrs("northeurope", 0.1), egress("westeurope", 0.02)),
    });
    expect(effects(found)).toEqual([`${PATH}/1.1.0 released`]);
    expect(found.hazards).toEqual([]);
    expect(FAIL_ON.filter((kind) => holds(found, kind))).toEqual([]);
    // 3 and 3 replicas of 1.1.0, 1 of 1.0.0, 10 GiB each at 0.10.
    expect(found.totals.replicas).toEqual({ before: 7, after: 7 });
    expect(found.money?.monthly.after.amount).toBeCloseTo(7);
    expect(diffText(found)).toBe(
      [
        "contoso_images/ubuntu-2404",
        "  = 1.1.0 is no longer managed, but kept in Azure",
        "      kept in 2 regions: westeurope, northeurope",
        "",
        "image versions: 1 released",
        "replicas: 7 -> 7",
        "cost: 7.00 -> 7.00 EUR per month",
        "",
      ].join("\n"),
    );
  });

  test("stays the latest although the others take its place in the plan", () => {
    const found = changed(two, one);
    // 1.0.0 gains northeurope as the newest that the file knows.
    expect(effects(found)).toEqual([`${PATH}/1.1.0 released`, `${PATH}/1.0.0 in-place`]);
    expect(found.hazards).toEqual([]);
    expect(found.galleries[0]?.definitions[0]?.latest.map(({ after }) => after)).toEqual(["1.1.0", "1.1.0"]);
  });

  test("leaves no region without an image when it was the only one", () => {
    expect(changed(one, versions({})).hazards).toEqual([]);
    const existing = { gallery: { existing: true }, image: { existing: true } } as const;
    expect(effects(diff([plan(example(versions({ "1.0.0": PUBLISHED }, existing)))], []))).toEqual([
      `${PATH}/1.0.0 released`,
    ]);
  });

  test("keeps its definition and gallery from being deleted", () => {
    const found = diff([plan(example(one))], []);
    expect(effects(found)).toEqual(["contoso_images refused", `${PATH} refused`, `${PATH}/1.0.0 released`]);
    expect(diffText(found)).toContain(
      "! gallery contoso_images is to be destroyed, which Azure refuses\n  deletion\n    refused: something in it stays",
    );
    expect(effects(diff([plan(example(versions({ "1.0.0": VERSION })))], []))).toEqual([
      "contoso_images destroyed",
      `${PATH} destroyed`,
      `${PATH}/1.0.0 destroyed`,
    ]);
  });

  test("is told from a renamed one, since all of them have the same source", () => {
    const found = changed(one, versions({ "1.1.0": PUBLISHED }));
    expect(versionOf(found, "1.1.0").renamedFrom).toBeNull();
  });

  test("has an end of life that must be in the future, like any other", () => {
    const over = versions({ "1.0.0": { ...PUBLISHED, endOfLife: "2026-01-01" } });
    expect(effects(changed(versions({}), over, { asOf: "2026-01-01" }))).toEqual([`${PATH}/1.0.0 refused`]);
    expect(effects(changed(versions({}), over, { asOf: "2025-12-31" }))).toEqual([`${PATH}/1.0.0 adopted`]);
  });
});

describe("a version that is handed to a pipeline", () => {
  const owned = versions({ "1.1.0": VERSION, "1.0.0": VERSION });
  const handed = versions({ "1.1.0": PUBLISHED, "1.0.0": VERSION });

  test("is destroyed by Terraform, so latest moves back, and the page that tells how is named", () => {
    const found = changed(owned, handed);
    expect(effects(found)).toEqual([`${PATH}/1.1.0 destroyed`]);
    expect(found.hazards.map(({ kind, version, after, regions }) => [kind, version, after, regions])).toEqual([
      ["latest-moves-back", "1.1.0", "1.0.0", ["westeurope"]],
      ["latest-destroyed", "1.1.0", "1.0.0", ["westeurope"]],
      ["last-version", "1.1.0", null, ["northeurope"]],
    ]);
    // 3 and 3 of 1.1.0 and 1 of 1.0.0 before.
    expect(found.totals.replicas).toEqual({ before: 7, after: 1 });
    expect(holds(found, "destroy")).toBe(true);
    const text = diffText(found).replace(/\n +/g, " ");
    expect(text).toContain("destroys it: Terraform deletes the image itself");
    expect(text).toContain("`removed` block (docs/azapi.md)");
    expect(diffMarkdown(found)).toContain("docs/azapi.md");
  });

  test("and back is refused, since it exists; it stays where it is", () => {
    const found = changed(handed, owned);
    expect(effects(found)).toEqual([`${PATH}/1.1.0 refused`]);
    expect(found.hazards).toEqual([]);
    expect(versionOf(found, "1.1.0").changes[0]?.reason).toContain("docs/azapi.md");
  });

  test("is not destroyed where its deletion is blocked", () => {
    expect(effects(changed({ version: BLOCKED }, { version: PUBLISHED }))).toEqual([`${PATH}/1.3.0 refused`]);
  });
});

describe("a version that moves from azurerm to azapi", () => {
  const moved = [{ version: { endOfLife: "2030-01-01" } }, { version: BLOCKED }] as const;

  test("is refused where the old one goes last, and the page is named", () => {
    const found = versionOf(changed(...moved));
    expect(found).toMatchObject({ effect: "replaced", outcome: "already-exists", copies: 0 });
    expect(found.changes[0]?.reason).toContain("docs/azapi.md");
  });

  test("may be destroyed first where nothing but create_before_destroy is known: they are two resources", () => {
    const protections = { createBeforeDestroy: true, deletesLast: false };
    expect(versionOf(changed(...moved, { protections })).outcome).toBe("recreated");
    expect(versionOf(changed(...moved, { protections: NO_PROTECTIONS })).outcome).toBe("recreated");
  });
});

describe("a version whose deletion is blocked until its end of life", () => {
  const before = versions({ "1.1.0": BLOCKED, "1.0.0": VERSION });
  const after = versions({ "1.0.0": VERSION });

  test("is refused before that day, and stays latest", () => {
    const found = changed(before, after, { asOf: "2029-12-31" });
    expect(effects(found)).toEqual([`${PATH}/1.1.0 refused`, `${PATH}/1.0.0 in-place`]);
    expect(found.hazards).toEqual([]);
    expect(diffText(found).split("\n").slice(0, 6)).toEqual([
      "contoso_images/ubuntu-2404",
      "  ! 1.1.0 is to be destroyed, which Azure refuses",
      "      end of life 2030-01-01",
      "        refused: Azure deletes no version before its end of life where",
      "          `blockDeletionBeforeEndOfLife` is true: lift that first",
      "  ~ 1.0.0 changes in place",
    ]);
  });

  test("is destroyed from that day on, and where no end of life is set", () => {
    expect(effects(changed(before, after, { asOf: "2030-01-01" }))).toContain(`${PATH}/1.1.0 destroyed`);
    const endless = versions({ "1.1.0": { ...VERSION, blockDeletionBeforeEndOfLife: true }, "1.0.0": VERSION });
    expect(effects(changed(endless, after))).toContain(`${PATH}/1.1.0 destroyed`);
    const unblocked = versions({ "1.1.0": { ...BLOCKED, blockDeletionBeforeEndOfLife: false }, "1.0.0": VERSION });
    expect(effects(changed(unblocked, after, { asOf: "2029-12-31" }))).toContain(`${PATH}/1.1.0 destroyed`);
  });

  test("keeps its definition and gallery", () => {
    expect(effects(compared(example({ version: BLOCKED }), example({ spec: { images: {} } })))).toEqual([
      `${PATH} refused`,
      `${PATH}/1.3.0 refused`,
    ]);
  });
});

test("soft delete that is no longer said stays on in Azure, and every report says so", () => {
  const found = changed({ gallery: { softDelete: true } }, {});
  expect(found.galleries).toEqual([]);
  expect(found.staysInAzure).toEqual([{ path: "contoso_images", attribute: "softDelete" }]);
  const note = "no longer said, so it stays in Azure as it is: softDelete of contoso_images";
  expect(diffText(found).replace(/\n +/g, " ")).toBe(`${note}\n\nno change\n`);
  expect(diffMarkdown(found)).toContain("softDelete of");
  expect(changed({ gallery: { softDelete: false } }, {}).staysInAzure).toEqual([]);
  expect(effects(changed({}, { gallery: { softDelete: true } }))).toEqual(["contoso_images in-place"]);
});
