import fc from "fast-check";
import { retireVersions, type Retirement } from "../../../lib/parse/edit/retire-versions";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { specYaml } from "../../../lib/parse/spec-yaml";
import { plansOf } from "../../../lib/plan/plan";
import { readAzureAnswers } from "../../../lib/retention/azure-answers";
import { proposalsOf, retain, type RetentionReport } from "../../../lib/retention/retain";
import { readUse } from "../../../lib/retention/use";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { Retention } from "../../../lib/spec/retention";
import type { ImageVersionSpec } from "../../../lib/spec/image-version-spec";
import {
  answered,
  answersOf,
  galleryOf,
  numbers,
  reached,
  TODAY,
  without,
  withProfile,
  withProperties,
  type Json,
} from "../../support/retention";

const retention: fc.Arbitrary<Retention> = fc.record(
  {
    keep: fc.integer({ min: 1, max: 2 }),
    days: fc.constantFrom(0, 30),
    perMinor: fc.constantFrom(0, 1),
    stages: fc.constantFrom({}, { hidden: 1 }, { hidden: 1, home: 1 }),
    atMost: fc.constant({ perRun: 100, share: 1 }),
  },
  { requiredKeys: ["keep", "days", "atMost"] },
);

/** What a version may have of its own: most have nothing. */
const OWN: readonly Partial<ImageVersionSpec>[] = [
  {},
  {},
  {},
  { state: "candidate" },
  { withdrawn: { reason: "slow" } },
  { retired: { stage: "hidden", since: "2026-11-01" } },
  { retired: { stage: "home", since: "2026-11-24" } },
  { allowRegionRemoval: false },
  { placement: { northeurope: 1, westeurope: 1 } },
];

const specs = fc
  .tuple(fc.array(fc.constantFrom(...OWN), { minLength: 3, maxLength: 12 }), retention)
  .map(([own, given]) => {
    const versions = numbers(own.length).map((number, index) => [number, own[index] ?? {}]);
    return galleryOf(Object.fromEntries(versions) as Record<string, Partial<ImageVersionSpec>>, given);
  });

const STATES = ["Completed", "Completed", "Completed", "Failed", "Replicating", "Unknown", "Paused"];
const LACKS: readonly ((version: Json) => Json)[] = [
  (version) => without(version, "provisioningState"),
  (version) => without(version, "replicationStatus"),
  (version) => without(version, "publishingProfile"),
  (version) => withProfile(version, { publishedDate: "soon" }),
  (version) => withProfile(version, { targetRegions: "all" }),
  (version) => withProperties(version, { replicationStatus: { summary: [null] } }),
];

interface Answered {
  readonly spec: GallerySpec;
  readonly answers: readonly Json[];
  /** Ids of versions whose answer lacks a fact. */
  readonly lacking: ReadonlySet<string>;
}

/** A spec, and answers of which some lack a fact or say that something failed. */
const given: fc.Arbitrary<Answered> = specs.chain((spec) => {
  const all = answersOf(plansOf(spec));
  const choices = fc.array(
    fc.record({ state: fc.constantFrom(...STATES), lack: fc.integer({ min: -12, max: LACKS.length - 1 }) }),
    {
      minLength: all.length,
      maxLength: all.length,
    },
  );
  return choices.map((chosen) => {
    const lacking = new Set<string>();
    const answers = all.map((version, index) => {
      const { state, lack } = chosen[index] as { state: string; lack: number };
      const { replicationStatus } = version["properties"] as { replicationStatus: { summary: Json[] } };
      const [first, ...others] = replicationStatus.summary;
      const failed = withProperties(version, { replicationStatus: { summary: [...others, { ...first, state }] } });
      const change = LACKS[lack];
      if (!change) return failed;
      lacking.add(String(version["id"]).toLowerCase());
      return change(failed);
    });
    return { spec, answers, lacking };
  });
});

function run({ spec, answers }: Pick<Answered, "spec" | "answers">): RetentionReport {
  return retain(plansOf(spec), {
    asOf: TODAY,
    azure: readAzureAnswers([answers]),
    use: readUse([answered([reached([spec.gallery.name])])]),
  });
}

function retirementsOf(report: RetentionReport): Retirement[] {
  return proposalsOf(report).map(({ item: { kind, name }, fate: { version, step } }) =>
    step === "deleted" ? { kind, name, version } : { kind, name, version, retired: { stage: step, since: TODAY } },
  );
}

test("law: a version that lacks a fact is never proposed, whatever the answers", () => {
  let proposed = 0;
  fc.assert(
    fc.property(given, (each) => {
      for (const { item, fate } of proposalsOf(run(each))) {
        proposed++;
        expect(fate.missing).toEqual([]);
        expect(each.lacking).not.toContain(fate.id?.toLowerCase());
        expect(item.fates).toContainEqual(fate);
      }
    }),
  );
  expect(proposed).toBeGreaterThan(10);
});

test("law: without an answer of Azure, or on use, nothing is proposed", () => {
  fc.assert(
    fc.property(given, ({ spec, answers }) => {
      const plans = plansOf(spec);
      const azure = readAzureAnswers([answers]);
      expect(proposalsOf(retain(plans, { asOf: TODAY, azure, use: readUse([]) }))).toEqual([]);
      const use = readUse([answered([reached([spec.gallery.name])])]);
      expect(proposalsOf(retain(plans, { asOf: TODAY, azure: readAzureAnswers([]), use }))).toEqual([]);
    }),
  );
});

test("law: no run takes the last version that serves a region, and latest stays what it was", () => {
  fc.assert(
    fc.property(given, (each) => {
      const left = new Map(
        run(each).items.map(({ name, fates }) => [
          name,
          fates.filter(({ step }) => step === null).map(({ version }) => version),
        ]),
      );
      const ready = new Map(each.answers.map((version) => [version["id"], version]));
      for (const item of plansOf(each.spec)[0]?.definitions ?? []) {
        const stays = left.get(item.name) ?? item.versions.map(({ version }) => version);
        for (const [, latest] of item.latest) if (latest !== null) expect(stays).toContain(latest);
        const served = (versions: readonly string[]): string[] => {
          const regions = item.versions
            .filter(({ version }) => versions.includes(version))
            .flatMap(({ version, targetRegions }) => {
              const id = [...ready.keys()].find((key) =>
                String(key).endsWith(`/images/${item.name}/versions/${version}`),
              );
              const properties = ready.get(id)?.["properties"] as { replicationStatus?: { summary: (Json | null)[] } };
              const done = (properties.replicationStatus?.summary ?? []).filter(
                (entry) => entry?.["state"] === "Completed",
              );
              const names = new Set(done.map((entry) => entry?.["region"]));
              return targetRegions.filter(({ name, excludeFromLatest }) => !excludeFromLatest && names.has(name));
            });
          return [...new Set(regions.map(({ name }) => name))].sort();
        };
        expect(served(stays)).toEqual(served(item.versions.map(({ version }) => version)));
      }
    }),
  );
});

test("law: a second run on the same day, over the file that the first one wrote, proposes nothing", () => {
  let written = 0;
  const wholeAnswers = (of: GallerySpec): Json[] => answersOf(plansOf(of));
  fc.assert(
    fc.property(given, ({ spec: generated, answers }) => {
      const text = specYaml(generated);
      const spec = parseSpec(text, "gallery.yaml").spec;
      // Azure's answers are the old ones, or those after an apply of what was written.
      for (const answersFor of [() => answers, wholeAnswers]) {
        const retirements = retirementsOf(run({ spec, answers: answersFor(spec) }));
        if (retirements.length === 0) continue;
        written++;
        const after = parseSpec(retireVersions(text, retirements), "gallery.yaml").spec;
        expect(proposalsOf(run({ spec: after, answers: answersFor(after) }))).toEqual([]);
      }
    }),
  );
  expect(written).toBeGreaterThan(20);
});
