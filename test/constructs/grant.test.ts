import { TerraformVariable } from "cdktf";
import { Gallery } from "../../constructs/gallery";
import type { GrantOptions } from "../../constructs/grant-options";
import { newApp, newStack, only, synthesized } from "../support/synthesized";

const PROPS = { name: "contoso_images", resourceGroup: "rg", location: "westeurope" };
const GUID = "00000000-0000-0000-0000-00000000000A";
const OWNER = "grant of Compute Gallery Image Reader, at images/images";
const WHO = "give the object id of a user, group or service principal, a GUID";

function newGallery() {
  const app = newApp();
  const stack = newStack(app);
  return { app, stack, gallery: new Gallery(stack, "images", PROPS) };
}

test.each([
  ["nothing", undefined, "the principal is missing"],
  ["null", null, "the principal is missing"],
  ["an empty text", "", "the principal is missing"],
  ["an e-mail address", "ada@contoso.com", 'the principal "ada@contoso.com" is an e-mail address'],
  ["a name", "Image builders", 'the principal "Image builders" is no GUID'],
  ["a GUID that lacks a digit", GUID.slice(1), `the principal "${GUID.slice(1)}" is no GUID`],
  ["a number", 7, "the principal 7 is no GUID"],
])("a grant to %s is refused where it happens, in one line", (_, principal, problem) => {
  const { gallery } = newGallery();
  const refused = () => gallery.grantRead(principal as string);
  expect(refused).toThrow(new Error(`${OWNER}: ${problem}; ${WHO}`));
});

test("a grant to an unknown kind of principal is refused with the kinds that are allowed", () => {
  const { gallery } = newGallery();
  const options = { principalType: "Person" } as unknown as GrantOptions;
  expect(() => gallery.grantRead(GUID, options)).toThrow(
    new Error(`${OWNER}: unknown principalType "Person"; allowed: User, Group, ServicePrincipal`),
  );
});

test.each(["User", "Group", "ServicePrincipal"] as const)("a %s may be named as such", (principalType) => {
  const { app, gallery } = newGallery();
  gallery.grantRead(GUID, { principalType });
  expect(only(synthesized(app), "azurerm_role_assignment")).toMatchObject({
    principal_id: GUID.toLowerCase(),
    principal_type: principalType,
  });
});

test("a principal that Terraform alone knows is passed on: a token, or an expression", () => {
  const { app, stack, gallery } = newGallery();
  const team = new TerraformVariable(stack, "team", { type: "string" });
  gallery.grantRead(team.stringValue);
  gallery.grantPublish("${data.azuread_group.builders.object_id}");
  const assignments = Object.values(synthesized(app)["azurerm_role_assignment"] ?? {});
  expect(assignments.map((assignment) => assignment["principal_id"]).sort()).toEqual([
    "${data.azuread_group.builders.object_id}",
    "${var.team}",
  ]);
});
