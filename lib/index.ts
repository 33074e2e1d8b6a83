/** The decisions without cdktf: read, edit or import a spec, plan it, check it, report it. No I/O, no clock. */
import type { CheckOptions } from "./check/check-options";
import { check as checkWith } from "./check/check";
import type { GalleryPlan } from "./plan/plan";
import { RULES } from "./rules/index";
import type { Finding } from "./spec/finding";

/**
 * Reports everything that is wrong or doubtful in the galleries of an app, by path, then rule.
 * @throws CheckOptionsError when options mean nothing: a rule or limit that does not exist, a day that is no date
 */
export function check(plans: readonly GalleryPlan[], options: CheckOptions = {}): Finding[] {
  return checkWith(RULES, plans, options);
}

export type { EdgeZoneStorage, StorageAccountType } from "./azure/storage-account-types";
export type { AccessGrant, AccessRole, PrincipalType } from "./spec/access-spec";
export type * from "./spec/demand";
export type { GalleryRef } from "./spec/gallery-identity";
export type * from "./spec/gallery-spec";
export type * from "./spec/application-spec";
export type * from "./spec/application-version-spec";
export type * from "./spec/image-definition-spec";
export type * from "./spec/image-version-spec";
export type * from "./spec/item-spec";
export type * from "./spec/os-state";
export type * from "./spec/terraform-settings";
export type * from "./spec/timeout-minutes";
export type * from "./spec/uefi";
export type * from "./spec/policy";
export type { Retention, RetentionBrakes, RetentionProtection, RetentionStages } from "./spec/retention";
export type { ItemKind } from "./spec/item-kind";
export type * from "./spec/mirror-spec";
export { mirrorsOf } from "./spec/mirrors";
export type * from "./spec/version-spec";
export { addVersion, type EditedItem, type VersionEntry } from "./parse/edit/add-version";
export { changeVersion, type RolloutChanges, type VersionChange } from "./parse/edit/change-version";
export { retireVersions, type Retirement } from "./parse/edit/retire-versions";
export { nextVersion, VERSION_PARTS, type VersionPart } from "./parse/edit/next-version";
export { NotEditableError } from "./parse/edit/not-editable";
export { galleryJsonSchema, SCHEMA_ID } from "./parse/json-schema";
export { parseSpec, UnreadableSpecError, type ParsedSpec } from "./parse/parse-spec";
export { specYaml } from "./parse/spec-yaml";
export type { ProviderChoice } from "./plan/provider";
export { specOrigins } from "./plan/origins";
export {
  plan,
  plansOf,
  type ApplicationPlan,
  type ApplicationVersionPlan,
  type Because,
  type DefinitionPlan,
  type FoundIn,
  type GalleryPlan,
  type ItemPlan,
  type ItemVersionPlan,
  type TargetRegion,
  type VersionPlan,
} from "./plan/plan";
export { slotOf, type RegionSlot, type RegionSlots, type SlotWait } from "./plan/region-slots";
export type { ResolvedPlacement, ResolvedPolicy, ResolvedTier } from "./plan/placement";
export { DEFAULT_SIZING, MAX_REPLICAS, sizeByDemand, type DemandSizing, type SizedReplicas } from "./plan/replicas";
export { cost } from "./cost/cost";
export { why, type Clause, type Subject, type Why } from "./reports/explain/why";
export type * from "./cost/report";
export {
  meterText,
  NotPriceSheetError,
  priceSheet,
  type PriceSheet,
  type PriceSheetOptions,
} from "./cost/prices/price-sheet";
export { egressMeter, type Meter } from "./azure/meters";
export { priceOf, priceOfNext, type PriceTier, type Tariff } from "./cost/tariff";
export { readArmDocument, type ArmDocument, type ArmResource } from "./import/arm-resources";
export { HARMLESS, type Difference } from "./import/differences";
export { withoutPrivateSharing } from "./import/existing-gallery";
export { EmitError } from "./emit/addressed-resources";
export { configurationOf, type Configuration } from "./emit/configuration";
export { importBlocks, type ImportBlock } from "./emit/import-blocks";
export type { Md5 } from "./emit/resource-name";
export { importGallery, type ImportedGallery } from "./import/import-gallery";
export type { NotCarried } from "./import/not-carried";
export { asPublished, notesOfPublished } from "./import/published";
export { readArm, type ArmReading } from "./import/read-arm";
export { readinessOf, REGION_STATES } from "./status/readiness";
export type * from "./status/readiness";
export type { RepairOfRegion } from "./status/repair";
export { statusOf, statusOfAnswers } from "./status/status";
export {
  NotStatusError,
  readVersionAnswers,
  type RegionAnswer,
  type TargetAnswer,
  type VersionAnswer,
} from "./status/version-answer";
export { statusHtml } from "./reports/status/html";
export { STATUS_FORMAT_VERSION, statusJson } from "./reports/status/json";
export { statusMarkdown } from "./reports/status/markdown";
export { statusText } from "./reports/status/text";
export { readAzureAnswers, type Answer, type AzureAnswers, type VersionName } from "./retention/azure-answers";
export type { AzureVersion, BlockedUntil } from "./retention/azure-version";
export {
  isDue,
  proposalsOf,
  retain,
  type Fate,
  type Proposal,
  type RetainedItem,
  type RetainOptions,
  type RetentionReport,
  type Step,
} from "./retention/retain";
export { galleriesOf, usageQuery } from "./retention/usage-query";
export { readUse, type Use } from "./retention/use";
export { diff, type DiffOptions } from "./diff/diff";
export type * from "./diff/model";
export type { AccessChange, AccessDiff } from "./diff/access";
export type { Change, Effect } from "./diff/change";
export type { Outcome } from "./diff/effect";
export { FAIL_ON, holds, type FailOn } from "./diff/fail-on";
export type { TerraformSides } from "./diff/terraform-action";
export type { LatestChange } from "./diff/latest";
export type { Value } from "./diff/settings";
export type { RegionChange } from "./diff/target-regions";
export { NO_PROTECTIONS, OUR_PROTECTIONS, type Protections } from "./plan/protections";
export type { Provider } from "./plan/provider";
export type { ChangeClass, ChangeClasses } from "./azure/attributes/change-classes";
export { CHANGES, type ChangedAttribute, type ComparedObject } from "./azure/attributes/changes";
export type { Acknowledgement } from "./spec/acknowledgement";
export type { CheckOptions } from "./check/check-options";
export { CheckOptionsError } from "./check/assert-options";
export { ledger, replicaLedger, type LedgerKind, type LedgerPart, type LedgerRow } from "./check/ledger";
export { resolveLimits, type LimitSettings, type ResolvedLimits } from "./spec/limit-settings";
export type { CountedLimit, UsageRow } from "./check/usage";
export { isOpen, type Finding, type Place, type Severity, type SpecOrigin, type SpecPath } from "./spec/finding";
export { RULES } from "./rules";
export { defineRule, type Context, type Violation, type Rule } from "./check/rule";
export type { Syntax } from "./check/syntax";
export { compareVersions, MAX_VERSION_PART, newestFirst, parseVersion, type Version } from "./spec/version-number";
export { findRegion, REGION_DATA_DATE, regionName, REGIONS, type Region } from "./azure/regions";
export { LIMITS, type Limit, type LimitName, type LimitProfile } from "./azure/limits";
export { reasonsOf } from "./reports/explain/because";
export { costJson } from "./reports/cost/json";
export { costMarkdown } from "./reports/cost/markdown";
export { costText } from "./reports/cost/text";
export { diffJson } from "./reports/diff/json";
export { diffMarkdown } from "./reports/diff/markdown";
export { diffText } from "./reports/diff/text";
export { findingsGithub } from "./reports/findings/github";
export { findingsJson } from "./reports/findings/json";
export { findingsSarif, type SarifOptions } from "./reports/findings/sarif";
export { findingsText } from "./reports/findings/text";
export { importText } from "./reports/import/import-text";
export { retentionJson } from "./reports/retention/json";
export { retentionMarkdown } from "./reports/retention/markdown";
export { retentionText } from "./reports/retention/text";
export { matrixHtml, reportHtml, type Report } from "./reports/html/page";
export { MATRIX_FORMAT_VERSION, matrixJson, matrixJsonParts } from "./reports/matrix/json";
export { matrixMarkdown } from "./reports/matrix/markdown";
export { matrixText } from "./reports/matrix/text";
export { PLAIN, type Paint, type TextOptions } from "./text/paint";
export { textDiff } from "./text/text-diff";
export {
  NotTerraformError,
  readConfigurations,
  readTerraform,
  type TerraformReading,
  type Unresolved,
} from "./terraform/read-terraform";
export { whyText } from "./reports/explain/why-text";
