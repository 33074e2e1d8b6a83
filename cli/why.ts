import { existsSync } from "node:fs";
import { findRegion, regionName, REGIONS } from "../lib/azure/regions";
import { didYouMean, orList } from "../lib/text/nearest";
import type { DefinitionPlan, GalleryPlan, VersionPlan } from "../lib/plan/plan";
import { whyText } from "../lib/reports/explain/why-text";
import { counted, found } from "../lib/text/wording";
import { why as whyOf } from "../lib/reports/explain/why";
import type { AzureOptions } from "./azure/options";
import { distinctNames, galleryNames } from "./gallery-names";
import { countFindings } from "./findings";
import { loadApp } from "./load";
import { EXIT, Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { layoutFor } from "./terminal";

/** The file that is read when none is named. */
const USUAL_FILE = "gallery.yaml";

/** Runs `gallerist explain IMAGE VERSION REGION`: says why the version is or is not in the region. */
export async function why(
  image: string,
  number: string,
  where: string,
  given: readonly string[],
  options: AzureOptions,
  stdio: Stdio,
): Promise<number> {
  const files = given.length > 0 ? given : usualFiles();
  const app = await loadApp(files, options, stdio);
  const { plan, definition } = definitionOf(app.plans, image);
  const version = versionOf(definition, number);
  const region = regionOf(definition, where);
  const answer = whyOf({ plan, definition, version, region });
  const origin = app.inputs.map(({ origins }) => origins.get(plan.spec)).find((each) => each !== undefined);
  const place = definition.foundIn === undefined ? (origin?.place(answer.at) ?? null) : null;
  stdio.stdout.write(whyText(answer, place, layoutFor(stdio.stdout, stdio.env)));
  const isWrong = countFindings(app.findings, files, stdio);
  return isWrong || app.isPartial ? EXIT.wrong : EXIT.fine;
}

function usualFiles(): string[] {
  if (existsSync(USUAL_FILE)) return [USUAL_FILE];
  throw new Refusal([`there is no ${USUAL_FILE} here; name the file: gallerist explain IMAGE VERSION REGION FILE`]);
}

interface LocatedVersion {
  readonly plan: GalleryPlan;
  readonly definition: DefinitionPlan;
}

/** Returns the definition of a name, or of `GALLERY/NAME`. Names in Azure have no case. */
function definitionOf(plans: readonly GalleryPlan[], image: string): LocatedVersion {
  const all = plans.flatMap((plan) => plan.definitions.map((definition): LocatedVersion => ({ plan, definition })));
  const named = all.filter((each) => namesOf(each).some((name) => name.toLowerCase() === image.toLowerCase()));
  const exact = named.filter((each) => namesOf(each).includes(image));
  const [first, ...others] = exact.length > 0 ? exact : named;
  if (!first) {
    const names = all.flatMap((each) => namesOf(each)[image.includes("/") ? 1 : 0] ?? []);
    const advice = didYouMean(image, new Set(names)) ?? knownText(names);
    throw new Refusal([`there is no image ${found(image)}; ${advice}`]);
  }
  if (others.length === 0) return first;
  const galleries = distinctNames(plans);
  const paths = [first, ...others].map(({ plan, definition }) => `${galleries.get(plan) ?? ""}/${definition.name}`);
  const choices = [...new Set(paths)];
  const advice = choices.length > 1 ? `write ${orList(choices)}` : "name the file of one of them only";
  throw new Refusal([`${counted(paths.length, "image")} are called ${found(image)}; ${advice}`]);
}

/** Returns the names of a definition on the command line, shortest first. */
function namesOf({ plan, definition: { name } }: LocatedVersion): string[] {
  return [name, ...galleryNames(plan).map((gallery) => `${gallery}/${name}`)];
}

function versionOf({ name, versions }: DefinitionPlan, number: string): VersionPlan {
  const version = versions.find((each) => each.version === number);
  if (version) return version;
  const numbers = versions.map((each) => each.version);
  const advice = didYouMean(number, numbers) ?? knownText(numbers);
  throw new Refusal([`${name} has no version ${found(number)}; ${advice}`]);
}

/** Returns a region that the image or Azure has. The version need not be in it. */
function regionOf({ regions }: DefinitionPlan, where: string): string {
  const region = regionName(where);
  if (regions.includes(region) || findRegion(region)) return region;
  const clouds = new Set(regions.flatMap((each) => findRegion(each)?.cloud ?? []));
  const ofCloud = REGIONS.filter(({ cloud }) => clouds.size === 0 || clouds.has(cloud));
  const known = new Set([...regions, ...ofCloud.map(({ name }) => name)]);
  const advice = didYouMean(region, known) ?? knownText(regions);
  throw new Refusal([`there is no region ${found(where)}; ${advice}`]);
}

/** The number of names that a message lists when none is similar. */
const MOST_KNOWN = 5;

function knownText(names: readonly string[]): string {
  if (names.length === 0) return "there are none";
  const few = names.slice(0, MOST_KNOWN).join(", ");
  return `there ${names.length === 1 ? "is" : "are"} ${few}${names.length > MOST_KNOWN ? ", …" : ""}`;
}
