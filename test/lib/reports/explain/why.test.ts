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
            for (const { version: other } of answer.slot?.waits ?? []) waits.add(other);
            const because = answer.target?.because;
            if (because && "tier" in because) {
              expect(answer.slot?.tier).toBe(because.tierIndex);
              expect(definition.policy.tiers[because.tierIndex]?.name).toBe(because.tier);
              expect(answer.slot?.before).toHaveLength((answer.slot?.rank ?? 0) - 1);
            }
          }
          expect([...waits].sort()).toEqual([...version.waitsFor].sort());
        }
      }
    }),
  );
});
