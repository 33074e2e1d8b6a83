import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformOutput, type TerraformStack } from "cdktf";
import { Gallery } from "../../constructs/gallery";
import { ImageSource } from "../../constructs/image-source";
import type { IGallery } from "../../constructs/interfaces";
import type { GalleryProps } from "../../constructs/gallery-props";
import { APPLICATION_VERSION } from "../../lib/check/facts/examples";
import type { ImageDefinitionOptions } from "../../constructs/image-definition-options";
import { FLEET, newApp, newStack } from "../support/synthesized";

const DEFINITION: ImageDefinitionOptions = {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
  os: "linux",
  generation: "V2",
  policy: FLEET,
};
const SNAPSHOT = ImageSource.snapshot(
  "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers/Microsoft.Compute/snapshots/a",
);

type Outputs = Readonly<Record<string, { readonly value: unknown; readonly depends_on?: readonly string[] }>>;

function built(build: (gallery: IGallery, stack: TerraformStack) => void, props: Partial<GalleryProps> = {}): Outputs {
  const app = newApp();
  const stack = newStack(app);
  const settings = { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope" };
  build(new Gallery(stack, "images", { ...settings, ...props }), stack);
  stack.prepareStack();
  return (stack.toTerraform() as { output?: Outputs }).output ?? {};
}

test("latestIn is the id that the output has, of versions that are added later too", () => {
  const outputs = built(
    (gallery, stack) => {
      const ubuntu = gallery.addImageDefinition("ubuntu", DEFINITION);
      ubuntu.addVersion("1.0.0", { source: SNAPSHOT });
      new TerraformOutput(stack, "west", { value: ubuntu.latestIn("West Europe") });
      ubuntu.addVersion("1.1.0", { source: SNAPSHOT });
    },
    { outputs: true },
  );
  const { value } = outputs["latest_image_ubuntu_in_contoso__images"] as { value: Record<string, string> };
  expect(outputs["west"]?.value).toBe(value["westeurope"]);
  expect(value["westeurope"]).toMatch(/^\$\{azurerm_shared_image_version\.images_ubuntu_1_1_0_\w+\.id\}$/);
});

test("of an application too", () => {
  const outputs = built((gallery, stack) => {
    const agent = gallery.addApplication("agent", { os: "linux", policy: FLEET });
    agent.addVersion("1.0.0", APPLICATION_VERSION);
    new TerraformOutput(stack, "west", { value: agent.latestIn("westeurope") });
  });
  expect(outputs["west"]?.value).toMatch(/^\$\{azurerm_gallery_application_version\.images_applications_agent_1_0_0_/);
});

test("where latest resolves to nothing, synth says so", () => {
  expect(() =>
    built((gallery, stack) => {
      const ubuntu = gallery.addImageDefinition("ubuntu", DEFINITION);
      ubuntu.addVersion("1.0.0", { source: SNAPSHOT, state: "candidate" });
      new TerraformOutput(stack, "west", { value: ubuntu.latestIn("West Europe") });
    }),
  ).toThrow("contoso_images/ubuntu: latest resolves to nothing in westeurope");
});

test("two galleries of one name in a stack cannot both have outputs", () => {
  const settings = { name: "contoso_images", location: "westeurope", outputs: true };
  const stack = newStack(newApp());
  const add = (id: string): unknown =>
    new Gallery(stack, id, { ...settings, resourceGroup: id }).addImageDefinition("ubuntu", DEFINITION);
  add("a");
  expect(() => add("b")).toThrow("the stack has an output latest_image_ubuntu_in_contoso__images already");
});

test("another stack refers to it through its state", () => {
  const app = newApp();
  const [images, machines] = [newStack(app), newStack(app, "machines")];
  const settings = { name: "contoso_images", resourceGroup: "rg-images", location: "westeurope" };
  const ubuntu = new Gallery(images, "images", settings).addImageDefinition("ubuntu", DEFINITION);
  new TerraformOutput(machines, "west", { value: ubuntu.latestIn("westeurope") });
  ubuntu.addVersion("1.0.0", { source: SNAPSHOT });
  app.synth();
  const text = readFileSync(join(app.outdir, "stacks", "machines", "cdk.tf.json"), "utf8");
  const { output } = JSON.parse(text) as { output: Outputs };
  expect(output["west"]?.value).toMatch(
    /^\$\{data\.terraform_remote_state\.\S+outputs\.cross-stack-output-azurerm_shared/,
  );
});
