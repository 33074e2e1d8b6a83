import { plan } from "../../../../lib/plan/plan";
import { codeMarkdown } from "../../../../lib/text/markdown";
import { matrixMarkdown } from "../../../../lib/reports/matrix/markdown";
import { example, VERSION } from "../../../../lib/check/facts/examples";
import type { ImageVersionSpec } from "../../../../lib/spec/image-version-spec";
import { ROLLOUT } from "../../../support/rollout";

test("a table with versions newest first by region, states, replicas and latest, then reasons and the key", () => {
  expect(matrixMarkdown([plan(ROLLOUT)])).toBe(
    [
      "### `contoso_images/ubuntu-2404`",
      "",
      "Policy `fleet`, home `westeurope`: 4 versions, 3 regions, 28 replicas, 840 GiB.",
      "",
      "| version | state | `westeurope` | `northeurope` | `eastus` |",
      "| --- | --- | ---: | ---: | ---: |",
      "| `1.4.0` | candidate | (1z) | · | · |",
      "| `1.3.0` | ring `canary` | **8z** | · | · |",
      "| `1.2.0` |  | 1z | **8p** | **8** |",
      "| `1.1.0` | withdrawn \\[1] | (1z) | (1p) | · |",
      "| *replicas* |  | 11 | 9 | 8 |",
      "| *latest* |  | `1.3.0` | `1.2.0` | `1.2.0` |",
      "",
      "- \\[1] withdrawn: `breaks cloud-init`",
      "",
      "Key: z Standard_ZRS, p Premium_LRS, ( ) excluded from latest there, · not there, **bold** what latest is there.",
      "",
    ].join("\n"),
  );
});

test("more than 8 regions go to further tables", () => {
  const regions = Object.fromEntries(Array.from({ length: 9 }, (_, index) => [`r${index}`, {}]));
  const headers = matrixMarkdown([plan(example({ policy: { regions }, gallery: { location: "r0" } }))]).match(
    /^\| version.*$/gm,
  );
  expect(headers).toEqual([
    "| version | `r0` | `r1` | `r2` | `r3` | `r4` | `r5` | `r6` | `r7` |",
    "| version | `r8` |",
  ]);
});

function versions(count: number): Record<string, ImageVersionSpec> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`1.0.${index}`, VERSION]));
}

test("21 versions have a row each; of 22, the older two are one row, and all count", () => {
  const tiers = [{ name: "all", take: "rest", regions: "all", replicas: 2 }] as const;
  const rows = (count: number): string =>
    matrixMarkdown([plan(example({ policy: { tiers }, image: { versions: versions(count) } }))]);
  expect(rows(21)).toContain("| `1.0.0` | 2 | 2 |");
  expect(rows(21)).not.toContain("older");
  const text = rows(22);
  expect(text).toContain("22 versions, 2 regions, 88 replicas; size unknown of 22 versions; 2 older ones in one row.");
  expect(text).toContain("| `1.0.2` | 2 | 2 |\n| 2 older | 4 | 4 |\n| *replicas* | 44 | 44 |\n");
  expect(text).not.toContain("`1.0.1`");
});

test("a region without a latest, a definition without versions or policy, and a gallery without images", () => {
  const tiers = [{ name: "latest", take: "rest", regions: "home", replicas: 1 }] as const;
  expect(matrixMarkdown([plan(example({ policy: { tiers } }))])).toContain("| *latest* | `1.3.0` | none |");
  const none = example({ image: { versions: {}, policy: "gone" } });
  const empty = example({ gallery: { name: "empty" }, spec: { images: {} } });
  expect(matrixMarkdown([plan(none), plan(empty)])).toBe(
    "### `contoso_images/ubuntu-2404`\n\nNo policy, home `westeurope`: no versions.\n\n### `empty`\n\nNo images.\n",
  );
});

test("what a user wrote is shown, and neither Markdown, HTML nor a site obeys it", () => {
  const nasty = "a|b\\|c `d` **e** <script>f</script>\n@octocat #1 https://example.com ]]> \u001b[2J";
  const spec = example({
    gallery: { name: nasty, location: nasty },
    policy: { regions: { [nasty]: {} }, rings: [{ name: nasty, regions: "rest" }] },
    image: { versions: { [nasty]: { ...VERSION, ring: nasty, withdrawn: { reason: nasty } } } },
  });
  const text = matrixMarkdown([plan(spec)]);
  const shown = [...text.matchAll(/<code>([^]*?)<\/code>/g)].map(([, code]) => code as string);
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((code) => !/^(?:[A-Za-z0-9 -]|&#\d+;)*$/.test(code))).toEqual([]);
  expect(text.replace(/<code>[^]*?<\/code>/g, "")).not.toMatch(/octocat|script|example/);
  // Version, state and one region: none of the text's own bars divides a cell.
  const cells = text.split("\n").filter((line) => line.startsWith("| <code>"));
  expect(cells.map((line) => line.split("|").length - 1)).toEqual([4]);
});

test("plain text is between backticks, anything else in character references", () => {
  expect(codeMarkdown("breaks cloud-init 1.2")).toBe("`breaks cloud-init 1.2`");
  expect(codeMarkdown("it's @me")).toBe("<code>it&#39;s &#64;me</code>");
  expect(codeMarkdown(" padded")).toBe("<code> padded</code>");
  expect(codeMarkdown("")).toBe("<code></code>");
  expect(codeMarkdown("𝒳")).toBe("<code>&#119987;</code>");
});
