import { computeId, example } from "../../../lib/check/facts/examples";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import { report, ruleIds } from "../../support/report";

const IMAGE = "contoso_images/ubuntu-2404";
const PUBLISHED: ImageVersionSpec = { source: { published: true } };
const published = (version: Partial<ImageVersionSpec> = {}) => example({ version: { ...PUBLISHED, ...version } });

describe("a version that a pipeline publishes", () => {
  test("needs no other source, and may have all that says where it is replicated", () => {
    expect(ruleIds(published())).toEqual([]);
    const placed = { placement: { westeurope: 2 }, endOfLife: "2030-01-01", state: "candidate" } as const;
    expect(ruleIds(published({ ...placed, withdrawn: { reason: "broken" }, sizeGiB: 30 }))).toEqual([]);
  });

  test.each<[keyof ImageVersionSpec, Partial<ImageVersionSpec>]>([
    ["tags", { tags: { team: "platform" } }],
    ["replicationMode", { replicationMode: "full" }],
    ["allowRegionRemoval", { allowRegionRemoval: true }],
    ["dataDisks", { dataDisks: [{ lun: 99 }] }],
    ["uefi", { uefi: { signatureTemplates: [] } }],
    ["blockDeletionBeforeEndOfLife", { blockDeletionBeforeEndOfLife: true }],
  ])("has no use for %s: a warning, and nothing is said of what stands in it", (key, version) => {
    expect(report(published(version))).toEqual([
      `warning[setting-of-published-version] ${IMAGE}/1.3.0 at images ubuntu-2404 versions 1.3.0 ${key}`,
      `${IMAGE}: \`${key}\` of 1 version (1.3.0) has no effect: a pipeline publishes it, and only the replication is managed here`,
      `set it where the pipeline publishes, and leave \`${key}\` out`,
    ]);
  });

  test("gives one warning for each setting, with the versions that have it", () => {
    const [tags, block] = [{ team: "platform" }, true];
    const versions = {
      "1.0.0": { ...PUBLISHED, tags },
      "1.1.0": { ...PUBLISHED, tags, blockDeletionBeforeEndOfLife: block },
      "1.2.0": PUBLISHED,
    };
    const said = report(example({ image: { versions } }));
    expect(said.filter((_, index) => index % 3 === 1)).toEqual([
      `${IMAGE}: \`blockDeletionBeforeEndOfLife\` of 1 version (1.1.0) has no effect: a pipeline publishes it, and only the replication is managed here`,
      `${IMAGE}: \`tags\` of 2 versions (1.1.0 and 1.0.0) has no effect: a pipeline publishes them, and only the replication is managed here`,
    ]);
  });

  test("may say that its regions can't be removed: a policy that would is refused", () => {
    expect(ruleIds(published({ allowRegionRemoval: false }))).toEqual(["region-removal-forbidden"]);
    const stays = { tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }] } as const;
    expect(ruleIds(example({ policy: stays, version: { ...PUBLISHED, allowRegionRemoval: false } }))).toEqual([]);
  });

  test("may be encrypted: its regions say with what", () => {
    const regions = {
      westeurope: { diskEncryptionSetId: computeId("diskEncryptionSets/west") },
      northeurope: { diskEncryptionSetId: computeId("diskEncryptionSets/north") },
    };
    expect(ruleIds(example({ policy: { regions }, version: PUBLISHED }))).toEqual([]);
  });
});

describe("a version that is published here", () => {
  test("has all of these settings", () => {
    const version = { tags: { team: "platform" }, replicationMode: "full", allowRegionRemoval: true } as const;
    expect(ruleIds(example({ version }))).toEqual([]);
  });
});

describe("a block of deletion", () => {
  test("needs an end of life to block until", () => {
    expect(report(example({ version: { blockDeletionBeforeEndOfLife: true } }))).toEqual([
      `warning[deletion-block-without-end-of-life] ${IMAGE}/1.3.0 at images ubuntu-2404 versions 1.3.0 blockDeletionBeforeEndOfLife`,
      `${IMAGE}: 1 version (1.3.0) should not be deleted before the end of life, but no \`endOfLife\` is set; Azure has no day to block until`,
      "set `endOfLife` of the version: Azure refuses to delete it before that day; or leave the block out",
    ]);
  });

  test("is fine with one, of a withdrawn version too, and turned off without one", () => {
    const version = { blockDeletionBeforeEndOfLife: true, endOfLife: "2030-01-01" };
    expect(ruleIds(example({ version }))).toEqual([]);
    expect(ruleIds(example({ version: { ...version, withdrawn: { reason: "broken" } } }))).toEqual([]);
    expect(ruleIds(example({ version: { blockDeletionBeforeEndOfLife: false } }))).toEqual([]);
  });
});
