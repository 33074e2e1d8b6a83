import { computeId, example } from "../../../../lib/check/facts/examples";
import { check } from "../../../../lib/index";
import { plan } from "../../../../lib/plan/plan";
import type { DataDisk, ImageSourceSpec, ImageVersionSpec } from "../../../../lib/spec/image-version-spec";
import { report, ruleIds } from "../../../support/report";

const IMAGE = "contoso_images/ubuntu-2404";
const AT = "images ubuntu-2404 versions 1.3.0 dataDisks";
const OS = computeId("snapshots/os");
const ACCOUNT =
  "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/rg/providers/Microsoft.Storage/storageAccounts/vhds";

const snapshot = (name: string) => ({ snapshot: computeId(`snapshots/${name}`) });
const blob = (name: string) => ({
  blob: { uri: `https://vhds.blob.core.windows.net/vhds/${name}.vhd`, storageAccountId: ACCOUNT },
});
const version = (dataDisks: readonly DataDisk[], source: ImageSourceSpec = { snapshot: OS }): ImageVersionSpec => ({
  source,
  dataDisks,
});
const withDisks = (...dataDisks: DataDisk[]) => example({ version: version(dataDisks) });

describe("the lun of a data disk", () => {
  test.each([0, 63])("may be %d", (lun) => {
    expect(ruleIds(withDisks({ lun, ...snapshot("data") }))).toEqual([]);
  });

  test.each([-1, 64, 1.5, NaN])("is a whole number from 0 to 63, not %d", (lun) => {
    expect(report(withDisks({ lun, ...snapshot("data") }))).toEqual([
      `error[invalid-lun] ${IMAGE}/1.3.0 at ${AT} 0 lun`,
      `${IMAGE}: a data disk of 1 version (1.3.0) has \`lun\` ${lun}; it must be a whole number from 0 to 63`,
      "write a whole number from 0 to 63 that no other data disk of the version has",
    ]);
  });

  test("is another one for each disk: a finding at the second", () => {
    expect(
      report(withDisks({ lun: 3, ...snapshot("a") }, { lun: 4, ...snapshot("b") }, { lun: 3, ...snapshot("c") })),
    ).toEqual([
      `error[duplicate-lun] ${IMAGE}/1.3.0 at ${AT} 2 lun`,
      `${IMAGE}: more than one data disk of 1 version (1.3.0) has \`lun\` 3; Azure wants another number for each`,
      "give each data disk a `lun` of its own",
    ]);
  });

  test("may be that of a disk of another version; the same mistake in two versions is one finding", () => {
    const [a, b] = [snapshot("a"), snapshot("b")];
    const fine = version([{ lun: 0, ...a }]);
    expect(ruleIds(example({ image: { versions: { "1.0.0": fine, "1.1.0": fine } } }))).toEqual([]);
    const wrong = version([
      { lun: 0, ...a },
      { lun: 0, ...b },
    ]);
    expect(report(example({ image: { versions: { "1.0.0": wrong, "1.1.0": wrong } } }))[1]).toBe(
      `${IMAGE}: more than one data disk of 2 versions (1.1.0 and 1.0.0) has \`lun\` 0; Azure wants another number for each`,
    );
  });
});

describe("the source of a data disk", () => {
  test("is a snapshot or a blob", () => {
    expect(ruleIds(withDisks({ lun: 0, ...snapshot("data") }, { lun: 1, ...blob("data") }))).toEqual([]);
  });

  test.each<[string, Partial<DataDisk>]>([
    ["nothing", {}],
    ["an empty id", { snapshot: "" }],
  ])("is not %s", (_, source) => {
    expect(report(withDisks({ lun: 7, ...source }))).toEqual([
      `error[ambiguous-data-disk] ${IMAGE}/1.3.0 at ${AT} 0`,
      `${IMAGE}: the data disk of 1 version (1.3.0) with \`lun\` 7 has no source; it is made from exactly one`,
      "give it a `snapshot` or a `blob`",
    ]);
  });

  test("is not both", () => {
    expect(report(withDisks({ lun: 7, ...snapshot("data"), ...blob("data") }))).toEqual([
      `error[ambiguous-data-disk] ${IMAGE}/1.3.0 at ${AT} 0`,
      `${IMAGE}: the data disk of 1 version (1.3.0) with \`lun\` 7 has two sources, \`snapshot\` and \`blob\`; it is made from exactly one`,
      "keep the one that it is made from",
    ]);
  });

  test("may be missing in what was found: it could not be read", () => {
    expect(check([{ ...plan(withDisks({ lun: 7 })), foundIn: "state" }])).toEqual([]);
  });

  test("is another one for each disk, ids in any capitals", () => {
    const again = { snapshot: computeId("SNAPSHOTS/DATA") };
    expect(report(withDisks({ lun: 0, ...snapshot("data") }, { lun: 1, ...again }))).toEqual([
      `error[duplicate-disk-source] ${IMAGE}/1.3.0 at ${AT} 1 snapshot`,
      `${IMAGE}: the data disk of 1 version (1.3.0) with \`lun\` 1 is made from \`DATA\`, as is that with \`lun\` 0; Azure wants another source for each disk`,
      "name the snapshot or blob of that very disk",
    ]);
  });

  test("is not that of the operating system's disk", () => {
    expect(report(withDisks({ lun: 0, snapshot: OS })).slice(0, 2)).toEqual([
      `error[duplicate-disk-source] ${IMAGE}/1.3.0 at ${AT} 0 snapshot`,
      `${IMAGE}: the data disk of 1 version (1.3.0) with \`lun\` 0 is made from \`os\`, as is the disk of the operating system; Azure wants another source for each disk`,
    ]);
    const same = example({ version: version([{ lun: 0, ...blob("ubuntu") }], blob("ubuntu")) });
    expect(report(same)[0]).toBe(`error[duplicate-disk-source] ${IMAGE}/1.3.0 at ${AT} 0 blob`);
    expect(ruleIds(example({ version: version([{ lun: 0, ...blob("Ubuntu") }], blob("ubuntu")) }))).toEqual([]);
  });

  test("is checked like that of the version", () => {
    expect(report(withDisks({ lun: 0, snapshot: computeId("images/i") })).slice(0, 2)).toEqual([
      `error[source-of-another-type] ${IMAGE}/1.3.0 at ${AT} 0 snapshot`,
      `${IMAGE}: the \`snapshot\` of 1 version (1.3.0) is the id of a Microsoft.Compute/images; it must be that of a Microsoft.Compute/snapshots or a Microsoft.Compute/disks`,
    ]);
    expect(report(withDisks({ lun: 0, snapshot: "data" }))[0]).toBe(
      `error[invalid-source-id] ${IMAGE}/1.3.0 at ${AT} 0 snapshot`,
    );
    expect(report(withDisks({ lun: 0, blob: { uri: "data.vhd", storageAccountId: ACCOUNT } }))[0]).toBe(
      `error[invalid-blob-uri] ${IMAGE}/1.3.0 at ${AT} 0 blob uri`,
    );
  });

  test("may not be a blob where the version is encrypted", () => {
    const policy = {
      regions: { westeurope: { diskEncryptionSetId: computeId("diskEncryptionSets/west") } },
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    } as const;
    expect(report(example({ policy, version: version([{ lun: 0, ...blob("data") }]) }))[0]).toBe(
      `error[encrypted-version-from-blob] ${IMAGE}/1.3.0 at ${AT} 0 blob`,
    );
    expect(ruleIds(example({ policy, version: version([{ lun: 0, ...snapshot("data") }]) }))).toEqual([]);
  });
});

describe("data disks stand beside the disk of the operating system", () => {
  const gallery = computeId("galleries/dev/images/ubuntu/versions/1.0.0");

  test.each<[string, ImageSourceSpec]>([
    ["managedImage", { managedImage: computeId("images/i") }],
    ["virtualMachine", { virtualMachine: computeId("virtualMachines/v") }],
    ["galleryImageVersion", { galleryImageVersion: gallery }],
  ])("not beside a %s, which brings its own", (kind, source) => {
    expect(report(example({ version: version([{ lun: 0, ...snapshot("data") }], source) }))).toEqual([
      `error[data-disks-beside-whole-image] ${IMAGE}/1.3.0 at ${AT}`,
      `${IMAGE}: 1 version (1.3.0) made from a \`${kind}\` would have \`dataDisks\` too; Azure takes one source for all disks, or one for each`,
      "leave `dataDisks` out, as such a source brings its own, or make the disk of the operating system from a `snapshot` or a `blob`",
    ]);
    expect(ruleIds(example({ version: version([], source) }))).toEqual([]);
  });

  test("beside a snapshot or a blob", () => {
    expect(ruleIds(example({ version: version([{ lun: 0, ...snapshot("data") }], blob("os")) }))).toEqual([]);
  });
});
