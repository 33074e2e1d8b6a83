import type { OsState } from "../../spec/os-state";
import type { ImageDefinitionSpec } from "../../spec/image-definition-spec";

/** What is left out has azurerm's default, but of a definition that is managed elsewhere it is not known. */
function orDefault<T>(value: T | undefined, { existing }: ImageDefinitionSpec, byDefault: T): T | undefined {
  return value ?? (existing === true ? undefined : byDefault);
}

/** Hyper-V generation of a definition; undefined: not known. */
export function generationOf(spec: ImageDefinitionSpec): "V1" | "V2" | undefined {
  return orDefault(spec.generation, spec, "V1");
}

/** State of a definition's operating systems; undefined: not known. */
export function osStateOf(spec: ImageDefinitionSpec): OsState | undefined {
  return orDefault(spec.osState, spec, "generalized");
}
