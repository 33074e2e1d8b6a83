import * as root from "gallerist";
import * as azapi from "gallerist/azapi";
import * as lib from "gallerist/lib";
import * as testing from "gallerist/testing";

test("the package offers constructs, and what they are given or fail with", () => {
  expect(Object.keys(root).sort()).toEqual([
    "CheckOptionsError",
    "Gallery",
    "GalleryApplication",
    "GalleryApplicationVersion",
    "ImageDefinition",
    "ImageSource",
    "ImageVersion",
    "UnreadableSpecError",
    "configureChecks",
    "loadSpec",
    "mirrorsOf",
  ]);
});

test("gallerist/azapi offers the L1s of azapi", () => {
  expect(Object.keys(azapi).sort()).toEqual([
    "AzapiProvider",
    "AzapiResource",
    "AzapiResourceAction",
    "AzapiUpdateResource",
  ]);
});

test("gallerist/testing offers what tests of an app look at", () => {
  expect(Object.keys(testing).sort()).toEqual([
    "findingsOf",
    "galleryMatchers",
    "hasNoFindings",
    "keeps",
    "matrixOf",
    "plansOf",
    "serves",
  ]);
});

test("errors are the same ones in gallerist and in gallerist/lib", () => {
  expect([root.CheckOptionsError, root.UnreadableSpecError]).toEqual([lib.CheckOptionsError, lib.UnreadableSpecError]);
});
