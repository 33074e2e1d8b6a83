import * as roles from "../../../lib/azure/roles";

test("a role's id is the one that Azure lists for its name", () => {
  // learn.microsoft.com, role-based-access-control/built-in-roles/compute
  expect(Object.values(roles)).toHaveLength(5);
  expect(roles.IMAGE_READER).toEqual({
    name: "Compute Gallery Image Reader",
    id: "cf7c76d2-98a3-4358-a134-615aa78bf44d",
  });
  expect(roles.ARTIFACTS_PUBLISHER).toEqual({
    name: "Compute Gallery Artifacts Publisher",
    id: "85a2d0d9-2eba-4c9c-b355-11c2cc0788ab",
  });
  expect(roles.READER).toEqual({ name: "Reader", id: "acdd72a7-3385-48ef-bd42-f606fba80ae7" });
  expect(roles.SHARING_ADMIN).toEqual({
    name: "Compute Gallery Sharing Admin",
    id: "1ef6a3be-d0ac-425d-8c01-acb62866290b",
  });
});
