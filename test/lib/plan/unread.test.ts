import { isLatestOpen, type Replicated } from "../../../lib/plan/unread";

/** A version of which it is not known where it is. */
const unread = (version: string): Replicated => ({
  version,
  targetRegions: [],
  unread: { regions: [], elsewhere: true },
});
const known = (version: string): Replicated => ({ version, targetRegions: [{ name: "westeurope" }] });

describe("what latest is in a region", () => {
  test("is open where a version that is newer than what was found may serve there", () => {
    expect(isLatestOpen([unread("1.1.0"), known("1.0.0")], "westeurope", "1.0.0")).toBe(true);
    expect(isLatestOpen([unread("1.1.0")], "westeurope", null)).toBe(true);
  });

  test("is not open for a version that is older than what was found", () => {
    expect(isLatestOpen([known("1.1.0"), unread("1.0.0")], "westeurope", "1.1.0")).toBe(false);
  });

  test("is not open for what is no version number: that is never latest", () => {
    expect(isLatestOpen([unread("draft")], "westeurope", null)).toBe(false);
    expect(isLatestOpen([unread("1.0.0"), unread("draft")], "westeurope", null)).toBe(true);
  });
});
