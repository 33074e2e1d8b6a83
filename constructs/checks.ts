import type { IConstruct } from "constructs";
import type { CheckOptions } from "../lib/check/check-options";
import { RULES } from "../lib/rules/index";
import { assertCheckOptions } from "../lib/check/assert-options";
import { UsageError, withShortStack } from "./usage-error";

const CHECKS = Symbol.for("gallerist/checks");

/** The settings of the check of an app: the options of `check` without the places of texts, and without costs. */
export type CheckSettings = Omit<CheckOptions, "origins" | "monthlyCosts">;

const NONE: CheckSettings = {};

/**
 * Sets the limits, acknowledgements, severities and own rules by which all galleries of an app are checked at synth.
 * Call it once for an app, before synth.
 * @throws when the app has settings already, and CheckOptionsError when settings are invalid
 */
export function configureChecks(scope: IConstruct, settings: CheckSettings): void {
  withShortStack(() => assertCheckOptions(RULES, settings));
  const { root } = scope.node;
  if (CHECKS in root) {
    throw new UsageError(
      "the checks of this app are configured already; give all settings in one call of configureChecks",
    );
  }
  Object.defineProperty(root, CHECKS, { value: settings });
}

/** Returns the settings of an app. */
export function checksOf(app: IConstruct): CheckSettings {
  return (app as { readonly [CHECKS]?: CheckSettings })[CHECKS] ?? NONE;
}
