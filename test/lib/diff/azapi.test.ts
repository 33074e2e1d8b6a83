import { diff } from "../../../lib/diff/diff";
import { holds, FAIL_ON } from "../../../lib/diff/fail-on";
import { plan } from "../../../lib/plan/plan";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { terraformJson } from "../../support/emitted";
import { NO_PROTECTIONS } from "../../../lib/plan/protections";
import { diffMarkdown } from "../../../lib/reports/diff/markdown";
import { diffText } from "../../../lib/reports/diff/text";
import type { EdgeZone } from "../../../lib/spec/policy";
import { COMMUNITY, computeId, example, VERSION, type ExampleParts } from "../../../lib/check/facts/examples";
import type { DataDisk, ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { changed, compared, effects, versionOf } from "../../support/compared";
import { egress, lrs, sheetOf } from "../../support/prices";

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

  test("is managed when it joins: only what goes beyond its home is copied", () => {
    const found = changed(one, two);
    expect(effects(found)).toEqual([`${PATH}/1.1.0 managed`, `${PATH}/1.0.0 in-place`]);
    expect(found.totals).toMatchObject({ copies: 1, copiedGiB: 10, effects: { version: { created: 0, managed: 1 } } });
    expect(diffText(found).split("\n").slice(0, 4)).toEqual([
      "contoso_images/ubuntu-2404",
      "  + 1.1.0 is managed from now on: published already",
      "      3 replicas in westeurope, northeurope",
      "      1 first copy, 10 GiB",
    ]);
  });

  test("is compared in what is sent of it: its tags and its home are a pipeline's", () => {
    const tagged = {
      ...PUBLISHED,
      tags: { team: "platform" },
      dataDisks: [{ lun: 0, snapshot: computeId("snapshots/d") }],
    };
    const placement = { westeurope: 3, northeurope: 3 };
    const [here, there] = ["westeurope", "northeurope"].map((location) => ({ ...tagged, placement, location }));
    expect(effects(changed(versions({ "1.0.0": { ...PUBLISHED, placement } }), versions({ "1.0.0": here! })))).toEqual(
      [],
    );
    expect(effects(changed(versions({ "1.0.0": here! }), versions({ "1.0.0": there! })))).toEqual([
      `${PATH}/1.0.0 in-place`,
    ]);
    const ended = { ...here!, endOfLife: "2030-01-01" };
    expect(effects(changed(versions({ "1.0.0": here! }), versions({ "1.0.0": ended })))).toEqual([
      `${PATH}/1.0.0 in-place`,
    ]);
  });

  test("is forgotten when it leaves: Azure keeps its regions, its replicas, its cost, and latest", () => {
    const found = changed(two, versions({ "1.0.0": { ...PUBLISHED, placement: { westeurope: 1 } } }), {
      sheet: sheetOf(lrs("westeurope", 0.1), lrs("northeurope", 0.1), egress("westeurope", 0.02)),
    });
    expect(effects(found)).toEqual([`${PATH}/1.1.0 forgotten`]);
    // It was not withdrawn, so it stays latest.
    expect(found.hazards.map(({ kind }) => kind)).toEqual(["forgotten-serving"]);
    expect(FAIL_ON.filter((kind) => holds(found, kind))).toEqual(["forgotten-serving"]);
    // 3 and 3 replicas of 1.1.0, 1 of 1.0.0, 10 GiB each at 0.10.
    expect(found.totals.replicas).toEqual({ before: 7, after: 7 });
    expect(found.money?.monthly.after.amount).toBeCloseTo(7);
    expect(diffText(found)).toBe(
      [
        "contoso_images/ubuntu-2404",
        "  = 1.1.0 is forgotten: no longer managed, but kept in Azure",
        "      kept in 2 regions: westeurope, northeurope",
        "      Terraform calls it destroyed, but deletes only its own record of it",
        "",
        "warning[forgotten-serving]: contoso_images/ubuntu-2404: 1.1.0 is forgotten and",
        "      stays latest in westeurope, northeurope: withdraw it and apply that first,",
        "      then take it out, and delete it in Azure (az sig image-version delete)",
        "",
        "image versions: 1 forgotten",
        "replicas: 7 -> 7",
        "cost: 7.00 -> 7.00 EUR per month",
        "",
      ].join("\n"),
    );
  });

  test("stays the latest although the others take its place in the plan", () => {
    const found = changed(two, one);
    // 1.0.0 gains northeurope as the newest that the file knows.
    expect(effects(found)).toEqual([`${PATH}/1.1.0 forgotten`, `${PATH}/1.0.0 in-place`]);
    expect(found.hazards.map(({ kind }) => kind)).toEqual(["forgotten-serving"]);
    expect(found.galleries[0]?.definitions[0]?.latest.map(({ after }) => after)).toEqual(["1.1.0", "1.1.0"]);
  });

  test("leaves no region without an image when it was the only one", () => {
    expect(changed(one, versions({})).hazards.map(({ kind }) => kind)).toEqual(["forgotten-serving"]);
    const existing = { gallery: { existing: true }, image: { existing: true } } as const;
    expect(effects(diff([plan(example(versions({ "1.0.0": PUBLISHED }, existing)))], []))).toEqual([
      `${PATH}/1.0.0 forgotten`,
    ]);
  });

  test("keeps its definition and gallery from being deleted", () => {
    const found = diff([plan(example(one))], []);
    expect(effects(found)).toEqual(["contoso_images refused", `${PATH} refused`, `${PATH}/1.0.0 forgotten`]);
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
    expect(effects(changed(versions({}), over, { asOf: "2025-12-31" }))).toEqual([`${PATH}/1.0.0 managed`]);
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

  test("is refused where the old one goes last, and the cure is named", () => {
    const found = versionOf(changed(...moved));
    expect(found).toMatchObject({ effect: "replaced", outcome: "already-exists", copies: 0 });
    expect(found.changes[0]?.reason).toContain("gallerist explain azurerm-to-azapi");
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
  expect(found.staysInAzure).toMatchObject([{ path: "contoso_images", attribute: "softDelete" }]);
  const note = "no longer said, so it stays in Azure as it is: softDelete of contoso_images";
  expect(diffText(found).replace(/\n +/g, " ")).toBe(`${note}\n\nno change\n`);
  expect(diffMarkdown(found)).toContain("softDelete of");
  expect(changed({ gallery: { softDelete: false } }, {}).staysInAzure).toEqual([]);
  expect(effects(changed({}, { gallery: { softDelete: true } }))).toEqual(["contoso_images in-place"]);
});

describe("sharing with subscriptions and tenants", () => {
  const shared = (subscriptions: readonly string[], tenants: readonly string[] = []): ExampleParts => ({
    gallery: { sharing: { direct: { subscriptions, tenants } } },
  });

  test("changes in place, id by id", () => {
    const found = changed(shared(["a", "b"], ["t"]), shared(["b", "c"]));
    expect(effects(found)).toEqual(["contoso_images in-place"]);
    expect(diffText(found).split("\n").slice(0, 2)).toEqual([
      "~ gallery contoso_images changes in place",
      "  shared with subscription c; no longer shared with subscription a, tenant t",
    ]);
  });

  test("is the same in another order, with other capitals, and named twice", () => {
    expect(changed(shared(["a", "b"]), shared(["B", "A", "a"])).galleries).toEqual([]);
  });

  test("with nobody yet is no private gallery", () => {
    expect(effects(changed(shared([]), shared(["a"])))).toEqual(["contoso_images in-place"]);
    expect(effects(changed(shared(["a"]), shared([])))).toEqual(["contoso_images in-place"]);
    expect(effects(changed({}, shared([])))).toEqual(["contoso_images replaced already-exists"]);
  });

  test("begins and ends only with the gallery", () => {
    const community: ExampleParts = { gallery: { sharing: { community: COMMUNITY } } };
    for (const [before, after] of [
      [{}, shared(["a"])],
      [shared(["a"]), {}],
      [community, shared(["a"])],
      [shared(["a"]), community],
      [community, {}],
    ] as const) {
      expect(effects(changed(before, after))).toEqual(["contoso_images replaced already-exists"]);
    }
  });
});

describe("edge zones of a region that stays", () => {
  const zoned = (edgeZones: Readonly<Record<string, EdgeZone>>): ExampleParts => ({
    policy: { regions: { westeurope: { edgeZones }, northeurope: {} } },
  });
  const lines = (before: ExampleParts, after: ExampleParts): string[] =>
    diffText(changed(before, after)).split("\n").slice(1, 5);

  test("come, go and are resized in place", () => {
    const before = zoned({ losangeles: {}, perth: { replicas: 2 } });
    expect(lines(before, zoned({ losangeles: { replicas: 3 }, miami: {} }))).toEqual([
      "  ~ 1.3.0 changes in place",
      "      replicas 1 -> 3 in edge zone losangeles, gains edge zone miami with 1",
      "        replica, loses edge zone perth in westeurope",
      "",
    ]);
  });

  test("keep their storage, or Azure refuses", () => {
    expect(lines(zoned({ perth: {} }), zoned({ perth: { storage: "Premium_LRS" } }))).toEqual([
      "  ! 1.3.0 changes in a way that Azure refuses",
      "      storage StandardSSD_LRS -> Premium_LRS in edge zone perth in westeurope",
      "        refused: the storage type of an edge zone that stays is fixed",
      "",
    ]);
  });

  test("are the same with their defaults written, and in another order", () => {
    const before = zoned({ losangeles: {}, perth: {} });
    const after = zoned({ perth: { replicas: 1, storage: "StandardSSD_LRS" }, losangeles: {} });
    expect(changed(before, after).galleries).toEqual([]);
  });

  test("come and go with a region that comes or goes", () => {
    const small = { ...zoned({ perth: {} }), version: { placement: { northeurope: 1 }, location: "northeurope" } };
    const large = { ...small, version: { ...small.version, placement: { northeurope: 1, westeurope: 2 } } };
    expect(versionOf(changed(small, large)).changes.map(({ attribute }) => attribute)).toEqual(["targetRegions.added"]);
    expect(diffText(changed(small, large))).toContain("gains 2 replicas, and in 1 edge zone (perth), in westeurope");
    expect(versionOf(changed(large, small)).changes.map(({ attribute }) => attribute)).toEqual([
      "targetRegions.removed",
    ]);
  });
});

test("encryption for confidential machines is fixed in a region that stays", () => {
  const encrypted = (encryption: "EncryptedWithPmk" | "NonPersistedTPM"): ExampleParts => ({
    policy: { regions: { westeurope: { confidentialVm: { encryption } }, northeurope: {} } },
  });
  const found = changed(encrypted("EncryptedWithPmk"), encrypted("NonPersistedTPM"));
  expect(effects(found)).toEqual([`${PATH}/1.3.0 refused`]);
  expect(diffText(found).replace(/\n +/g, " ")).toContain(
    "encryption of confidential machines EncryptedWithPmk -> NonPersistedTPM in westeurope",
  );
});

test("data disks and UEFI settings are fixed; the order of disks says nothing", () => {
  const disk = (lun: number): DataDisk => ({ lun, snapshot: computeId(`snapshots/${lun}`) });
  const disks = (...dataDisks: DataDisk[]): ExampleParts => ({ version: { dataDisks } });
  expect(changed(disks(disk(0), disk(1)), disks(disk(1), disk(0))).galleries).toEqual([]);
  expect(effects(changed(disks(disk(0)), disks(disk(0), disk(1))))).toEqual([`${PATH}/1.3.0 refused`]);
  const uefi = (name: "NoSignatureTemplate" | "MicrosoftUefiCertificateAuthorityTemplate"): ExampleParts => ({
    version: { uefi: { signatureTemplates: [name] } },
  });
  expect(effects(changed(uefi("NoSignatureTemplate"), uefi("MicrosoftUefiCertificateAuthorityTemplate")))).toEqual([
    `${PATH}/1.3.0 refused`,
  ]);
});

test("what is said of a source only for the checks is not compared", () => {
  const said = { version: { source: { ...VERSION.source, encrypted: true, sizeGiB: 3 } } };
  const found = changed({}, said);
  expect([found.galleries, found.notCompared]).toEqual([[], []]);
});

describe("a definition that is replaced", () => {
  const COPIED: ImageVersionSpec = {
    source: { galleryImageVersion: computeId("galleries/dev/images/i/versions/1.0.0") },
  };
  const parts = (architecture: "x64" | "Arm64", subscription?: string): ExampleParts => ({
    gallery: { ...(subscription !== undefined && { subscription }) },
    image: { generation: "V2", architecture, versions: { "1.1.0": COPIED, "1.0.0": VERSION } },
  });
  const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";

  test("takes versions of azapi with it where the subscription is not known: its id alone names their parent", () => {
    const found = changed(parts("x64"), parts("Arm64"));
    expect(effects(found)).toEqual([`${PATH} replaced already-exists`, `${PATH}/1.1.0 replaced already-exists`]);
    expect(diffText(found, { width: 500 })).toContain(
      "its definition is replaced, whose id Terraform does not know until then: name the gallery's `subscription`",
    );
  });

  test("takes none with it where the subscription is known: their parent is spelled from parts that stay known", () => {
    expect(effects(changed(parts("x64", SUBSCRIPTION), parts("Arm64", SUBSCRIPTION)))).toEqual([
      `${PATH} replaced already-exists`,
    ]);
  });

  test("and with it nothing that only updates a version", () => {
    const published = (architecture: "x64" | "Arm64"): ExampleParts => ({
      image: { generation: "V2", architecture, versions: { "1.0.0": PUBLISHED } },
    });
    expect(effects(changed(published("x64"), published("Arm64")))).toEqual([`${PATH} replaced already-exists`]);
  });

  test("in Terraform JSON the form of the parent decides, whatever the subscription", () => {
    const inTerraform = (given: ExampleParts) => readTerraform(terraformJson([{ spec: example(given) }])).plans;
    for (const [subscription, versions] of [
      [undefined, [`${PATH}/1.1.0 replaced already-exists`]],
      [SUBSCRIPTION, []],
    ] as const) {
      const found = diff(inTerraform(parts("x64", subscription)), inTerraform(parts("Arm64", subscription)));
      expect(effects(found)).toEqual([`${PATH} replaced already-exists`, ...versions]);
    }
  });

  test("of azapi goes with its gallery, whose id it needs; one of azurerm needs the name alone", () => {
    const both = "trusted-launch-and-confidential-vm-supported";
    const at = (location: string, security?: typeof both): ExampleParts => ({
      gallery: { location, subscription: SUBSCRIPTION },
      policy: { regions: { westeurope: {}, northeurope: {} } },
      image: { location: "westeurope", generation: "V2", ...(security && { security }), versions: {} },
    });
    const gallery = "contoso_images replaced already-exists";
    expect(effects(changed(at("westeurope"), at("northeurope")))).toEqual([gallery]);
    expect(effects(changed(at("westeurope", both), at("northeurope", both)))).toEqual([
      gallery,
      `${PATH} replaced already-exists`,
    ]);
  });
});
