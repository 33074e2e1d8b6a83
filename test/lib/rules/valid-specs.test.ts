import fc from "fast-check";
import { check } from "../../../lib/check";
import { plan } from "../../../lib/plan";
import { arbitrarySpec } from "../../support/arbitrary-spec";

function errorsOf(options: Parameters<typeof arbitrarySpec>[0]): void {
  fc.assert(
    fc.property(arbitrarySpec(options), (spec) => {
      const errors = check([plan(spec)]).filter(({ severity }) => severity === "error");
      expect(errors.map(({ rule, problem }) => `${rule}: ${problem}`)).toEqual([]);
    }),
  );
}

test("a valid spec gives no error", () => {
  errorsOf({});
});

test("a valid spec whose tiers are not nested gives no error", () => {
  errorsOf({ nested: false });
});
