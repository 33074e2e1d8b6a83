import { GOOD, goodBut, withFiles } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";

const OTHER = GOOD.replaceAll("contoso_images", "fabrikam_images");

test("why a version is in a region: in full sentences of 80 columns, with the place that decides", async () => {
  await withFiles({ "gallery.yaml": GOOD }, async (cwd) => {
    const run = await gallerist(["explain", "ubuntu-2404", "1.1.0", "West Europe", "gallery.yaml"], { cwd });
    expect([run.code, run.err]).toEqual([0, ""]);
    expect(run.out.split("\n")).toEqual([
      "contoso_images/ubuntu-2404/1.1.0 is in westeurope, with 3 replicas.",
      "",
      "state:    It is active, in every region of its policy.",
      "rank:     It is the newest version that serves in westeurope: rank 1.",
      "place:    Policy fleet, tier latest takes the newest 1 and covers all regions of",
      "          the policy.",
      "replicas: Tier latest asks for 3 replicas in westeurope.",
      "storage:  No storage is named for westeurope, so it is Standard_LRS, Azure's",
      "          default.",
      "latest:   latest is 1.1.0 in westeurope: this version.",
      "decided:  gallery.yaml:6:9: policies.fleet.tiers[0]",
      "",
    ]);
  });
});

test("why it is not there; without a file it is gallery.yaml", async () => {
  await withFiles({ "gallery.yaml": GOOD }, async (cwd) => {
    const { code, out } = await gallerist(["explain", "contoso_images/ubuntu-2404", "1.0.0", "northeurope"], { cwd });
    expect([code, out.split("\n")[0]]).toEqual([0, "contoso_images/ubuntu-2404/1.0.0 is not in northeurope."]);
    expect(out).toContain("decided: gallery.yaml:7:9: policies.fleet.tiers[1]\n");
  });
  await withFiles({}, async (cwd) => {
    expect(await gallerist(["explain", "ubuntu-2404", "1.0.0", "northeurope"], { cwd })).toEqual({
      code: 2,
      out: "",
      err: "error: there is no gallery.yaml here; name the file: gallerist explain IMAGE VERSION REGION FILE\n",
    });
  });
});

test("Terraform JSON: only what is there is known, and no line decides", async () => {
  const version = {
    name: "1.0.0",
    gallery_name: "contoso_images",
    image_name: "ubuntu-2404",
    resource_group_name: "rg-images",
    location: "westeurope",
    managed_image_id: "/subscriptions/s/resourceGroups/r/providers/Microsoft.Compute/images/i",
    target_region: [{ name: "West Europe", regional_replica_count: 2, storage_account_type: "Standard_ZRS" }],
  };
  const terraform = JSON.stringify({ resource: { azurerm_shared_image_version: { v: version } } });
  await withFiles({ "cdk.tf.json": terraform }, async (cwd) => {
    const { code, out } = await gallerist(["explain", "ubuntu-2404", "1.0.0", "westeurope", "cdk.tf.json"], { cwd });
    expect(code).toBe(0);
    expect(out).toContain("A Terraform configuration says what is there, not why:");
    expect(out).toContain("replicas: 2 replicas, as the Terraform file says.\n");
    expect(out).not.toContain("decided:");
    const elsewhere = await gallerist(["explain", "ubuntu-2404", "1.0.0", "eastus", "cdk.tf.json"], { cwd });
    expect(elsewhere.err).not.toContain("warning");
  });
});

test("Terraform JSON that leaves replicas open: the version is named there, and nothing is guessed", async () => {
  const version = {
    name: "1.0.0",
    gallery_name: "contoso_images",
    image_name: "ubuntu-2404",
    resource_group_name: "rg-images",
    location: "westeurope",
    target_region: [
      { name: "westeurope", regional_replica_count: 1 },
      { name: "eastus", regional_replica_count: "${var.replicas}" },
    ],
  };
  const terraform = JSON.stringify({ resource: { azurerm_shared_image_version: { v: version } } });
  await withFiles({ "cdk.tf.json": terraform }, async (cwd) => {
    const explain = (region: string) => gallerist(["explain", "ubuntu-2404", "1.0.0", region, "cdk.tf.json"], { cwd });
    expect((await explain("eastus")).out).toBe(
      [
        "contoso_images/ubuntu-2404/1.0.0 names eastus, but only Terraform knows how it",
        "is there.",
        "",
        "state:    A Terraform configuration says what is there, not why: it holds no",
        "          policy, state, ring or reason.",
        "not read: target_region[1].regional_replica_count is ${var.replicas}.",
        "latest:   latest is not known in eastus: a version that can't be read may serve",
        "          there.",
        "",
      ].join("\n"),
    );
    expect((await explain("westeurope")).out).toMatch(
      /^contoso_images\/ubuntu-2404\/1\.0\.0 is in westeurope, with 1 replica\.\n/,
    );
    expect((await explain("northeurope")).out).toMatch(
      /^contoso_images\/ubuntu-2404\/1\.0\.0 is not in northeurope\.\n/,
    );
  });
});

test.each<[string[], string]>([
  [["ubuntu-2404", "1.0.0"], "give a rule, or an image or application, a version and a region"],
  [["ubuntu-2204", "1.0.0", "x", "a.yaml"], 'there is no image "ubuntu-2204"; did you mean `ubuntu-2404`'],
  [
    ["contoso_image/ubuntu-2404", "1.0.0", "x", "a.yaml"],
    'there is no image "contoso_image/ubuntu-2404"; did you mean `contoso_images/ubuntu-2404`',
  ],
  [["zzz", "1.0.0", "x", "a.yaml"], 'there is no image "zzz"; there is ubuntu-2404'],
  [["constructor", "1.0.0", "x", "a.yaml"], 'there is no image "constructor"; there is ubuntu-2404'],
  [["ubuntu-2404", "1.2.0", "x", "a.yaml"], 'ubuntu-2404 has no version "1.2.0"; did you mean `1.0.0` or `1.1.0`'],
  [["ubuntu-2404", "latest", "x", "a.yaml"], 'ubuntu-2404 has no version "latest"; there are 1.1.0, 1.0.0'],
  [["ubuntu-2404", "1.0.0", "westeurop", "a.yaml"], 'there is no region "westeurop"; did you mean `westeurope`'],
  [["ubuntu-2404", "1.0.0", "\u001b", "a.yaml"], 'there is no region "\\u{1b}"; there are westeurope, northeurope'],
  [
    ["ubuntu-2404", "1.0.0", "westeurope", "a.yaml", "b.yaml"],
    '2 images are called "ubuntu-2404"; write contoso_images/ubuntu-2404 or fabrikam_images/ubuntu-2404',
  ],
  [
    ["contoso_images/ubuntu-2404", "1.0.0", "westeurope", "a.yaml", "a.yaml"],
    '2 images are called "contoso_images/ubuntu-2404"; name the file of one of them only',
  ],
])("%j: one line, exit 2", async (words, message) => {
  await withFiles({ "a.yaml": GOOD, "b.yaml": OTHER }, async (cwd) => {
    expect(await gallerist(["explain", ...words], { cwd })).toEqual({ code: 2, out: "", err: `error: ${message}\n` });
  });
});

test("an image of several galleries by its gallery; Azure's names have no case", async () => {
  await withFiles({ "a.yaml": GOOD, "b.yaml": OTHER }, async (cwd) => {
    const words = ["explain", "Fabrikam_Images/Ubuntu-2404", "1.0.0", "westeurope", "a.yaml", "b.yaml"];
    expect((await gallerist(words, { cwd })).out).toMatch(/^fabrikam_images\/ubuntu-2404\/1\.0\.0 is in westeurope, /);
  });
});

test("of a gallery with errors too, which may plan other things than meant: exit 1 and one line", async () => {
  await withFiles({ "gallery.yaml": goodBut("replicas: 1 }", "replicas: 101 }") }, async (cwd) => {
    const { code, err } = await gallerist(["explain", "ubuntu-2404", "1.0.0", "westeurope"], { cwd });
    expect([code, err]).toEqual([1, "1 error: gallerist check gallery.yaml shows it\n"]);
  });
});

test("galleries of one name in two subscriptions are told apart by these", async () => {
  const [here, there] = ["11111111", "22222222"].map((start) => `${start}-1111-1111-1111-111111111111`);
  const inSubscription = (id = "") =>
    goodBut("resourceGroup: rg-images,", `resourceGroup: rg-images, subscription: ${id},`);
  await withFiles(
    { "a.yaml": inSubscription(here), "b.yaml": inSubscription(there).replaceAll("1.1.0", "1.2.0") },
    async (cwd) => {
      const explain = (image: string) =>
        gallerist(["explain", image, "1.2.0", "westeurope", "a.yaml", "b.yaml"], { cwd });
      expect(await explain("contoso_images/ubuntu-2404")).toEqual({
        code: 2,
        out: "",
        err:
          'error: 2 images are called "contoso_images/ubuntu-2404"; ' +
          `write ${here}/contoso_images/ubuntu-2404 or ${there}/contoso_images/ubuntu-2404\n`,
      });
      expect((await explain(`${there}/Contoso_Images/ubuntu-2404`)).out).toMatch(
        /^contoso_images\/ubuntu-2404\/1\.2\.0 is in/,
      );
      expect((await explain(`${here}/contoso_images/ubuntu-2404`)).err).toContain('no version "1.2.0"');
    },
  );
});
