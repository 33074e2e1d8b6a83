import { applicationExample, example, IMAGE } from "../../../lib/check/facts/examples";
import type { AccessGrant } from "../../../lib/spec/access-spec";
import type { GallerySpec } from "../../../lib/spec/gallery-spec";
import { report, ruleIds } from "../../support/report";

const [ADA, BEN] = ["11111111-2222-3333-4444-55555555555a", "22222222-2222-3333-4444-555555555555"] as const;
const READER: AccessGrant = { role: "reader", principals: [ADA] };

const granted = (...access: AccessGrant[]): GallerySpec => ({
  ...applicationExample({ spec: { access } }),
  images: { "ubuntu-2404": IMAGE },
});

test("grants at the gallery, at images and at applications give no finding", () => {
  expect(
    report(
      granted(
        { role: "reader", principals: [ADA, BEN] },
        { role: "publisher", principals: [ADA], images: ["ubuntu-2404"], applications: ["agent"] },
        { role: "reader", principals: [ADA], applications: ["agent"] },
        { role: "sharing-admin", principals: [BEN], principalType: "Group", description: "platform" },
      ),
    ),
  ).toEqual([]);
});

test.each<[what: string, access: AccessGrant[], finding: string, problem: string]>([
  [
    "an e-mail address",
    [{ role: "reader", principals: [ADA, "ada@contoso.com"] }],
    "error[invalid-principal] contoso_images at access 0 principals 1",
    'grant 1 of contoso_images names "ada@contoso.com", which is an e-mail address: these are GUIDs, such as `11111111-2222-3333-4444-555555555555`',
  ],
  [
    "an image that does not exist",
    [READER, { ...READER, images: ["ubuntu-2404", "ubuntu-2304"] }],
    "error[unknown-grant-target] contoso_images at access 1 images 1",
    "grant 2 of contoso_images names image `ubuntu-2304`; the images are ubuntu-2404",
  ],
  [
    "an image where an application is meant",
    [{ ...READER, images: ["agent"] }],
    "error[unknown-grant-target] contoso_images at access 0 images 0",
    "grant 1 of contoso_images names image `agent`; the images are ubuntu-2404",
  ],
  [
    "nobody",
    [{ role: "reader", principals: [] }],
    "error[empty-grant] contoso_images at access 0 principals",
    "`principals` of grant 1 of contoso_images is empty",
  ],
  [
    "nothing",
    [{ ...READER, images: [], applications: [] }],
    "error[empty-grant] contoso_images at access 0 images",
    "`images` and `applications` of grant 1 of contoso_images are empty",
  ],
  [
    "the same twice, in other capitals",
    [
      { ...READER, images: ["ubuntu-2404"] },
      { role: "reader", principals: [ADA.toUpperCase()], images: ["ubuntu-2404"] },
    ],
    "warning[duplicate-grant] contoso_images at access 1 principals 0",
    `grant 2 of contoso_images repeats \`reader\` for ${ADA.toUpperCase()} at image \`ubuntu-2404\``,
  ],
  [
    "sharing of an image",
    [{ role: "sharing-admin", principals: [ADA], images: ["ubuntu-2404"] }],
    "error[sharing-admin-of-item] contoso_images at access 0 images",
    "grant 1 of contoso_images gives `sharing-admin` to images, but only a whole gallery is shared",
  ],
  [
    "a condition",
    [{ ...READER, condition: "true" }],
    "warning[condition-without-effect] contoso_images at access 0 condition",
    "grant 1 of contoso_images has a condition, but Azure evaluates none for what `reader` allows",
  ],
])("a grant of %s is found where it is written", (_, access, finding, problem) => {
  expect(report(granted(...access))).toEqual([finding, problem, expect.any(String)]);
});

test("a role for the gallery and for an image of it is no duplicate", () => {
  expect(ruleIds(granted(READER, { ...READER, images: ["ubuntu-2404"] }))).toEqual([]);
});

test("a grant in a gallery that is managed elsewhere needs its subscription, but for images that are created here", () => {
  const at = (grant: AccessGrant, subscription?: string) =>
    ruleIds(example({ gallery: { existing: true, ...(subscription && { subscription }) }, spec: { access: [grant] } }));
  expect(at(READER)).toEqual(["existing-gallery-without-subscription"]);
  expect(at(READER, "11111111-2222-3333-4444-555555555555")).toEqual([]);
  expect(at({ ...READER, images: ["ubuntu-2404"] })).toEqual([]);
});

test("a lock is doubtful where versions are retired, and where the gallery leaves", () => {
  const retired = { retired: { stage: "hidden", since: "2026-01-31" } } as const;
  expect(ruleIds(example({ gallery: { lock: "delete" } }))).toEqual([]);
  expect(report(example({ gallery: { lock: "delete" }, version: retired })).slice(0, 2)).toEqual([
    "warning[deletion-under-lock] contoso_images at gallery lock",
    "contoso_images has a lock, and 1 version in it (ubuntu-2404/1.3.0) is retired, which Azure does not delete while the lock is there",
  ]);
  expect(ruleIds(example({ gallery: { lock: "delete", removed: true } }))).toEqual(["deletion-under-lock"]);
});
