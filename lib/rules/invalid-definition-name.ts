import { DEFINITION_NAME } from "../azure/names";
import { example, IMAGE } from "./examples";
import { definitions } from "./items";
import { named, nameRule } from "./name-rule";

export const invalidDefinitionName = nameRule(
  "invalid-definition-name",
  DEFINITION_NAME,
  function* ({ plans }) {
    for (const { plan, definition, at } of definitions(plans)) {
      yield { ...named(plan, at, definition.name, DEFINITION_NAME), isOfKey: true };
    }
  },
  (name) => example({ spec: { images: { [name]: IMAGE } } }),
);
