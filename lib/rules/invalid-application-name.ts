import { APPLICATION_NAME } from "../azure/names";
import { APPLICATION, applicationExample } from "../check/facts/examples";
import { applications } from "../check/facts/items";
import { named, nameRule } from "../check/name-rule";

export const invalidApplicationName = nameRule(
  "invalid-application-name",
  "applications",
  APPLICATION_NAME,
  function* ({ plans }) {
    for (const { plan, definition, at } of applications(plans)) {
      yield { ...named(plan, at, definition.name, APPLICATION_NAME), isOfKey: true };
    }
  },
  (name) => applicationExample({ spec: { applications: { [name]: APPLICATION } } }),
);
