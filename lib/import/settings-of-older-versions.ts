import type { DefinitionPlan, VersionPlan } from "../plan/plan";
import type { RegionSettings } from "../spec/policy";
import { providerOfFound, regionSettingsOf } from "./likely-policies";
import { ofPublished } from "./published";

/**
 * The settings of a region that are fixed when a version is published. A policy takes them from the newest version
 * there.
 */
const SETTINGS = {
  diskEncryptionSetId: "disk encryption sets",
  confidentialVm: "encryption for confidential machines",
  edgeZones: "edge zones",
} as const;

type Setting = keyof typeof SETTINGS;

/**
 * Returns versions with settings that the policy can have. Versions that are encrypted or in edge zones where newer
 * versions are not become `published`, since azurerm would replace them. Under azapi they stay as they are, since azapi
 * compares only settings that are written.
 */
export function withOlderSettings(
  found: DefinitionPlan,
  note: (what: string, version: string) => void,
): DefinitionPlan {
  const [settings, managedBy] = [regionSettingsOf(found), providerOfFound(found)];
  const versions = found.versions.map((version) => {
    const onlyOlder = settingsBeside(version, settings);
    for (const setting of onlyOlder)
      note(`${SETTINGS[setting]} that newer versions do not have there`, version.version);
    const isKept = onlyOlder.length === 0 || managedBy(version.spec).provider === "azapi";
    return isKept ? version : { ...version, spec: ofPublished(version.spec) };
  });
  return { ...found, versions };
}

/**
 * Returns the settings that only this version has. Edge zones are written as a whole: if newer versions have any,
 * another list is a difference.
 */
function settingsBeside({ targetRegions }: VersionPlan, policy: Readonly<Record<string, RegionSettings>>): Setting[] {
  const hasZones = Object.values(policy).some(({ edgeZones }) => edgeZones !== undefined);
  return (Object.keys(SETTINGS) as Setting[]).filter(
    (setting) =>
      !(setting === "edgeZones" && hasZones) &&
      targetRegions.some((target) => target[setting] !== undefined && policy[target.name]?.[setting] === undefined),
  );
}
