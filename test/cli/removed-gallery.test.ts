import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FABRIKAM, GOOD, newDirectory } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";

const A = "aaaaaaaa-1111-1111-1111-111111111111";
const B = "bbbbbbbb-1111-1111-1111-111111111111";
const inSubscription = (text: string, subscription: string, more = ""): string =>
  text.replace("location: westeurope }", `location: westeurope, subscription: ${subscription}${more} }`);

const directory = newDirectory();

interface Json {
  readonly provider: { readonly azurerm: readonly Record<string, unknown>[] };
  readonly resource: Readonly<Record<string, Readonly<Record<string, { readonly provider?: string }>>>>;
}

/** Writes gallery files and synthesizes them into one directory. */
async function synth(files: Readonly<Record<string, string>>, out = "out") {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory(), name), text);
  const run = await gallerist(["synth", ...Object.keys(files), "--out", out], { cwd: directory() });
  const json = JSON.parse(readFileSync(join(directory(), out, "cdk.tf.json"), "utf8")) as Json;
  return { ...run, json };
}

const first = inSubscription(GOOD, A);
const second = inSubscription(FABRIKAM, B);
const blocks = (json: Json) =>
  json.provider.azurerm.map(({ alias, subscription_id: subscription }) => [alias, subscription]);
const galleries = (json: Json) => Object.keys(json.resource["azurerm_shared_image_gallery"] ?? {});

test("every subscription but the first has a provider with an alias", async () => {
  const { json } = await synth({ "a.yaml": first, "b.yaml": second });
  expect(blocks(json)).toEqual([
    [undefined, A],
    [`subscription_${B}`, B],
  ]);
});

describe("a gallery with `removed: true`", () => {
  const removed = inSubscription(FABRIKAM, B, ", removed: true");

  test("keeps its provider, and is not emitted with what is in it", async () => {
    await synth({ "a.yaml": first, "b.yaml": second });
    const { json, err, code } = await synth({ "a.yaml": first, "b.yaml": removed });
    expect(blocks(json)).toEqual([
      [undefined, A],
      [`subscription_${B}`, B],
    ]);
    expect(galleries(json)).toEqual(["contoso_images_8D9E6B7A"]);
    expect(JSON.stringify(json)).not.toContain("fabrikam");
    expect(err).toBe("wrote out/cdk.tf.json\n");
    expect(code).toBe(0);
  });

  test("keeps the block of azapi where something of it needed that", async () => {
    const published = removed.replace(/\{ managedImage: .* \} \}/g, "{ published: true } }");
    expect(published).toContain("published");
    const alone = await synth({ "a.yaml": first, "b.yaml": removed });
    expect(Object.keys(alone.json.provider)).toEqual(["azurerm"]);
    const { json } = await synth({ "a.yaml": first, "b.yaml": published });
    expect(Object.keys(json.provider)).toEqual(["azapi", "azurerm"]);
  });

  test.each([
    ["with its images", removed],
    ["without them", removed.slice(0, removed.indexOf("policies:"))],
    [
      "with an acknowledgement",
      `${removed}acknowledge: [{ rule: no-images, path: fabrikam_images, reason: it goes }]\n`,
    ],
    ["with demand", `${removed}demand: { westeurope: { vms: 100 } }\n`],
  ])("has nothing to report, %s", async (_, text) => {
    writeFileSync(join(directory(), "b.yaml"), text);
    expect(await gallerist(["check", "b.yaml"], { cwd: directory() })).toMatchObject({ code: 0, err: "" });
  });

  test("counts as nothing in matrix and cost, and as destroyed in diff", async () => {
    writeFileSync(join(directory(), "before.yaml"), second);
    writeFileSync(join(directory(), "after.yaml"), removed);
    const run = (...args: string[]) => gallerist(args, { cwd: directory() });
    const { out: matrix } = await run("matrix", "after.yaml", "--format", "json");
    expect((JSON.parse(matrix) as { definitions: unknown[] }).definitions).toEqual([]);
    const { out } = await run("diff", "before.yaml", "after.yaml", "--format", "json");
    const { galleries: changed } = JSON.parse(out) as { galleries: { path: string; effect: string }[] };
    expect(changed.map(({ path, effect }) => [path, effect])).toEqual([["fabrikam_images", "destroyed"]]);
    const again = await run("diff", "after.yaml", "after.yaml", "--format", "json");
    expect((JSON.parse(again.out) as { galleries: unknown[] }).galleries).toEqual([]);
  });
});

const GONE = `terraform plan would stop with "Provider configuration not present"`;

describe("a gallery that leaves without it", () => {
  test("is a warning of synth over what was there, which says what to do", async () => {
    await synth({ "a.yaml": first, "b.yaml": second });
    const { err, code } = await synth({ "a.yaml": first });
    expect(err).toBe(
      `warning: out/cdk.tf.json loses the provider azurerm.subscription_${B}, by which 4 resources that leave it are destroyed (such as azurerm_shared_image.fabrikam_images_ubuntu-2404_A227A32E): ${GONE}; write the gallery that leaves with \`removed: true\`, apply, and leave its file out after that\n` +
        "wrote out/cdk.tf.json\n",
    );
    expect(code).toBe(0);
  });

  test("is a warning where it was the first, whose provider has no alias", async () => {
    await synth({ "a.yaml": first, "b.yaml": second });
    const { err } = await synth({ "b.yaml": second });
    expect(err).toContain(`4 resources that leave it (such as azurerm_shared_image.contoso_images_ubuntu-2404_`);
    expect(err).toContain(
      `would be destroyed by the provider of subscription ${B} instead of ${A}: write the gallery that leaves with \`removed: true\``,
    );
  });

  test("takes away the alias of the second, which a version that leaves at once still needs", async () => {
    await synth({ "a.yaml": first, "b.yaml": second });
    const fewer = second.replace(/ {6}1\.0\.0: .*\n/, "");
    const { err } = await synth({ "b.yaml": fewer });
    expect(err).toContain(
      `loses the provider azurerm.subscription_${B}, by which 1 resource that leaves it is destroyed (such as azurerm_shared_image_version.fabrikam_images_ubuntu-2404_1_0_0_`,
    );
  });

  test("is no warning after it was applied with `removed: true`", async () => {
    await synth({ "a.yaml": first, "b.yaml": inSubscription(FABRIKAM, B, ", removed: true") });
    const { err } = await synth({ "a.yaml": first });
    expect(err).toBe("wrote out/cdk.tf.json\n");
  });

  test("is no warning where its provider stays, or where something else stood there", async () => {
    await synth({ "a.yaml": first, "b.yaml": inSubscription(FABRIKAM, A) });
    expect((await synth({ "a.yaml": first })).err).toBe("wrote out/cdk.tf.json\n");
    writeFileSync(join(directory(), "out", "cdk.tf.json"), "{ not JSON");
    expect((await synth({ "a.yaml": first })).err).toBe("wrote out/cdk.tf.json\n");
  });

  test("is no warning where its resources move, or are forgotten", async () => {
    await synth({ "a.yaml": first, "b.yaml": second }, "before");
    const { json } = await synth({ "a.yaml": first, "b.yaml": second }, "after");
    const leaving = Object.entries(json.resource).flatMap(([type, named]) =>
      Object.keys(named).flatMap((name) => (name.startsWith("fabrikam") ? [`${type}.${name}`] : [])),
    );
    expect(leaving).toHaveLength(5);
    const resource = Object.fromEntries(
      Object.entries(json.resource).map(([type, named]) => [
        type,
        Object.fromEntries(Object.entries(named).filter(([name]) => !name.startsWith("fabrikam"))),
      ]),
    );
    const write = async (blocks: object) => {
      const provider = { azurerm: json.provider.azurerm.slice(0, 1) };
      writeFileSync(join(directory(), "after.tf.json"), JSON.stringify({ provider, resource, ...blocks }));
      return gallerist(["diff", "before", "after.tf.json"], { cwd: directory() });
    };
    expect((await write({})).err).toContain(GONE);
    const kept = leaving.map((from) => ({ from, lifecycle: { destroy: false } }));
    expect((await write({ removed: kept })).err).toBe("");
    const to = `azurerm_shared_image_gallery.${galleries({ ...json, resource })[0] ?? ""}`;
    expect((await write({ moved: leaving.map((from) => ({ from, to })) })).err).toBe("");
  });

  test("is a warning of diff between Terraform JSON", async () => {
    await synth({ "a.yaml": first, "b.yaml": second }, "before");
    await synth({ "a.yaml": first }, "after");
    await synth({ "a.yaml": first, "b.yaml": inSubscription(FABRIKAM, B, ", removed: true") }, "removed");
    const run = (after: string) => gallerist(["diff", "before", after], { cwd: directory() });
    expect((await run("after")).err).toContain(`the provider azurerm.subscription_${B}, by which 4 resources`);
    expect((await run("after/cdk.tf.json")).err).toContain(GONE);
    expect((await run("removed")).err).toBe("");
  });

  test("is a warning of diff between a state and Terraform JSON, which has no provider for its subscription", async () => {
    await synth({ "a.yaml": first }, "after");
    await synth({ "a.yaml": first, "b.yaml": inSubscription(FABRIKAM, B, ", removed: true") }, "removed");
    const gallery = (name: string, subscription: string) => ({
      address: `azurerm_shared_image_gallery.${name}`,
      mode: "managed",
      type: "azurerm_shared_image_gallery",
      name,
      provider_name: "registry.terraform.io/hashicorp/azurerm",
      values: {
        id: `/subscriptions/${subscription}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/${name}`,
        name,
        resource_group_name: "rg-images",
        location: "westeurope",
      },
    });
    const resources = [gallery("contoso_images", A), gallery("fabrikam_images", B)];
    const state = { format_version: "1.0", terraform_version: "1.9.0", values: { root_module: { resources } } };
    writeFileSync(join(directory(), "state.json"), JSON.stringify(state));
    const run = (after: string) => gallerist(["diff", "state.json", after], { cwd: directory() });
    expect((await run("after")).err).toBe(
      `warning: after has no provider for subscription ${B}, in which a gallery is destroyed (fabrikam_images): if its provider had an alias, ${GONE}; write the gallery that leaves with \`removed: true\`, apply, and leave its file out after that\n`,
    );
    expect((await run("removed")).err).toBe("");
  });
});
