import { DEFINITION_NAME } from "../azure/names";
import { example, IMAGE } from "../check/facts/examples";
import { definitions } from "../check/facts/items";
import { named, nameRule } from "../check/name-rule";

export const invalidDefinitionName = nameRule(
  "invalid-definition-name",
  "names",
  DEFINITION_NAME,
  function* ({ plans }) {
    for (const { plan, definition, at } of definitions(plans)) {
      yield { ...named(plan, at, definition.name, DEFINITION_NAME), isOfKey: true };
    }
  },
  (name) => example({ spec: { images: { [name]: IMAGE } } }),
);
