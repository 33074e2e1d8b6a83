import type { OsState } from "../../spec/os-state";
import type { ImageDefinitionSpec } from "../../spec/image-definition-spec";

/** Returns a value, or azurerm's default if it is left out. It is not known if the definition is managed elsewhere. */
function orDefault<T>(value: T | undefined, { existing }: ImageDefinitionSpec, byDefault: T): T | undefined {
  return value ?? (existing === true ? undefined : byDefault);
}

/** Returns the Hyper-V generation of a definition; undefined: not known. */
export function generationOf(spec: ImageDefinitionSpec): "V1" | "V2" | undefined {
  return orDefault(spec.generation, spec, "V1");
}

/** Returns the state of a definition's operating systems; undefined: not known. */
export function osStateOf(spec: ImageDefinitionSpec): OsState | undefined {
  return orDefault(spec.osState, spec, "generalized");
}
