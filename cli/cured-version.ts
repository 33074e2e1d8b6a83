import { addressedResources, EmitError } from "../lib/emit/addressed-resources";
import type { ItemVersionPlan } from "../lib/plan/plan";
import type { Cure, Cured } from "../lib/reports/explain/cures/index";
import { ITEM_SECTIONS } from "../lib/spec/item-kind";
import type { AzureOptions } from "./azure/options";
import { loadApp } from "./load";
import { itemOf, versionOf, type LocatedItem } from "./located-item";
import { md5 } from "./md5";
import { Refusal } from "./refusal";
import type { Stdio } from "./stdio";
import { usualFiles } from "./usual-files";
import { idOfVersion, unanswered } from "./version-id";

/** Returns the version of a file that a cure is for. @throws Refusal where there is none, or the cure is for others */
export async function curedVersion(
  { id, kinds }: Cure,
  item: string,
  number: string,
  given: readonly string[],
  azure: AzureOptions,
  stdio: Stdio,
): Promise<Cured> {
  const files = given.length > 0 ? given : usualFiles(`${id} IMAGE VERSION`);
  const app = await loadApp(files, azure, stdio);
  const located = itemOf(app.plans, item);
  const version = versionOf(located.definition, number);
  if (!kinds.includes(located.kind)) {
    throw unanswered(`${id} is a cure for versions of images; ${located.name} is an application`);
  }
  const read = app.inputs.map(({ objects }) => objects.get(version.spec)).find((object) => object !== undefined);
  if (read?.address.startsWith("azapi_update_resource.")) throw notOwned(located, version);
  const name = read ? nameIn(read.address, id) : nameOf(located, version);
  const { provider } = version.managedBy;
  if (id === "deletion-flag" && provider === "azapi") {
    throw unanswered(
      `version ${number} of ${located.name} is managed through azapi, which turns the flag on in place: it needs no cure`,
    );
  }
  return { kind: located.kind, id: idOfVersion(located, version), name, provider };
}

/** Returns the refusal of a version that a pipeline publishes. */
function notOwned({ name }: LocatedItem, { version }: ItemVersionPlan): Refusal {
  return unanswered(
    `a pipeline publishes version ${version} of ${name}: Terraform does not own it, and it needs no cure`,
  );
}

/** Returns the name in an address of the root module. */
function nameIn(address: string, cure: string): string {
  const [, name] = /^[\w-]+\.([\w-]+)$/.exec(address) ?? [];
  if (name !== undefined) return name;
  throw unanswered(
    `${address} is in a module or one of several: gallerist explain ${cure} has the blocks, which belong beside that resource`,
  );
}

/** Returns the name that emission gives the resource of a version. */
function nameOf(located: LocatedItem, version: ItemVersionPlan): string {
  const { plan, kind, name } = located;
  const wanted = `/${ITEM_SECTIONS[kind]}/${name}/versions/${version.version}`;
  try {
    const found = addressedResources(plan, md5).find(({ manages }) => manages === wanted);
    if (found) return found.name;
  } catch (error) {
    throw error instanceof EmitError ? new Refusal([error.message]) : error;
  }
  throw notOwned(located, version);
}
