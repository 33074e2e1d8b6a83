import { DISALLOWABLE_DISK_TYPES } from "../azure/attributes/image-definition";
import { isRecommendable, MOST_RECOMMENDED } from "../azure/recommendation-bounds";
import type { DefinitionPlan } from "../plan/plan";
import type { ImageDefinitionSpec } from "../spec/image-definition-spec";
import { parseVersion } from "../spec/version-number";

type NoteOf = (what: string, ...version: string[]) => void;

/** Returns a definition without what `check` refuses in a spec, each of which goes to `note`. */
export function withoutRefused(found: DefinitionPlan, note: NoteOf): DefinitionPlan {
  const versions = found.versions.filter(({ version }) => {
    const isNumber = parseVersion(version) !== undefined;
    if (!isNumber) note("a version whose number a spec cannot have", version);
    return isNumber;
  });
  return { ...found, spec: settingsOf(found.spec, note), versions };
}

/** Reports whether settings were left out, so that azurerm takes them away. */
export function isWithoutSettings({ spec: before }: DefinitionPlan, { spec: after }: DefinitionPlan): boolean {
  return before.recommended !== after.recommended || before.disallowedDiskTypes !== after.disallowedDiskTypes;
}

function settingsOf(spec: ImageDefinitionSpec, note: NoteOf): ImageDefinitionSpec {
  const { recommended: sizes, disallowedDiskTypes: types, ...others } = spec;
  const recommended = sizes && recommendedOf(sizes, note);
  const disallowedDiskTypes = types && diskTypesOf(types, note);
  return {
    ...others,
    ...(recommended && { recommended }),
    ...(disallowedDiskTypes && { disallowedDiskTypes }),
  };
}

/** The same where azurerm takes all of it. */
function recommendedOf(
  sizes: NonNullable<ImageDefinitionSpec["recommended"]>,
  note: NoteOf,
): ImageDefinitionSpec["recommended"] {
  const kept = (["vcpus", "memoryGiB"] as const).map((key) => {
    const entries = Object.entries(sizes[key] ?? {}) as [string, number][];
    const taken = entries.filter(([, value]) => isRecommendable(value, MOST_RECOMMENDED[key]));
    for (const [end, value] of entries) {
      if (!isRecommendable(value, MOST_RECOMMENDED[key])) {
        note(`\`recommended.${key}.${end}\` ${value}, since azurerm takes 1 to ${MOST_RECOMMENDED[key]}`);
      }
    }
    return { key, isWhole: taken.length === entries.length, taken };
  });
  if (kept.every(({ isWhole }) => isWhole)) return sizes;
  const left = kept.filter(({ taken }) => taken.length > 0);
  return left.length === 0
    ? undefined
    : Object.fromEntries(left.map(({ key, taken }) => [key, Object.fromEntries(taken)]));
}

/** The same where azurerm takes all of them. */
function diskTypesOf(
  types: NonNullable<ImageDefinitionSpec["disallowedDiskTypes"]>,
  note: NoteOf,
): ImageDefinitionSpec["disallowedDiskTypes"] {
  const isTaken = (type: string) => DISALLOWABLE_DISK_TYPES.some((one) => one === type);
  const taken = types.filter(isTaken);
  if (taken.length === types.length) return types;
  const others = types.filter((type) => !isTaken(type));
  note(`disallowed disk types that azurerm does not take: ${others.join(", ")}`);
  return taken.length === 0 ? undefined : taken;
}
