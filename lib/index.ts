/** The decisions without cdktf: read a spec, plan it, check it, report it. No I/O, no clock. */
export type * from "./spec";
export type * from "./policy";
export { parseSpec, UnreadableSpecError, type ParsedSpec } from "./parse";
export type { Management } from "./management";
export {
  plan,
  type Because,
  type DefinitionPlan,
  type FoundIn,
  type GalleryPlan,
  type TargetRegion,
  type VersionPlan,
} from "./plan";
export type { ResolvedPlacement, ResolvedPolicy, ResolvedTier } from "./placement";
export { DEFAULT_SIZING, MAX_REPLICAS, sizeByDemand, type DemandSizing, type SizedReplicas } from "./replicas";
export { cost } from "./cost";
export { why, type Clause, type Subject, type Why } from "./why";
export type * from "./cost/report";
export { meterText, NotPriceSheetError, priceSheet, type PriceSheet, type PriceSheetOptions } from "./prices";
export { egressMeter, type Meter } from "./azure/meters";
export { priceOf, priceOfNext, type PriceTier, type Tariff } from "./tariff";
export { diff, type DiffOptions } from "./diff";
export type * from "./diff/model";
export type { Change, Effect } from "./diff/change";
export type { Outcome } from "./diff/effect";
export { FAIL_ON, holds, type FailOn } from "./diff/fail-on";
export type { LatestChange } from "./diff/latest";
export type { Value } from "./diff/settings";
export type { RegionChange } from "./diff/target-regions";
export { NO_PROTECTIONS, OUR_PROTECTIONS, type Protections } from "./replay";
export type { Provider } from "./management";
export { UPDATES, updateOf, type Update, type UpdateClass, type UpdatedObject } from "./updates";
export type { Acknowledgement } from "./acknowledge";
export { check, type CheckOptions } from "./check";
export { CheckOptionsError } from "./check-options";
export { ledger, replicaLedger, type LedgerKind, type LedgerPart, type LedgerRow } from "./ledger";
export { resolveLimits, type LimitSettings, type ResolvedLimits } from "./limits";
export type { CountedLimit, UsageRow } from "./usage";
export { isOpen, type Finding, type Place, type Severity, type SpecOrigin, type SpecPath } from "./finding";
export { RULES } from "./rules";
export { defineRule, type Context, type Found, type Rule } from "./rules/rule";
export { compareVersions, MAX_VERSION_PART, newestFirst, parseVersion, type Version } from "./version";
export { findRegion, REGION_DATA_DATE, regionName, REGIONS, type Region } from "./azure/regions";
export { LIMITS, type Limit, type LimitName, type LimitProfile } from "./azure/limits";
export { reasonsOf } from "./reports/because";
export { costJson } from "./reports/cost-json";
export { costMarkdown } from "./reports/cost-markdown";
export { costText } from "./reports/cost-text";
export { diffJson } from "./reports/diff-json";
export { diffMarkdown } from "./reports/diff-markdown";
export { diffText } from "./reports/diff-text";
export { findingsGithub } from "./reports/findings-github";
export { findingsJson } from "./reports/findings-json";
export { findingsSarif, type SarifOptions } from "./reports/findings-sarif";
export { findingsText } from "./reports/findings-text";
export { matrixHtml, reportHtml, type Report } from "./reports/html/page";
export { MATRIX_FORMAT_VERSION, matrixJson, matrixJsonParts } from "./reports/matrix-json";
export { matrixMarkdown } from "./reports/matrix-markdown";
export { matrixText } from "./reports/matrix-text";
export { PLAIN, type Paint, type TextOptions } from "./reports/text";
export {
  NotTerraformError,
  readConfigurations,
  readTerraform,
  type TerraformReading,
  type Unresolved,
} from "./terraform/read-terraform";
export { whyText } from "./reports/why";
