import { spawnSync } from "node:child_process";
import { GOOD, goodBut, imageId, withFiles } from "../support/gallery-files";
import { GALLERIST, gallerist } from "../support/gallerist";

const MATRIX = [
  "contoso_images/ubuntu-2404: policy fleet, home westeurope",
  "version   westeurope  northeurope",
  "1.1.0              3            3",
  "1.0.0              1            ·",
  "replicas           4            3",
  "",
  "latest in every region: 1.1.0",
  "total: 2 versions, 2 regions, 7 replicas",
  "",
  "key: · not there",
  "",
].join("\n");

test("the matrix of a gallery with nothing wrong", async () => {
  expect(await gallerist(["matrix", "-"], { input: GOOD })).toEqual({ code: 0, out: MATRIX, err: "" });
});

test("of a gallery with errors too: the findings on standard error, exit 1", async () => {
  const { code, out, err } = await gallerist(["matrix", "-"], { input: goodBut("replicas: 1 }", "replicas: 101 }") });
  expect(code).toBe(1);
  expect(err).toMatch(/^error\[too-many-replicas\]: [^]*\n1 error\n$/);
  expect(out).toContain("1.0.0            101            ·\n");
});

test("of a gallery with warnings only: exit 0", async () => {
  const { code, out, err } = await gallerist(["matrix", "-"], { input: GOOD.slice(0, GOOD.indexOf("images:")) });
  expect([code, out]).toEqual([0, "contoso_images: no images\n"]);
  expect(err).toBe("1 warning: gallerist check - shows it\n");
});

test("JSON: every definition of every file, and the findings stay out of it", async () => {
  const other = goodBut("replicas: 3", "replicas: 101").replaceAll("contoso_images", "fabrikam_images");
  await withFiles({ "a.yaml": GOOD, "b.yaml": other }, async (cwd) => {
    const { code, out } = await gallerist(["matrix", "--format", "json", "a.yaml", "b.yaml"], { cwd });
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      definitions: [
        { gallery: "contoso_images", latest: { westeurope: "1.1.0", northeurope: "1.1.0" } },
        { gallery: "fabrikam_images" },
      ],
    });
  });
});

test("Markdown, for a comment on a pull request", async () => {
  const { code, out, err } = await gallerist(["matrix", "--format", "markdown", "-"], { input: GOOD });
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("| `1.1.0` | **3** | **3** |\n| `1.0.0` | 1 | · |\n");
});

test("a reader that stops early is no fault", async () => {
  const versions = Array.from(
    { length: 3000 },
    (_, index) => `      2.0.${index}: { source: { managedImage: ${imageId(`2-0-${index}`)} } }\n`,
  );
  await withFiles(
    { "gallery.yaml": goodBut("    generation: V2\n", versions.join("") + "    generation: V2\n") },
    (cwd) => {
      const script = `"${process.execPath}" "${GALLERIST}" matrix --format json gallery.yaml | head -n 1; echo \${PIPESTATUS[0]}`;
      const { stdout, stderr } = spawnSync("bash", ["-c", script], { cwd, encoding: "utf8" });
      expect([stdout, stderr]).toEqual(["{\n0\n", ""]);
    },
  );
});

test("a file that says nothing yet has a gallery without a name", async () => {
  const args = (format: string) => ["matrix", "-", "--format", format];
  const run = (format: string) => gallerist(args(format), { input: "# nothing yet\n" });
  expect(await run("text")).toMatchObject({ code: 1, out: "a gallery without a name: no images\n" });
  expect((await run("markdown")).out).toBe("### `a gallery without a name`\n\nNo images.\n");
  expect((await run("html")).out).toContain("<h1>Image versions by region: a gallery without a name</h1>");
});
