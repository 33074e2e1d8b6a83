import { InvalidArgumentError } from "commander";
import { costIncrease } from "../lib/diff/cost-increase";
import type { Diff } from "../lib/diff/diff";
import { FAIL_ON, pathsOf, type FailOn } from "../lib/diff/fail-on";
import { didYouMean, orList } from "../lib/text/nearest";
import { money } from "../lib/text/money";
import { firstFew, grouped } from "../lib/text/wording";
import { Refusal } from "./refusal";

/** A reason to fail: a kind of change, or a monthly cost that grows by more than some percent. */
export type Reason = FailOn | CostReason;

interface CostReason {
  readonly mostPercent: number;
  /** As it was written, for messages. */
  readonly text: string;
}

const COST_INCREASE = "cost-increase";

/** The names of the reasons, without a percentage. */
export const REASON_NAMES: readonly string[] = [...FAIL_ON, COST_INCREASE];

/** The words that `--fail-on` takes. */
export const REASONS: readonly string[] = [...FAIL_ON, `${COST_INCREASE}=10%`];

/** Parses a comma list of the reasons to fail. commander reports a wrong one. */
export function parseFailOn(text: string): Reason[] {
  return text.split(",").map((word) => {
    const name = word.trim();
    const known = FAIL_ON.find((kind) => kind === name) ?? costReason(name);
    if (known) return known;
    const hint = didYouMean(name, REASON_NAMES) ?? `allowed are ${orList(REASONS.map((kind) => `\`${kind}\``))}`;
    throw new InvalidArgumentError(`There is no "${name}"; ${hint}.`);
  });
}

/** Parses `cost-increase=10%`. Without a number, any increase fails. */
function costReason(text: string): CostReason | undefined {
  const [name, ...values] = text.split("=");
  if (name?.trim() !== COST_INCREASE) return undefined;
  if (values.length === 0) return { mostPercent: 0, text };
  const [, percent] = /^\s*(\d+(?:\.\d+)?)\s*%$/.exec(values.join("=")) ?? [];
  if (percent === undefined) throw new InvalidArgumentError(`"${text}" has no percentage; write ${COST_INCREASE}=10%.`);
  return { mostPercent: Number(percent), text };
}

/**
 * Refuses reasons that need prices where none are given.
 * @throws Refusal
 */
export function refuseUnpriced(reasons: readonly Reason[], prices: string | undefined): void {
  const priced = reasons.find((reason) => typeof reason === "object");
  if (priced && prices === undefined) throw new Refusal([`--fail-on ${priced.text} needs --prices FILE`]);
}

/** Returns what a reason holds for in a diff, in one line; undefined if there is nothing. */
export function failure(compared: Diff, reason: Reason): string | undefined {
  if (typeof reason === "object") {
    const words = increaseWords(compared, reason);
    return words === undefined ? undefined : `--fail-on ${reason.text}: ${words}`;
  }
  const paths = [...new Set(pathsOf(compared, reason))];
  return paths.length === 0 ? undefined : `--fail-on ${reason}: ${firstFew(paths)}`;
}

function increaseWords(compared: Diff, { mostPercent }: CostReason): string | undefined {
  const increase = costIncrease(compared, mostPercent);
  if (!increase || !compared.money) return undefined;
  const { currency } = compared.money;
  const { monthly, percent, isCertain, unknown } = increase;
  const known = `${money(monthly.before.amount, currency)} ${currency} per month becomes ${money(monthly.after.amount, currency)}`;
  const growth = percent === null ? known : `${known}, ${percentText(percent)}`;
  if (unknown.length === 0) return growth;
  const lack = `a size or price is missing of ${firstFew(unknown)}`;
  return isCertain ? `${growth}, and more, since ${lack}` : `not known, since ${lack}`;
}

/** Returns `28.9 % more`. Small percentages keep a digit, so that no increase reads as none. */
function percentText(percent: number): string {
  const text = percent >= 100 ? grouped(Math.round(percent)) : String(Number(percent.toPrecision(3)));
  return `${text} % more`;
}
