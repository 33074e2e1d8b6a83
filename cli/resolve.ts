import { latestIn } from "../lib/plan/latest";
import type { ItemVersionPlan } from "../lib/plan/plan";
import { isLatestOpen, mayBeIn } from "../lib/plan/unread";
import { itemName } from "../lib/spec/item-kind";
import { countFindings } from "./findings";
import { loadApp, type AppOptions } from "./load";
import { itemOf, regionOf, versionOf, type LocatedItem } from "./located-item";
import { EXIT } from "./refusal";
import type { Stdio } from "./stdio";
import { idOfVersion, unanswered } from "./version-id";

export interface ResolveOptions extends AppOptions {
  readonly region: string;
  /** Number of a version, or `latest`. */
  readonly version: string;
}

const LATEST = "latest";

/** Runs `gallerist resolve`: prints the resource id of the version that `latest` is in a region. */
export async function resolve(file: string, item: string, options: ResolveOptions, stdio: Stdio): Promise<number> {
  const app = await loadApp([file], options, stdio);
  const located = itemOf(app.plans, item);
  const region = regionOf(located.definition, options.region);
  const version =
    options.version === LATEST ? latestOf(located, region) : presentVersion(located, options.version, region);
  stdio.stdout.write(`${idOfVersion(located, version)}\n`);
  const isWrong = countFindings(app.findings, [file], stdio);
  return isWrong || app.isPartial ? EXIT.wrong : EXIT.fine;
}

function latestOf(located: LocatedItem, region: string): ItemVersionPlan {
  const { definition } = located;
  const latest = latestIn(definition, region);
  if (isLatestOpen(definition.versions, region, latest)) {
    throw unanswered(
      `latest of ${subjectOf(located)} is not known in ${region}: a version that can't be read may serve there`,
    );
  }
  if (latest === null) {
    const where = [...definition.latest].filter(([, version]) => version !== null).map(([name]) => name);
    const advice = where.length === 0 ? "none serves anywhere" : `there is one in ${where.join(", ")}`;
    throw unanswered(`latest of ${subjectOf(located)} resolves to nothing in ${region}; ${advice}`);
  }
  return versionOf(definition, latest);
}

/** Returns the version of a number, which must be in the region. */
function presentVersion(located: LocatedItem, number: string, region: string): ItemVersionPlan {
  const version = versionOf(located.definition, number);
  if (version.targetRegions.some(({ name }) => name === region)) return version;
  const subject = `${subjectOf(located)}/${number}`;
  if (mayBeIn(version, region))
    throw unanswered(`whether ${subject} is in ${region} is known only when Terraform runs`);
  const regions = version.targetRegions.map(({ name }) => name);
  throw unanswered(`${subject} is not in ${region}; it is in ${regions.join(", ") || "no region"}`);
}

function subjectOf({ plan, kind, name }: LocatedItem): string {
  return `${plan.spec.gallery.name}/${itemName(plan.spec, kind, name)}`;
}
