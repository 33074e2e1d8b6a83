import { readdirSync } from "node:fs";
import { byCodeUnit } from "../../lib/text/order";
import { fileOf } from "../examples/example";

/** Names of the Terraform JSON files that an example is expected to synthesize. */
export function expectedStacks(example: string): string[] {
  return readdirSync(fileOf(example, "expected"))
    .filter((name) => name.endsWith(".tf.json"))
    .sort(byCodeUnit);
}
