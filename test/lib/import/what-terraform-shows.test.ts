import { AZURERM_ARGUMENTS, type Arguments } from "../../support/azurerm-arguments";
import { azurermSchema, settablePaths } from "../../support/provider-schema";
import { firstPlan } from "../../support/first-plan";
import { imported } from "../../support/imported";
import { answers, BOTH, ENCRYPTED, IMAGE_ID, NORTH, WEST, type Answers } from "../../support/small-gallery";

type Json = Readonly<Record<string, unknown>>;

describe("what Terraform shows when Azure has something else", () => {
  const shown = (before: Answers, later: Answers): (readonly [string, string])[] =>
    imported(answers(before), answers(later)).changes.map(({ attribute, action }) => [attribute, action]);

  test("nothing, when it has what was imported", () => {
    expect(shown({}, {})).toEqual([]);
  });

  test.each<[string, Answers, [string, string][]]>([
    [
      "replicas",
      { profile: { targetRegions: [{ ...WEST, regionalReplicaCount: 2 }, NORTH] } },
      [["target_region[0].regional_replica_count", "update"]],
    ],
    [
      "another region",
      { profile: { targetRegions: [WEST] } },
      [
        ["target_region.#", "update"],
        ["target_region[1].name", "update"],
        ["target_region[1].regional_replica_count", "update"],
        ["target_region[1].storage_account_type", "update"],
      ],
    ],
    [
      "a storage type that is not told",
      { profile: { targetRegions: [{ ...WEST, storageAccountType: null }, NORTH] } },
      [["target_region[0].storage_account_type", "update"]],
    ],
    ["a version that is hidden", { profile: { excludeFromLatest: true } }, [["exclude_from_latest", "update"]]],
    [
      "an end of life that the spec lacks",
      { profile: { endOfLifeDate: "2090-01-01T00:00:00Z" } },
      [["end_of_life_date", "replace"]],
    ],
    ["tags", { tags: { team: "images" } }, [["tags", "update"]]],
    ["another home", { location: "North Europe" }, [["location", "replace"]]],
    [
      "another source",
      { version: { storageProfile: { source: { id: `${IMAGE_ID}-2` } } } },
      [["managed_image_id", "replace"]],
    ],
    [
      "regions that stay",
      { version: { safetyProfile: null } },
      [["deletion_of_replicated_locations_enabled", "replace"]],
    ],
    [
      "encryption",
      { profile: { targetRegions: [ENCRYPTED, NORTH] } },
      [["target_region[0].disk_encryption_set_id", "replace"]],
    ],
    ["a description", { image: { description: "Ubuntu" } }, [["description", "update"]]],
    ["legal terms", { image: { eula: "no" } }, [["eula", "replace"]]],
    [
      "a feature",
      { image: { features: [{ name: "isHibernateSupported", value: "True" }] } },
      [["hibernation_enabled", "replace"]],
    ],
    [
      "sharing",
      { gallery: { sharingProfile: { permissions: "Private" } } },
      [
        ["sharing.#", "replace"],
        ["sharing[0].permission", "replace"],
      ],
    ],
  ])("%s", (_, later, expected) => {
    expect(shown({}, later)).toEqual(expected);
  });

  test("an end of life that changes is updated, and one that is written otherwise is none", () => {
    const before = { image: { endOfLifeDate: "2090-01-01T00:00:00+00:00" } };
    expect(shown(before, { image: { endOfLifeDate: "2090-01-01T01:00:00.000+01:00" } })).toEqual([]);
    expect(shown(before, { image: { endOfLifeDate: "2091-01-01T00:00:00Z" } })).toEqual([
      ["end_of_life_date", "update"],
    ]);
  });

  test("under azapi what the body says and nothing else, as it is written", () => {
    const before: Answers = { image: { features: [BOTH], endOfLifeDate: "2090-01-01T00:00:00Z" } };
    const changed = [["body", "update"]];
    const later = (image: Json) => shown(before, { image: { ...before.image, ...image } });
    expect(later({ eula: "yes", features: [{ ...BOTH, startsAtVersion: "1.0.0" }] })).toEqual([]);
    expect(later({ endOfLifeDate: "2090-01-01T00:00:00+00:00" })).toEqual(changed);
    expect(later({ features: [BOTH, { name: "IsHibernateSupported", value: "false" }] })).toEqual(changed);
    expect(later({ architecture: null })).toEqual(changed);
  });

  test("what is not imported, or not as the provider takes it, is no plan at all", () => {
    const { configuration, blocks } = imported(answers({}));
    const existing = answers({}).map((answer) => ({ id: answer.id, answer }));
    const [first, ...others] = blocks as [(typeof blocks)[number]];
    expect(() => firstPlan(configuration, others, existing)).toThrow("exists, and is not imported");
    expect(() => firstPlan(configuration, blocks, existing.slice(1))).toThrow("which does not exist");
    const lower = { ...first, id: first.id.replace("resourceGroups", "resourcegroups") };
    expect(() => firstPlan(configuration, [lower, ...others], existing)).toThrow("cannot be imported as");
    expect(() => firstPlan(configuration, [...blocks, first], existing)).toThrow("has no resource of its own");
  });
});

test("every argument of the provider is compared, but for timeouts", () => {
  const pathsOf = (all: Arguments, at: string): string[] =>
    Object.entries(all).flatMap(([name, argument]) =>
      argument.kind === "blocks" ? pathsOf(argument.items, `${at}.${name}`) : [`${at}.${name}`],
    );
  const schema = azurermSchema();
  for (const [type, all] of Object.entries(AZURERM_ARGUMENTS)) {
    const settable = settablePaths(schema, type);
    expect(pathsOf(all, type).sort()).toEqual(settable.filter((path) => !path.includes(".timeouts.")).sort());
  }
});
