/** What each example promises, against tables of our own. */
import { loadSpec } from "../../constructs/load";
import { plan } from "../../lib/plan/plan";
import { buildExample, fileOf, replicasOf, targetsOf, versionsOf, type Built } from "./example";

describe("first", () => {
  let built: Built;
  beforeAll(async () => {
    built = await buildExample("first");
  });

  test("keeps the newest version in three regions, the older one at home", () => {
    expect(replicasOf(built, "contoso_images/ubuntu-2404/1.1.0")).toEqual({ westeurope: 3, northeurope: 3, eastus: 3 });
    expect(replicasOf(built, "contoso_images/ubuntu-2404/1.0.0")).toEqual({ westeurope: 1 });
  });

  test("is the same as its gallery.yaml: versions, sources and target regions", () => {
    const fromFile = { plans: [plan(loadSpec(fileOf("first", "gallery.yaml")).spec)] };
    const paths = ["contoso_images/ubuntu-2404/1.1.0", "contoso_images/ubuntu-2404/1.0.0"];
    expect(versionsOf(built).map(({ path }) => path)).toEqual(paths);
    expect(versionsOf(fromFile).map(({ path }) => path)).toEqual(paths);
    for (const path of paths) expect(targetsOf(fromFile, path)).toEqual(targetsOf(built, path));
    const sources = ({ plans }: Pick<Built, "plans">) => versionsOf({ plans }).map(({ plan }) => plan.spec.source);
    expect(sources(fromFile)).toEqual(sources(built));
  });
});

describe("aks-windows", () => {
  const NEWEST = "AKSWindows/windows-2019/17763.1697.210113";
  /** Region and replicas of the one version in https://github.com/Azure/azure-cli/issues/16632 */
  const PUBLISHED = `
    westus2=50 westeurope=50 eastus=50 northeurope=50 westus=50 eastus2=50 centralus=40 uksouth=40 southeastasia=40
    australiaeast=40 japaneast=40 northcentralus=50 canadacentral=30 eastasia=30 southcentralus=30 francecentral=30
    brazilsouth=20 australiasoutheast=20 canadaeast=20 koreacentral=20 ukwest=20 centralindia=20 southafricanorth=20
    japanwest=20 southindia=20 koreasouth=20 westcentralus=20 germanywestcentral=20 switzerlandnorth=20 norwayeast=20
    uaenorth=10 eastus2euap=20 centraluseuap=20 westindia=20`;
  let built: Built;
  beforeAll(async () => {
    built = await buildExample("aks-windows");
  });

  test("gives the newest version the replicas of the real gallery, in its 34 regions and no other", () => {
    const facts = PUBLISHED.trim().split(/\s+/);
    expect(facts).toHaveLength(34);
    expect(replicasOf(built, NEWEST)).toEqual(
      Object.fromEntries(facts.map((fact) => [fact.split("=")[0], Number(fact.split("=")[1])])),
    );
  });

  test("keeps the home region first, and two older versions there alone", () => {
    expect(targetsOf(built, NEWEST)[0]?.name).toBe("westus2");
    expect(replicasOf(built, "AKSWindows/windows-2019/17763.1637.201210")).toEqual({ westus2: 1 });
    expect(replicasOf(built, "AKSWindows/windows-2019/17763.1577.201111")).toEqual({ westus2: 1 });
    expect(versionsOf(built)).toHaveLength(3);
  });

  test("is past its canary: the newest version is the latest everywhere", () => {
    const latest = built.plans[0]?.definitions[0]?.latest;
    expect(new Set(latest?.values())).toEqual(new Set(["17763.1697.210113"]));
    expect(latest?.get("eastus2euap")).toBe("17763.1697.210113");
  });
});

describe("capz-community", () => {
  const EVERYWHERE = {
    eastus: 1,
    australiaeast: 1,
    canadacentral: 1,
    francecentral: 1,
    germanywestcentral: 1,
    northeurope: 1,
    switzerlandnorth: 1,
    uksouth: 1,
  };
  let built: Built;
  beforeAll(async () => {
    built = await buildExample("capz-community");
  });

  test("has one definition for each Kubernetes minor and operating system, each with versions of that minor", () => {
    expect(versionsOf(built).map(({ path }) => path.replace("community_gallery/", ""))).toEqual([
      "capi-ubun2-2404-k8s-1-34/1.34.9",
      "capi-ubun2-2404-k8s-1-35/1.35.5",
      "capi-ubun2-2404-k8s-1-35/1.35.4",
      "capi-ubun2-2404-k8s-1-35/1.35.3",
      "capi-ubun2-2404-k8s-1-36/1.36.1",
      "capi-ubun2-2404-k8s-1-36/1.36.0",
      "capi-win-2022-k8s-1-34/1.34.9",
      "capi-win-2022-k8s-1-35/1.35.5",
      "capi-win-2022-k8s-1-35/1.35.4",
      "capi-win-2022-k8s-1-35/1.35.3",
      "capi-win-2022-k8s-1-36/1.36.1",
      "capi-win-2022-k8s-1-36/1.36.0",
    ]);
  });

  test("keeps the two newest versions of a minor in eight regions, the third at home", () => {
    expect(replicasOf(built, "community_gallery/capi-win-2022-k8s-1-35/1.35.5")).toEqual(EVERYWHERE);
    expect(replicasOf(built, "community_gallery/capi-win-2022-k8s-1-35/1.35.4")).toEqual(EVERYWHERE);
    expect(replicasOf(built, "community_gallery/capi-win-2022-k8s-1-35/1.35.3")).toEqual({ eastus: 1 });
  });

  test("ends each version's life six months after its publication, over the turn of a year too", () => {
    const ends = versionsOf(built).map(({ path, plan }) => `${path.split("/")[2]} ${plan.spec.endOfLife}`);
    expect([...new Set(ends)]).toEqual([
      "1.34.9 2027-03-02",
      "1.35.5 2027-04-14",
      "1.35.4 2027-03-02",
      "1.35.3 2027-01-15",
      "1.36.1 2027-04-14",
      "1.36.0 2027-03-02",
    ]);
  });

  test("uses no word in a definition's name that a community gallery refuses", () => {
    for (const { path } of versionsOf(built)) expect(path).not.toMatch(/ubuntu|windows/i);
  });
});

describe("rings", () => {
  let built: Built;
  beforeAll(async () => {
    built = await buildExample("rings");
  });

  /** Replicas, in brackets where the version is hidden from `latest`. */
  function shown(path: string): string[] {
    return targetsOf(built, path).map(({ name, replicas, excludeFromLatest }) =>
      excludeFromLatest ? `${name} (${replicas})` : `${name} ${replicas}`,
    );
  }

  test("the canary serves in its ring, and is hidden where it is replicated ahead", () => {
    // 400 machines by 20 are 20 replicas; 120 by 20, and 2 scale sets, are 8; without demand 1.
    expect(shown("contoso_images/ubuntu-2404/1.3.0")).toEqual(["westeurope 20", "northeurope (1)", "eastus (8)"]);
  });

  test("the version before stays the latest outside of the ring, at its full replicas", () => {
    expect(shown("contoso_images/ubuntu-2404/1.2.0")).toEqual(["westeurope 1", "northeurope 1", "eastus 8"]);
    expect(Object.fromEntries(built.plans[0]?.definitions[0]?.latest ?? [])).toEqual({
      westeurope: "1.3.0",
      northeurope: "1.2.0",
      eastus: "1.2.0",
    });
  });

  test("the withdrawn version is kept where its rank would put it, hidden", () => {
    expect(shown("contoso_images/ubuntu-2404/1.1.0")).toEqual(["westeurope (1)", "northeurope (1)"]);
  });

  test("the candidate is at home, hidden; the image's own demand counts in its region", () => {
    expect(shown("contoso_images/windows-2025/2.1.0")).toEqual(["westeurope (1)"]);
    // 10 machines need one replica, and three are the least where demand is declared.
    expect(shown("contoso_images/windows-2025/2.0.0")).toEqual(["westeurope 20", "northeurope 1", "eastus 3"]);
  });
});

describe("two-subscriptions", () => {
  let built: Built;
  beforeAll(async () => {
    built = await buildExample("two-subscriptions");
  });

  test("each stack has its own subscription, and its plan knows it", () => {
    expect(built.plans.map(({ spec }) => [spec.gallery.name, spec.gallery.subscription])).toEqual([
      ["contoso_images", "00000000-0000-0000-0000-000000000001"],
      ["contoso_images_dr", "00000000-0000-0000-0000-000000000002"],
    ]);
    expect([...built.stacks.keys()]).toEqual(["disaster-recovery", "production"]);
  });

  test("the same versions are in the same regions of both; only the oldest follows the home", () => {
    for (const [version, replicas] of [
      ["3.2.0", 5],
      ["3.1.1", 1],
    ] as const) {
      const everywhere = { westeurope: replicas, northeurope: replicas, francecentral: replicas };
      expect(replicasOf(built, `contoso_images/linux-base/${version}`)).toEqual(everywhere);
      expect(replicasOf(built, `contoso_images_dr/linux-base/${version}`)).toEqual(everywhere);
    }
    expect(replicasOf(built, "contoso_images/linux-base/3.1.0")).toEqual({ westeurope: 1 });
    expect(replicasOf(built, "contoso_images_dr/linux-base/3.1.0")).toEqual({ northeurope: 1 });
  });

  test.each(["production", "disaster-recovery"])(
    "%s lets machines read, the pipeline publish, a team read one",
    (id) => {
      const { azurerm_role_assignment: assignments } = built.stacks.get(id)?.["resource"] as Record<string, object>;
      const granted = Object.values(assignments ?? {}).map(
        ({ principal_id, principal_type, role_definition_id, scope }: Record<string, string>) => [
          principal_id?.slice(-1),
          principal_type,
          role_definition_id?.split("/").at(-1),
          /azurerm_shared_image(_gallery)?\./.exec(scope ?? "")?.[0],
        ],
      );
      expect(granted.sort()).toEqual([
        ["a", "Group", "cf7c76d2-98a3-4358-a134-615aa78bf44d", "azurerm_shared_image_gallery."],
        ["b", "ServicePrincipal", "85a2d0d9-2eba-4c9c-b355-11c2cc0788ab", "azurerm_shared_image_gallery."],
        ["c", "Group", "cf7c76d2-98a3-4358-a134-615aa78bf44d", "azurerm_shared_image."],
      ]);
    },
  );
});
