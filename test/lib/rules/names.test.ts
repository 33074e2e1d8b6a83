import { COMMUNITY, example, IMAGE, VERSION } from "../../../lib/check/facts/examples";
import { meantVersion } from "../../../lib/spec/version-number";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import { report, ruleIds } from "../../support/report";

test("a gallery's name", () => {
  expect(report(example({ gallery: { name: "contoso-images" } }))).toEqual([
    "error[invalid-gallery-name] contoso-images at gallery name",
    "`contoso-images` is not a gallery name: Azure wants 1 to 80 letters, digits, dots and underscores, with a letter or digit at both ends",
    "write a name such as `contoso_images`",
  ]);
});

test("a resource group's name", () => {
  expect(report(example({ gallery: { resourceGroup: "rg." } }))).toEqual([
    "error[invalid-resource-group-name] contoso_images at gallery resourceGroup",
    "`rg.` is not a resource group name: Azure wants 1 to 90 letters, digits, dots, hyphens, underscores and parentheses, not ending with a dot",
    "write a name such as `rg-images`",
  ]);
});

test("an expression for a resource group is a program's business, but a mistake in a file", () => {
  const spec = example({ gallery: { resourceGroup: "${var.group}" } });
  expect(ruleIds(spec)).toEqual([]);
  expect(report(spec)[0]).toBe("error[invalid-resource-group-name] contoso_images at gallery resourceGroup");
});

test("a definition's name", () => {
  expect(report(example({ spec: { images: { "ubuntu 24.04": IMAGE } } }))).toEqual([
    "error[invalid-definition-name] contoso_images/ubuntu 24.04 at images ubuntu 24.04",
    "`ubuntu 24.04` is not an image definition name: Azure wants 1 to 80 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends",
    "write a name such as `ubuntu-24.04_arm`",
  ]);
});

test("names that objects have by birth are names like any other", () => {
  const images = JSON.parse('{"constructor": {"existing": true}, "__proto__": {"existing": true}}') as Record<
    string,
    ImageDefinitionSpec
  >;
  expect(report(example({ spec: { images } }))).toContain(
    "error[invalid-definition-name] contoso_images/__proto__ at images __proto__",
  );
  expect(ruleIds(example({ spec: { images } })).filter((id) => id === "invalid-definition-name")).toHaveLength(1);
});

test("each part of an identifier stands for itself", () => {
  const identifier = { publisher: "Contoso Ltd.", offer: "", sku: "a".repeat(65) };
  expect(report(example({ image: { identifier } }))).toEqual([
    "error[invalid-identifier] contoso_images/ubuntu-2404 at images ubuntu-2404 identifier publisher",
    "`Contoso Ltd.` is not a publisher: Azure wants 1 to 128 letters, digits, dots, hyphens and underscores, not ending with a dot",
    "write a name such as `contoso`",
    "error[invalid-identifier] contoso_images/ubuntu-2404 at images ubuntu-2404 identifier offer",
    "`` is not an offer: Azure wants 1 to 64 letters, digits, dots, hyphens and underscores, not ending with a dot",
    "write a name such as `linux`",
    "error[invalid-identifier] contoso_images/ubuntu-2404 at images ubuntu-2404 identifier sku",
    `\`${"a".repeat(65)}\` is not a sku: Azure wants 1 to 64 letters, digits, dots, hyphens and underscores, not ending with a dot`,
    "write a name such as `ubuntu-24.04`",
  ]);
});

test("a community gallery's prefix has 5 to 16 letters and digits", () => {
  const prefixed = (prefix: string) => example({ gallery: { sharing: { community: { ...COMMUNITY, prefix } } } });
  expect(report(prefixed("abcd"))).toEqual([
    "error[invalid-community-prefix] contoso_images at gallery sharing community prefix",
    "`abcd` is not a prefix of a community gallery: Azure wants 5 to 16 letters and digits",
    "write a name such as `contoso`",
  ]);
  expect(ruleIds(prefixed("abcde"))).toEqual([]);
});

describe("a version's number", () => {
  const numbered = (...numbers: string[]) =>
    example({ image: { versions: Object.fromEntries(numbers.map((number) => [number, VERSION])) } });

  test("has three parts, and the help says which version was meant", () => {
    expect(report(numbered("1.10"))).toEqual([
      "error[invalid-version-number] contoso_images/ubuntu-2404/1.10 at images ubuntu-2404 versions 1.10",
      "`1.10` is not a version of contoso_images/ubuntu-2404: Azure wants `Major.Minor.Patch`, three whole numbers from 0 to 2147483647 without leading zeros",
      "write `1.10.0`",
    ]);
  });

  test("is at most 2147483647 in each part", () => {
    expect(report(numbered("1.0.2147483647"))).toEqual([]);
    expect(report(numbered("2147483648.0.0")).at(-1)).toBe("write a number such as `1.10.0`");
  });

  test("is no word that readers use to ask for a version", () => {
    expect(report(numbered("latest")).at(-1)).toBe("write a number: `latest` is what readers ask for, not a name");
    expect(ruleIds(numbered("recent", "latest", "1.0.0"))).toEqual([
      "invalid-version-number",
      "invalid-version-number",
    ]);
  });

  test.each([
    ["1", "1.0.0"],
    ["1.10", "1.10.0"],
    ["v1.2.3", "1.2.3"],
    ["01.02.03", "1.2.3"],
    [" 1.2.3 ", "1.2.3"],
    ["1.2.3.4", undefined],
    ["1.2.x", undefined],
    ["2147483648", undefined],
    ["", undefined],
  ])("%j means %j", (text, meant) => {
    expect(meantVersion(text)).toBe(meant);
  });
});
