import type { CustomAction, ManageActions, Script } from "../spec/application-version-spec";

/** Returns the actions of a version with the texts of their scripts. @throws when a file was not read; the message is one line */
export function manageActionsOf(actions: ManageActions): Readonly<Record<string, string>> {
  const { install, remove, update } = actions;
  return {
    install: textOf(install),
    remove: textOf(remove),
    ...(update !== undefined && { update: textOf(update) }),
  };
}

/** Returns custom actions with the texts of their scripts, where there are any. @throws when a file was not read; the message is one line */
export function customActionsOf({ customActions }: { readonly customActions?: readonly CustomAction[] }): {
  readonly customActions?: readonly CustomAction[];
} {
  if (!customActions) return {};
  return { customActions: customActions.map((action) => ({ ...action, script: textOf(action.script) })) };
}

function textOf(script: Script): string {
  if (typeof script === "string") return script;
  throw new Error(`the script ${script.file} was not read: load the specification with \`loadSpec\``);
}
