import type { Rule } from "./rule";
import { tooManyReplicas } from "./too-many-replicas";

/** Every rule, by subject. */
export const RULES: readonly Rule[] = [tooManyReplicas];
