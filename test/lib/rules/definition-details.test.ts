import { example } from "../../../lib/check/facts/examples";
import type { Recommended } from "../../../lib/spec/image-definition-spec";
import { report, ruleIds } from "../../support/report";

const recommending = (recommended: Recommended) => example({ image: { recommended } });

describe("recommended sizes", () => {
  test("are whole numbers that azurerm takes", () => {
    expect(report(recommending({ vcpus: { min: 0 } }))).toEqual([
      "error[invalid-recommendation] contoso_images/ubuntu-2404 at images ubuntu-2404 recommended vcpus min",
      "`recommended.vcpus.min` of contoso_images/ubuntu-2404 is 0; azurerm takes whole numbers from 1 to 80",
      "write a whole number from 1 to 80, or leave `min` out",
    ]);
    expect(report(recommending({ memoryGiB: { max: 641 } }))).toEqual([
      "error[invalid-recommendation] contoso_images/ubuntu-2404 at images ubuntu-2404 recommended memoryGiB max",
      "`recommended.memoryGiB.max` of contoso_images/ubuntu-2404 is 641; azurerm takes whole numbers from 1 to 640",
      "write a whole number from 1 to 640, or leave `max` out",
    ]);
  });

  test.each<[Recommended, number]>([
    [{ vcpus: { min: 1, max: 80 }, memoryGiB: { min: 1, max: 640 } }, 0],
    [{ vcpus: { max: 81 } }, 1],
    [{ memoryGiB: { min: 0 } }, 1],
    [{ vcpus: { min: 1.5 } }, 1],
    [{ vcpus: { min: NaN } }, 1],
    [{ vcpus: { min: -1, max: 81 }, memoryGiB: { min: 0.5, max: 1024 } }, 4],
    [{ vcpus: {} }, 0],
    [{}, 0],
  ])("%j", (recommended, count) => {
    expect(ruleIds(recommending(recommended))).toEqual(Array(count).fill("invalid-recommendation"));
  });

  test("of a definition that is managed elsewhere are not azurerm's to take", () => {
    expect(ruleIds(example({ image: { existing: true, recommended: { vcpus: { max: 128 } } } }))).toEqual([]);
  });

  test("go from the least to the most", () => {
    expect(report(recommending({ vcpus: { min: 16, max: 8 } }))).toEqual([
      "error[reversed-recommendation] contoso_images/ubuntu-2404 at images ubuntu-2404 recommended vcpus",
      "contoso_images/ubuntu-2404 recommends from 16 to 8 vCPUs; Azure refuses a minimum above the maximum",
      "swap `min` and `max`, or leave one of them out",
    ]);
    expect(report(recommending({ memoryGiB: { min: 9, max: 8 } }))[1]).toBe(
      "contoso_images/ubuntu-2404 recommends from 9 to 8 GiB of memory; Azure refuses a minimum above the maximum",
    );
    expect(ruleIds(recommending({ vcpus: { min: 8, max: 8 }, memoryGiB: { min: 8 } }))).toEqual([]);
  });
});

describe("a purchase plan", () => {
  const plan = { name: "pro", publisher: "contoso", product: "linux" };
  const planned = (parts: object) => example({ image: { purchasePlan: { ...plan, ...parts } } });

  test("has a name", () => {
    expect(report(planned({ name: "" }))).toEqual([
      "error[purchase-plan-without-name] contoso_images/ubuntu-2404 at images ubuntu-2404 purchasePlan name",
      "the purchase plan of contoso_images/ubuntu-2404 has no name; Azure wants that of the Marketplace image it was made from",
      "fill in `name`, or leave `purchasePlan` out for an image that is not from the Marketplace",
    ]);
    expect(ruleIds(planned({ name: " " }))).toEqual(["purchase-plan-without-name"]);
    expect(ruleIds(planned({}))).toEqual([]);
  });

  test("had better name its publisher and product", () => {
    expect(report(example({ image: { purchasePlan: { name: "pro" } } }))).toEqual([
      "warning[incomplete-purchase-plan] contoso_images/ubuntu-2404 at images ubuntu-2404 purchasePlan",
      "the purchase plan of contoso_images/ubuntu-2404 has no publisher and no product; machines need all three parts of the plan of the Marketplace image",
      "add `publisher` and `product` as the Marketplace image has them",
    ]);
    expect(report(planned({ product: "" })).slice(1)).toEqual([
      "the purchase plan of contoso_images/ubuntu-2404 has no product; machines need all three parts of the plan of the Marketplace image",
      "add `product` as the Marketplace image has them",
    ]);
  });

  test("may be made of expressions of a program", () => {
    expect(ruleIds(planned({ name: "${var.plan}" }))).toEqual([]);
  });
});
