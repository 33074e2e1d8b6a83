import fc from "fast-check";
import { plan } from "../../../../lib/plan/plan";
import { why } from "../../../../lib/reports/explain/why";
import { arbitrarySpec } from "../../../support/arbitrary-spec";

test("of any spec: the tier that takes the rank is the plan's, and what is waited for is what all regions wait for", () => {
  fc.assert(
    fc.property(arbitrarySpec(), (spec) => {
      const planned = plan(spec);
      for (const definition of planned.definitions) {
        for (const version of definition.versions) {
          const waits = new Set<string>();
          for (const region of definition.regions) {
            const answer = why({ plan: planned, definition, version, region });
            for (const other of answer.waitsHere) waits.add(other);
            const because = answer.target?.because;
            if (because && "tier" in because) {
              expect(definition.policy.tiers[answer.tier]?.name).toBe(because.tier);
              expect(answer.before).toHaveLength((answer.rank ?? 0) - 1);
            }
          }
          expect([...waits].sort()).toEqual([...version.waitsFor].sort());
        }
      }
    }),
  );
});
