import { Refusal } from "./refusal";
import { editRollout, type EditedVersion, type RolloutStep, type VersionArguments } from "./rollout-edit";
import type { EditOptions } from "./save-edit";
import type { Stdio } from "./stdio";

export interface WithdrawOptions extends EditOptions {
  readonly reason: string;
  /** Hide it before the version that takes over is in place. */
  readonly immediate?: true;
}

/** Runs `gallerist withdraw`: lets a version serve no longer, and prints the diff that follows. */
export function withdraw(version: VersionArguments, options: WithdrawOptions, stdio: Stdio): Promise<number> {
  const reason = options.reason.replace(/\s+/g, " ").trim(); // reports show it on one line
  if (reason === "") throw new Refusal(["--reason is empty; say why the version no longer serves: reports show it"]);
  return editRollout("withdraw", version, (edited) => withdrawal(edited, reason, options), options, stdio);
}

function withdrawal({ version, label }: EditedVersion, reason: string, { immediate }: WithdrawOptions): RolloutStep {
  if (version.withdrawn) throw new Refusal([`${label} is withdrawn already (${version.withdrawn.reason})`]);
  const withdrawn = { reason, ...(immediate && { immediate }) };
  return { changes: { withdrawn }, told: "is withdrawn" };
}
