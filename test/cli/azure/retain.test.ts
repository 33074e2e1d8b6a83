import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { specYaml } from "../../../lib/parse/spec-yaml";
import { plansOf } from "../../../lib/plan/plan";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { galleryAnswers } from "../../support/azure-gallery";
import { azureServer, type AzureServer, type Received, type Reply } from "../../support/azure-server";
import { newDirectory } from "../../support/gallery-files";
import type { Run } from "../../support/gallerist";
import { answered, answersOf, galleryOf, KEEP_TWO, plain, reached, SUBSCRIPTION, used } from "../../support/retention";
import { signedIn } from "../../support/signed-in";

const directory = newDirectory();
const NOW = new Date();
const ROW = { asOf: NOW.toISOString() };
const MIRROR = {
  contoso_dr: { resourceGroup: "rg-dr", location: "northeurope", policy: "fleet", source: "same" },
} as const;
const SPEC = galleryOf(plain(4), { ...KEEP_TWO, stages: { hidden: 30 } });

let server: AzureServer | undefined;
afterEach(() => server?.close());

interface Answers {
  /** The answer of Azure Resource Graph. @default - the subscription was reached, and nothing is in use */
  readonly use?: (request: Received) => Reply;
}

const unused = (galleries: readonly string[]) => (): Reply => ({ body: answered([{ ...reached(galleries), ...ROW }]) });

/** Runs `gallerist retain` against a server that has everything in place as planned. */
async function retain(spec: GallerySpec, args: readonly string[] = [], answers: Answers = {}): Promise<Run> {
  const plans = plansOf(spec);
  const use = answers.use ?? unused(plans.map(({ spec: { gallery } }) => gallery.name));
  const versions = answersOf(plans) as { id: string }[];
  // The gallery and its images, which have lists of versions.
  const parents = new Set(versions.map(({ id }) => id.replace(/\/versions\/.*$/, "")));
  const known = galleryAnswers([...versions, ...[...parents].map((id) => ({ id, name: id, properties: {} }))], {
    status: ({ properties }) => properties["replicationStatus"],
  });
  server = await azureServer((request) => (request.method === "POST" ? use(request) : known(request)));
  writeFileSync(join(directory(), "gallery.yaml"), specYaml(spec));
  return signedIn(["retain", "gallery.yaml", ...args], server, { cwd: directory() });
}

const requested = (): string[] => server?.received.map(({ method, path }) => `${method} ${path.split("?")[0]}`) ?? [];

test("asks Azure for dates, replication and use", async () => {
  const { code, out, err } = await retain(SPEC, [], {
    use: () => ({ body: answered([{ ...reached(), ...ROW }, used("1.1.0", ROW)]) }),
  });
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain(`1.1.0  kept          14 machines on ${NOW.toISOString().slice(0, 10)}`);
  expect(out).toMatch(/1\.0\.0 {2}goes: hidden {2}rank 4, \d+ days, no use/);
  expect(requested().filter((one) => one.startsWith("POST"))).toEqual([
    "POST /providers/Microsoft.ResourceGraph/resources",
  ]);
});

test("asks about mirrors too, and only about what has a retention", async () => {
  const spec = { ...SPEC, mirrors: MIRROR };
  const image = spec.images?.["ubuntu-2404"];
  const { code, out } = await retain({
    ...spec,
    images: { ...spec.images, kept: { ...image, policy: "plain", identifier: { ...image?.identifier, sku: "kept" } } },
    policies: { ...spec.policies, plain: { ...spec.policies?.["fleet"], retention: undefined } },
  } as unknown as GallerySpec);
  expect(code).toBe(0);
  expect(out).toContain("goes: hidden");
  const { body = "" } = server?.received.find(({ method }) => method === "POST") ?? {};
  expect(body).toContain("/galleries/contoso_images/");
  expect(body).toContain("/galleries/contoso_dr/");
  expect(requested().filter((path) => path.includes("/contoso_dr/") && path.includes("/versions/"))).toHaveLength(4);
  expect(requested().filter((path) => path.includes("/kept"))).toEqual([]);
});

test("saved answers are taken instead of asking", async () => {
  writeFileSync(join(directory(), "used-by.json"), JSON.stringify(answered([{ ...reached(), ...ROW }])));
  const { code } = await retain(SPEC, ["--used-by", "used-by.json"]);
  expect(code).toBe(0);
  expect(requested().some((one) => one.startsWith("POST"))).toBe(false);
  expect(requested().length).toBeGreaterThan(0);
});

test("nothing is asked where nothing has a retention", async () => {
  const { retention: _, ...policy } = SPEC.policies?.["fleet"] ?? {};
  const { code, err } = await retain({ ...SPEC, policies: { fleet: policy } } as GallerySpec);
  expect([code, err]).toEqual([0, ""]);
  expect(requested()).toEqual([]);
});

test("reads all pages on use", async () => {
  const page = (rows: unknown[], token?: string): Reply => ({
    body: {
      totalRecords: 3,
      count: rows.length,
      resultTruncated: "false",
      data: rows,
      ...(token !== undefined && { $skipToken: token }),
    },
  });
  const { out } = await retain(SPEC, [], {
    use: ({ body }) =>
      body.includes('"$skipToken":"second"')
        ? page([used("1.1.0", ROW)])
        : page([{ ...reached(), ...ROW }, used("1.0.0", ROW)], "second"),
  });
  expect(out).toContain("1.1.0  kept  14 machines");
  expect(out).toContain("1.0.0  kept  14 machines");
});

test("a row that comes on two pages is an answer that lacks another one: refused", async () => {
  const { code, out, err } = await retain(SPEC, [], {
    use: ({ body }) => ({
      body: {
        totalRecords: 3,
        data: [{ ...reached(), ...ROW }, ...(body.includes("$skipToken") ? [] : [used("1.0.0", ROW)])],
        ...(!body.includes("$skipToken") && { $skipToken: "second" }),
      },
    }),
  });
  expect([code, out, err]).toEqual([
    2,
    "",
    "error: the pages of Azure Resource Graph's answer do not fit together; run it again\n",
  ]);
});

test("an answer that Azure cut off keeps every version", async () => {
  const { code, out } = await retain(SPEC, [], {
    use: () => ({ body: { ...answered([{ ...reached(), ...ROW }]), resultTruncated: "true" } }),
  });
  expect(code).toBe(0);
  expect(out).toContain("the answer on use was cut off by Azure");
  expect(out).toContain("nothing is due");
});

test("without the right to ask, nothing is proposed: exit 2, in one line", async () => {
  const { code, out, err } = await retain(SPEC, ["--write"], {
    use: () => ({ status: 403, body: { error: { code: "AuthorizationFailed", message: "no" } } }),
  });
  expect([code, out]).toEqual([2, ""]);
  expect(err.trimEnd().split("\n")).toHaveLength(1);
});

test("a gallery without a subscription cannot be asked about", async () => {
  const { subscription: _, ...gallery } = SPEC.gallery;
  const { code, err } = await retain({ ...SPEC, gallery });
  expect(code).toBe(2);
  expect(err).toBe(
    "error: retain needs the subscription and resource group of gallery contoso_images, to ask Azure: write `subscription` below `gallery`, or give saved answers with --azure and --used-by\n",
  );
  expect(requested()).toEqual([]);
});

test("10,000 versions: each is asked for once, 8 requests at a time", async () => {
  const numbers = Object.fromEntries(Array.from({ length: 10_000 }, (_, patch) => [`1.0.${patch}`, {}]));
  const spec = galleryOf(numbers, { ...KEEP_TWO, atMost: { perRun: 10_000, share: 1 } });
  const { code, out, err } = await retain(spec, ["--format", "json"]);
  // The one warning is of check: so many versions are near the limit.
  expect([code, err]).toEqual([0, "1 warning: gallerist check gallery.yaml shows it\n"]);
  const { items } = JSON.parse(out) as { items: { versions: { step: string | null }[] }[] };
  expect(items[0]?.versions.filter(({ step }) => step === "deleted")).toHaveLength(9998);
  expect(requested().filter((path) => path.includes("/versions/"))).toHaveLength(10_000);
  expect(server?.mostAtOnce()).toBeLessThanOrEqual(8);
});

test("only reads are sent, with the subscription of the gallery", async () => {
  await retain(SPEC);
  expect(new Set(server?.received.map(({ method }) => method))).toEqual(new Set(["GET", "POST"]));
  expect(requested().filter((one) => one.startsWith("GET") && !one.includes(SUBSCRIPTION))).toEqual([]);
});
