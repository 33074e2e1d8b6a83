import fc from "fast-check";
import { check } from "../../../lib/index";
import { plan } from "../../../lib/plan/plan";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { withApplications } from "../../support/arbitrary-application";
import { arbitraryAzapiSpec } from "../../support/arbitrary-azapi";
import { arbitrarySpec } from "../../support/arbitrary-spec";

function errorsOf(specs: fc.Arbitrary<GallerySpec>): void {
  fc.assert(
    fc.property(specs, (spec) => {
      const errors = check([plan(spec)]).filter(({ severity }) => severity === "error");
      expect(errors.map(({ rule, problem }) => `${rule}: ${problem}`)).toEqual([]);
    }),
  );
}

test("a valid spec gives no error", () => {
  errorsOf(arbitrarySpec());
});

test("a valid spec that asks for what azurerm lacks gives no error", () => {
  errorsOf(arbitraryAzapiSpec());
});

test("a valid spec whose tiers are not nested gives no error", () => {
  errorsOf(arbitrarySpec({ nested: false }));
});

test("a spec with wild names and numbers gives findings, never an exception", () => {
  const text = fc.constantFrom("__proto__", "constructor", "${x}", "", " ", "\u0000\n", "é".repeat(500), "all", "rest");
  const number = fc.constantFrom(NaN, -Infinity, -0, 1e308, 0.1);
  fc.assert(
    fc.property(arbitrarySpec().chain(withApplications), fc.nat(800), text, number, (spec, position, text, number) => {
      const findings = check([plan(withWildValue(spec, position, text, number))]);
      expect(findings.filter(({ problem, help }) => problem === "" || help === "")).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

/** The spec with one of its texts, keys or numbers replaced: the one at this position, counted round and round. */
function withWildValue(spec: GallerySpec, position: number, text: string, number: number): GallerySpec {
  const count = replaceWild(spec, Infinity, text, number).seen;
  return replaceWild(spec, position % count, text, number).value as GallerySpec;
}

/** Keys of the format itself stay; those that users choose, and all values, may be wild. */
const CHOSEN = new Set([
  "images",
  "applications",
  "policies",
  "versions",
  "regions",
  "demand",
  "placement",
  "storage",
  "replicas",
]);

function replaceWild(root: unknown, position: number, text: string, number: number): { value: unknown; seen: number } {
  let seen = 0;
  const isHere = () => seen++ === position;
  const walk = (value: unknown, parent: string): unknown => {
    if (typeof value === "string") return isHere() ? text : value;
    if (typeof value === "number") return isHere() ? number : value;
    if (Array.isArray(value)) return value.map((item) => walk(item, ""));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).map(([key, item]) => {
      const wild = CHOSEN.has(parent) && !("since" in value) && isHere() ? text : key;
      return [wild, walk(item, key)] as const;
    });
    return Object.fromEntries(entries);
  };
  return { value: walk(root, ""), seen };
}
