import { originsOf } from "../../../lib/terraform/origins";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import { resourcePlaces } from "../../../lib/terraform/resource-places";
import type { SpecPath } from "../../../lib/spec/finding";

const LINES = [
  "{",
  '  "resource": {',
  '    "azurerm_shared_image_gallery": {',
  '      "g": { "name": "contoso_images", "resource_group_name": "rg", "location": "uksouth" }',
  "    },",
  '    "azurerm_gallery_application": {',
  '      "agent": { "name": "agent", "gallery_id": "${azurerm_shared_image_gallery.g.id}", "location": "uksouth",',
  '        "supported_os_type": "Linux" }',
  "    },",
  '    "azurerm_gallery_application_version": {',
  '      "agent_1": { "name": "1.0.0", "gallery_application_id": "${azurerm_gallery_application.agent.id}",',
  '        "location": "uksouth", "source": { "media_link": "https://contoso.blob.core.windows.net/p/agent.zip" },',
  '        "manage_action": { "install": "i", "remove": "r" },',
  '        "target_region": [{ "name": "uksouth", "regional_replica_count": 2 }] }',
  "    }",
  "  }",
  "}",
];

test.each<[string, SpecPath, string]>([
  ["an application", ["applications", "agent", "os"], "7:7"],
  ["its version", ["applications", "agent", "versions", "1.0.0", "package"], "11:7"],
  ["the policy that was read from its versions", ["policies", "agent", "regions"], "7:7"],
  ["an application that is not there: the gallery", ["applications", "monitor"], "4:7"],
])("%s stands where its resource stands", (_, at, expected) => {
  const text = LINES.join("\n");
  const reading = readTerraform(JSON.parse(text));
  const [origin] = originsOf(reading, { name: "f.json", places: [resourcePlaces(text, "f.json")] }).values();
  const place = origin?.place(at);
  expect(`${place?.line ?? ""}:${place?.column ?? ""}`).toBe(expected);
});
