import {
  without,
  withProfile,
  withProperties,
  answered,
  fates,
  galleryOf,
  IMAGE_NAME,
  KEEP_TWO,
  numbers,
  outcomes,
  plain,
  reached,
  run,
  used,
} from "../../support/retention";
import { proposalsOf } from "../../../lib/retention/retain";

/* Each test is a case in public in which somebody lost images, or nearly did. */

test("AgentBaker PR 9399: a tag that versions never carry says nothing of their age, and no run takes 39 at once", () => {
  const retention = { ...KEEP_TWO, protect: { tags: { expires: "never" } }, atMost: { perRun: 10, share: 1 } };
  const report = run(galleryOf(plain(41), retention), { change: (version) => ({ ...version, tags: null }) });
  expect(report.brakes).toEqual(["39 versions of policy fleet would go, and atMost.perRun is 10"]);
  expect(proposalsOf(report)).toEqual([]);

  const ageInTagOnly = run(galleryOf(plain(4)), {
    change: (version) => ({ ...withProfile(version, { publishedDate: null }), tags: { created: "2020-01-01" } }),
  });
  expect(outcomes(ageInTagOnly)).toMatchObject({ "1.1.0": "no publishedDate", "1.0.0": "no publishedDate" });
});

test("AgentBaker PR 8435: ninety days alone would keep everything of a busy image; age and count both decide", () => {
  const young = (version: Record<string, unknown>) => withProfile(version, { publishedDate: "2026-11-01T00:00:00Z" });
  expect(outcomes(run(galleryOf(plain(4)), { change: young }))).toMatchObject({
    "1.1.0": "24 days of 90",
    "1.0.0": "24 days of 90",
  });
  expect(outcomes(run(galleryOf(plain(4), { ...KEEP_TWO, days: 20 }), { change: young }))).toMatchObject({
    "1.1.0": "deleted",
    "1.0.0": "deleted",
  });
});

test("azuredevops-buildagents 103: failed versions never count among the newest, so the last good one stays", () => {
  const failed = ["1.4.0", "1.3.0", "1.2.0"];
  const report = run(galleryOf(plain(5), { ...KEEP_TWO, keep: 2 }), {
    change: (version, number) =>
      failed.includes(number) ? withProperties(version, { provisioningState: "Failed" }) : version,
  });
  expect(outcomes(report)).toMatchObject({ "1.1.0": "rank 1 of 2", "1.0.0": "rank 2 of 2" });
  expect(proposalsOf(report)).toEqual([]);
});

test("PR 2767: what another build has just made is not old, and an image is never proposed", () => {
  const report = run(galleryOf(plain(4)), {
    change: (version, number) =>
      number === "1.0.0"
        ? withProperties(withProfile(version, { publishedDate: "2026-11-25T00:00:00Z" }), {
            provisioningState: "Creating",
          })
        : version,
  });
  expect(fates(report).get("1.0.0")?.reasons).toEqual(["0 days of 90", "provisioning state Creating"]);
  expect(fates(report).get("1.0.0")?.step).toBeNull();
  expect(proposalsOf(report).map(({ fate, item }) => [item.name, fate.version])).toEqual([[IMAGE_NAME, "1.1.0"]]);
});

test("untagged taken for unused: a version without tags that machines use is kept, and so is one that nobody asked about", () => {
  const spec = galleryOf(plain(4), { ...KEEP_TWO, protect: { tags: { keep: "true" } } });
  const report = run(spec, { usedBy: [answered([reached(), used("1.0.0")])] });
  expect(outcomes(report)).toMatchObject({ "1.1.0": "deleted", "1.0.0": "14 machines on 2026-11-25" });
  expect(outcomes(run(spec, { usedBy: [] }))).toMatchObject({
    "1.1.0": "no answer on use",
    "1.0.0": "no answer on use",
  });
});

test.each([
  ["no rows", answered([]), "the answer on use is empty: not even a subscription was reached"],
  ["an error", { error: { code: "BadRequest" } }, "the answer on use is none: the query failed"],
  ["nothing", null, "the answer on use is none: the query failed"],
  ["an empty object", {}, "the answer on use is none: the query failed"],
  ["an empty list", [], "the answer on use is empty: not even a subscription was reached"],
])("an empty answer from a failed query is not 'unused': %s", (_, usedBy, words) => {
  const report = run(galleryOf(plain(4)), { usedBy: [usedBy] });
  expect(proposalsOf(report)).toEqual([]);
  expect(fates(report).get("1.0.0")?.missing).toEqual([words]);
});

test("a version whose replication nobody asked for is neither good nor proposed", () => {
  const report = run(galleryOf(plain(4)), { change: (version) => without(version, "replicationStatus") });
  expect(proposalsOf(report)).toEqual([]);
  expect(numbers(4).map((number) => fates(report).get(number)?.missing)).toEqual(
    Array(4).fill(["no replicationStatus that can be read"]),
  );
});
