import { RULES } from "../../../lib/rules/index";
import { locateFindings } from "../../../lib/check/check";
import { check } from "../../../lib/index";
import type { Finding, SpecOrigin, SpecPath } from "../../../lib/spec/finding";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { plan } from "../../../lib/plan/plan";
import { example, IMAGE, OTHER_IMAGE, VERSION } from "../../../lib/check/facts/examples";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";

const VERSION_WITHOUT_SOURCE = { source: {} };

const FROM_READING: Finding = {
  rule: "unknown-key",
  severity: "error",
  path: "contoso_images/debian",
  problem: "`oss` is no key of an image",
  help: "did you mean `os`",
  source: "https://example.com/",
  place: { file: "gallery.yaml", line: 7, column: 3 },
};

function origin(parts: Partial<SpecOrigin> = {}): SpecOrigin {
  return { findings: [], place: () => null, isIncomplete: () => false, ...parts };
}

function checked(spec: GallerySpec, from?: SpecOrigin): Finding[] {
  return check([plan(spec)], from ? { origins: new Map([[spec, from]]) } : {});
}

const shown = (findings: readonly Finding[]) => findings.map(({ path, rule }) => `${path} ${rule}`);

test("a spec with nothing wrong has no findings, and neither has an app without galleries", () => {
  expect(checked(example())).toEqual([]);
  expect(check([])).toEqual([]);
});

test("everything that is wrong is reported at once, by path, then rule", () => {
  const spec = example({
    gallery: { name: "-" },
    spec: {
      images: {
        "b!": { ...IMAGE, versions: { "1.0.0": VERSION_WITHOUT_SOURCE, "1.10.0": VERSION_WITHOUT_SOURCE } },
        a: { ...OTHER_IMAGE, versions: { "1.01.0": VERSION_WITHOUT_SOURCE } },
      },
    },
  });
  expect(shown(checked(spec))).toEqual([
    "- invalid-gallery-name",
    "-/a/1.01.0 invalid-version-number",
    "-/a/1.01.0 missing-source",
    "-/b! invalid-definition-name",
    "-/b!/1.0.0 missing-source",
    "-/b!/1.10.0 missing-source",
  ]);
});

test("the order of galleries in an app changes nothing", () => {
  const bad = (name: string) => plan(example({ gallery: { name }, version: VERSION_WITHOUT_SOURCE }));
  const [first, second] = [bad("first"), bad("second")];
  expect(shown(check([second, first]))).toEqual(shown(check([first, second])));
  expect(shown(check([second, first]))).toEqual([
    "first/ubuntu-2404/1.3.0 missing-source",
    "second/ubuntu-2404/1.3.0 missing-source",
  ]);
});

test("a finding has the place of the key that the user wrote, and none without a file", () => {
  const spec = example({ version: VERSION_WITHOUT_SOURCE });
  const asked: SpecPath[] = [];
  const place = { file: "gallery.yaml", line: 12, column: 7 };
  const from = origin({ place: (at) => (asked.push(at), place) });
  expect(checked(spec, from).map((finding) => finding.place)).toEqual([place]);
  expect(asked).toEqual([["images", "ubuntu-2404", "versions", "1.3.0", "source"]]);
  expect(checked(spec).map((finding) => finding.place)).toEqual([null]);
});

test("what reading found stands among the others, in order", () => {
  const spec = example({ gallery: { name: "contoso_images" }, version: VERSION_WITHOUT_SOURCE });
  const findings = checked(spec, origin({ findings: [FROM_READING] }));
  const gallery = { name: "contoso_images", subscription: null, resourceGroup: "rg-images", qualifier: null };
  expect(findings[0]).toEqual({ ...FROM_READING, gallery });
  expect(shown(findings)).toEqual([
    "contoso_images/debian unknown-key",
    "contoso_images/ubuntu-2404/1.3.0 missing-source",
  ]);
});

test("nothing is said of what is missing only because it could not be read", () => {
  const spec = example({ version: VERSION_WITHOUT_SOURCE, gallery: { name: "-" } });
  const from = origin({ isIncomplete: (at) => at[0] === "images" });
  expect(shown(checked(spec, from))).toEqual(["- invalid-gallery-name"]);
});

test("an expression is accepted from a program, and is text in a file", () => {
  const spec = example({ gallery: { resourceGroup: "${azurerm_resource_group.images.name}" } });
  expect(checked(spec)).toEqual([]);
  expect(shown(checked(spec, origin()))).toEqual(["contoso_images invalid-resource-group-name"]);
});

test("each finding is located at its own gallery", () => {
  const good = plan(example({ gallery: { name: "good" } }));
  const bad = plan(example({ gallery: { name: "bad" }, version: VERSION_WITHOUT_SOURCE }));
  const located = locateFindings(RULES, [good, bad], {
    origins: new Map([[good.spec, origin({ findings: [{ ...FROM_READING, path: "good/debian" }] })]]),
  });
  expect(located.map(({ finding, plan }) => [finding.path, plan.spec.gallery.name])).toEqual([
    ["bad/ubuntu-2404/1.3.0", "bad"],
    ["good/debian", "good"],
  ]);
  expect(located[1]?.plan).toBe(good);
});

test("checking changes neither the plans nor their order", () => {
  const plans = Object.freeze([plan(example({ version: VERSION })), plan(example({ gallery: { name: "-" } }))]);
  const names = plans.map(({ spec }) => spec.gallery.name);
  expect(check(plans)).toEqual(check(plans));
  expect(plans.map(({ spec }) => spec.gallery.name)).toEqual(names);
});

test("a bad name or number is reported although something below it could not be read", () => {
  const text = `
gallery: { name: contoso_images, resourceGroup: rg, location: westeurope }
images:
  -bad:
    os: lnux
    versions:
      1.0: { source: { managedImage: /image }, endOfLfe: 2030-01-01 }
`;
  const parsed = parseSpec(text);
  const findings = check([plan(parsed.spec)], { origins: new Map([[parsed.spec, parsed]]) });
  expect(findings.map(({ rule, place }) => `${rule} ${place?.line}:${place?.column}`)).toEqual(
    expect.arrayContaining([
      "invalid-definition-name 4:3",
      "unknown-value 5:5",
      "invalid-version-number 7:7",
      "unknown-key 7:48",
    ]),
  );
});
