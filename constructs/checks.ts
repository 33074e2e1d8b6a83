import type { IConstruct } from "constructs";
import type { CheckOptions } from "../lib/check/check-options";
import { RULES } from "../lib/rules/index";
import { assertCheckOptions } from "../lib/check/assert-options";

const CHECKS = Symbol.for("gallerist/checks");

/** How an app is checked: all that `check` takes but the places of texts. */
export type CheckSettings = Omit<CheckOptions, "origins">;

const NONE: CheckSettings = {};

/**
 * Says how all galleries of an app are checked at synth: with which limits, acknowledgements, and rules of the
 * team's own. Call it once for an app, before synth.
 * @throws when the app has settings already, and CheckOptionsError when settings mean nothing
 */
export function configureChecks(scope: IConstruct, settings: CheckSettings): void {
  assertCheckOptions(RULES, settings);
  const { root } = scope.node;
  if (CHECKS in root) {
    throw new Error("the checks of this app are configured already; give all settings in one call of configureChecks");
  }
  Object.defineProperty(root, CHECKS, { value: settings });
}

/** The settings of an app. */
export function checksOf(app: IConstruct): CheckSettings {
  return (app as { readonly [CHECKS]?: CheckSettings })[CHECKS] ?? NONE;
}
