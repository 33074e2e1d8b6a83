import { check } from "../lib/check/check";
import { RULES } from "../lib/rules/index";
import type { Finding } from "../lib/spec/finding";
import type { Input } from "./input";

/** Returns the findings in one file. */
export function findingsIn({ plans, origins }: Pick<Input, "plans" | "origins">, asOf: string): Finding[] {
  return check(RULES, plans, { origins, asOf });
}
