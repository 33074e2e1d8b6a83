import { md5, terraformJson } from "./emitted";
import { importGallery } from "../../lib/import/import-gallery";
import { readArmDocument } from "../../lib/import/arm-resources";
import { importBlocks } from "../../lib/emit/import-blocks";
import { readArm } from "../../lib/import/read-arm";
import type { NotInAzure } from "../../lib/import/not-in-azure";
import { parseSpec } from "../../lib/parse/parse-spec";
import { plan, type GalleryPlan } from "../../lib/plan/plan";
import { specYaml } from "../../lib/parse/spec-yaml";
import { SUBSCRIPTION } from "./arm";
import type { ArmResource } from "./azurerm-read";
import { firstPlan } from "./first-plan";

/** A gallery that was found, as import writes it: its spec, and what Terraform makes of that. */
export function written(found: GalleryPlan, notInAzure?: NotInAzure) {
  const imported = importGallery(found, notInAzure);
  const parsed = parseSpec(specYaml(imported.spec));
  const { spec, findings } = parsed;
  const configuration = terraformJson([parsed]);
  const blocks = importBlocks(plan(spec), SUBSCRIPTION, md5);
  return { imported, spec, findings, configuration, blocks };
}

/** What import makes of a list, and what Terraform's first plan then shows when Azure's API gives these answers. */
export function imported(list: readonly object[], answers = list as readonly ArmResource[]) {
  const reading = readArm(readArmDocument(JSON.parse(JSON.stringify(list)))?.resources ?? []);
  const result = written(reading.plans[0] as GalleryPlan, reading.notInAzure);
  const existing = answers.map((answer) => ({ id: answer.id, answer }));
  const changes = firstPlan(result.configuration, result.blocks, existing);
  const notes = [...reading.notCarried, ...result.imported.notCarried].map(({ what }) => what);
  return { ...result, unresolved: reading.unresolved, notes, changes };
}
