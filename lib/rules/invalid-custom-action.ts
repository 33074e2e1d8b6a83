import type { CustomAction, CustomActionParameter } from "../spec/application-version-spec";
import type { SpecPath } from "../spec/finding";
import { applicationExample } from "../check/facts/examples";
import { partFaults, partWords, type Part, type PartFault } from "../check/facts/application-parts";
import { defineRule } from "../check/rule";
import { quoted } from "../text/wording";

const RESTART: CustomAction = { name: "restart", script: "./restart.sh" };

export const invalidCustomAction = defineRule<PartFault>({
  id: "invalid-custom-action",
  severity: "error",
  section: "applications",
  summary: "custom actions or parameters with no name, or with one name, or a default value that is no text",
  why: "azapi sends them as they are, and Azure refuses them at apply; only parameters of the type String have a default value.",
  source: "https://learn.microsoft.com/azure/virtual-machines/vm-applications",
  find: ({ plans }) =>
    partFaults(
      plans,
      ({ definition, at }) => faultsOf(definition.spec.customActions, at),
      ({ version, at }) => faultsOf(version.spec.customActions, at),
    ),
  problem: partWords,
  help: ({ remedy }) => remedy,
  bad: [offering([RESTART, { ...RESTART, name: "Restart" }])],
  good: [offering([RESTART, { ...RESTART, name: "stop" }])],
});

function offering(customActions: readonly CustomAction[]) {
  return applicationExample({ application: { customActions } });
}

function faultsOf(actions: readonly CustomAction[] = [], at: SpecPath): Part[] {
  const path = [...at, "customActions"];
  return [
    ...faultsOfNames("a custom action", actions, path),
    ...actions.flatMap(({ name, parameters = [] }, index) => {
      const own = [...path, index, "parameters"];
      const what = `a parameter of the custom action ${quoted(name)}`;
      return [...faultsOfNames(what, parameters, own), ...faultsOfDefaults(what, parameters, own)];
    }),
  ];
}

function faultsOfNames(what: string, named: readonly { readonly name: string }[], at: SpecPath): Part[] {
  const seen = new Set<string>();
  return named.flatMap(({ name }, index): Part[] => {
    const key = name.trim().toLowerCase();
    const path = [...at, index, "name"];
    if (key === "") return [{ what, words: "has no name", remedy: "give it a name", at: path }];
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const words = `has the name ${quoted(name)}, as one before it does`;
    return [{ what, words, remedy: "give it another name, or take one of the two out", at: path }];
  });
}

function faultsOfDefaults(what: string, parameters: readonly CustomActionParameter[], at: SpecPath): Part[] {
  return parameters.flatMap(({ name, type = "String", defaultValue }, index): Part[] => {
    if (defaultValue === undefined || type === "String") return [];
    const words = `has a default value, but ${quoted(name)} is of the type ${type}, which has none`;
    return [
      { what, words, remedy: "leave `defaultValue` out, or make it a `String`", at: [...at, index, "defaultValue"] },
    ];
  });
}
