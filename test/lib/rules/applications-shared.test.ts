import {
  APPLICATION,
  applicationExample,
  APPLICATION_VERSION,
  COMMUNITY,
  example,
  IMAGE,
  POLICY,
} from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import { report, ruleIds } from "../../support/report";

/* The rules that hold for images and applications alike, for an application. */

const V = "applications agent versions 1.3.0";

/** A spec whose image and application are both under its policy. */
const both = (parts: Parameters<typeof applicationExample>[0] = {}): GallerySpec => ({
  ...applicationExample(parts),
  images: { "ubuntu-2404": IMAGE },
});

test("a valid application gives no finding, alone or beside an image of its name", () => {
  expect(report(applicationExample())).toEqual([]);
  expect(report({ ...applicationExample(), images: { agent: IMAGE } })).toEqual([]);
});

const CANARY = { rings: [{ name: "canary", regions: ["westeurope"] }] };
const named = (name: string) => applicationExample({ spec: { applications: { [name]: APPLICATION } } });

test.each<[what: string, spec: GallerySpec, finding: string, problem: string]>([
  [
    "a policy that does not exist",
    applicationExample({ application: { policy: "flet" } }),
    "error[unknown-policy] contoso_images/agent at applications agent policy",
    "contoso_images/agent names policy `flet`; the policies are fleet",
  ],
  [
    "no versions",
    applicationExample({ application: { versions: {} } }),
    "warning[application-without-versions] contoso_images/agent at applications agent",
    "contoso_images has 1 application without versions (agent): nothing of it is replicated",
  ],
  [
    "no operating system",
    applicationExample({
      spec: { applications: { agent: { policy: "fleet", versions: { "1.3.0": APPLICATION_VERSION } } } },
    }),
    "error[incomplete-definition] contoso_images/agent at applications agent os",
    "contoso_images/agent has no `os`, which an application can't be created without",
  ],
  [
    "an unknown ring",
    applicationExample({ policy: CANARY, version: { ring: "canari" } }),
    `error[unknown-ring] contoso_images/agent/1.3.0 at ${V} ring`,
    "contoso_images/agent: 1 version (1.3.0) names ring `canari`; policy fleet has canary",
  ],
  [
    "a candidate with a ring",
    applicationExample({ policy: CANARY, version: { ring: "canary", state: "candidate" } }),
    `warning[ring-of-candidate] contoso_images/agent/1.3.0 at ${V} ring`,
    "contoso_images/agent/1.3.0 is a candidate, and has the ring `canary`, which a candidate never reaches",
  ],
  [
    "an empty reason of withdrawal",
    applicationExample({ version: { withdrawn: { reason: " " } } }),
    `error[empty-withdrawal-reason] contoso_images/agent/1.3.0 at ${V} withdrawn reason`,
    "contoso_images/agent/1.3.0 is withdrawn, and `reason` is empty",
  ],
  [
    "a home outside the policy",
    applicationExample({ application: { location: "eastus" } }),
    "error[home-outside-policy] contoso_images/agent at applications agent location",
    "`eastus` is the home region of 1 application (contoso_images/agent), but not a region of policy fleet, which has northeurope and westeurope; Azure keeps every version in its home region",
  ],
  [
    "a region of the order that it is not in",
    applicationExample({ version: { regionOrder: ["eastus"] } }),
    `error[region-outside-policy] contoso_images/agent/1.3.0 at ${V} regionOrder 0`,
    "`eastus` in the region order of contoso_images/agent/1.3.0 is not a region of the application, which has westeurope and northeurope",
  ],
  [
    "storage where it is not placed",
    applicationExample({ version: { storage: { eastus: "Premium_LRS" } } }),
    `warning[storage-without-placement] contoso_images/agent/1.3.0 at ${V} storage eastus`,
    "contoso_images/agent/1.3.0 sets storage for `eastus`, where it is not placed; it is in westeurope and northeurope",
  ],
  [
    "one region in two spellings",
    applicationExample({ version: { placement: { westeurope: 1, "West Europe": 1 } } }),
    `error[duplicate-region] contoso_images/agent/1.3.0 at ${V} placement westeurope`,
    "`West Europe` and `westeurope` in the placement of contoso_images/agent/1.3.0 are the same region",
  ],
  [
    "an unknown region",
    applicationExample({ version: { placement: { westeurope: 1, eastus99: 1 } } }),
    `warning[unknown-region] contoso_images/agent/1.3.0 at ${V} placement eastus99`,
    "`eastus99` is not a region that gallerist knows",
  ],
  [
    "a number of replicas that is none",
    applicationExample({ version: { placement: { westeurope: 0 } } }),
    `error[invalid-replicas] contoso_images/agent/1.3.0 at ${V} placement westeurope`,
    "contoso_images/agent/1.3.0 asks for 0 replicas in westeurope; a replica count must be a whole number from 1 to 10",
  ],
  [
    "a demand that is none",
    applicationExample({ application: { demand: { westeurope: { vms: -1 } } } }),
    "error[invalid-demand] contoso_images/agent at applications agent demand westeurope vms",
    "the demand of contoso_images/agent in `westeurope` sets `vms` to -1; it must be a whole number from 0",
  ],
  [
    "a demand where no version serves",
    applicationExample({ application: { demand: { eastus: { vms: 1 } } } }),
    "error[unserved-demand] contoso_images/agent at applications agent demand eastus",
    "the demand of contoso_images/agent in `eastus` finds no application: versions serve in northeurope and westeurope only",
  ],
  [
    "a demand of the spec, which has no images, where no version serves",
    applicationExample({ spec: { demand: { eastus: { vms: 1 } } } }),
    "error[unserved-demand] contoso_images at demand eastus",
    "the demand in `eastus` finds no application: versions serve in northeurope and westeurope only",
  ],
  [
    "a version that is no number",
    applicationExample({ application: { versions: { latest: APPLICATION_VERSION } } }),
    "error[invalid-version-number] contoso_images/agent/latest at applications agent versions latest",
    "`latest` is not a version of contoso_images/agent: Azure wants `Major.Minor.Patch`, three whole numbers from 0 to 2147483647 without leading zeros",
  ],
  [
    "an end of life that is no date",
    applicationExample({ application: { endOfLife: "2030-02-30" } }),
    "error[invalid-end-of-life] contoso_images/agent at applications agent endOfLife",
    'the end of life of contoso_images/agent is "2030-02-30", which is not a date',
  ],
  [
    "an older version that outlives a newer one",
    applicationExample({
      application: {
        versions: {
          "1.3.0": { ...APPLICATION_VERSION, endOfLife: "2030-06-30" },
          "1.2.0": { ...APPLICATION_VERSION, endOfLife: "2030-07-01" },
        },
      },
    }),
    "warning[outlives-newer-version] contoso_images/agent/1.2.0 at applications agent versions 1.2.0 endOfLife",
    "contoso_images/agent: the end of life of 1 version (1.2.0) is later than that of a newer version: 1.2.0 until 2030-07-01, 1.3.0 until 2030-06-30",
  ],
  [
    "tags that are too long",
    applicationExample({ version: { tags: { team: "x".repeat(257) } } }),
    `error[invalid-tags] contoso_images/agent/1.3.0 at ${V} tags`,
    "the tags of 1 version (1.3.0) of contoso_images/agent have a value of 257 bytes (`team`); Azure takes at most 50 tags, with keys of 1 to 512 bytes and values of at most 256",
  ],
  [
    "a timeout of no minutes",
    applicationExample({ application: { timeoutMinutes: { create: 0 } } }),
    "error[invalid-timeout] contoso_images/agent at applications agent timeoutMinutes create",
    "contoso_images/agent waits 0 minutes to create; a timeout is a number above 0",
  ],
  [
    "a version that nothing places",
    applicationExample({
      policy: {
        tiers: [{ name: "latest", take: "rest", regions: ["westeurope"], replicas: 1 }],
        rings: [{ name: "canary", regions: ["northeurope"] }],
      },
      version: { ring: "canary" },
    }),
    `warning[unplaced-version] contoso_images/agent/1.3.0 at ${V}`,
    "contoso_images/agent: nothing places 1 version (1.3.0); it is kept in its home region (westeurope) with one replica, hidden from latest",
  ],
  [
    "a name that Azure refuses",
    named("agent."),
    "error[invalid-application-name] contoso_images/agent. at applications agent.",
    "`agent.` is not an application name: Azure wants 1 to 80 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends",
  ],
])("%s is found", (_, spec, finding, problem) => {
  expect(report(spec).slice(0, 2)).toEqual([finding, problem]);
});

test("versions without a policy have a rule of their own", () => {
  const { policy: _, ...application } = applicationExample().applications!["agent"]!;
  expect(report(applicationExample({ spec: { applications: { agent: application } } }))).toEqual([
    "error[application-without-policy] contoso_images/agent at applications agent policy",
    "contoso_images/agent names no policy, and its gallery has none: nothing places 1 version",
    "name a policy in the application or in `gallery`, or give each version a `placement`",
  ]);
});

test("an end of life that is over is found, in the application and in its versions", () => {
  const over = (spec: GallerySpec) =>
    check([plan(spec)], { asOf: "2026-11-22" }).map(({ problem, help }) => [problem, help]);
  expect(over(applicationExample({ application: { endOfLife: "2026-11-22" } }))).toEqual([
    [
      "contoso_images/agent: the end of life is over (2026-11-22), since today is 2026-11-22; Azure takes only a date in the future",
      "set a later date; removing it would replace the application",
    ],
  ]);
  expect(over(applicationExample({ version: { endOfLife: "2026-11-22" } }))).toEqual([
    [
      "contoso_images/agent: the end of life of 1 version (1.3.0) is over (2026-11-22), since today is 2026-11-22; Azure takes only a date in the future",
      "set a later date, or delete what nobody needs any more; removing the date would replace the application version",
    ],
  ]);
});

test("an application of a shared gallery has the gallery's location", () => {
  const spec = applicationExample({
    gallery: { sharing: { community: COMMUNITY } },
    application: { location: "northeurope" },
  });
  expect(report(spec)).toContain(
    "the location of contoso_images/agent is northeurope, that of the gallery is westeurope; a community gallery has one for all",
  );
});

test("an application is planned in one place, as an image is", () => {
  const spec = applicationExample();
  expect(report(spec, { ...spec, gallery: { ...spec.gallery, existing: true, subscription: "s" } })).toContain(
    "contoso_images/agent is planned twice, in two specs of one app; both write 1 version (1.3.0), and each apply takes away the regions that only the other wrote",
  );
  expect(report({ ...spec, applications: { ...spec.applications, Agent: spec.applications!["agent"]! } })[1]).toBe(
    "contoso_images/agent is the same application as contoso_images/Agent: Azure compares names without capitals",
  );
});

test("an image and an application of one name are two things", () => {
  expect(ruleIds({ ...applicationExample(), images: { agent: IMAGE } })).toEqual([]);
});

test("the regions of an application's home are those of a tier, too", () => {
  const tiers = [
    { name: "latest", take: 1, regions: ["westeurope"], replicas: 1 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ] as const;
  const spec = applicationExample({ policy: { tiers }, application: { location: "northeurope" } });
  expect(ruleIds(spec)).toContain("tier-wider-than-previous");
});

describe("replicas of applications", () => {
  const asking = (replicas: number) =>
    ({ tiers: [{ name: "latest", take: "rest", regions: "home", replicas }] }) as const;

  test("are at most 10", () => {
    expect(report(applicationExample({ policy: asking(11) }))).toEqual([
      "error[too-many-replicas] policies/fleet at policies fleet tiers 0 replicas",
      "policy fleet, tier latest, asks for 11 replicas; Azure keeps at most 10 of one application version in a region",
      "lower `replicas` in policy fleet, tier latest, or give applications a policy of their own",
    ]);
    expect(ruleIds(applicationExample({ policy: asking(10) }))).toEqual(["more-replicas-than-recommended"]);
  });

  test("are at most 3 by the same page, which says both", () => {
    expect(report(applicationExample({ policy: asking(4) }))).toEqual([
      "warning[more-replicas-than-recommended] policies/fleet at policies fleet tiers 0 replicas",
      "policy fleet, tier latest, asks for 4 replicas; Microsoft's page on applications says both 10 and 1 to 3 of one version in a region",
      "lower `replicas` to at most 3, or give applications a policy of their own; acknowledge this if Azure accepts it",
    ]);
    expect(ruleIds(applicationExample({ policy: asking(3) }))).toEqual([]);
  });

  test("are those of a policy that images have too, and one line gives one finding", () => {
    expect(ruleIds(both({ policy: asking(11) }))).toEqual(["too-many-replicas"]);
    expect(ruleIds(both({ policy: asking(4) }))).toEqual(["more-replicas-than-recommended"]);
    expect(report(both({ policy: asking(101) }))[1]).toBe(
      "policy fleet, tier latest, asks for 101 replicas; Azure keeps at most 10 of one application version in a region",
    );
  });

  test("do not count for a policy of images alone", () => {
    const policies = { fleet: POLICY, images: { ...POLICY, ...asking(20) } };
    const spec = applicationExample({ spec: { policies } });
    expect(ruleIds({ ...spec, images: { "ubuntu-2404": { ...IMAGE, policy: "images" } } })).toEqual([]);
  });

  test("are counted in a version's own placement", () => {
    expect(report(applicationExample({ version: { placement: { westeurope: 11 } } }))).toEqual([
      `error[too-many-replicas] contoso_images/agent/1.3.0 at ${V} placement westeurope`,
      "contoso_images/agent/1.3.0 asks for 11 replicas in westeurope; Azure keeps at most 10 of one application version in a region",
      "lower `replicas` in contoso_images/agent/1.3.0",
    ]);
  });

  test("go by `limits`", () => {
    const limits = { applicationReplicasPerRegion: 20, recommendedApplicationReplicasPerRegion: 20 };
    expect(ruleIds(applicationExample({ policy: asking(20), spec: { limits } }))).toEqual([]);
    expect(ruleIds(applicationExample({ policy: asking(21), spec: { limits } }))).toEqual(["too-many-replicas"]);
  });

  describe("that a demand sizes", () => {
    const sized = { tiers: [{ name: "latest", take: "rest", regions: "home", replicas: "demand" }] } as const;
    const of = (vms: number) => applicationExample({ policy: sized, spec: { demand: { westeurope: { vms } } } });

    test("stop at 10", () => {
      expect(report(of(201))).toEqual([
        "warning[demand-exceeds-replicas] contoso_images at demand westeurope",
        "the demand in westeurope needs 11 replicas of a version (201 machines / 20); Azure keeps at most 10, which is what 1 application (contoso_images/agent) will get",
        "create fewer at once, raise `vmsPerReplica`, or spread over more regions",
      ]);
    });

    test("are more than 3 with a warning", () => {
      expect(report(of(200)).slice(0, 2)).toEqual([
        "warning[more-replicas-than-recommended] contoso_images at demand westeurope",
        "the demand in westeurope needs 10 replicas of a version (200 machines / 20); Microsoft's page on applications says both 10 and 1 to 3 of one version in a region",
      ]);
      expect(report(of(60))).toEqual([]);
    });

    test("are those of images and of applications, each with its limit", () => {
      expect(
        report({ ...of(2001), images: { "ubuntu-2404": IMAGE } }).filter((line) => line.includes("at most")),
      ).toEqual([
        "the demand in westeurope needs 101 replicas of a version (2,001 machines / 20); Azure keeps at most 10, which is what 1 application (contoso_images/agent) will get",
        "the demand in westeurope needs 101 replicas of a version (2,001 machines / 20); Azure keeps at most 100, which is what 1 image (contoso_images/ubuntu-2404) will get",
      ]);
    });
  });

  test("need not be as many as a demand of machines asks of an image", () => {
    expect(ruleIds(applicationExample({ spec: { demand: { westeurope: { vms: 100 } } } }))).toEqual([]);
    expect(ruleIds(example({ spec: { demand: { westeurope: { vms: 100 } } } }))).toEqual([
      "fewer-replicas-than-demand",
    ]);
  });
});

describe("a gallery whose id azapi needs", () => {
  test("is one that exists, for an application as for an image", () => {
    expect(report(applicationExample({ gallery: { existing: true } }))).toEqual([
      "error[existing-gallery-without-subscription] contoso_images at gallery existing",
      "contoso_images is managed elsewhere, and its resource id is needed for 1 application (agent), but its subscription is not known",
      "set `subscription` of the gallery, or in a program its `galleryId`",
    ]);
    const subscription = "11111111-1111-1111-1111-111111111111";
    expect(report(applicationExample({ gallery: { existing: true, subscription } }))).toEqual([]);
  });

  test("is one with an identity, with or without applications", () => {
    const identity = { systemAssigned: true };
    expect(report(example({ gallery: { identity } }))).toEqual([
      "error[identity-without-subscription] contoso_images at gallery identity",
      "contoso_images has a managed identity, so azapi manages it and needs its resource id, but its subscription is not known",
      "set `subscription` of the gallery",
    ]);
    const subscription = "11111111-1111-1111-1111-111111111111";
    expect(report(example({ gallery: { identity, subscription } }))).toEqual([]);
  });
});

test("an identity of a gallery that is managed elsewhere has no effect", () => {
  const subscription = "11111111-1111-1111-1111-111111111111";
  expect(
    report(applicationExample({ gallery: { existing: true, subscription, identity: { systemAssigned: true } } })),
  ).toEqual([
    "warning[setting-of-existing-gallery] contoso_images at gallery identity",
    "`identity` of contoso_images has no effect: the gallery is `existing`, so it is managed elsewhere",
    "set it where the gallery is managed, or leave `existing` out",
  ]);
});
