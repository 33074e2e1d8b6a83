import type { GalleryPlan } from "../lib/plan/plan";
import {
  lostProviders,
  lostSubscriptions,
  type LostProvider,
  type ProvidersInUse,
} from "../lib/terraform/lost-providers";
import { printable } from "../lib/text/printable";
import { firstFew } from "../lib/text/wording";
import type { Stdio } from "./stdio";

/** Reports on standard error the providers that are needed to destroy what leaves a configuration, and leave with it. */
export function reportLostProviders(name: string, before: ProvidersInUse, after: ProvidersInUse, stdio: Stdio): void {
  for (const lost of lostProviders(before, after)) stdio.stderr.write(`${printable(warningOf(name, lost))}\n`);
}

/** Reports on standard error the subscriptions of a state that no provider of the next configuration is for. */
export function reportLostSubscriptions(
  name: string,
  state: readonly GalleryPlan[],
  after: ProvidersInUse,
  stdio: Stdio,
): void {
  for (const { subscription, galleries } of lostSubscriptions(state, after)) {
    const text = `warning: ${name} has no provider for subscription ${subscription}, in which a gallery is destroyed (${firstFew(galleries)}): if its provider had an alias, terraform plan would stop with "Provider configuration not present"; ${ADVICE}`;
    stdio.stderr.write(`${printable(text)}\n`);
  }
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
