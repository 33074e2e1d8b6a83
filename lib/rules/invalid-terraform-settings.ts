import { AZAPI_VERSION } from "../azure/gallery-api";
import type { SpecPath } from "../spec/finding";
import type { TerraformSettings } from "../spec/terraform-settings";
import { example } from "../check/facts/examples";
import { defineRule, type Violation } from "../check/rule";
import { found, quoted } from "../text/wording";

interface InvalidTerraformSettings extends Violation, Fault {}

/** A setting that Terraform refuses, or that leaves the resources without their provider. */
interface Fault {
  readonly key: SpecPath;
  readonly words: string;
  readonly remedy: string;
}

/** Matches terms such as `>= 4.55.0`, separated by commas. */
const CONSTRAINT = /^\s*(=|!=|>=?|<=?|~>)?\s*\d+(\.\d+){0,2}(-[0-9A-Za-z.-]+)?\s*$/;

/** The keys of a spec for the arguments of a provider, and for its version. */
const PROVIDERS = [
  { provider: "provider", version: "azurermVersion", example: ">= 4.55.0, < 6.0.0" },
  { provider: "azapiProvider", version: "azapiVersion", example: AZAPI_VERSION },
] as const;

export const invalidTerraformSettings = defineRule<InvalidTerraformSettings>({
  id: "invalid-terraform-settings",
  severity: "error",
  section: "galleries",
  summary: "a backend, provider argument or version constraint that Terraform refuses",
  why: "Terraform refuses a configuration with such a setting, or leaves the resources without the provider that they are meant for.",
  source: "https://developer.hashicorp.com/terraform/language/expressions/version-constraints",
  *find({ plans }) {
    for (const plan of plans) {
      for (const fault of faultsOf(plan.spec.terraform ?? {}))
        yield { plan, at: ["terraform", ...fault.key], ...fault };
    }
  },
  problem: ({ words }) => words,
  help: ({ remedy }) => remedy,
  bad: [example({ spec: { terraform: { azurermVersion: "latest" } } })],
  good: [example({ spec: { terraform: { azurermVersion: "~> 4.60, != 4.61.0" } } })],
});

function* faultsOf({ backend, ...settings }: TerraformSettings): Iterable<Fault> {
  const backends = Object.keys(backend ?? {});
  if (backend && backends.length !== 1) {
    const words = `\`backend\` names ${backends.length === 0 ? "no backend" : backends.map(quoted).join(" and ")}; Terraform keeps its state in exactly one`;
    yield { key: ["backend"], words, remedy: "name one, or leave `backend` out for a state in the directory" };
  }
  for (const { provider, version, example } of PROVIDERS) {
    const given = settings[provider] ?? {};
    for (const key of ["alias", "version"].filter((name) => Object.hasOwn(given, name))) {
      const remedy = key === "version" ? `write it as ${quoted(version)}` : "leave it out";
      const words = `${quoted(provider)} sets ${quoted(key)}, which a gallery file cannot set`;
      yield { key: [provider, key], words, remedy };
    }
    const constraint = settings[version];
    if (constraint === undefined || constraint.split(",").every((term) => CONSTRAINT.test(term))) continue;
    const words = `${quoted(version)} is ${found(constraint)}, which is not a version constraint`;
    yield { key: [version], words, remedy: `write one such as "${example}"` };
  }
}
