import fc from "fast-check";
import type { SpecFromText } from "../../../constructs/gallery-props";
import { terraformJson } from "../../support/emitted";
import { newestFirst } from "../../../lib/spec/version-number";
import {
  plan,
  type ApplicationPlan,
  type DefinitionPlan,
  type GalleryPlan,
  type TargetRegion,
} from "../../../lib/plan/plan";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { buildMaximal } from "../../examples/maximal";
import { synthesizeAll } from "../../examples/example";
import { withApplications } from "../../support/arbitrary-application";
import { withGates } from "../../support/arbitrary-gate";
import { arbitrarySpec } from "../../support/arbitrary-spec";

/** What Terraform JSON says of a definition: everything but why. */
function facts({ name, home, versions, latest }: DefinitionPlan) {
  return {
    name,
    home,
    versions: versions.map(({ version, home, excludeFromLatest, targetRegions, waitsFor, spec, managedBy }) => ({
      version,
      // That of a published version is not in Terraform JSON: it is taken to be the first of its regions.
      home: spec.source?.published ? null : home,
      excludeFromLatest,
      waitsFor,
      allowRegionRemoval: spec.allowRegionRemoval ?? true,
      source: spec.source,
      provider: managedBy.provider,
      targetRegions: targetRegions.map(({ because: _, ...target }: TargetRegion) => target),
    })),
    latest: Object.fromEntries([...latest].filter(([, version]) => version !== null).sort()),
  };
}

function synthesized(spec: GallerySpec): unknown {
  const from: SpecFromText = { spec, findings: [], place: () => null, isIncomplete: () => false };
  return JSON.parse(JSON.stringify(terraformJson([from])));
}

test("what the constructs emit reads back as what was planned, states and reasons apart", () => {
  fc.assert(
    fc.property(arbitrarySpec().chain(withGates), (spec) => {
      const { plans, unresolved } = readTerraform(synthesized(spec));
      expect(unresolved).toEqual([]);
      expect(plans).toHaveLength(1);
      expect(plans[0]?.definitions.map(facts)).toEqual(plan(spec).definitions.map(facts));
    }),
    { numRuns: 40 },
  );
});

/** What Terraform JSON says of an application: everything but why, and the order in which its versions are made. */
function applicationFacts({ name, home, versions, latest }: ApplicationPlan) {
  return {
    name,
    home,
    latest: Object.fromEntries([...latest].filter(([, version]) => version !== null).sort()),
    versions: versions.map(
      ({ version, home, excludeFromLatest, targetRegions, waitsFor, madeAfter, spec, managedBy }) => ({
        version,
        home,
        excludeFromLatest,
        before: newestFirst(new Set([...waitsFor, ...(madeAfter === undefined ? [] : [madeAfter])])),
        managedBy,
        package: spec.package,
        configuration: spec.configuration,
        actions: spec.actions,
        healthCheck: spec.healthCheck,
        scriptBehaviorAfterReboot: spec.scriptBehaviorAfterReboot,
        tags: spec.tags,
        endOfLife: spec.endOfLife,
        targetRegions: targetRegions.map((target) => [
          target.name,
          target.replicas,
          target.storageAccountType,
          target.excludeFromLatest,
        ]),
      }),
    ),
  };
}

test("applications that are emitted read back as what was planned, states and reasons apart", () => {
  fc.assert(
    fc.property(arbitrarySpec().chain(withApplications).chain(withGates), (spec) => {
      const { plans, unresolved } = readTerraform(synthesized(spec));
      expect(unresolved).toEqual([]);
      expect(plans).toHaveLength(1);
      expect(plans[0]?.applications.map(applicationFacts)).toEqual(plan(spec).applications.map(applicationFacts));
    }),
    { numRuns: 60 },
  );
});

test("the spec that was read plans the same places, replicas, storage and encryption again", () => {
  fc.assert(
    fc.property(arbitrarySpec(), (spec) => {
      const found = readTerraform(synthesized(spec)).plans[0] as GalleryPlan;
      const places = ({ definitions }: GalleryPlan) =>
        definitions.map(({ name, versions }) => [
          name,
          versions.map(({ version, targetRegions }) => [
            version,
            targetRegions
              .map((target) => [target.name, target.replicas, target.storageAccountType, target.diskEncryptionSetId])
              .sort(),
          ]),
        ]);
      expect(places(plan(found.spec))).toEqual(places(found));
    }),
    { numRuns: 40 },
  );
});

describe("a program that sets whatever can be set", () => {
  const built = synthesizeAll(buildMaximal);
  const document = [...built.stacks.values()][0];
  const reading = readTerraform(document);

  test("nothing is left out", () => {
    expect(reading.unresolved).toEqual([]);
    expect(reading.plans.map(({ spec }) => spec.gallery.name).sort()).toEqual([
      "packages",
      "private_images",
      "public_images",
      "shared_images",
    ]);
  });

  test("galleries, but for timeouts and for the roles of identities", () => {
    const byName = (plans: readonly GalleryPlan[]) =>
      new Map(plans.map(({ spec }) => [spec.gallery.name, spec.gallery]));
    const wanted = built.plans.map(({ spec }) => {
      const { timeoutMinutes: _, identity, ...others } = spec.gallery;
      const { storageAccounts: _r, ...assigned } = identity ?? {};
      return [others.name, { ...others, ...(identity && { identity: assigned }) }] as const;
    });
    expect(byName(reading.plans)).toEqual(new Map(wanted));
  });

  test("applications, but for places, and versions that are managed elsewhere have theirs", () => {
    const applications = (plans: readonly GalleryPlan[]) =>
      plans.flatMap((plan) =>
        plan.applications.map(({ name, spec, versions }) => [
          `${plan.spec.gallery.name}/${name}`,
          spec.os,
          versions.map(({ version, spec: { package: blob, actions, customActions } }) => ({
            version,
            blob,
            actions,
            customActions,
          })),
        ]),
      );
    expect(applications(reading.plans).sort()).toEqual(applications(built.plans).sort());
  });

  test("definitions, but for timeouts and policies", () => {
    const definitions = (plans: readonly GalleryPlan[]) =>
      plans.flatMap((plan) => plan.definitions.map(({ name, spec }) => [name, withoutVersions(spec)]));
    const wanted = definitions(built.plans).map(([name, spec]) => [
      name,
      { location: "westeurope", ...(spec as object) },
    ]);
    expect(definitions(reading.plans)).toEqual(wanted);
  });

  test("versions, but for states, timeouts and places", () => {
    const versions = (plans: readonly GalleryPlan[]) =>
      plans.flatMap((plan) =>
        plan.definitions.flatMap((definition) =>
          definition.versions.map(({ version, spec }) => {
            const {
              state: _s,
              withdrawn: _w,
              timeoutMinutes: _t,
              placement: _p,
              storage: _a,
              location: _l,
              ...others
            } = spec;
            return { name: definition.name, version, ...others };
          }),
        ),
      );
    expect(versions(reading.plans)).toEqual(versions(built.plans));
  });
});

function withoutVersions({ versions: _v, timeoutMinutes: _t, policy: _p, ...others }: ImageDefinitionSpec) {
  return others;
}
