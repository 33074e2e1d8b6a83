import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { TerraformStack, TerraformVariable } from "cdktf";
import { Gallery } from "../../constructs/gallery";
import type { CommonGalleryProps } from "../../constructs/gallery-props";
import { ImageSource } from "../../constructs/image-source";
import { ledger } from "../../lib/check/ledger";
import { example } from "../../lib/check/facts/examples";
import { FLEET, newApp, only, synthesized } from "../support/synthesized";

const [A, B] = ["11111111-1111-1111-1111-111111111111", "22222222-2222-2222-2222-222222222222"];
const PROPS = { name: "contoso_images", resourceGroup: "rg", location: "westeurope" };

function newStack(...providers: { readonly alias?: string; readonly subscriptionId?: string }[]) {
  const app = newApp();
  const stack = new TerraformStack(app, "images");
  const made = providers.map((given, index) => new AzurermProvider(stack, `p${index}`, { features: [{}], ...given }));
  const token = new TerraformVariable(stack, "subscription", { type: "string" }).stringValue;
  return { app, stack, providers: made, token };
}

/** The subscription that limits are counted in, as the plan has it and as the ledger counts. */
function counted(stack: TerraformStack, props: Partial<CommonGalleryProps>): string | undefined {
  const { plan } = new Gallery(stack, "images", { ...PROPS, ...props });
  expect(ledger([plan], []).map(({ subscription }) => subscription)).toEqual([plan.spec.gallery.subscription]);
  return plan.spec.gallery.subscription;
}

describe("the provider of a gallery", () => {
  /** The settings of a provider that rules look at. */
  const settings = (stack: TerraformStack, props: Partial<CommonGalleryProps>) =>
    new Gallery(stack, "images", { ...PROPS, ...props }).plan.spec.terraform;

  test("is told apart by its subscription where that is not the gallery's", () => {
    const { stack } = newStack({ subscriptionId: A });
    expect(settings(stack, { subscription: B })).toEqual({ provider: { subscription_id: A } });
  });

  test("is the one that the gallery is given, not that of the stack", () => {
    const { stack, providers } = newStack({ subscriptionId: A }, { alias: "b", subscriptionId: B });
    expect(settings(stack, { subscription: B, provider: providers[1] as AzurermProvider })).toBeUndefined();
  });

  test("is not told apart where one of the two is a token, or comes from the environment", () => {
    const { stack, token } = newStack({ subscriptionId: A });
    expect(settings(stack, { subscription: token })).toBeUndefined();
    expect(settings(newStack({}).stack, { subscription: B })).toBeUndefined();
    const other = newStack();
    const provider = new AzurermProvider(other.stack, "p", { features: [{}], subscriptionId: other.token });
    expect(settings(other.stack, { subscription: B, provider })).toBeUndefined();
  });
});

describe("the subscription that a gallery is counted in", () => {
  test("is the one that it is given, before that of any provider", () => {
    const { stack, providers } = newStack({ subscriptionId: A });
    expect(counted(stack, { subscription: B, provider: providers[0] as AzurermProvider })).toBe(B);
  });

  test("is that of its provider, before that of the stack", () => {
    const { stack, providers } = newStack({ subscriptionId: A }, { alias: "b", subscriptionId: B });
    expect(counted(stack, { provider: providers[1] as AzurermProvider })).toBe(B);
  });

  test("is that of the stack's provider without an alias, wherever that stands", () => {
    const { stack } = newStack({ alias: "a", subscriptionId: A }, { subscriptionId: B });
    expect(counted(stack, {})).toBe(B);
  });

  test("is not that of a provider with an alias, which no resource has unasked", () => {
    const { stack } = newStack({ alias: "a", subscriptionId: A });
    expect(counted(stack, {})).toBeUndefined();
  });

  test("is not known from a token, although the provider has a literal one", () => {
    const { stack, providers, token } = newStack({ subscriptionId: A }, { alias: "b", subscriptionId: B });
    expect(counted(stack, { subscription: token })).toBeUndefined();
    const other = new Gallery(stack, "other", {
      ...PROPS,
      subscription: token,
      provider: providers[1] as AzurermProvider,
    });
    expect(other.plan.spec.gallery.subscription).toBeUndefined();
  });

  test("is the text of a file, even one that looks like a token", () => {
    const { stack } = newStack({ subscriptionId: A });
    const spec = example({ gallery: { subscription: "${TfToken[TOKEN.0]}" } });
    const origin = { findings: [], place: () => null, isIncomplete: () => false };
    expect(Gallery.fromSpec(stack, "images", { spec, ...origin }).plan.spec.gallery.subscription).toBe(
      "${TfToken[TOKEN.0]}",
    );
  });
});

test("ids of a gallery that is managed elsewhere have the token that is given, not the provider's subscription", () => {
  const { app, stack, token } = newStack({ subscriptionId: A });
  const gallery = Gallery.fromGalleryAttributes(stack, "shared", { ...PROPS, subscription: token });
  gallery
    .addExistingImageDefinition("ubuntu", { policy: FLEET })
    .addVersion("1.0.0", { source: ImageSource.published() });
  gallery.grantRead("00000000-0000-0000-0000-00000000000a");
  const resources = synthesized(app);
  const id =
    "/subscriptions/${var.subscription}/resourceGroups/rg/providers/Microsoft.Compute/galleries/contoso_images";
  expect(only(resources, "azapi_update_resource")["parent_id"]).toBe(`${id}/images/ubuntu`);
  expect(only(resources, "azurerm_role_assignment")).toMatchObject({
    scope: id,
    role_definition_id: expect.stringMatching(
      /^\/subscriptions\/\$\{var\.subscription\}\/providers\/Microsoft\.Authorization\/roleDefinitions\//,
    ) as string,
  });
});
