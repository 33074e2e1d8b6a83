import type { Attribute } from "../azure/attributes/attribute";
import { COMPARED, type ComparedObject } from "../azure/attributes/changes";

type Path = readonly string[];

/** Returns the attribute that a path of a plan leads to; undefined where it leads to none that is compared. */
export function attributeOfPath(object: ComparedObject, path: Path): string | undefined {
  const [argument = ""] = path;
  if (argument === "target_region") return "targetRegions";
  if (object === "applicationVersion" && argument === "source") return LINKS[path.at(-1) ?? ""];
  const isMeant =
    argument === "body" ? isAtPath(path.slice(1).join(".")) : (row: Attribute) => argumentsOf(row).includes(argument);
  return COMPARED[object].find((row) => someOf(row, isMeant))?.key;
}

/** The attributes that the links to blobs are of. */
const LINKS: Readonly<Record<string, string>> = {
  media_link: "package",
  default_configuration_link: "configuration",
};

/** `target_region[1].name`. */
export function pathText(path: Path): string {
  return path.map((step, index) => (/^\d+$/.test(step) ? `[${step}]` : index === 0 ? step : `.${step}`)).join("");
}

/** Reports whether an attribute of it, or of what stands beside each other under its key, is meant. */
function someOf(row: Attribute, isMeant: (row: Attribute) => boolean): boolean {
  if (isMeant(row)) return true;
  return row.form.kind === "group" && row.form.attributes.some((inner) => someOf(inner, isMeant));
}

function argumentsOf({ argument, azurerm }: Attribute): (string | undefined)[] {
  return [argument, azurerm?.argument];
}

/** Reports whether a place in the body of a request is that of an attribute, or in it. */
function isAtPath(place: string): (row: Attribute) => boolean {
  return ({ path }) => path !== undefined && (place === path || place.startsWith(`${path}.`));
}
