import { parseResourceId, resourceName } from "../../../lib/azure/resource-id";

describe("a resource id", () => {
  test("tells its subscription, without capitals, and its type", () => {
    expect(parseResourceId("/subscriptions/ABC/resourceGroups/rg/providers/Microsoft.Compute/images/i")).toEqual({
      subscription: "abc",
      type: "Microsoft.Compute/images",
    });
  });

  test("tells the type of a resource within others", () => {
    const id = "/SUBSCRIPTIONS/s/resourcegroups/rg/Providers/Microsoft.Compute/galleries/g/images/i/versions/1.0.0/";
    expect(parseResourceId(id)?.type).toBe("Microsoft.Compute/galleries/images/versions");
  });

  test.each([
    "",
    "image",
    "/subscriptions/s",
    "/subscriptions/s/images/i",
    "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute",
    "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images",
    "x/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/i",
    "/CommunityGalleries/g/Images/i/Versions/1.0.0",
  ])("is not %p", (text) => {
    expect(parseResourceId(text)).toBeUndefined();
  });
});

test.each([
  ["/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/ubuntu", "ubuntu"],
  ["/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/ubuntu/", "ubuntu"],
  ["ubuntu", "ubuntu"],
  ["/", "/"],
  ["", ""],
])("the name in %j is %j", (id, name) => {
  expect(resourceName(id)).toBe(name);
});
