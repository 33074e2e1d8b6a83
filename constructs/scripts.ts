import { customActionsOf, manageActionsOf } from "../lib/emit/scripts";
import type { CustomAction, ManageActions } from "../lib/spec/application-version-spec";
import { UsageError } from "./usage-error";

/** Refuses scripts that are in files which nobody has read. */
export function requireScripts(
  owner: string,
  { actions, ...others }: { readonly actions?: ManageActions; readonly customActions?: readonly CustomAction[] },
): void {
  try {
    if (actions) manageActionsOf(actions);
    customActionsOf(others);
  } catch (error) {
    throw new UsageError(`${owner}: ${(error as Error).message}, or give its text`);
  }
}
