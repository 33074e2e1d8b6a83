import { matrixJson } from "../../../../lib/reports/matrix/json";
import { matrixMarkdown } from "../../../../lib/reports/matrix/markdown";
import { matrixText } from "../../../../lib/reports/matrix/text";
import { plannedAgents } from "../../../support/agent-gallery";

const PLANS = [plannedAgents()];

test("as text, an application stands below the images, with its kind and a name that tells it from an image", () => {
  expect(matrixText(PLANS)).toBe(
    [
      "contoso_images/agent: policy fleet, home westeurope",
      "version   westeurope  northeurope",
      "1.0.0              2            2",
      "replicas           2            2",
      "",
      "latest in every region: 1.0.0",
      "total: 1 version, 2 regions, 4 replicas",
      "",
      "VM application contoso_images/applications/agent: policy fleet, home westeurope",
      "version   state          westeurope  northeurope",
      "1.1.0                             2            2",
      "1.0.0     withdrawn [1]         (1)            ·",
      "replicas                          3            2",
      "",
      "latest in every region: 1.1.0",
      "total: 2 versions, 2 regions, 5 replicas",
      "[1] withdrawn: leaks memory",
      "",
      "key: ( ) excluded from latest there, · not there",
      "",
    ].join("\n"),
  );
});

test("an application that no image shares its name with is called by its name alone", () => {
  const plans = [plannedAgents("images:\n  agent:", "images:\n  ubuntu:")];
  expect(matrixText(plans)).toContain("VM application contoso_images/agent: policy fleet");
});

test("as Markdown, in the heading", () => {
  const headings = matrixMarkdown(PLANS)
    .split("\n")
    .filter((line) => line.startsWith("###"));
  expect(headings).toEqual(["### `contoso_images/agent`", "### VM application `contoso_images/applications/agent`"]);
});

interface MatrixJson {
  readonly definitions: readonly {
    readonly kind: string;
    readonly name: string;
    readonly versions: readonly { readonly madeAfter?: string; readonly sizeGiB: number | null }[];
  }[];
  readonly totals: Readonly<Record<string, number>>;
}

test("as JSON, with their kind, the order in which Azure makes versions, and totals of all", () => {
  const json = JSON.parse(matrixJson(PLANS)) as MatrixJson;
  expect(json.definitions.map(({ kind, name }) => [kind, name])).toEqual([
    ["image", "agent"],
    ["application", "agent"],
  ]);
  expect(json.definitions.map(({ versions }) => versions.map(({ madeAfter }) => madeAfter))).toEqual([
    [undefined],
    [undefined, "1.1.0"],
  ]);
  expect(json.definitions[1]?.versions.map(({ sizeGiB }) => sizeGiB)).toEqual([0.5, 0.5]);
  // 4 replicas of 30 GiB, and 5 of half a GiB.
  expect(json.totals).toEqual({
    definitions: 2,
    applications: 1,
    regions: 2,
    versions: 3,
    replicas: 9,
    storedGiB: 122.5,
    versionsWithoutSize: 0,
  });
});
