import fc from "fast-check";
import { itemPlans, plan, plansOf, type GalleryPlan, type ItemVersionPlan } from "../../../lib/plan/plan";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { repairSteps } from "../../../lib/reports/status/words";
import { repairOf, type RepairOfRegion } from "../../../lib/status/repair";
import { MIRRORED } from "../../support/mirrored-gallery";
import { withApplications } from "../../support/arbitrary-application";
import { arbitraryMirrors } from "../../support/arbitrary-mirrors";
import { arbitrarySpec } from "../../support/arbitrary-spec";

/** Returns the steps that cure a failure of the newest version of a gallery or mirror in a region. */
function steps(gallery: "contoso_images" | "contoso_dr", region: string, text = MIRRORED): string[] {
  const of = plansOf(parseSpec(text).spec).find(({ spec }) => spec.gallery.name === gallery) as GalleryPlan;
  const [item] = of.definitions;
  const [version] = item?.versions ?? [];
  if (!item || !version) throw new Error("no version");
  const repair = repairOf(of, item, version, region);
  return repairSteps({ version: version.version, isPlanned: true, regions: [] }, { region, state: "failed", repair });
}

const RETRY = "apply again: the service tries once more";
const EVERYWHERE = MIRRORED.replace("regions: home, replicas: 2", "regions: all, replicas: 2");

test("a region that only a mirror needs is left without the mirror", () => {
  expect(steps("contoso_images", "northeurope")).toEqual([
    RETRY,
    "if it fails again, take mirror contoso_dr, which copies it from there, out of the file, and apply the gallery alone",
    "put mirror contoso_dr back, and apply the gallery alone",
  ]);
});

test("a region that a policy and a mirror need is left without the mirror, by an own placement", () => {
  const at = "images > ubuntu > versions > 1.1.0 > placement";
  expect(steps("contoso_images", "northeurope", EVERYWHERE)).toEqual([
    RETRY,
    `if it fails again, take mirror contoso_dr, which copies it from there, out of the file, write ${at}: { westeurope: 2 }, and apply the gallery alone`,
    `put mirror contoso_dr back, take ${at} out again, and apply the gallery alone`,
  ]);
});

test("the replica that a mirror needs is no placement", () => {
  const text = MIRRORED.replace("northeurope: {} }", "northeurope: {}, francecentral: {} }").replace(
    "regions: home, replicas: 2",
    "regions: [francecentral], replicas: 2",
  );
  expect(steps("contoso_images", "francecentral", text)[1]).toContain("placement: {}");
});

test("a version of a mirror has no placement of its own, and no edit changes the gallery", () => {
  expect(steps("contoso_dr", "swedencentral")).toEqual([
    RETRY,
    "if it fails again, give mirrors > contoso_dr > policy > images > ubuntu a policy without swedencentral, which all its versions leave meanwhile, and apply the mirror alone",
    "put the policy back, and apply the mirror alone",
  ]);
});

/** Returns a spec with the edit of a repair. */
function edited(spec: GallerySpec, repair: RepairOfRegion): GallerySpec | undefined {
  if (repair.kind !== "placement" && repair.kind !== "mirrors") return undefined;
  const copy = structuredClone(spec) as { -readonly [Key in keyof GallerySpec]: GallerySpec[Key] };
  const leaving = repair.mirrors ?? [];
  copy.mirrors = Object.fromEntries(Object.entries(spec.mirrors ?? {}).filter(([name]) => !leaving.includes(name)));
  if (repair.kind === "placement") {
    const [section, name, , number] = repair.path as ["images" | "applications", string, string, string];
    const versions = copy[section]?.[name]?.versions ?? {};
    Object.assign(versions[number] ?? {}, { placement: repair.placement });
  }
  return copy;
}

const shape = ({ targetRegions }: ItemVersionPlan) =>
  targetRegions
    .map(({ name, replicas, storageAccountType, excludeFromLatest }) => ({
      name,
      replicas,
      storageAccountType,
      excludeFromLatest,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

test("law: the edit takes that region out of that version, and changes nothing else of it", () => {
  let edits = 0;
  fc.assert(
    fc.property(arbitrarySpec().chain(withApplications).chain(arbitraryMirrors), (spec) => {
      const before = plan(spec);
      for (const item of itemPlans(before)) {
        const version = item.versions[0];
        for (const { name: region } of version?.targetRegions ?? []) {
          if (!version) continue;
          const after = edited(spec, repairOf(before, item, version, region));
          if (!after) continue;
          edits++;
          const [same] =
            itemPlans(plan(after)).find(({ kind, name }) => kind === item.kind && name === item.name)?.versions ?? [];
          expect(same && shape(same)).toEqual(shape(version).filter(({ name }) => name !== region));
        }
      }
    }),
    { numRuns: 200 },
  );
  expect(edits).toBeGreaterThan(100);
});
