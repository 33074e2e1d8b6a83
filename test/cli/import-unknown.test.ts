import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newDirectory } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";

const FAULTS = join(__dirname, "..", "fixtures", "faults");
const VERSION = "contoso_images/img/1.0.0";
const directory = newDirectory();

type Json = Record<string, unknown>;

interface Listed extends Json {
  readonly properties: Record<string, Json> & { publishingProfile: Json & { targetRegions: [Json, ...Json[]] } };
}

/** Gallery, definition and version of a list that Azure gave, changed. */
function list(change: (gallery: Listed, definition: Listed, version: Listed) => void): string {
  const all = JSON.parse(readFileSync(join(FAULTS, "09-import-gallery-identity.json"), "utf8")) as Listed[];
  const [gallery, definition, version] = all as [Listed, Listed, Listed];
  delete gallery["identity"];
  change(gallery, definition, version);
  return JSON.stringify(all);
}

function imported(text: string, ...options: string[]): Promise<Run> {
  writeFileSync(join(directory(), "list.json"), text);
  return gallerist(["import", "list.json", "--as-of", "2026-11-27", ...options], { cwd: directory() });
}

/** What import says of what it read, each on one line, without findings. */
const lines = ({ err }: Run): string[] => {
  const [text = ""] = err.split("\n\n");
  return text
    .trimEnd()
    .replace(/\n {4}/g, " ")
    .split("\n")
    .slice(1);
};

const SETS = `  \`publishingProfile.targetRegions.additionalReplicaSets\`, which is not known here: ${VERSION}`;
const REGIONS = "  target regions, which are written without what is not known here: " + VERSION;
const DROPPED = "  properties that are not known here, without which it is written: ";

test.each([[[]], [["--published"]]])(
  "additional replica sets of a region are named, and written over %s",
  async (options) => {
    const run = await gallerist(["import", join(FAULTS, "08-import-additional-replica-sets.json"), ...options]);
    expect(lines(run).slice(-4)).toEqual(["not carried over:", SETS, "the first apply would change:", REGIONS]);
    expect(run.code).toBe(1);
  },
);

test("a gallery's managed identity is carried over, and azapi imports the gallery", async () => {
  const blocks = join(directory(), "import.tf.json");
  const file = join(FAULTS, "09-import-gallery-identity.json");
  const run = await gallerist(["import", file, "--import-blocks", blocks]);
  expect(run.code).toBe(0);
  expect(run.err).not.toMatch(/not carried|first apply/);
  expect(run.out).toContain("identity: { systemAssigned: true }");
  const {
    import: [first],
  } = JSON.parse(readFileSync(blocks, "utf8")) as { import: { to: string; id: string }[] };
  expect(first?.to).toMatch(/^azapi_resource\./);
  expect(first?.id).toMatch(/\/galleries\/contoso_images\?api-version=/);
});

test.each<[string, (gallery: Listed, definition: Listed, version: Listed) => void, number, string[]]>([
  [
    "the periods of soft delete, which is written without them",
    ({ properties }) =>
      Object.assign(properties, { softDeletePolicy: { isSoftDeleteEnabled: true, retentionPeriodInDays: 14 } }),
    1,
    [
      "not carried over:",
      "  `softDeletePolicy.retentionPeriodInDays`, which is not known here: contoso_images",
      "the first apply would change:",
      `${DROPPED}contoso_images`,
    ],
  ],
  [
    "a strategy of storage, in any capitals",
    (_, __, { properties }) =>
      Object.assign(properties.publishingProfile, { StorageAccountStrategy: "PreferStandard_ZRS" }),
    1,
    [
      "not carried over:",
      `  \`publishingProfile.StorageAccountStrategy\`, which is not known here: ${VERSION}`,
      "the first apply would change:",
      DROPPED + VERSION,
    ],
  ],
  [
    "regions where replication failed",
    (_, __, { properties }) =>
      Object.assign(properties, {
        replicationStatus: {
          aggregatedState: "Failed",
          summary: [
            { region: "West US", state: "Completed", progress: 100 },
            { region: "East US", state: "Failed", details: "Failed with internal server error." },
          ],
        },
      }),
    0,
    ["not carried over:", `  the replication status of East US: Failed: ${VERSION}`],
  ],
  [
    "a community gallery that nobody has enabled",
    ({ properties }) =>
      Object.assign(properties, {
        sharingProfile: {
          permissions: "Community",
          communityGalleryInfo: {
            publicNamePrefix: "contoso",
            publisherContact: "a@contoso.com",
            publisherUri: "https://contoso.com",
            eula: "https://contoso.com/eula",
            communityGalleryEnabled: false,
          },
        },
      }),
    0,
    [
      "not carried over:",
      "  community sharing that nobody has enabled (az sig share enable-community): contoso_images",
    ],
  ],
  [
    "when a feature of a definition starts",
    (_, { properties }) =>
      Object.assign(properties, {
        features: [{ name: "IsHibernateSupported", value: "true", startsAtVersion: "1.0.0" }],
      }),
    0,
    ["not carried over:", "  `features.startsAtVersion`, which is not known here: contoso_images/img"],
  ],
  [
    "nothing of keys that nobody set",
    (gallery, _, { properties }) => {
      Object.assign(gallery, { identity: null, zones: [], kind: "", sku: { name: null } });
      Object.assign(properties.publishingProfile.targetRegions[0], { additionalReplicaSets: [] });
    },
    0,
    [],
  ],
])("named is %s", async (_, change, code, expected) => {
  const run = await imported(list(change));
  expect([run.code, lines(run)]).toEqual([code, expected]);
});

test("of a version whose replication alone is managed, what stands beside its regions stays", async () => {
  const text = list((_, __, { properties }) =>
    Object.assign(properties.publishingProfile, { storageAccountStrategy: "PreferStandard_ZRS" }),
  );
  const run = await imported(text, "--published");
  expect([run.code, lines(run).filter((line) => line.startsWith("the first"))]).toEqual([0, []]);
});

test("the source as API 2018-06-01 tells it is the version's", async () => {
  const text = list((_, __, { properties }) => {
    const id = "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Compute/images/old";
    Object.assign(properties.publishingProfile, { source: { managedImage: { id } } });
    delete properties["storageProfile"];
  });
  const { code, out } = await imported(text);
  expect([code, /managedImage: (.*)/.exec(out)?.[1]]).toEqual([
    0,
    "/subscriptions/1/resourceGroups/rg/providers/Microsoft.Compute/images/old",
  ]);
});

describe("import writes nothing that check refuses", () => {
  test("versions with leading zeros are left out and named", async () => {
    const text = list(() => undefined).replaceAll("1.0.0", "1.01.0");
    const run = await imported(text);
    expect([run.code, lines(run)]).toEqual([
      0,
      ["not carried over:", "  a version whose number a spec cannot have: contoso_images/img/1.01.0"],
    ]);
    expect(run.out).not.toContain("    versions:");
  });

  test("recommendations and disk types that azurerm refuses are left out, which it would write", async () => {
    const text = list((_, { properties }) =>
      Object.assign(properties, {
        recommended: { vCPUs: { min: 1, max: 128 }, memory: { min: 641 } },
        disallowed: { diskTypes: ["Premium_LRS", "StandardSSD_LRS"] },
      }),
    );
    const run = await imported(text);
    expect([run.code, lines(run)]).toEqual([
      1,
      [
        "not carried over:",
        "  `recommended.memoryGiB.min` 641, since azurerm takes 1 to 640: contoso_images/img",
        "  `recommended.vcpus.max` 128, since azurerm takes 1 to 80: contoso_images/img",
        "  disallowed disk types that azurerm does not take: StandardSSD_LRS: contoso_images/img",
        "the first apply would change:",
        "  recommended sizes and disallowed disk types that azurerm does not take: contoso_images/img",
      ],
    ]);
    expect(run.out).toContain("recommended: { vcpus: { min: 1 } }\n");
    expect(run.out).toContain("disallowedDiskTypes: [ Premium_LRS ]\n");
  });

  test("what azurerm just takes is carried over", async () => {
    const text = list((_, { properties }) =>
      Object.assign(properties, {
        recommended: { vCPUs: { min: 1, max: 80 }, memory: { max: 640 } },
        disallowed: { diskTypes: ["Standard_LRS", "Premium_LRS"] },
      }),
    );
    const run = await imported(text);
    expect([run.code, lines(run)]).toEqual([0, []]);
  });
});
