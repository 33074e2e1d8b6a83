import { App } from "cdktf";
import { matrixOf } from "gallerist/testing";
import "gallerist/testing/jest";
import { build } from "./main";

const app = new App();
build(app);

test("nothing is wrong or doubtful", () => {
  expect(app).toHaveNoFindings();
});

test("new machines get the newest version", () => {
  expect(app).toServe({ image: "ubuntu-2404", region: "eastus", version: "1.1.0" });
});

test("every region has a version for new machines", () => {
  for (const region of ["westeurope", "northeurope", "eastus"]) {
    expect(app).toServe({ image: "ubuntu-2404", region });
  }
});

test("the version before it stays at home for machines that name it, and nowhere else", () => {
  expect(app).toKeep("1.0.0", "westeurope");
  expect(app).not.toKeep("1.0.0", "eastus");
});

test("versions are where they were when somebody last looked", () => {
  expect(matrixOf(app)).toMatchInlineSnapshot(`
    "contoso_images/ubuntu-2404: policy ubuntu-2404, home westeurope
    version   westeurope  eastus  northeurope
    1.1.0              3       3            3
    1.0.0              1       ·            ·
    replicas           4       3            3

    latest in every region: 1.1.0
    total: 2 versions, 3 regions, 10 replicas

    key: · not there
    "
  `);
});
