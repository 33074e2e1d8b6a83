import { diff } from "../../../lib/diff/diff";
import { pathsOf } from "../../../lib/diff/fail-on";
import { applicationExample, COMMUNITY, example, IMAGE, managedImage } from "../../../lib/check/facts/examples";
import { plan } from "../../../lib/plan/plan";
import { diffJson } from "../../../lib/reports/diff/json";
import { diffMarkdown } from "../../../lib/reports/diff/markdown";
import { diffText } from "../../../lib/reports/diff/text";
import type { AccessGrant } from "../../../lib/spec/access-spec";
import type { GallerySettings, GallerySpec } from "../../../lib/spec/gallery-spec";

const [ADA, BEN] = ["11111111-2222-3333-4444-55555555555a", "22222222-2222-3333-4444-555555555555"] as const;

const granted = (access: AccessGrant[], gallery: Partial<GallerySettings> = {}): GallerySpec => ({
  ...applicationExample({ gallery, spec: { access } }),
  images: { "ubuntu-2404": IMAGE },
});
const compared = (before: GallerySpec, after: GallerySpec) => diff([plan(before)], [plan(after)]);
const words = (before: GallerySpec, after: GallerySpec) => {
  const { widened, narrowed } = compared(before, after).access;
  const line = ({ path, kind, role, id }: (typeof widened)[number]) =>
    [path, role ?? kind, id].filter(Boolean).join(" ");
  return { widened: widened.map(line), narrowed: narrowed.map(line) };
};

const reader = (...principals: string[]): AccessGrant => ({ role: "reader", principals });

test("a principal that gains or loses a role is named with its place", () => {
  expect(
    words(
      granted([reader(ADA), { ...reader(BEN), images: ["ubuntu-2404"] }]),
      granted([reader(ADA.toUpperCase()), { role: "publisher", principals: [BEN], applications: ["agent"] }]),
    ),
  ).toEqual({
    widened: [`contoso_images/agent publisher ${BEN}`],
    narrowed: [`contoso_images/ubuntu-2404 reader ${BEN}`],
  });
});

test("a role at an image is nothing new for a principal that has it at the gallery, but at an application it is for a reader", () => {
  const both = { ...reader(ADA), images: ["ubuntu-2404"], applications: ["agent"] };
  expect(words(granted([reader(ADA)]), granted([reader(ADA), both]))).toEqual({
    widened: [`contoso_images/agent reader ${ADA}`],
    narrowed: [],
  });
  expect(words(granted([{ ...reader(ADA), images: ["ubuntu-2404"] }]), granted([reader(ADA)]))).toEqual({
    widened: [`contoso_images reader ${ADA}`],
    narrowed: [],
  });
  expect(words(granted([reader(ADA)]), granted([{ ...reader(ADA), images: ["ubuntu-2404"] }]))).toEqual({
    widened: [],
    narrowed: [`contoso_images reader ${ADA}`],
  });
});

test("an image that comes under a grant of its gallery is not listed", () => {
  const before = granted([reader(ADA)]);
  expect(words({ ...before, images: {} }, before)).toEqual({ widened: [], narrowed: [] });
});

describe("a grant with other settings is taken away and given again", () => {
  const replaced = (before: AccessGrant, after: AccessGrant) =>
    compared(granted([before]), granted([after])).access.replaced.map(({ path, role, id }) => [path, role, id]);
  const ada = reader(ADA);
  const line = [["contoso_images", "reader", ADA]];

  test.each<[string, Partial<AccessGrant>, Partial<AccessGrant>]>([
    ["a description that comes", {}, { description: "builds" }],
    ["a description that goes", { description: "builds" }, {}],
    ["another description", { description: "builds" }, { description: "tests" }],
    ["a condition that comes", {}, { condition: "a" }],
    ["another kind of principal", { principalType: "User" }, { principalType: "Group" }],
  ])("%s", (_, before, after) => {
    expect(replaced({ ...ada, ...before }, { ...ada, ...after })).toEqual(line);
  });

  test.each<[string, Partial<AccessGrant>, Partial<AccessGrant>]>([
    ["no other setting", { description: "builds" }, { description: "builds" }],
    ["a kind of principal that is written, which Azure knew", {}, { principalType: "User" }],
    ["a kind of principal that is left to Azure", { principalType: "User" }, {}],
  ])("but not with %s", (_, before, after) => {
    expect(replaced({ ...ada, ...before }, { ...ada, ...after })).toEqual([]);
  });

  test("of a repeated grant the first counts, as it is the one that is made", () => {
    const { replaced: none } = compared(
      granted([ada, { ...ada, description: "again" }]),
      granted([ada, { ...ada, description: "more" }]),
    ).access;
    expect(none).toEqual([]);
  });

  test("it is no change under a grant of the gallery alone: the item's own is replaced too", () => {
    const atImage = { ...ada, images: ["ubuntu-2404"] };
    const { replaced: found, widened } = compared(
      granted([ada, atImage]),
      granted([ada, { ...atImage, description: "builds" }]),
    ).access;
    expect([found.map(({ path }) => path), widened]).toEqual([["contoso_images/ubuntu-2404"], []]);
  });

  test("the report names it, and the lock under which Azure refuses it", () => {
    const locked = { lock: "delete" } as const;
    const change = (gallery: Partial<GallerySettings>) =>
      compared(granted([ada], gallery), granted([{ ...ada, description: "builds" }], gallery));
    expect(diffText(change({}))).toBe(
      `access replaced, taken away and given again:
  contoso_images: reader for ${ADA}

access: 1 replaced
`,
    );
    expect(diffText(change(locked)).replace(/\s+/g, " ")).toContain(
      `reader for ${ADA}, which Azure refuses to take away while the lock of the gallery is there `,
    );
    expect(JSON.parse(diffJson(change({})))).toMatchObject({
      access: { replaced: [{ path: "contoso_images", role: "reader", id: ADA, isLocked: false }] },
    });
    expect(pathsOf(change({}), "replace")).toEqual(["contoso_images"]);
    expect(pathsOf(change(locked), "refused")).toEqual(["contoso_images"]);
  });
});

test("sharing with subscriptions, tenants and everybody is access", () => {
  const direct = { direct: { subscriptions: [ADA], tenants: [BEN] } };
  expect(words(granted([]), granted([], { sharing: direct })).widened).toEqual(
    [`contoso_images tenant ${BEN}`, `contoso_images subscription ${ADA}`].sort(),
  );
  expect(words(granted([], { sharing: direct }), granted([], { sharing: { community: COMMUNITY } }))).toEqual({
    widened: ["contoso_images community"],
    narrowed: [`contoso_images subscription ${ADA}`, `contoso_images tenant ${BEN}`],
  });
});

test("a gallery that comes brings all of its access, and one that leaves takes it away", () => {
  const spec = granted([reader(ADA)]);
  expect(diff([], [plan(spec)]).access.widened).toHaveLength(1);
  expect(diff([plan(spec)], []).access.narrowed).toHaveLength(1);
});

test("text, Markdown and JSON show it, and --fail-on stops for it, though nothing else changes", () => {
  const found = compared(granted([]), granted([reader(ADA)]));
  expect(diffText(found)).toBe(
    ["access widened:", `  contoso_images: reader for ${ADA}`, "", "access: 1 widened", ""].join("\n"),
  );
  expect(diffMarkdown(found)).toContain(
    `**access widened**\n\n- <code>contoso&#95;images&#58; reader for ${ADA}</code>`,
  );
  expect((JSON.parse(diffJson(found)) as { access: unknown }).access).toEqual({
    widened: [
      {
        path: "contoso_images",
        subscription: null,
        resourceGroup: "rg-images",
        kind: "role",
        role: "reader",
        id: ADA,
        isLocked: false,
      },
    ],
    narrowed: [],
    replaced: [],
  });
  expect(pathsOf(found, "access-widened")).toEqual(["contoso_images"]);
  expect(pathsOf(compared(granted([reader(ADA)]), granted([])), "access-widened")).toEqual([]);
});

test("a role under a lock is not taken away by Azure", () => {
  const locked = { lock: "delete" } as const;
  expect(compared(granted([reader(ADA)], locked), granted([], locked)).access.narrowed).toMatchObject([
    { isLocked: true },
  ]);
  expect(diffText(compared(granted([reader(ADA)], locked), granted([], locked)))).toContain("which Azure\n");
  expect(pathsOf(compared(granted([reader(ADA)], locked), granted([], locked)), "refused")).toEqual(["contoso_images"]);
  expect(compared(granted([reader(ADA)]), granted([])).access.narrowed).toMatchObject([{ isLocked: false }]);
});

const versions = (...numbers: string[]) => Object.fromEntries(numbers.map((number) => [number, managedImage(number)]));
const with2 = (gallery: Partial<GallerySettings>) =>
  example({ gallery, image: { versions: versions("1.2.0", "1.3.0") } });
const with1 = (gallery: Partial<GallerySettings>) => example({ gallery, image: { versions: versions("1.3.0") } });

test("a version and an image that leave under a lock are refused, and perhaps where the lock moves too", () => {
  const lock = { lock: "delete" } as const;
  const effects = (before: GallerySpec, after: GallerySpec) =>
    compared(before, after).galleries.flatMap(({ definitions }) =>
      definitions
        .flatMap((definition) => [definition, ...definition.versions])
        .map(({ path, effect, changes }) => [path, effect, changes.map(({ attribute }) => attribute).join()]),
    );
  const path = "contoso_images/ubuntu-2404";
  expect(effects(with2(lock), with1(lock))).toEqual([
    [path, null, ""],
    [`${path}/1.2.0`, "refused", "deletion.locked"],
  ]);
  expect(effects(with2(lock), with1({}))).toEqual([
    [path, null, ""],
    [`${path}/1.2.0`, "destroyed", "deletion.locking"],
  ]);
  expect(effects(with1(lock), { ...with1(lock), images: {} })).toEqual([
    [path, "refused", "deletion.locked"],
    [`${path}/1.3.0`, "refused", "deletion.locked"],
  ]);
  expect(effects(with2({}), with1({}))).toEqual([
    [path, null, ""],
    [`${path}/1.2.0`, "destroyed", ""],
  ]);
});

test("a lock comes and goes without the gallery", () => {
  const { galleries } = compared(with1({}), with1({ lock: "delete" }));
  expect(galleries.map(({ effect, changes }) => [effect, changes.map(({ attribute }) => attribute)])).toEqual([
    ["in-place", ["lock"]],
  ]);
});
