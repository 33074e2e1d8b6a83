import { App, TerraformStack, TerraformVariable, Token } from "cdktf";
import { expressionOf, refuseTokens, type TokenOwner } from "../../constructs/tokens";
import type { SpecPath } from "../../lib/spec/finding";

const text = () => Token.asString({ resolve: () => "later" });

function refusal(value: unknown, object: TokenOwner = "gallery", at: SpecPath = []): string | undefined {
  try {
    refuseTokens('gallery "images"', object, value, at);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const REASON = "is a token, known only when Terraform runs, but the plan is made at synth: give the literal value";

describe("refuseTokens", () => {
  test("lets literals pass", () => {
    const literals = {
      name: "images",
      replicas: 3,
      regions: ["westeurope"],
      protect: true,
      none: null,
      gone: undefined,
    };
    expect(refusal({ ...literals, nested: literals, list: [literals] })).toBeUndefined();
    expect(refusal("${var.x} is text")).toBeUndefined();
    expect(refusal(-1.5e300)).toBeUndefined();
  });

  test("names the value itself when that is a token", () => {
    expect(refusal(text())).toBe(`gallery "images": the value ${REASON}`);
    expect(refusal(text(), "gallery", ["name"])).toBe(`gallery "images": \`name\` ${REASON}`);
  });

  test.each<[string, string, unknown]>([
    ["a text", "location", { location: text() }],
    ["a text within another", "location", { location: `west${text()}` }],
    ["a number", "tiers[1].replicas", { tiers: [{ replicas: 1 }, { replicas: Token.asNumber({ resolve: () => 5 }) }] }],
    ["a list", "tiers[0].regions", { tiers: [{ regions: Token.asList({ resolve: () => [] }) }] }],
    ["a record", "replicas", { replicas: Token.asStringMap({ resolve: () => ({}) }) }],
    ["a resolvable", "home.region", { home: { region: { resolve: () => "later" } } }],
  ])("refuses %s and names the property", (_, path, value) => {
    expect(refusal(value)).toBe(`gallery "images": \`${path}\` ${REASON}`);
  });

  test.each<[string, unknown]>([
    ["regions", { regions: { westeurope: {}, [text()]: {} } }],
    ["tiers[0].replicas", { tiers: [{ replicas: { [text()]: 3 } }] }],
  ])("refuses a token as a key of %s", (path, value) => {
    expect(refusal(value)).toBe(`gallery "images": a key of \`${path}\` ${REASON}`);
  });

  test.each<[TokenOwner, string, unknown]>([
    ["gallery", "the resource group", { resourceGroup: text() }],
    ["gallery", "the subscription", { subscription: text() }],
    ["gallery", "values and names of tags", { tags: { a: text(), [text()]: "b" } }],
    ["gallery", "what a community reads", { sharing: { community: { publisherEmail: text(), eula: text() } } }],
    [
      "gallery",
      "encryption of a region",
      { policies: { source: { regions: { eastus: { diskEncryptionSetId: text() } } } } },
    ],
    [
      "gallery",
      "encryption of confidential machines",
      { policies: { p: { regions: { eastus: { confidentialVm: { diskEncryptionSetId: text() } } } } } },
    ],
    ["gallery", "ids and providers", { galleryId: text(), provider: { id: text() }, azapiProvider: { id: text() } }],
    ["image", "links and terms", { releaseNotesUri: text(), privacyStatementUri: text(), eula: text() }],
    ["image", "a purchase plan", { purchasePlan: { name: text(), publisher: text(), product: text() } }],
    ["image", "encryption of its own policy", { policy: { regions: { eastus: { diskEncryptionSetId: text() } } } }],
    ["imageVersion", "what it is made from", { source: { managedImage: text() } }],
    ["imageVersion", "a blob", { source: { blob: { uri: text(), storageAccountId: text() } } }],
    [
      "imageVersion",
      "disks",
      {
        dataDisks: [
          { lun: 0, snapshot: text() },
          { lun: 1, blob: { uri: text() } },
        ],
      },
    ],
    ["imageVersion", "UEFI keys", { uefi: { additionalSignatures: { db: [{ value: [text()] }] } } }],
  ])("of a %s passes on %s", (object, _, value) => {
    expect(refusal(value, object)).toBeUndefined();
  });

  test.each<[TokenOwner, string, unknown]>([
    ["imageVersion", "source.sizeGiB", { source: { sizeGiB: Token.asNumber({ resolve: () => 5 }) } }],
    ["imageVersion", "source.osState", { source: { osState: text() } }],
    ["imageVersion", "source.location", { source: { location: text() } }],
    ["imageVersion", "dataDisks[0].lun", { dataDisks: [{ lun: Token.asNumber({ resolve: () => 5 }) }] }],
    ["imageVersion", "location", { location: text() }],
    ["image", "recommended.vcpus.min", { recommended: { vcpus: { min: Token.asNumber({ resolve: () => 5 }) } } }],
    ["image", "policy.tiers[0].replicas", { policy: { tiers: [{ replicas: Token.asNumber({ resolve: () => 5 }) }] } }],
    ["gallery", "policies.source.tiers[0].take", { policies: { source: { tiers: [{ take: text() }] } } }],
    [
      "gallery",
      "policies.tags.regions.eastus.storage",
      { policies: { tags: { regions: { eastus: { storage: text() } } } } },
    ],
    ["gallery", "sharing.community.prefix", { sharing: { community: { prefix: text() } } }],
    ["gallery", "sharing.direct.tenants[0]", { sharing: { direct: { tenants: [text()] } } }],
  ])("of a %s refuses one as %s: a name that may hold one elsewhere permits nothing here", (object, path, value) => {
    expect(refusal(value, object)).toBe(`gallery "images": \`${path}\` ${REASON}`);
  });
});

describe("expressionOf", () => {
  const stack = new TerraformStack(new App(), "stack");
  const variable = new TerraformVariable(stack, "principal", { type: "string" });

  test("gives a literal as it is", () => {
    expect(expressionOf(stack, "3f1c-literal")).toBe("3f1c-literal");
  });

  test("gives what Terraform will see of a token", () => {
    expect(expressionOf(stack, variable.stringValue)).toBe("${var.principal}");
    expect(expressionOf(stack, `/a/${variable.stringValue}`)).toBe("/a/${var.principal}");
  });

  test("is the same for two tokens of one attribute", () => {
    expect(variable.stringValue).not.toBe("${var.principal}");
    expect(expressionOf(stack, Token.asString(variable.fqn))).toBe(expressionOf(stack, variable.stringValue));
  });
});
