import { example, IMAGE, VERSION } from "../../../lib/check/facts/examples";
import type { ImageDefinitionSpec } from "../../../lib/spec/image-definition-spec";
import { report, ruleIds } from "../../support/report";

const { generation: _, ...WITHOUT } = IMAGE;

function image(parts: Partial<ImageDefinitionSpec>, ofSource?: "V1" | "V2") {
  const source = { ...VERSION.source, ...(ofSource && { generation: ofSource }) };
  return example({ spec: { images: { "ubuntu-2404": { ...WITHOUT, versions: { "1.3.0": { source } }, ...parts } } } });
}

describe("the generation of a source", () => {
  test("is that of its definition", () => {
    expect(report(image({ generation: "V1" }, "V2"))).toEqual([
      "error[source-of-another-generation] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 source generation",
      "contoso_images/ubuntu-2404 is of generation V1, but the source of 1 version (1.3.0) is of V2; Azure wants the same generation of both",
      "name a source of the definition's generation, or put it into a definition with `generation: V2`",
    ]);
    expect(ruleIds(image({ generation: "V2" }, "V1"))).toEqual(["source-of-another-generation"]);
    expect(ruleIds(image({ generation: "V2" }, "V2"))).toEqual([]);
    expect(ruleIds(image({ generation: "V1" }, "V1"))).toEqual([]);
  });

  test("is V1 where the definition leaves it out, and then one error says all", () => {
    expect(report(image({}, "V2")).slice(1)).toEqual([
      "contoso_images/ubuntu-2404 is of generation V1, which is the default, but the source of 1 version (1.3.0) is of V2; Azure wants the same generation of both",
      "set `generation: V2` in the definition",
    ]);
    expect(ruleIds(image({}, "V1"))).toEqual([]);
  });

  test("is not compared with a definition that is managed elsewhere", () => {
    expect(ruleIds(image({ existing: true }, "V2"))).toEqual([]);
  });
});

describe("a definition that leaves its generation out", () => {
  test("is doubtful", () => {
    expect(report(image({}))).toEqual([
      "warning[definition-without-generation] contoso_images/ubuntu-2404 at images ubuntu-2404",
      "contoso_images/ubuntu-2404 leaves `generation` out, which means V1; most images of today are V2, and it can't change later",
      "write `generation: V2`, or `generation: V1` if its sources are of that",
    ]);
    expect(ruleIds(image({ generation: "V1" }))).toEqual([]);
    expect(ruleIds(image({ existing: true }))).toEqual([]);
  });

  test("is one finding where something shows that V1 is wrong", () => {
    expect(ruleIds(image({ architecture: "Arm64" }))).toEqual(["arm-in-first-generation"]);
    expect(ruleIds(image({ security: "trusted-launch", versions: {} }))).toEqual([
      "image-without-versions",
      "security-type-in-first-generation",
    ]);
  });
});
