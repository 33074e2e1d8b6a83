import { check } from "../../../lib/index";
import type { CheckOptions } from "../../../lib/check/check-options";
import { plan } from "../../../lib/plan/plan";
import { example } from "../../../lib/check/facts/examples";
import { defineRule } from "../../../lib/check/rule";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";

/** `no-images`, a warning. */
const EMPTY = example({ spec: { images: {} } });
/** `missing-source`, an error. */
const WITHOUT_SOURCE = example({ version: { source: {} } });

const forbiddenName = defineRule({
  id: "forbidden-name",
  severity: "warning",
  summary: "a gallery named like another team's",
  source: "https://handbook.contoso.com/images",
  *find({ plans, asOf }) {
    for (const each of plans) {
      if (each.spec.gallery.name === "fabrikam") yield { plan: each, at: ["gallery", "name"], path: `since ${asOf}` };
    }
  },
  problem: ({ plan }) => `the name ${plan.spec.gallery.name} is taken`,
  help: () => "choose another",
  bad: [],
  good: [],
});

const found = (spec: GallerySpec, options: CheckOptions) =>
  check([plan(spec)], options).map(({ rule, severity }) => `${severity} ${rule}`);

describe("severities", () => {
  test("make a warning an error, and leave the other rules", () => {
    const severities = { "no-images": "error" } as const;
    expect(found(EMPTY, { severities })).toEqual(["error no-images"]);
    expect(found(WITHOUT_SOURCE, { severities })).toEqual(["error missing-source"]);
  });

  test("that are raised can be acknowledged", () => {
    const acknowledge = [{ rule: "no-images", path: "contoso_images", reason: "not yet" }];
    const findings = check([plan(EMPTY)], { acknowledge, severities: { "no-images": "error" } });
    expect(findings).toMatchObject([{ severity: "error", acknowledged: "not yet" }]);
  });
});

describe("a rule of a team's own", () => {
  const spec = example({ gallery: { name: "fabrikam" } });
  const options = { rules: [forbiddenName], asOf: "2026-11-22" };

  test("is checked beside the others, with the same context", () => {
    expect(check([plan(spec)], options)).toEqual([
      {
        rule: "forbidden-name",
        severity: "warning",
        path: "since 2026-11-22",
        problem: "the name fabrikam is taken",
        help: "choose another",
        source: "https://handbook.contoso.com/images",
        place: null,
      },
    ]);
    expect(found(example(), options)).toEqual([]);
  });

  test("has a severity and acknowledgements like any other", () => {
    expect(found(spec, { ...options, severities: { "forbidden-name": "error" } })).toEqual(["error forbidden-name"]);
    const acknowledge = [{ rule: "forbidden-name", path: "since 2026-11-22", reason: "bought it" }];
    expect(check([plan(spec)], { ...options, acknowledge }).map(({ acknowledged }) => acknowledged)).toEqual([
      "bought it",
    ]);
  });
});
