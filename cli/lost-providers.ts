import { lostProviders, type LostProvider, type ProvidersInUse } from "../lib/terraform/lost-providers";
import { printable } from "../lib/text/printable";
import type { Stdio } from "./stdio";

/** Reports on standard error the providers that are needed to destroy what leaves a configuration, and leave with it. */
export function reportLostProviders(name: string, before: ProvidersInUse, after: ProvidersInUse, stdio: Stdio): void {
  for (const lost of lostProviders(before, after)) stdio.stderr.write(`${printable(warningOf(name, lost))}\n`);
}

const ADVICE = "write the gallery that leaves with `removed: true`, apply, and leave its file out after that";

function warningOf(name: string, { reference, addresses, moved }: LostProvider): string {
  const [first = ""] = addresses;
  const isOne = addresses.length === 1;
  const leaving = `${addresses.length} ${isOne ? "resource that leaves" : "resources that leave"} it`;
  if (moved)
    return `warning: ${name}: ${leaving} (such as ${first}) would be destroyed by the provider of subscription ${moved.to} instead of ${moved.from}: ${ADVICE}`;
  return `warning: ${name} loses the provider ${reference}, by which ${leaving} ${isOne ? "is" : "are"} destroyed (such as ${first}): terraform plan would stop with "Provider configuration not present"; ${ADVICE}`;
}
