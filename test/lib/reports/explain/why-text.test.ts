import { plan } from "../../../../lib/plan/plan";
import type { ReplicationPolicy } from "../../../../lib/spec/policy";
import { whyText } from "../../../../lib/reports/explain/why-text";
import { example, IMAGE, VERSION } from "../../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../../../../lib/spec/image-version-spec";
import { why } from "../../../../lib/reports/explain/why";

const POLICY: Partial<ReplicationPolicy> = {
  regions: { westeurope: { storage: "zone-redundant" }, northeurope: {}, eastus: { storage: "Premium_LRS" } },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: "demand" },
    { name: "standby", take: 2, regions: ["westeurope", "northeurope"], replicas: 2 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
  rings: [
    { name: "canary", regions: ["eastus"] },
    { name: "broad", regions: "rest" },
  ],
};

interface Parts {
  readonly policy?: Partial<ReplicationPolicy>;
  readonly spec?: Partial<GallerySpec>;
}

function gallery(
  versions: Readonly<Record<string, Partial<ImageVersionSpec>>>,
  { policy, spec }: Parts = {},
): GallerySpec {
  const entries = Object.entries(versions).map(([version, parts]): [string, ImageVersionSpec] => [
    version,
    { ...VERSION, ...parts },
  ]);
  return example({
    policy: { ...POLICY, ...policy },
    image: { versions: Object.fromEntries(entries) },
    ...(spec && { spec }),
  });
}

/** The answer by label, the verdict under `is`; lines put together again. */
function answer(spec: GallerySpec, number: string, region: string): Record<string, string> {
  const found = plan(spec);
  const [definition] = found.definitions;
  const version = definition?.versions.find((each) => each.version === number);
  if (!definition || !version) throw new Error("not planned");
  const [verdict = "", body = ""] = whyText(why({ plan: found, definition, version, region }), null).split("\n\n");
  const lines = body
    .trimEnd()
    .replace(/\n {2,}/g, " ")
    .split("\n");
  return {
    is: verdict,
    ...Object.fromEntries(lines.map((line) => line.split(/: +(.*)/).slice(0, 2) as [string, string])),
  };
}

test("edge zones of the region are named, with the defaults, and nothing where there are none", () => {
  const edgeZones = { perth: { replicas: 2, storage: "Premium_LRS" }, losangeles: {} } as const;
  const spec = gallery({ "1.0.0": {} }, { policy: { regions: { ...POLICY.regions, westeurope: { edgeZones } } } });
  expect(answer(spec, "1.0.0", "westeurope")["edge zones"]).toBe(
    "It is in losangeles with 1 replica on StandardSSD_LRS and perth with 2 replicas on Premium_LRS, as the policy says of the region.",
  );
  expect(answer(spec, "1.0.0", "northeurope")).not.toHaveProperty("edge zones");
});

const FOUR = { "1.3.0": {}, "1.2.0": {}, "1.1.0": {}, "1.0.0": {} };

describe("there", () => {
  test("by the tier that takes its rank", () => {
    expect(answer(gallery(FOUR), "1.1.0", "northeurope")).toEqual({
      is: "contoso_images/ubuntu-2404/1.1.0 is in northeurope, with 2 replicas.",
      state: "It is active, in every region of its policy.",
      rank: "It is rank 3 of the versions that serve in northeurope, after 1.3.0 and 1.2.0.",
      place: "Policy fleet, tier standby takes the next 2 and covers westeurope and northeurope.",
      replicas: "Tier standby asks for 2 replicas in northeurope.",
      storage: "No storage is named for northeurope, so it is Standard_LRS, Azure's default.",
      latest: "latest is 1.3.0 in northeurope.",
      waits:
        "Because of northeurope it waits for 1.3.0: the newest of an earlier tier there is put in place before this one may shrink.",
      decided: "policies.fleet.tiers[1]",
    });
  });

  test("behind the gate of a policy, in the regions where it waits", () => {
    const spec = gallery(FOUR, { policy: { gate: "replicated" } });
    const gate = "The policy has a gate: Terraform stops until Azure has replicated 1.3.0 to northeurope.";
    expect(answer(spec, "1.1.0", "northeurope").waits).toContain(gate);
    expect(answer(gallery(FOUR), "1.1.0", "northeurope").waits).not.toContain("gate");
    expect(answer(spec, "1.3.0", "northeurope")).not.toHaveProperty("waits");
  });

  test("by its own placement, which keeps its rank", () => {
    expect(answer(gallery({ "1.0.0": { placement: { "West Europe": 4, eastus: 5 } } }), "1.0.0", "eastus")).toEqual({
      is: "contoso_images/ubuntu-2404/1.0.0 is in eastus, with 5 replicas.",
      state: "It is active.",
      rank: "It is the newest version that serves in eastus: rank 1.",
      place: "Its own placement, which replaces the policy's, names West Europe and eastus.",
      replicas: "Its own placement says 5 replicas in eastus.",
      storage: "The policy says Premium_LRS in eastus.",
      latest: "latest is 1.0.0 in eastus: this version.",
      decided: "images.ubuntu-2404.versions.1.0.0.placement.eastus",
    });
  });

  test("by its home alone", () => {
    const spec = gallery({ "1.0.0": { ring: "canary" } });
    expect(answer(spec, "1.0.0", "westeurope")).toEqual({
      is: "contoso_images/ubuntu-2404/1.0.0 is in westeurope, with 1 replica.",
      state: "It is active, in ring canary, which does not reach westeurope: it and the rings before it name eastus.",
      place: "Policy fleet does not replicate ahead of a ring (prestage).",
      home: "Azure keeps every version in its home region, so it stays in westeurope.",
      replicas: "1 replica, since nothing else puts it there.",
      storage: "The policy says zone-redundant; westeurope has 3 availability zones, so it is Standard_ZRS.",
      latest:
        "latest resolves to nothing in westeurope; this version is excluded from latest there, since its ring, canary, does not reach it.",
      decided: "gallery.location",
    });
    const moved = gallery({ "1.0.0": { location: "uksouth" } });
    expect(answer(moved, "1.0.0", "uksouth")).toMatchObject({
      place: "Policy fleet has no region uksouth; it has westeurope, northeurope and eastus.",
      latest: expect.stringContaining("since only its home keeps it there") as string,
      decided: "images.ubuntu-2404.versions.1.0.0.location",
    });
  });

  test("ahead of its ring", () => {
    const spec = gallery({ "1.1.0": { ring: "canary" }, "1.0.0": {} }, { policy: { prestage: true } });
    expect(answer(spec, "1.1.0", "northeurope")).toMatchObject({
      is: "contoso_images/ubuntu-2404/1.1.0 is in northeurope, with 1 replica.",
      rank: "It would be rank 1 in northeurope; it takes no place of others.",
      place:
        "Policy fleet, tier latest takes the newest 1 and covers all regions of the policy, and replicates ahead of rings (prestage).",
      replicas: "Tier latest asks for demand, but none is declared in northeurope: 1 replica.",
      latest:
        "latest is 1.0.0 in northeurope; this version is excluded from latest there, since its ring, canary, does not reach it.",
    });
  });

  test("withdrawn, where it would be", () => {
    const spec = gallery({ "1.2.0": {}, "1.1.0": { withdrawn: { reason: "breaks cloud-init" } }, "1.0.0": {} });
    expect(answer(spec, "1.1.0", "northeurope")).toMatchObject({
      state:
        "It is withdrawn (breaks cloud-init): it serves no longer, and stays where it would be until it is deleted.",
      rank: "It would be rank 2 in northeurope, after 1.2.0; it takes no place of others.",
      latest: "latest is 1.2.0 in northeurope; this version is excluded from latest there, since it is withdrawn.",
      waits:
        "Because of northeurope it waits for 1.2.0: what takes over there is put in place before this one is hidden or shrinks.",
    });
    // What is withdrawn takes no place of the others.
    expect(answer(spec, "1.0.0", "northeurope").rank).toBe(
      "It is rank 2 of the versions that serve in northeurope, after 1.2.0.",
    );
  });

  test("a candidate, by what the policy says of candidates", () => {
    const candidate = { "1.1.0": { state: "candidate" }, "1.0.0": {} } as const;
    expect(answer(gallery(candidate), "1.1.0", "westeurope")).toMatchObject({
      state: "It is a candidate: published, never latest, and without a rank.",
      place: "Policy fleet does not say where candidates go, so they stay in the home region only, westeurope.",
      replicas: "The policy's placement of candidates asks for 1 replica in westeurope.",
      waits:
        "Because of westeurope it waits for 1.0.0: another one that is there is put in place before this one is hidden.",
      decided: "images.ubuntu-2404.versions.1.1.0.state",
    });
    const policy = { candidates: { regions: ["eastus"], replicas: 2 } };
    const told = answer(gallery(candidate, { policy }), "1.1.0", "eastus");
    expect([told.place, told.decided]).toEqual([
      "Policy fleet keeps candidates in eastus.",
      "policies.fleet.candidates",
    ]);
  });

  test("a definition without a policy stays at home", () => {
    const { policy: _, ...bare } = IMAGE;
    const spec = { ...gallery({}), images: { bare } };
    expect(answer(spec, "1.3.0", "westeurope")).toMatchObject({
      place: "No policy is found for it, so it stays in its home region, westeurope.",
      decided: "images.bare",
    });
    const misnamed = { ...gallery({}), images: { bare: { ...IMAGE, policy: "flete" } } };
    expect(answer(misnamed, "1.3.0", "westeurope").decided).toBe("images.bare.policy");
  });
});

describe("not there", () => {
  test("a tier takes its rank, but does not cover the region", () => {
    expect(answer(gallery(FOUR), "1.2.0", "eastus")).toEqual({
      is: "contoso_images/ubuntu-2404/1.2.0 is not in eastus.",
      state: "It is active, without a ring.",
      rank: "It would be rank 2 in eastus, after 1.3.0.",
      place: "Policy fleet, tier standby takes the next 2 and covers westeurope and northeurope: not eastus.",
      latest: "latest is 1.3.0 in eastus.",
      decided: "policies.fleet.tiers[1]",
    });
    expect(answer(gallery(FOUR), "1.0.0", "eastus").place).toBe(
      "Policy fleet, tier archive takes the rest and covers the home region only, westeurope: not eastus.",
    );
  });

  test("its ring does not reach the region, and nothing is replicated ahead", () => {
    const spec = gallery({ "1.1.0": { ring: "canary" }, "1.0.0": {} });
    const told = answer(spec, "1.1.0", "northeurope");
    expect(told).toEqual({
      is: "contoso_images/ubuntu-2404/1.1.0 is not in northeurope.",
      state: "It is active, in ring canary, which does not reach northeurope: it and the rings before it name eastus.",
      place: "Policy fleet does not replicate ahead of a ring (prestage).",
      latest: "latest is 1.0.0 in northeurope.",
      decided: "images.ubuntu-2404.versions.1.1.0.ring",
    });
  });

  test("its ring is none of the policy's", () => {
    expect(answer(gallery({ "1.0.0": { ring: "bored" } }), "1.0.0", "eastus").state).toBe(
      "It is active, in ring bored, which the policy does not have: it reaches no region.",
    );
  });

  test("candidates go elsewhere", () => {
    const policy = { candidates: { regions: ["northeurope"], replicas: 1 } };
    expect(answer(gallery({ "1.0.0": { state: "candidate" } }, { policy }), "1.0.0", "eastus").place).toBe(
      "Policy fleet keeps candidates in northeurope: not eastus.",
    );
  });

  test("its own placement does not name the region", () => {
    const told = answer(gallery({ "1.0.0": { placement: { westeurope: 1 } } }), "1.0.0", "eastus");
    expect([told.place, told.decided]).toEqual([
      "Its own placement, which replaces the policy's, names westeurope: not eastus.",
      "images.ubuntu-2404.versions.1.0.0.placement",
    ]);
  });

  test("no tier takes its rank", () => {
    const policy = { tiers: [{ name: "latest", take: 1, regions: "all", replicas: 1 }] } as const;
    const told = answer(gallery({ "1.1.0": {}, "1.0.0": {} }, { policy }), "1.0.0", "eastus");
    expect([told.place, told.decided]).toEqual(["Policy fleet has no tier that takes rank 2.", "policies.fleet.tiers"]);
  });

  test("a region that the policy does not have", () => {
    expect(answer(gallery({ "1.0.0": {} }), "1.0.0", "uksouth")).toEqual({
      is: "contoso_images/ubuntu-2404/1.0.0 is not in uksouth.",
      state: "It is active, without a ring.",
      place: "Policy fleet has no region uksouth; it has westeurope, northeurope and eastus.",
      latest: "No version of ubuntu-2404 is in uksouth, so latest resolves to nothing there.",
      decided: "policies.fleet.regions",
    });
  });

  test("whatever keeps it away: nothing of waits, replicas or storage in a region where it is not", () => {
    const policy = { candidates: { regions: ["northeurope"], replicas: 1 } };
    const specs = [
      gallery(FOUR),
      gallery({ ...FOUR, "1.2.0": { withdrawn: { reason: "bad" } } }),
      gallery({ ...FOUR, "1.2.0": { state: "candidate" } }, { policy }),
      gallery({ ...FOUR, "1.2.0": { placement: { westeurope: 1 } } }),
    ];
    const told = specs.flatMap((spec) => ["eastus", "uksouth"].map((region) => answer(spec, "1.2.0", region)));
    expect(told.filter(({ is }) => is?.startsWith("contoso_images/ubuntu-2404/1.2.0 is not in "))).toHaveLength(8);
    const labels = told.flatMap((each) => Object.keys(each));
    expect(labels.filter((label) => /waits|replicas|storage|home|edge/.test(label))).toEqual([]);
    // Elsewhere the same version waits, so that there is something to be silent about.
    expect(answer(gallery(FOUR), "1.2.0", "northeurope").waits).toContain("it waits for 1.3.0");
  });
});

describe("replicas by demand", () => {
  test.each<[string, Parts["policy"], object, string]>([
    ["exactly", {}, { vms: 400 }, "400 VMs / 20 per replica = 20: 20 replicas."],
    ["rounded up", {}, { vms: 61 }, "61 VMs / 20 per replica = 3.05, rounded up to 4: 4 replicas."],
    ["with scale sets", {}, { vms: 40, scaleSets: 2 }, "40 VMs / 20 per replica + 2 scale sets = 4: 4 replicas."],
    [
      "over-provisioned",
      { sizing: { vmsPerReplica: 50, overProvision: 1.5, minimum: 1 } },
      { vms: 100, scaleSets: 1 },
      "(100 VMs / 50 per replica + 1 scale set) x 1.5 = 4.5, rounded up to 5: 5 replicas.",
    ],
    [
      "below the minimum",
      {},
      { vms: 10 },
      "10 VMs / 20 per replica = 0.5, rounded up to 1, raised to the minimum of 3: 3 replicas.",
    ],
    [
      "above the most",
      {},
      { vms: 4000 },
      "4000 VMs / 20 per replica = 200, cut to 100, the most that Azure keeps: 100 replicas.",
    ],
  ])("%s", (_, policy, demand, text) => {
    const spec = gallery({ "1.0.0": {} }, { policy: policy ?? {}, spec: { demand: { northeurope: demand } } });
    expect(answer(spec, "1.0.0", "northeurope").replicas).toBe(`Tier latest asks for demand, in northeurope ${text}`);
  });

  test("up to the least and down to the limit of the spec, each step said", () => {
    const spec = gallery(
      { "1.0.0": {} },
      {
        policy: { sizing: { minimum: 30 } },
        spec: { demand: { northeurope: { vms: 61 } }, limits: { replicasPerRegion: 25 } },
      },
    );
    expect(answer(spec, "1.0.0", "northeurope").replicas).toBe(
      "Tier latest asks for demand, in northeurope 61 VMs / 20 per replica = 3.05, rounded up to 4, raised to the minimum of 30, cut to 25, the most that Azure keeps: 25 replicas.",
    );
  });
});

describe("storage", () => {
  const inRegion = (
    storage: object | string,
    region: string,
    version: Partial<ImageVersionSpec> = {},
  ): string | undefined => {
    const policy = { regions: { [region]: { storage } } } as Partial<ReplicationPolicy>;
    return answer(gallery({ "1.1.0": version }, { policy }), "1.1.0", region).storage;
  };

  test("zone-redundant in a region without zones, and in one that is not known", () => {
    expect(inRegion("zone-redundant", "westus")).toBe(
      "The policy says zone-redundant; westus has no availability zones, so it is Standard_LRS.",
    );
    expect(inRegion("zone-redundant", "atlantis")).toBe(
      "The policy says zone-redundant; atlantis is not known here, so it is Standard_LRS.",
    );
  });

  test.each([
    [
      "1.1.0",
      "The policy says, since 1.1.0, zone-redundant; westeurope has 3 availability zones, so it is Standard_ZRS.",
    ],
    ["1.1.1", "The policy says zone-redundant since 1.1.1; 1.1.0 is older and keeps Premium_LRS."],
  ])("moved since %s", (since, text) => {
    expect(inRegion({ type: "zone-redundant", since, before: "Premium_LRS" }, "westeurope")).toBe(text);
  });

  test("the version's own, in any spelling of the region", () => {
    expect(inRegion("Premium_LRS", "westeurope", { storage: { "West Europe": "Standard_LRS" } })).toBe(
      "The version's own storage says Standard_LRS in westeurope.",
    );
  });

  test("with a disk encryption set", () => {
    const policy = { regions: { westeurope: { diskEncryptionSetId: "/des" } } };
    expect(answer(gallery({ "1.0.0": {} }, { policy }), "1.0.0", "westeurope").storage).toMatch(
      / It is encrypted with \/des\.$/,
    );
  });
});

test("a version that azurerm cannot manage says why", () => {
  const spec = gallery({ "1.0.0": { source: { published: true } }, "0.9.0": {} });
  expect(answer(spec, "1.0.0", "westeurope").provider).toBe(
    "Terraform manages it through azapi, since a pipeline publishes it, and only its replication is managed.",
  );
  expect(answer(spec, "0.9.0", "westeurope").provider).toBeUndefined();
});

test("what was found says so, and nothing of clauses", () => {
  const { spec, definitions } = plan(gallery({ "1.0.0": {} }));
  const [planned] = definitions;
  if (!planned) throw new Error("not planned");
  const versions = planned.versions.map((version) => ({
    ...version,
    waitsFor: ["1.1.0"],
    targetRegions: version.targetRegions.map((target) => ({ ...target, because: { clause: "found" } as const })),
  }));
  const definition = { ...planned, versions, foundIn: "state" as const };
  const [version] = versions;
  if (!version) throw new Error("not planned");
  const text = whyText(
    why({ plan: { spec, definitions: [definition], applications: [] }, definition, version, region: "eastus" }),
    null,
  );
  expect(text.split("\n")).toEqual([
    "contoso_images/ubuntu-2404/1.0.0 is in eastus, with 1 replica.",
    "",
    "state:    A Terraform state says what is there, not why: it holds no policy,",
    "          state, ring or reason.",
    "replicas: 1 replica, as the Terraform file says.",
    "storage:  Premium_LRS, as the Terraform file says.",
    "latest:   latest is 1.0.0 in eastus: this version.",
    "waits:    It depends on 1.1.0, as the Terraform file says.",
    "",
  ]);
});

test("what was found waits for nothing where it is not, and no latest is told of a region without versions", () => {
  const { spec, definitions } = plan(gallery({ "1.0.0": {} }));
  const [planned] = definitions;
  const versions = planned?.versions.map((each) => ({ ...each, waitsFor: ["1.1.0"] }));
  const definition = planned && { ...planned, versions: versions ?? [], foundIn: "state" as const };
  const [version] = versions ?? [];
  if (!definition || !version) throw new Error("not planned");
  const text = whyText(
    why({ plan: { spec, definitions: [definition], applications: [] }, definition, version, region: "uksouth" }),
    null,
  );
  expect(text.split("\n")).toEqual([
    "contoso_images/ubuntu-2404/1.0.0 is not in uksouth.",
    "",
    "state:  A Terraform state says what is there, not why: it holds no policy,",
    "        state, ring or reason.",
    "latest: No version of ubuntu-2404 is in uksouth, so latest resolves to nothing",
    "        there.",
    "",
  ]);
});

test("a reason is shown, never obeyed", () => {
  const spec = gallery({ "1.0.0": { withdrawn: { reason: "a\u001b[2J\nb" } } });
  expect(answer(spec, "1.0.0", "westeurope").state).toContain("(a\\u{1b}[2J\\u{a}b)");
});
