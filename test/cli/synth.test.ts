import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FABRIKAM, GOOD, goodBut, withFiles } from "../support/gallery-files";
import { gallerist, spawned } from "../support/gallerist";

test("writes Terraform JSON into a directory that it makes, and says where", async () => {
  await withFiles({ "gallery.yaml": GOOD }, async (cwd) => {
    expect(await gallerist(["synth", "gallery.yaml", "--out", "new/terraform"], { cwd })).toEqual({
      code: 0,
      out: "",
      err: "wrote new/terraform/cdk.tf.json\n",
    });
    expect(readdirSync(join(cwd, "new/terraform"))).toEqual(["cdk.tf.json"]);
    const { resource } = JSON.parse(readFileSync(join(cwd, "new/terraform/cdk.tf.json"), "utf8")) as {
      resource: Record<string, object>;
    };
    expect(Object.keys(resource.azurerm_shared_image_version ?? {})).toHaveLength(2);
  });
});

test("errors: the findings on standard error, exit 1, and nothing written", async () => {
  await withFiles({ "gallery.yaml": goodBut("replicas: 3", "replicas: 101") }, async (cwd) => {
    const { code, out, err } = await gallerist(["synth", "gallery.yaml", "--out", "terraform"], { cwd });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^error\[too-many-replicas\]: [^]*\n1 error\n$/);
    expect(existsSync(join(cwd, "terraform"))).toBe(false);
  });
});

test("warnings are counted, and it goes on", async () => {
  await withFiles({ "gallery.yaml": GOOD.slice(0, GOOD.indexOf("images:")) }, async (cwd) => {
    const { code, err } = await gallerist(["synth", "gallery.yaml", "--out", "terraform"], { cwd });
    expect(code).toBe(0);
    expect(err).toBe("1 warning: gallerist check gallery.yaml shows it\nwrote terraform/cdk.tf.json\n");
  });
});

test("a directory that cannot be made: exit 2 and one line", async () => {
  await withFiles({ "gallery.yaml": GOOD, file: "" }, async (cwd) => {
    const { code, err } = await gallerist(["synth", "gallery.yaml", "--out", "file/terraform"], { cwd });
    expect(code).toBe(2);
    expect(err).toBe("error: cannot write to file/terraform: a part of its path is not a directory\n");
  });
});

test("files that cannot be one configuration: exit 1 and one line, nothing written", async () => {
  const a = `${GOOD}terraform: { azurermVersion: "~> 4.55" }\n`;
  const b = `${FABRIKAM}terraform: { azurermVersion: "~> 5.0" }\n`;
  await withFiles({ "a.yaml": a, "b.yaml": b }, async (cwd) => {
    const { code, err } = await gallerist(["synth", "a.yaml", "b.yaml", "--out", "terraform"], { cwd });
    expect(code).toBe(1);
    expect(err).toMatch(/^error: .*terraform.*\n$/);
    expect(existsSync(join(cwd, "terraform"))).toBe(false);
  });
});

test("needs neither cdktf nor a provider package: it asks for neither", async () => {
  await withFiles({ "gallery.yaml": GOOD }, (cwd) => {
    const hook = join(cwd, "hook.js");
    writeFileSync(
      hook,
      `const { Module } = require("node:module");
       const resolve = Module._resolveFilename;
       Module._resolveFilename = (name, ...rest) => {
         if (/^(cdktf|constructs|@cdktf\\/)/.test(name)) throw new Error("Cannot find module '" + name + "'");
         return resolve(name, ...rest);
       };`,
    );
    const env = { NODE_OPTIONS: `--require ${hook}` };
    const { code, err } = spawned(["synth", "gallery.yaml", "--out", "terraform"], { cwd, env });
    expect([code, err]).toEqual([0, "wrote terraform/cdk.tf.json\n"]);
  });
});

test("a gallery that is managed elsewhere, whose id azapi needs: the finding and no stack trace, or its id", async () => {
  const files = (subscription: string) => ({
    "gallery.yaml": goodBut("location: westeurope }", `location: westeurope, existing: true${subscription} }`).replace(
      / {4}identifier:[^]*$/,
      "    existing: true\n    versions:\n      1.0.0: { source: { published: true } }\n",
    ),
  });
  await withFiles(files(""), async (cwd) => {
    const { code, out, err } = await gallerist(["synth", "gallery.yaml", "--out", "terraform"], { cwd });
    expect([code, out]).toEqual([1, ""]);
    expect(err).toMatch(/^error\[existing-gallery-without-subscription\]: [^]*\n1 error\n$/);
    expect(err).not.toContain("    at ");
    expect(existsSync(join(cwd, "terraform"))).toBe(false);
  });
  await withFiles(files(", subscription: 11111111-2222-3333-4444-555555555555"), async (cwd) => {
    expect((await gallerist(["synth", "gallery.yaml", "--out", "terraform"], { cwd })).code).toBe(0);
    expect(readFileSync(join(cwd, "terraform/cdk.tf.json"), "utf8")).toContain(
      "/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images/images/ubuntu-2404",
    );
  });
});
