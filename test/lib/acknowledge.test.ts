import { check } from "../../lib/check";
import { plan } from "../../lib/plan";
import { example } from "../../lib/rules/examples";
import { report } from "../support/report";

const until = (day: string) =>
  example({
    policy: { tiers: [{ name: "latest", take: "rest", regions: "home", replicas: 101 }] },
    spec: { acknowledge: [{ rule: "too-many-replicas", path: "policies/fleet", reason: "raised", until: day }] },
  });

describe("the last day of an acknowledgement", () => {
  test.each(["soon", "2026-06-31", "2026-6-1", "2026-06-30T00:00:00Z", ""])("is not %p", (day) => {
    expect(report(until(day)).slice(0, 3)).toEqual([
      "error[invalid-acknowledgement] policies/fleet at acknowledge 0 until",
      `the acknowledgement of too-many-replicas at policies/fleet holds until "${day}", which is no date`,
      "write its last day, such as 2030-06-30",
    ]);
  });

  test("is a day of the calendar, on which it holds", () => {
    const [finding, ...others] = check([plan(until("2026-06-30"))], { asOf: "2026-06-30" });
    expect(finding?.acknowledged).toBe("raised");
    expect(others).toEqual([]);
    expect(check([plan(until("2026-06-30"))], { asOf: "2026-07-01" }).map(({ rule }) => rule)).toEqual([
      "expired-acknowledgement",
      "too-many-replicas",
    ]);
  });
});
