// A test of a user for the gallery.yaml of a starter, run by jest.
import { App, TerraformStack } from "cdktf";
import { Gallery, loadSpec } from "gallerist";
import "gallerist/testing/jest";

const app = new App();
const images = new TerraformStack(app, "images");
const gallery = Gallery.fromSpec(images, "gallery", loadSpec("gallery.yaml"));

test("the canary is in its region alone, and the version before it everywhere", () => {
  expect(images).toServe({ image: "ubuntu-2404", region: "North Europe", version: "1.1.0" });
  expect(gallery).toServe({ region: "eastus", version: "1.0.0" });
  expect(gallery).not.toServe({ region: "eastus", version: "1.1.0" });
  expect(images).toKeep("1.0.0", "northeurope");
});

test("nothing is wrong or doubtful", () => {
  expect(app).toHaveNoFindings();
});

test("a wrong expectation", () => {
  expect(images).toServe({ region: "eastus", version: "1.1.0" });
});
