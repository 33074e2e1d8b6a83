import { proposalsOf, type Fate, type Proposal, type RetentionReport, type Step } from "../../retention/retain";
import { counted } from "../../text/wording";

/** The words for the steps of a version on its way out. */
const STEPS: Readonly<Record<Step, string>> = { hidden: "hidden", home: "at home only", deleted: "deleted" };

/** Returns "kept", or where the version goes: "goes to hidden". */
export function outcomeWords({ step }: Fate): string {
  return step === null ? "kept" : step === "deleted" ? "goes: deleted" : `goes: ${STEPS[step]}`;
}

/** Returns the reasons: the first one that keeps it and the facts that are missing, or all for which it goes. */
export function reasonWords({ step, heldBack, reasons, missing }: Fate): string {
  if (heldBack) return `would be ${STEPS[heldBack]}, but a brake holds: ${reasons.join(", ")}`;
  if (step !== null) return reasons.join(", ");
  return [...reasons.slice(0, 1), ...missing].join("; ");
}

/** Returns the sentence that sums a run up. */
export function summaryWords(report: RetentionReport): string {
  const proposals = proposalsOf(report);
  const versions = report.items.reduce((sum, { fates }) => sum + fates.length, 0);
  if (report.brakes.length > 0) return `nothing is proposed: ${report.brakes.join("; ")}`;
  if (report.items.length === 0) return "nothing has a retention: all versions stay";
  if (proposals.length === 0) return `nothing is due: ${counted(versions, "version")} kept`;
  const steps = (["hidden", "home", "deleted"] as const).flatMap((step) => {
    const count = proposals.filter(({ fate }) => fate.step === step).length;
    return count === 0 ? [] : [`${count} ${STEPS[step]}`];
  });
  return `${counted(proposals.length, "version")} of ${versions} due: ${steps.join(", ")}`;
}

/** Returns the ids of versions that leave the file, and that the pipeline must delete: Terraform only forgets them. */
export function pipelineDeletes(report: RetentionReport): string[] {
  const forgotten = ({ fate }: Proposal): boolean => fate.step === "deleted" && fate.isPublished;
  return proposalsOf(report)
    .filter(forgotten)
    .flatMap(({ fate }) => fate.id ?? []);
}

/** The sentence above the ids that a pipeline must delete. */
export const PIPELINE_DELETES =
  "a pipeline published these: Terraform forgets them, and nothing is freed until the pipeline deletes them";
