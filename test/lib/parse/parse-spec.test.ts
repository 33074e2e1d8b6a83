import fc from "fast-check";
import { Document, stringify } from "yaml";
import * as z from "zod";
import { check } from "../../../lib/index";
import { parseSpec, UnreadableSpecError, type ParsedSpec } from "../../../lib/parse/parse-spec";
import { gallerySpecSchema } from "../../../lib/parse/schema";
import { plan } from "../../../lib/plan/plan";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { arbitrarySpec } from "../../support/arbitrary-spec";
import { growthOfCalls } from "../../support/calls";

/** Every key that a spec may have. */
const MAXIMAL = `
gallery:
  name: contoso_images
  resourceGroup: rg-images
  location: West Europe
  subscription: 00000000-0000-0000-0000-000000000000
  description: "all of it"
  tags: { team: images, "cost center": "1234" }
  sharing:
    community:
      prefix: contoso
      publisherEmail: images@contoso.example
      publisherUri: https://contoso.example
      eula: https://contoso.example/eula
    direct: { subscriptions: [a], tenants: [b, c] }
  protect: true
  policy: fleet
  existing: false
  removed: false
  softDelete: true
  lock: delete
  identity:
    systemAssigned: true
    userAssigned: [/identity]
    storageAccounts: [{ storageAccountId: /account, principalId: 00000000-0000-0000-0000-000000000000 }]
  timeoutMinutes: { create: 30, read: 5, update: 30, delete: 30 }
policies:
  fleet:
    regions:
      westeurope: { storage: zone-redundant, diskEncryptionSetId: /des }
      eastus:
        confidentialVm: { encryption: EncryptedWithCmk, diskEncryptionSetId: /secure }
        edgeZones: { microsoftmiami1: { replicas: 2, storage: Premium_LRS } }
      uksouth: { storage: { type: Standard_ZRS, since: 1.10.0, before: Standard_LRS } }
    tiers:
      - { name: latest, take: 1, regions: all, replicas: demand }
      - { name: standby, take: 2, regions: [westeurope], replicas: { default: 1, eastus: demand } }
      - { name: archive, take: rest, regions: home, replicas: 1 }
    candidates: { regions: home, replicas: 2 }
    rings:
      - { name: canary, regions: [westeurope] }
      - { name: broad, regions: rest }
    sizing: { vmsPerReplica: 20, overProvision: 1.5, minimum: 3 }
    prestage: true
    retention:
      keep: 5
      days: 90
      perMinor: 1
      stages: { hidden: 30, home: 60 }
      protect: { tags: { keep: "true" }, versions: ["1.4.*"] }
      atMost: { perRun: 10, share: 0.2 }
    regionOrder: [West Europe, eastus]
    gate: replicated
outputs: true
demand:
  westeurope: { vms: 400, scaleSets: 2, largestScaleSet: 100 }
images:
  ubuntu:
    policy: fleet
    existing: false
    identifier: { publisher: contoso, offer: linux, sku: ubuntu }
    os: linux
    osState: specialized
    generation: V2
    architecture: Arm64
    security: trusted-launch-supported
    acceleratedNetworking: true
    hibernation: false
    nvme: true
    recommended: { vcpus: { min: 1, max: 16 }, memoryGiB: { min: 2, max: 64 } }
    disallowedDiskTypes: [Standard_LRS, Premium_LRS]
    purchasePlan: { name: plan, publisher: contoso, product: linux }
    releaseNotesUri: https://contoso.example/notes
    privacyStatementUri: https://contoso.example/privacy
    eula: none
    endOfLife: 2030-01-01
    description: Ubuntu
    tags: { a: b }
    location: westeurope
    sizeGiB: 30
    demand: { eastus: { vms: 1, scaleSets: 1, largestScaleSet: 2 } }
    retention: { keep: 1, days: 0, perMinor: 1, stages: { hidden: 1, home: 1 }, protect: { tags: { a: b }, versions: ["1.*"] }, atMost: { perRun: 1, share: 1 } }
    timeoutMinutes: { create: 30, read: 5, update: 30, delete: 60 }
    versions:
      1.10.0:
        dataDisks:
          - { lun: 0, snapshot: /disk, caching: ReadOnly }
          - { lun: 1, blob: { uri: "https://x/y.vhd", storageAccountId: /account } }
        blockDeletionBeforeEndOfLife: true
        uefi:
          signatureTemplates: [NoSignatureTemplate]
          additionalSignatures:
            pk: { type: x509, value: [a] }
            kek: [{ type: x509, value: [b] }]
            db: [{ type: sha256, value: [c] }]
            dbx: [{ type: sha256, value: [d] }]
        source:
          managedImage: /image
          virtualMachine: /vm
          snapshot: /snapshot
          galleryImageVersion: /version
          location: eastus
          sizeGiB: 30
          osState: generalized
          encrypted: false
          generation: V2
          securityType: trusted-launch
        state: candidate
        ring: canary
        withdrawn: { reason: breaks, immediate: true }
        retired: { stage: home, since: 2026-01-01 }
        placement: { westeurope: 3 }
        storage: { westeurope: Premium_LRS }
        regionOrder: [northeurope]
        allowRegionRemoval: false
        replicationMode: shallow
        endOfLife: 2026-01-01T00:00:00Z
        tags: { c: d }
        location: eastus
        sizeGiB: 30.5
        timeoutMinutes: { create: 720, read: 5, update: 720, delete: 120 }
      1.10: { source: { blob: { uri: https://x.example/x.vhd, storageAccountId: /account }, published: true } }
budget: { monthly: 100, currency: EUR }
checks:
  severities: { no-images: error }
  allowedRegions: [West Europe, northeurope, eastus]
  requiredTags: [team]
limits:
  profile: documented-2022
  warnFrom: 0.9
  galleries: 200
  imageDefinitions: 2000
  imageVersions: 20000
  replicasPerRegion: 200
  recommendedReplicasPerRegion: 60
  replicasPerVersion: 300
  replicasPerSubscriptionAndRegion: 100
  diskSizeGiB: 4096
  shallowDiskSizeGiB: 65536
  scaleSetInstances: 2000
  directShareSubscriptions: 60
  directShareTenants: 10
  applicationVersions: 600
  applicationReplicasPerRegion: 20
  recommendedApplicationReplicasPerRegion: 10
  packageSizeGiB: 4
  applicationsPerMachine: 50
access:
  - role: reader
    principals: [11111111-2222-3333-4444-555555555555]
    principalType: Group
    images: [ubuntu]
    applications: [agent]
    description: web team
    condition: "true"
consumers:
  web: { applications: [agent] }
applications:
  agent:
    policy: fleet
    existing: false
    os: linux
    releaseNotesUri: https://contoso.example/notes
    privacyStatementUri: https://contoso.example/privacy
    eula: https://contoso.example/eula
    endOfLife: 2030-01-01
    description: the agent
    tags: { team: agents }
    location: eastus
    customActions:
      - name: diagnose
        script: { file: scripts/diagnose.sh }
        description: writes a log
        parameters: [{ name: level, type: String, required: false, defaultValue: info, description: how much }]
    sizeGiB: 0.5
    sizeMiB: 40
    demand: { eastus: { vms: 1, scaleSets: 1, largestScaleSet: 1 } }
    retention: { keep: 1, days: 0, perMinor: 1, stages: { hidden: 1, home: 1 }, protect: { tags: { a: b }, versions: ["1.*"] }, atMost: { perRun: 1, share: 1 } }
    timeoutMinutes: { create: 60, read: 5, update: 60, delete: 30 }
    versions:
      1.2.0:
        package: { uri: https://contoso.example/agent.zip, sas: { variable: agent_sas }, signed: false, file: agent.zip }
        configuration: { uri: https://contoso.example/agent.conf, sas: { variable: agent_sas }, signed: true, file: agent.conf }
        actions: { install: { file: scripts/install.sh }, remove: { file: scripts/remove.sh }, update: { file: scripts/update.sh } }
        customActions: [{ name: restart, script: { file: scripts/restart.sh }, description: x, parameters: [{ name: x, type: LogOutputBlob, required: true, defaultValue: y, description: z }] }]
        healthCheck: true
        scriptBehaviorAfterReboot: rerun
        state: candidate
        ring: canary
        withdrawn: { reason: fails, immediate: true }
        retired: { stage: hidden, since: 2026-01-01 }
        placement: { eastus: 2 }
        storage: { eastus: Premium_LRS }
        regionOrder: [eastus]
        endOfLife: 2030-01-01
        tags: { a: b }
        location: eastus
        sizeGiB: 1
        sizeMiB: 40
        timeoutMinutes: { create: 60, read: 5, update: 60, delete: 30 }
mirrors:
  contoso_dr:
    resourceGroup: rg-dr
    location: northeurope
    subscription: 22222222-2222-2222-2222-222222222222
    policy: { default: fleet, images: { ubuntu: fleet }, applications: { agent: fleet } }
    images: [ubuntu]
    applications: all
    source: { default: copy, images: { ubuntu: same } }
    since: 1.0.0
    description: second
    tags: { a: b }
    protect: true
    backend: { azurerm: { key: y } }
    removed: false
acknowledge:
  - { rule: unknown-region, path: contoso_images, reason: it is new, until: 2027-01-01 }
terraform:
  backend: { azurerm: { key: x, nested: { list: [1, null, true] } } }
  provider: { features: {} }
  azurermVersion: ">= 4.55.0"
  azapiProvider: { use_oidc: true }
  azapiVersion: ">= 2.9"
`;

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly additionalProperties?: JsonSchema | boolean;
  readonly anyOf?: readonly JsonSchema[];
}

/** Keys of a schema that none of the values has. */
function unusedKeys(schema: JsonSchema, values: readonly unknown[], at = ""): string[] {
  const objects = values.filter((value) => typeof value === "object" && value !== null);
  const unused = Object.entries(schema.properties ?? {}).flatMap(([key, part]) => {
    const parts = objects.flatMap((value) =>
      Object.hasOwn(value, key) ? [(value as Record<string, unknown>)[key]] : [],
    );
    return parts.length === 0 ? [`${at}.${key}`] : unusedKeys(part, parts, `${at}.${key}`);
  });
  const inner = [schema.items, schema.additionalProperties].filter((part) => typeof part === "object");
  const contents = objects.flatMap((value) => Object.values(value) as unknown[]);
  return [
    ...unused,
    ...inner.flatMap((part) => unusedKeys(part, contents, `${at}.*`)),
    ...(schema.anyOf ?? []).flatMap((option) => unusedKeys(option, values, at)),
  ];
}

function errors(parsed: ParsedSpec): string[] {
  return parsed.findings.map(({ place, rule }) => `${place?.line}:${place?.column} ${rule}`);
}

describe("a file with every key", () => {
  test("is read without a finding", () => {
    expect(parseSpec(MAXIMAL).findings).toEqual([]);
  });

  test("leaves out no key that a spec may have", () => {
    const schema = z.toJSONSchema(gallerySpecSchema) as JsonSchema;
    expect(unusedKeys(schema, [parseSpec(MAXIMAL).spec])).toEqual([]);
    expect(unusedKeys(schema, [{ gallery: {}, demand: { x: { vms: 1 } } }])).toContain(".demand.*.scaleSets");
  });

  test("keeps texts as texts and numbers as numbers", () => {
    const { gallery, images, policies } = parseSpec(MAXIMAL).spec;
    expect(gallery.tags).toEqual({ team: "images", "cost center": "1234" });
    expect(images?.["ubuntu"]?.endOfLife).toBe("2030-01-01");
    expect(Object.keys(images?.["ubuntu"]?.versions ?? {})).toEqual(["1.10.0", "1.10"]);
    expect(images?.["ubuntu"]?.versions?.["1.10.0"]?.sizeGiB).toBe(30.5);
    expect(policies?.["fleet"]?.regions["uksouth"]?.storage).toEqual({
      type: "Standard_ZRS",
      since: "1.10.0",
      before: "Standard_LRS",
    });
  });

  test.each([0, 2, "\t"])("as JSON, indented by %j, is the same spec", (indent) => {
    const { spec } = parseSpec(MAXIMAL);
    const again = parseSpec(JSON.stringify(spec, null, indent), "gallery.json");
    expect(again.findings).toEqual([]);
    expect(again.spec).toEqual(spec);
  });

  test("keeps the order of its keys", () => {
    const { spec } = parseSpec(MAXIMAL);
    const reversed = reverseKeys(spec) as GallerySpec;
    expect(Object.keys(reversed)).toEqual([
      "terraform",
      "acknowledge",
      "mirrors",
      "applications",
      "consumers",
      "access",
      "limits",
      "checks",
      "budget",
      "images",
      "demand",
      "outputs",
      "policies",
      "gallery",
    ]);
    expect(JSON.stringify(parseSpec(stringify(reversed)).spec)).toBe(JSON.stringify(reversed));
  });
});

function reverseKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reverseKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([key, part]) => [key, reverseKeys(part)] as const);
  return Object.fromEntries(entries.reverse());
}

describe("all mistakes of a file at once", () => {
  const text = [
    "gallery: { name: 5, resourcegroup: rg, location: westeurope }", // 1
    "policies:",
    "  fleet:",
    "    regions: { westeurope: {}, eastus: }", // 4
    "    tiers:",
    "      - { name: latest, take: one, regions: all, replicas: three }", // 6
    "      - { name: rest, take: rest, regions: home, replicas: 101 }",
    "images:",
    "  ubuntu:",
    "    policy: fleet",
    "    os: lunix", // 11
    "    os: windows", // 12
    "    identifier: { publisher: contoso, offer: linux, sku: ubuntu }",
    "    __proto__: {}", // 14
    "    versions:",
    "      1.3.0: { source: { managedImage: /i }, state: activ }", // 16
    "      1.2.0: { sizeGiB: 010 }", // 17
    "      latest: { source: { managedImage: /i } }",
  ].join("\n");

  test("each is found, in the order of the file", () => {
    expect(errors(parseSpec(text))).toEqual([
      "1:12 wrong-type",
      "1:21 unknown-key",
      "4:32 wrong-type",
      "6:25 wrong-type",
      "6:50 wrong-type",
      "11:5 unknown-value",
      "12:5 duplicate-key",
      "14:5 reserved-key",
      "16:46 unknown-value",
      "17:7 missing-key",
      "17:25 unclear-number",
    ]);
  });

  test("what is right is in the spec, and what must be there is empty", () => {
    expect(parseSpec(text).spec).toEqual({
      gallery: { name: "", resourceGroup: "", location: "westeurope" },
      policies: {
        fleet: {
          regions: { westeurope: {}, eastus: {} },
          tiers: [{ name: "rest", take: "rest", regions: "home", replicas: 101 }],
        },
      },
      images: {
        ubuntu: {
          policy: "fleet",
          identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
          versions: {
            "1.3.0": { source: { managedImage: "/i" } },
            "1.2.0": { source: {}, sizeGiB: 10 },
            latest: { source: { managedImage: "/i" } },
          },
        },
      },
    });
  });

  test("what rules find wrong in the rest is found too", () => {
    const parsed = parseSpec(text);
    const findings = check([plan(parsed.spec)], { origins: new Map([[parsed.spec, parsed]]) });
    expect(findings.filter(({ rule }) => rule === "too-many-replicas").map(({ place }) => place)).toEqual([
      { file: "gallery.yaml", line: 7, column: 50 },
    ]);
    expect(findings.length).toBeGreaterThan(parsed.findings.length);
  });

  test("numbers that only a rule can call wrong are no mistakes of reading", () => {
    const tiers = [101, 1.5, -1, 0].map((n) => `{ name: "${n}", take: ${n}, regions: [nowhere], replicas: ${n} }`);
    const gallery = "gallery: { name: '', resourceGroup: '', location: '' }";
    const parsed = parseSpec(
      `${gallery}\npolicies: { "": { regions: { nowhere: {} }, tiers: [${tiers.join(", ")}] } }\n` +
        "images: { '!': { policy: none, versions: { latest: { source: {} } } } }",
    );
    expect(parsed.findings).toEqual([]);
  });
});

describe("what another mistake explains is not reported too", () => {
  const GALLERY = "gallery: { name: g, resourceGroup: r, location: l }";

  test.each([
    ["a key that is misspelled is not missing", "gallery: { nam: g, resourceGroup: r, location: l }", "unknown-key"],
    [
      "a key that may come through a merge key",
      `${GALLERY}\nimages: { i: { versions: { 1.0.0: { <<: {} } } } }`,
      "merge-key",
    ],
    [
      "a key that is in the second map",
      "gallery: { name: g, location: l }\ngallery: { resourceGroup: r }",
      "duplicate-key",
    ],
    ["a number where a text is expected is not unclear", `${GALLERY}\nimages: { i: { eula: 010 } }`, "wrong-type"],
  ])("%s", (_, text, rule) => {
    expect(parseSpec(text).findings.map((finding) => finding.rule)).toEqual([rule]);
  });

  test("but a key that is nowhere is missing, whatever else is misspelled", () => {
    const { findings } = parseSpec("gallery: { nam: g, location: l }");
    expect(findings.map(({ rule, help }) => `${rule}: ${help}`)).toEqual([
      "missing-key: add `resourceGroup`, a text",
      "unknown-key: write `name`",
    ]);
  });
});

describe("names that objects inherit", () => {
  test("are names like any other, but for one", () => {
    const names = ["constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__", "prototype"];
    const images = names.map((name) => `  ${name}: { os: linux }`).join("\n");
    const parsed = parseSpec(`gallery: { name: g, resourceGroup: r, location: l }\nimages:\n${images}\n`);
    expect(parsed.findings).toEqual([]);
    expect(Object.keys(parsed.spec.images ?? {})).toEqual(names);
  });

  test.each([
    ["YAML", "gallery: { __proto__: { polluted: 1 } }\n__proto__: { polluted: 1 }\n"],
    ["JSON", '{ "gallery": { "__proto__": { "polluted": 1 } }, "__proto__": { "polluted": 1 } }'],
  ])("`__proto__` changes nothing but the findings of %s", (_, text) => {
    const parsed = parseSpec(text);
    expect(parsed.findings.filter(({ rule }) => rule === "reserved-key")).toHaveLength(2);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect((parsed.spec as unknown as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect((parsed.spec.gallery as unknown as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("aliases", () => {
  test("stand for a value of their own: a mistake behind one is reported once, and taken out everywhere", () => {
    const parsed = parseSpec(
      [
        "gallery: { name: g, resourceGroup: r, location: l, tags: &tags { a: 1, b: c } }",
        "images: { x: { tags: *tags }, y: { tags: *tags } }",
      ].join("\n"),
    );
    expect(errors(parsed)).toEqual(["1:66 wrong-type"]);
    expect(parsed.spec.gallery.tags).toEqual({ b: "c" });
    expect(parsed.spec.images).toEqual({ x: { tags: { b: "c" } }, y: { tags: { b: "c" } } });
    expect(parsed.isIncomplete(["images", "y", "tags", "a"])).toBe(true);
  });

  test("mean the latest anchor of their name before them", () => {
    const parsed = parseSpec("gallery: { name: &n a, resourceGroup: *n, location: &n b, policy: *n }");
    expect(parsed.spec.gallery).toEqual({ name: "a", resourceGroup: "a", location: "b", policy: "b" });
  });

  test("to a value that holds anchors do not bring these back", () => {
    const parsed = parseSpec(
      "gallery: { name: &n a, tags: &t { k: &n b }, resourceGroup: &n c, location: *n }\nimages: { i: { tags: *t, eula: *n } }",
    );
    expect(parsed.spec.images?.["i"]).toEqual({ tags: { k: "b" }, eula: "c" });
  });
});

describe("laws", () => {
  test("a valid spec written as YAML or JSON is read back equal, without a finding", () => {
    fc.assert(
      fc.property(arbitrarySpec(), (spec) => {
        for (const text of [stringify(spec), new Document(spec).toString({ indent: 4 }), JSON.stringify(spec)]) {
          const parsed = parseSpec(text);
          expect(parsed.findings).toEqual([]);
          expect(parsed.spec).toEqual(spec);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("whatever is damaged in a file, the spec has its shape, and all of the damage is found", () => {
    const junk = fc.constantFrom<unknown>(null, 5, "junk", true, [], ["junk"], {}, { junk: 1 }, [{ name: 1 }], {
      regions: 1,
    });
    fc.assert(
      fc.property(
        arbitrarySpec({ maxVersions: 3 }),
        fc.array(fc.tuple(fc.nat(), junk), { maxLength: 6 }),
        (spec, hits) => {
          const damaged = damage(spec, hits);
          const parsed = parseSpec(JSON.stringify(damaged));
          expect(gallerySpecSchema.safeParse(parsed.spec).error).toBeUndefined();
          expect(parsed.findings.length === 0).toBe(gallerySpecSchema.safeParse(damaged).success);
          if (parsed.findings.length === 0) expect(parsed.spec).toEqual(damaged);
          if (parsed.findings.some(({ rule }) => rule !== "unknown-key")) expect(parsed.isIncomplete([])).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });

  test("no text does worse than being called unreadable", () => {
    const pieces = fc.constantFrom(
      ..."[]{}:,#&*!|>'\"%@`-? \n\t\r0<",
      "---",
      "- ",
      ": ",
      "&a ",
      "*a",
      "<<",
      "__proto__",
    );
    const edits = fc.array(fc.tuple(fc.nat(), pieces), { minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(arbitrarySpec({ maxVersions: 2 }), edits, (spec, edits) => {
        let text = stringify(spec);
        for (const [number, piece] of edits) {
          const at = number % text.length;
          text = text.slice(0, at) + piece + text.slice(at + (number % 3));
        }
        const parsed = readable(text);
        if (parsed) expect(gallerySpecSchema.safeParse(parsed.spec).error).toBeUndefined();
      }),
      { numRuns: 300 },
    );
  });

  function readable(text: string): ParsedSpec | undefined {
    try {
      return parseSpec(text);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableSpecError);
      return undefined;
    }
  }

  /** Puts junk in place of some of the values of a spec. */
  function damage(spec: GallerySpec, hits: readonly (readonly [number, unknown])[]): unknown {
    const root = { spec: structuredClone(spec) as unknown };
    for (const [number, junk] of hits) {
      const slots = slotsOf(root);
      const [owner, key] = slots[number % slots.length] as (typeof slots)[number];
      owner[key] = structuredClone(junk);
    }
    return root.spec;
  }

  function slotsOf(value: object): [Record<string, unknown>, string][] {
    return Object.entries(value).flatMap(([key, part]) => [
      [value as Record<string, unknown>, key] as [Record<string, unknown>, string],
      ...(typeof part === "object" && part !== null ? slotsOf(part as object) : []),
    ]);
  }
});

describe("many versions", () => {
  function versions(count: number, line: (patch: number) => string): string {
    const lines = Array.from({ length: count }, (_, patch) => `      1.0.${patch}: ${line(patch)}`);
    const gallery = "gallery: { name: g, resourceGroup: r, location: l }";
    return [gallery, "images:", "  ubuntu:", "    versions:", ...lines].join("\n");
  }

  test.each([
    ["right", (patch: number) => `{ source: { managedImage: /image-${patch} } }`, 0],
    ["each wrong", () => "{ source: { managedImage: 5 } }", 1],
    ["each without its source", () => "{}", 1],
    ["each with an unknown key", () => "{ source: {}, sauce: {} }", 1],
  ])("that are %s: four times as many take four times the work, places included", async (_, line, findings) => {
    const growth = await growthOfCalls(250, (count) => {
      const parsed = parseSpec(versions(count, line));
      expect(parsed.findings).toHaveLength(findings * count);
      for (let patch = 0; patch < count; patch++) {
        const place = parsed.place(["images", "ubuntu", "versions", `1.0.${patch}`]);
        expect([place?.line, place?.column]).toEqual([patch + 5, 7]);
      }
    });
    expect(growth).toBeLessThan(5);
  });

  test("ten thousand are read, and the last one is found", () => {
    const parsed = parseSpec(versions(10_000, (patch) => `{ source: { managedImage: /image-${patch} } }`));
    expect(Object.keys(parsed.spec.images?.["ubuntu"]?.versions ?? {})).toHaveLength(10_000);
    expect(parsed.place(["images", "ubuntu", "versions", "1.0.9999"])).toMatchObject({ line: 10_004, column: 7 });
  });
});
