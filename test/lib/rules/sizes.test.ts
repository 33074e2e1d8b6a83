import { example, VERSION } from "../../../lib/check/facts/examples";
import { report, ruleIds } from "../../support/report";

const SHALLOW = { replicationMode: "shallow", placement: { westeurope: 1 } } as const;
const sized = (sizeGiB: number) => ({ source: { ...VERSION.source, sizeGiB } });

describe("the size of a disk", () => {
  test("is at most 2,048 GiB with full replication; what the image says is of all versions that say nothing", () => {
    const versions = { "1.2.0": { ...VERSION, sizeGiB: 100 }, "1.1.0": VERSION, "1.0.0": VERSION };
    expect(ruleIds(example({ image: { sizeGiB: 2048, versions } }))).toEqual([]);
    expect(report(example({ image: { sizeGiB: 2049, versions } }))).toEqual([
      "error[oversized-disk] contoso_images/ubuntu-2404 at images ubuntu-2404 sizeGiB",
      "contoso_images/ubuntu-2404: the disk of 2 versions (1.1.0 and 1.0.0) is larger than the 2,048 GiB that Azure takes with full replication; that of 1.1.0 has 2,049 GiB",
      "use a smaller disk, or shallow replication for tests: it takes 32,768 GiB",
    ]);
  });

  test("is that of the source, then of the version", () => {
    expect(report(example({ version: { ...sized(2049), sizeGiB: 30 } }))[0]).toBe(
      "error[oversized-disk] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 source sizeGiB",
    );
    expect(ruleIds(example({ version: { ...sized(2048), sizeGiB: 3000 } }))).toEqual([]);
    expect(report(example({ version: { sizeGiB: 2049 } }))[0]).toBe(
      "error[oversized-disk] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 sizeGiB",
    );
  });

  test("is at most 32,768 GiB with shallow replication", () => {
    expect(ruleIds(example({ version: { ...SHALLOW, sizeGiB: 32_768 } }))).toEqual([]);
    expect(report(example({ version: { ...SHALLOW, sizeGiB: 32_769 } })).slice(1)).toEqual([
      "contoso_images/ubuntu-2404: the disk of 1 version (1.3.0) is larger than the 32,768 GiB that Azure takes with shallow replication; that of 1.3.0 has 32,769 GiB",
      "use a smaller disk",
    ]);
  });

  test("is at most 1,024 GiB by the documents of 2022, in either mode", () => {
    const limits = { profile: "documented-2022" } as const;
    expect(ruleIds(example({ version: { sizeGiB: 1024 }, spec: { limits } }))).toEqual([]);
    expect(report(example({ version: { sizeGiB: 1025 }, spec: { limits } }))[2]).toBe("use a smaller disk");
    expect(ruleIds(example({ version: { ...SHALLOW, sizeGiB: 1025 }, spec: { limits } }))).toEqual(["oversized-disk"]);
  });

  test.each([0, -1, NaN, Infinity])("is not %p", (sizeGiB) => {
    const rest = (subject: string) => [
      `${subject}; it must be a number above 0`,
      "write the size in GiB, or leave it out",
    ];
    expect(report(example({ image: { sizeGiB } }))).toEqual([
      "error[invalid-disk-size] contoso_images/ubuntu-2404 at images ubuntu-2404 sizeGiB",
      ...rest(`contoso_images/ubuntu-2404: \`sizeGiB\` is ${sizeGiB}`),
    ]);
    expect(report(example({ version: sized(sizeGiB) }))).toEqual([
      "error[invalid-disk-size] contoso_images/ubuntu-2404/1.3.0 at images ubuntu-2404 versions 1.3.0 source sizeGiB",
      ...rest(`contoso_images/ubuntu-2404: \`sizeGiB\` is ${sizeGiB} in 1 version (1.3.0)`),
    ]);
    expect(report(example({ version: { sizeGiB } }))[0]).toContain("versions 1.3.0 sizeGiB");
  });

  test("may be a fraction", () => {
    expect(ruleIds(example({ image: { sizeGiB: 0.5 } }))).toEqual([]);
  });
});
