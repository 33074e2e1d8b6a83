import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Log } from "sarif";
import { newDirectory } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";

const directory = newDirectory();
const STATE = join(__dirname, "..", "fixtures", "terraform", "state.json");
const PLAN = join(__dirname, "..", "fixtures", "terraform", "plan.json");

function written(name: string, content: string): string {
  const path = join(directory(), name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

interface Found {
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

async function findingsOf(path: string, input?: string): Promise<Found[]> {
  const { out } = await gallerist(["check", path, "--format", "json"], input === undefined ? {} : { input });
  return (JSON.parse(out) as { findings: Found[] }).findings;
}

/** Returns the place of the findings of a rule: `file:line:column`. */
async function placesOf(rule: string, path: string, input?: string): Promise<string[]> {
  const findings = await findingsOf(path, input);
  return findings.filter((each) => each.rule === rule).map(({ file, line, column }) => `${file}:${line}:${column}`);
}

const GALLERY = `
    "azurerm_shared_image_gallery": {
      "g": { "name": "images", "resource_group_name": "rg", "location": "uksouth" }
    }`;
const IMAGE = `
    "azurerm_shared_image": {
      "ubuntu": { "name": "ubuntu", "gallery_name": "images", "resource_group_name": "rg", "location": "uksouth",
        "os_type": "Linux", "hyper_v_generation": "V2", "identifier": { "publisher": "p", "offer": "o", "sku": "s" } }
    }`;
const version = (number: string, replicas: number) => `
      "v_${number.replaceAll(".", "_")}": {
        "name": "${number}", "gallery_name": "images", "image_name": "ubuntu", "resource_group_name": "rg",
        "location": "uksouth", "managed_image_id": "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/i",
        "target_region": [{ "name": "uksouth", "regional_replica_count": ${replicas} }]
      }`;
const versions = (...all: string[]) => `
    "azurerm_shared_image_version": {${all.join()}
    }`;
const configuration = (...blocks: string[]) => `{\n  "resource": {${blocks.join()}\n  }\n}\n`;

/** The line of a text that holds another, and the column. */
function placeIn(text: string, part: string): string {
  const before = text.slice(0, text.indexOf(part)).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

const BAD = configuration(GALLERY, IMAGE, versions(version("1.0.0", 1), version("1.1.0", 101)));

test("a finding on a configuration stands at the resource that it is about, in each format", async () => {
  const file = written("cdk.tf.json", BAD);
  const place = placeIn(BAD, '"v_1_1_0"');
  expect(await placesOf("too-many-replicas", file)).toEqual([`${file}:${place}`]);
  expect((await gallerist(["check", file])).out).toContain(`at:   ${file}:${place}\n`);
  const [line, column] = place.split(":").map(Number);
  const github = (await gallerist(["check", file, "--format", "github"])).out;
  expect(github).toContain(`line=${String(line)},col=${String(column)},title=too-many-replicas`);
  const { out } = await gallerist(["check", file, "--format", "sarif"]);
  const result = (JSON.parse(out) as Log).runs[0]?.results?.find(({ ruleId }) => ruleId === "too-many-replicas");
  expect(result?.locations?.[0]?.physicalLocation?.region).toEqual({ startLine: line, startColumn: column });
});

test("a finding on an image definition stands at its block; one of it without a block at a version", async () => {
  const image = IMAGE.replace('"hyper_v_generation": "V2", ', "");
  const text = configuration(GALLERY, image, versions(version("1.0.0", 1)));
  const file = written("a.tf.json", text);
  expect(await placesOf("definition-without-generation", file)).toEqual([`${file}:${placeIn(text, '"ubuntu": {')}`]);
  const bare = BAD.replace(IMAGE, IMAGE.replaceAll('"ubuntu"', '"other"'));
  const other = written("b.tf.json", bare);
  expect(await placesOf("too-many-replicas", other)).toEqual([`${other}:${placeIn(bare, '"v_1_1_0"')}`]);
});

test("a finding on a gallery stands at its block", async () => {
  const text = configuration(IMAGE, GALLERY.replace('"name": "images"', '"name": "im-ages"'));
  const file = written("a.tf.json", text);
  expect(await placesOf("invalid-gallery-name", file)).toEqual([`${file}:${placeIn(text, '"g": {')}`]);
});

test("in a directory the file is the one that has the resource", async () => {
  const text = configuration(versions(version("1.1.0", 101)));
  written("gallery.tf.json", configuration(GALLERY, IMAGE));
  const file = written("versions.tf.json", text);
  expect(await placesOf("too-many-replicas", directory())).toEqual([`${file}:${placeIn(text, '"v_1_1_0"')}`]);
});

test("stacks of one app that have the same addresses each have their own places", async () => {
  const [one, other] = [BAD, BAD.replaceAll('"images"', '"others"').replace("{", "{\n")];
  written("stacks/a/cdk.tf.json", one);
  written("stacks/b/cdk.tf.json", other);
  expect((await placesOf("too-many-replicas", directory())).sort()).toEqual([
    `${join(directory(), "stacks/a/cdk.tf.json")}:${placeIn(one, '"v_1_1_0"')}`,
    `${join(directory(), "stacks/b/cdk.tf.json")}:${placeIn(other, '"v_1_1_0"')}`,
  ]);
});

test("a finding on a state, from standard input too, stands at the object of that address", async () => {
  const text = readFileSync(STATE, "utf8").replaceAll('"regional_replica_count": 1', '"regional_replica_count": 101');
  const places = await placesOf("too-many-replicas", "-", text);
  // Two objects of a block with keys, and a deposed one in a module.
  expect(places.sort()).toEqual(["<stdin>:106:9", "<stdin>:158:9", "<stdin>:409:17"]);
});

test("a finding on a plan stands at the object that is planned; in one line the path says what that is", async () => {
  const plan = JSON.parse(
    readFileSync(PLAN, "utf8").replaceAll(/"regional_replica_count": \d+/g, '"regional_replica_count": 101'),
  ) as unknown;
  const text = JSON.stringify(plan);
  const file = written("plan.json", text);
  const findings = await findingsOf(file);
  const places = findings.filter(({ rule }) => rule === "too-many-replicas");
  expect(places.length).toBeGreaterThan(0);
  for (const { line, column } of places) {
    expect(line).toBe(1);
    expect(text.slice(column - 1)).toMatch(/^\{"address":"[^"]*azurerm_shared_image_version\./);
    expect(column).toBeLessThan(text.indexOf('"resource_changes"'));
  }
  expect((await gallerist(["check", file])).out).toMatch(/at: {3}\S+plan\.json:1:\d+ \(\w+\/[^)]+\)\n/);
});
