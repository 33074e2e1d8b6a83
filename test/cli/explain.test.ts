import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CHANGES } from "../../lib/azure/attributes/changes";
import { curePage, CURES } from "../../lib/reports/explain/cures/index";
import { ruleEntries } from "../../lib/reports/explain/rule-entries";
import { GOOD, goodBut, newDirectory } from "../support/gallery-files";
import { gallerist, type Run } from "../support/gallerist";

test("a rule's page is plain text of at most 80 columns, addresses and resource ids aside", async () => {
  const { code, out, err } = await gallerist(["explain", "too-many-replicas"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toMatch(/^too-many-replicas\n\nError: more replicas of one version in one region than Azure keeps\.\n/);
  expect(out.match(/^(Why|Bad|Good|Source)$/gm)).toEqual(["Why", "Bad", "Good", "Source"]);
  expect(out).toContain("\n  error[too-many-replicas]: policy fleet, tier latest, asks for 101 replicas;\n");
  const long = out.split("\n").filter((line) => line.length > 80 && !/https:\/\/|\/subscriptions\//.test(line));
  expect(long).toEqual([]);
  expect(out).not.toContain("\u001b");
});

test("with colours where they are asked for", async () => {
  expect((await gallerist(["explain", "no-images"], { env: { FORCE_COLOR: "1" } })).out).toContain("\u001b[");
});

test("every rule has a page, those of reading and of acknowledgements too", async () => {
  for (const id of ["unknown-key", "unused-acknowledgement", "possibly-too-many-versions"]) {
    expect((await gallerist(["explain", id])).out.split("\n")[0]).toBe(id);
  }
});

test.each(CURES.map((cure) => [cure.id, cure] as const))(
  "the cure %s is a page too, with blocks of Terraform that are JSON",
  async (id, cure) => {
    const { code, out, err } = await gallerist(["explain", id]);
    expect([code, err]).toEqual([0, ""]);
    expect(out.split("\n").slice(0, 3).join("\n")).toMatch(new RegExp(`^${id}\\n\\nCure: [^]*`));
    expect(out.match(/^(When|Steps|Source)$/gm)).toEqual(["When", "Steps", "Source"]);
    const blocks = curePage(cure).filter((block) => block.kind === "code" && block.language === "json");
    expect(blocks.length).toBeGreaterThan(0);
    for (const block of blocks) expect(() => JSON.parse("text" in block ? block.text : "") as unknown).not.toThrow();
    const long = out.split("\n").filter((line) => line.length > 80 && !/https:\/\/|\/subscriptions\//.test(line));
    expect(long).toEqual([]);
  },
);

test("every cure that a change names exists, and each is named by one", () => {
  const reasons = Object.values(CHANGES).flatMap((changes) => [...changes.values()].map(({ reason }) => reason));
  const named = reasons.flatMap((reason) => [...reason.matchAll(/gallerist explain ([a-z-]+)/g)].map(([, id]) => id));
  expect([...new Set(named)].sort()).toEqual(CURES.map(({ id }) => id).sort());
});

test("without a rule, all of them with severity and what they are about", async () => {
  const { code, out, err } = await gallerist(["explain"]);
  expect([code, err]).toEqual([0, ""]);
  expect([...out.matchAll(/^ {2}(?:error|warning) +(\S+)$/gm)].map(([, id]) => id)).toEqual(
    ruleEntries().map(({ id }) => id),
  );
  for (const { id } of CURES) expect(out).toContain(`\n           ${id}\n`);
  expect(out.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test.each([
  ["too-many-replica", 'error: there is no rule "too-many-replica"; did you mean `too-many-replicas`\n'],
  ["zzz", 'error: there is no rule "zzz"; gallerist explain lists all rules\n'],
  ["constructor", 'error: there is no rule "constructor"; gallerist explain lists all rules\n'],
  ["\u001b[31m", 'error: there is no rule "\\u{1b}[31m"; gallerist explain lists all rules\n'],
])("the unknown rule %j exits with 2 and names the nearest", async (id, err) => {
  expect(await gallerist(["explain", id])).toEqual({ code: 2, out: "", err });
});

describe("a cure of a version", () => {
  const directory = newDirectory();
  const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
  const ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg-images/providers/Microsoft.Compute/galleries/contoso_images/images/ubuntu-2404/versions/1.0.0`;
  const explained = (...args: string[]): Promise<Run> => gallerist(["explain", ...args], { cwd: directory() });
  const write = (text: string): void => writeFileSync(join(directory(), "gallery.yaml"), text);

  beforeEach(() =>
    write(goodBut("resourceGroup: rg-images", `resourceGroup: rg-images, subscription: ${SUBSCRIPTION}`)),
  );

  test.each(CURES.map(({ id }) => id))("%s has its id, and the address that synth gives it", async (id) => {
    await gallerist(["synth", "gallery.yaml", "--out", "out"], { cwd: directory() });
    const { resource } = JSON.parse(readFileSync(join(directory(), "out", "cdk.tf.json"), "utf8")) as {
      resource: { azurerm_shared_image_version: Record<string, { name: string }> };
    };
    const [name = ""] =
      Object.entries(resource.azurerm_shared_image_version).find(([, version]) => version.name === "1.0.0") ?? [];
    const { code, out, err } = await explained(id, "ubuntu-2404", "1.0.0");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(ID);
    expect(out).toContain(name);
    expect(out).not.toMatch(/\bNAME\b|SUBSCRIPTION|GALLERY/);
    const fromTerraform = await explained(id, "ubuntu-2404", "1.0.0", "out/cdk.tf.json");
    expect(fromTerraform.out).toBe(out);
  });

  describe("through azapi", () => {
    const SOURCE = `galleryImageVersion: ${ID.replace("1.0.0", "0.9.0")}`;

    beforeEach(async () => {
      const text = readFileSync(join(directory(), "gallery.yaml"), "utf8");
      write(text.replace(/managedImage: \S+/g, SOURCE));
      await gallerist(["synth", "gallery.yaml", "--out", "out"], { cwd: directory() });
    });

    test.each(["gallery.yaml", "out/cdk.tf.json"])(
      "a failed first publish has azapi's address and id: %s",
      async (file) => {
        const { out } = await explained("failed-first-publish", "ubuntu-2404", "1.0.0", file);
        expect(out).toMatch(/^ {2}terraform untaint azapi_resource\.contoso_images_ubuntu-2404_1_0_0_\w+$/m);
        expect(out).toMatch(/"to": "azapi_resource\.contoso_images_ubuntu-2404_1_0_0_\w+",$/m);
        expect(out).toContain(`"id": "${ID}?api-version=2024-03-03"`);
        expect(out).not.toContain("azurerm_");
      },
    );

    test.each(["gallery.yaml", "out/cdk.tf.json"])("the deletion flag needs no cure: %s", async (file) => {
      expect(await explained("deletion-flag", "ubuntu-2404", "1.0.0", file)).toEqual({
        code: 1,
        out: "",
        err: "error: version 1.0.0 of ubuntu-2404 is managed through azapi, which turns the flag on in place: it needs no cure\n",
      });
    });
  });

  test("a version that a pipeline publishes needs none, in Terraform JSON too", async () => {
    const text = readFileSync(join(directory(), "gallery.yaml"), "utf8");
    write(text.replace(/managedImage: \S+/g, "published: true"));
    await gallerist(["synth", "gallery.yaml", "--out", "out"], { cwd: directory() });
    for (const file of ["gallery.yaml", "out/cdk.tf.json"]) {
      expect(await explained("failed-first-publish", "ubuntu-2404", "1.0.0", file)).toEqual({
        code: 1,
        out: "",
        err: "error: a pipeline publishes version 1.0.0 of ubuntu-2404: Terraform does not own it, and it needs no cure\n",
      });
    }
  });

  test("a version that succeeded is never deleted for other values: machines may use it", async () => {
    const { out } = await explained("failed-first-publish", "ubuntu-2404", "1.0.0");
    const [, fourth = "", fifth = ""] = out.replace(/\s+/g, " ").split(/ (?=[45]\. )/);
    expect(fourth).toContain("Never delete a version that succeeded for that: machines may use it.");
    expect(fifth).toMatch(/^5\. Where `?provisioningState`? is Failed, delete the version in Azure/);
    expect(out).toContain("$expand=ReplicationStatus");
  });

  test("what cannot be filled in is refused in one line", async () => {
    const refused = async (...args: string[]): Promise<[number | null, string]> => {
      const { code, out, err } = await explained(...args);
      expect(out).toBe("");
      return [code, err];
    };
    expect(await refused("deletion-flag", "ubuntu-2404")).toEqual([
      2,
      "error: give an image or application and a version: gallerist explain deletion-flag IMAGE VERSION [FILE]\n",
    ]);
    expect(await refused("deletion-flag", "ubuntu-2404", "9.0.0")).toEqual([
      2,
      expect.stringContaining('ubuntu-2404 has no version "9.0.0"'),
    ]);
    write(GOOD);
    expect(await refused("deletion-flag", "ubuntu-2404", "1.0.0")).toEqual([
      1,
      "error: the subscription of gallery contoso_images is not known, and its ids hold it\n",
    ]);
    expect(await refused("deletion-flag", "ubuntu-2404", "1.0.0", "none.yaml")).toEqual([2, expect.any(String)]);
  });
});
