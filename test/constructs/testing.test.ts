import type { IConstruct } from "constructs";
import { Gallery, ImageSource } from "gallerist";
import { findingsOf, hasNoFindings, keeps, matrixOf, plansOf, serves } from "gallerist/testing";
import "gallerist/testing/jest";
import { newApp, newStack } from "../support/synthesized";

const POLICY = {
  regions: { westeurope: {}, northeurope: {} },
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 3 },
    { name: "archive", take: "rest", regions: "home", replicas: 1 },
  ],
} as const;

/** An app of two stacks: one gallery with two images, and one with one. */
function built() {
  const app = newApp();
  const stack = newStack(app, "images");
  const gallery = new Gallery(stack, "gallery", {
    name: "contoso_images",
    resourceGroup: "rg-images",
    location: "westeurope",
    policies: { fleet: POLICY },
    policy: "fleet",
  });
  const image = (name: string) =>
    gallery.addImageDefinition(name, {
      identifier: { publisher: "contoso", offer: "linux", sku: name },
      os: "linux",
      generation: "V2",
    });
  const ubuntu = image("ubuntu-2404");
  for (const version of ["1.0.0", "1.1.0"]) {
    ubuntu.addVersion(version, { source: ImageSource.published() });
  }
  const debian = image("debian-12");
  debian.addVersion("2.0.0", { source: ImageSource.published() });
  const other = newStack(app, "other");
  const others = new Gallery(other, "gallery", {
    name: "fabrikam_images",
    resourceGroup: "rg-images",
    location: "westeurope",
    policies: { fleet: POLICY },
    policy: "fleet",
  });
  others
    .addImageDefinition("ubuntu-2404", { identifier: { publisher: "f", offer: "o", sku: "s" }, os: "linux" })
    .addVersion("9.0.0", { source: ImageSource.published() });
  return { app, stack, other, gallery, ubuntu, debian };
}

const messageOf = (expectation: { message: () => string }): string => expectation.message();

describe("matrixOf", () => {
  test("is the text of the plan, without colours", () => {
    const { ubuntu } = built();
    expect(matrixOf(ubuntu)).toBe(
      [
        "contoso_images/ubuntu-2404: policy fleet, home westeurope",
        "version   state      westeurope  northeurope",
        "1.1.0     published           3            3",
        "1.0.0     published           1            ·",
        "replicas                      4            3",
        "",
        "latest in every region: 1.1.0",
        "total: 2 versions, 2 regions, 7 replicas",
        "",
        "key: · not there, published by a pipeline (only its replication is managed here)",
        "",
      ].join("\n"),
    );
  });

  test("of a scope is that of its galleries and images alone", () => {
    const { app, stack, other, gallery, debian } = built();
    const headings = (scope: IConstruct): string[] =>
      matrixOf(scope)
        .split("\n")
        .filter((line) => /^\w+\/\S+: /.test(line))
        .map((line) => line.split(":")[0] ?? "");
    const contoso = ["contoso_images/debian-12", "contoso_images/ubuntu-2404"];
    expect(headings(app)).toEqual([...contoso, "fabrikam_images/ubuntu-2404"]);
    expect(headings(stack)).toEqual(contoso);
    expect(headings(gallery)).toEqual(contoso);
    expect(headings(other)).toEqual(["fabrikam_images/ubuntu-2404"]);
    expect(headings(debian)).toEqual(["contoso_images/debian-12"]);
  });
});

test("plansOf and findingsOf look at what is at or below the scope", () => {
  const { app, stack, other, ubuntu } = built();
  expect(plansOf(other).map(({ spec }) => spec.gallery.name)).toEqual(["fabrikam_images"]);
  expect(plansOf(ubuntu).map(({ definitions }) => definitions.map(({ name }) => name))).toEqual([["ubuntu-2404"]]);
  const generation = (scope: IConstruct) =>
    findingsOf(scope).filter(({ rule }) => rule === "definition-without-generation");
  expect([app, other].map((scope) => generation(scope).length)).toEqual([1, 1]);
  expect([stack, ubuntu].map((scope) => generation(scope).length)).toEqual([0, 0]);
});

describe("toServe", () => {
  test("holds where `latest` is that version, in any spelling of the region", () => {
    const { app, ubuntu } = built();
    expect(app).toServe({ gallery: "contoso_images", image: "ubuntu-2404", region: "West Europe", version: "1.1.0" });
    expect(app).toServe({ image: "debian-12", region: "northeurope" });
    expect(ubuntu).toServe({ region: "northeurope", version: "1.1.0" });
    expect(ubuntu).not.toServe({ region: "northeurope", version: "1.0.0" });
    expect(ubuntu).not.toServe({ region: "eastus" });
  });

  test("says what `latest` is instead, and why", () => {
    const { ubuntu } = built();
    const message = messageOf(serves(ubuntu, { region: "northeurope", version: "1.0.0" }));
    expect(message).toContain(
      "latest of contoso_images/ubuntu-2404 in northeurope was expected to be 1.0.0, and is 1.1.0\n\n",
    );
    expect(message).toContain("tier archive");
    expect(messageOf(serves(ubuntu, { region: "northeurope", version: "7.0.0" }))).toContain(
      "contoso_images/ubuntu-2404 has no version 7.0.0; it has 1.1.0, 1.0.0",
    );
    expect(messageOf(serves(ubuntu, { region: "eastus" }))).toBe(
      "latest of contoso_images/ubuntu-2404 in eastus was expected to be a version, and resolves to nothing",
    );
    expect(messageOf(serves(ubuntu, { region: "northeurope" }))).toBe(
      "latest of contoso_images/ubuntu-2404 in northeurope is 1.1.0, and was expected not to be",
    );
  });

  test.each([
    [
      { region: "westeurope" },
      "the scope has contoso_images/debian-12, contoso_images/ubuntu-2404, fabrikam_images/ubuntu-2404: give `image` or `application`",
    ],
    [
      { region: "westeurope", image: "ubuntu-2404" },
      "the scope has contoso_images/ubuntu-2404, fabrikam_images/ubuntu-2404: give `gallery`",
    ],
    [{ region: "westeurope", image: "debian-13" }, 'the scope has no image "debian-13"; did you mean `debian-12`'],
    [{ region: "westeurope", application: "agent" }, 'the scope has no application "agent"; it has none'],
    [
      { region: "westeurope", gallery: "contoso_image" },
      'the scope has no gallery "contoso_image"; did you mean `contoso_images`',
    ],
    [{ region: "westeuropa", image: "debian-12" }, 'there is no region "westeuropa"; did you mean `westeurope`'],
    [{ region: "westeurope", image: "debian-12", application: "agent" }, "give `image` or `application`, not both"],
  ])("%j names nothing, and is an error under .not too", (expected, message) => {
    const { app } = built();
    expect(() => expect(app).toServe(expected)).toThrow(message);
    expect(() => expect(app).not.toServe(expected)).toThrow(message);
  });
});

describe("toKeep", () => {
  test("holds where the version is in the region, whether it serves or not", () => {
    const { ubuntu, app } = built();
    expect(ubuntu).toKeep("1.0.0", "westeurope");
    expect(ubuntu).not.toKeep("1.0.0", "northeurope");
    expect(ubuntu).not.toKeep("0.9.0", "westeurope");
    expect(app).toKeep("2.0.0", "westeurope", { image: "debian-12" });
  });

  test("says why it is not there", () => {
    const { ubuntu } = built();
    const message = messageOf(keeps(ubuntu, "1.0.0", "northeurope"));
    expect(message).toContain("contoso_images/ubuntu-2404/1.0.0 was expected in northeurope, and is not there\n\n");
    expect(message).toContain("tier archive");
    expect(messageOf(keeps(ubuntu, "1.1.0", "northeurope"))).toBe(
      "contoso_images/ubuntu-2404/1.1.0 is in northeurope with 3 replicas, and was expected not to be",
    );
  });
});

describe("toHaveNoFindings", () => {
  test("holds where nothing is open", () => {
    const { app, stack, other } = built();
    expect(stack).toHaveNoFindings();
    expect(other).not.toHaveNoFindings();
    expect(other).toHaveNoFindings("error");
    expect(messageOf(hasNoFindings(app))).toMatch(
      /^\d+ findings?, and none was expected\n\n[^]*definition-without-generation/,
    );
    expect(messageOf(hasNoFindings(stack, "error"))).toBe("there is no error, and one was expected");
  });
});

test("what is no construct is refused", () => {
  expect(() => matrixOf(undefined as never)).toThrow(
    "give an app, a stack, a gallery, or an image or application of one",
  );
});

describe("what would pass for the wrong reason under .not is refused", () => {
  test.each(["v1.0.0", "1.0", "", 1.1])("%p is no version", (version) => {
    const { ubuntu } = built();
    expect(() => keeps(ubuntu, version as string, "westeurope")).toThrow(/no version|must be a text/);
    expect(() => serves(ubuntu, { region: "westeurope", version: version as string })).toThrow(
      /no version|must be a text/,
    );
  });

  test("a region that is missing", () => {
    const { ubuntu } = built();
    expect(() => keeps(ubuntu, "1.0.0", undefined as never)).toThrow(
      "contoso_images/ubuntu-2404: the region is missing",
    );
    expect(() => serves(ubuntu, {} as never)).toThrow("contoso_images/ubuntu-2404: the region is missing");
    expect(() => serves(ubuntu, undefined as never)).toThrow("the object that names the image is missing");
  });

  test("the name of an image that stands alone", () => {
    const { ubuntu } = built();
    expect(() => keeps(ubuntu, "1.0.0", "westeurope", "debian-12" as never)).toThrow("must be an object");
  });

  test("another severity, and a scope without a gallery", () => {
    const { app } = built();
    expect(() => hasNoFindings(app, "errors" as never)).toThrow('there is no severity "errors"; write "error" or');
    expect(() => hasNoFindings(newStack(app, "empty"))).toThrow("the scope has no gallery, and no part of one");
  });
});
