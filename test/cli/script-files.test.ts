import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withFiles } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";

/** A gallery with an application whose install script is this. */
const withInstall = (
  install: string,
) => `gallery: { name: contoso_images, resourceGroup: rg-images, location: westeurope }
policies:
  fleet:
    regions: { westeurope: {} }
    tiers: [{ name: all, take: rest, regions: all, replicas: 1 }]
applications:
  agent:
    policy: fleet
    os: linux
    versions:
      1.0.0:
        package: { uri: https://contoso.blob.core.windows.net/packages/agent-1.0.0.zip }
        actions: { install: ${install}, remove: ./remove.sh }
`;

interface Written {
  readonly resource: {
    readonly azurerm_gallery_application_version: Record<string, { manage_action: { install: string } }>;
  };
}

test("the text of a script stands in Terraform JSON, where none of it is an expression", async () => {
  await withFiles({ "gallery.yaml": withInstall("{ file: scripts/install.sh }") }, async (cwd) => {
    mkdirSync(join(cwd, "scripts"));
    writeFileSync(join(cwd, "scripts/install.sh"), "#!/bin/sh\necho ${HOME} %{x}\n");
    const { code, err } = await gallerist(["synth", "gallery.yaml", "--out", "terraform"], { cwd });
    expect([code, err]).toEqual([0, "wrote terraform/cdk.tf.json\n"]);
    const { resource } = JSON.parse(readFileSync(join(cwd, "terraform/cdk.tf.json"), "utf8")) as Written;
    const [version] = Object.values(resource.azurerm_gallery_application_version);
    expect(version?.manage_action.install).toBe("#!/bin/sh\necho $${HOME} %%{x}\n");
  });
});

test("scripts are looked for beside the file that names them, not in the working directory", async () => {
  await withFiles({}, async (cwd) => {
    mkdirSync(join(cwd, "team"));
    writeFileSync(join(cwd, "team/gallery.yaml"), withInstall("{ file: install.sh }"));
    writeFileSync(join(cwd, "team/install.sh"), "echo\n");
    const { code } = await gallerist(["check", "team/gallery.yaml"], { cwd });
    expect(code).toBe(0);
  });
});

test.each([
  ["none.sh", "there is no such file"],
  ["../install.sh", "it must lie in the folder of the file that names it, or below"],
  ["/etc/hostname", "it must lie in the folder of the file that names it, or below"],
  ["linked.sh", "it must lie in the folder of the file that names it, or below"],
  ["folder", "it is a directory; name the files in it"],
  ["binary", "it is not UTF-8 text"],
  ["large", "it is over 64 KB"],
  ['""', "its path is empty"],
])("a script that cannot be read: exit 2, and its place: %s", async (file, reason) => {
  await withFiles({ "gallery.yaml": withInstall(`{ file: ${file} }`), large: "x".repeat(70_000) }, async (cwd) => {
    mkdirSync(join(cwd, "folder"));
    writeFileSync(join(cwd, "binary"), Buffer.from([0xff, 0xfe, 0xfd]));
    symlinkSync("/etc/hostname", join(cwd, "linked.sh"));
    const { code, out, err } = await gallerist(["check", "gallery.yaml"], { cwd });
    const name = file === '""' ? "" : file;
    expect([code, out]).toEqual([2, ""]);
    expect(err).toBe(`error: cannot read the script ${JSON.stringify(name)} at gallery.yaml:13:20: ${reason}\n`);
  });
});
