import { cut, pageMarkdown, pageText, type Block } from "../../../../lib/reports/explain/page";
import { ruleEntries } from "../../../../lib/reports/explain/rule-entries";
import { ruleExamples } from "../../../../lib/reports/explain/rule-examples";
import { rulesMarkdown, rulesText } from "../../../../lib/reports/explain/rule-index";
import { rulePage } from "../../../../lib/reports/explain/rule-page";
import { specYaml } from "../../../../lib/parse/spec-yaml";
import { example, VERSION } from "../../../../lib/check/facts/examples";
import { RULES } from "../../../../lib/rules/index";

const ids = ruleEntries().map(({ id }) => id);

/** Every page, made once: its examples are parsed and checked. */
const PAGES = new Map(ids.map((id) => [id, rulePage(id)]));

function blocksOf(id: string): Block[] {
  const page = PAGES.get(id);
  if (!page) throw new Error(`no page of ${id}`);
  return page;
}

function texts(id: string, kind: "code" | "paragraph"): string[] {
  return blocksOf(id).flatMap((block) => (block.kind === kind ? [block.text] : []));
}

describe("a page", () => {
  const blocks: Block[] = [
    { kind: "title", text: "no-images" },
    { kind: "heading", text: "Why" },
    { kind: "paragraph", text: "because `check` says so" },
    { kind: "code", language: "yaml", text: "images: {}\n" },
    { kind: "link", label: "page", to: "docs/gallery-yaml.md" },
    { kind: "link", label: "web", to: "https://example.com/" },
  ];

  test("as Markdown has headings, fences and links", () => {
    expect(pageMarkdown(blocks, (path) => `../${path}`)).toBe(
      [
        "# no-images",
        "## Why",
        "because `check` says so",
        "```yaml\nimages: {}\n```",
        "[page](../docs/gallery-yaml.md)",
        "[web](https://example.com/)\n",
      ].join("\n\n"),
    );
  });

  test("as text wraps paragraphs, and indents code", () => {
    expect(pageText(blocks, { width: 10 })).toBe(
      [
        "no-images",
        "Why",
        "because\ncheck says\nso",
        "  images: {}",
        "docs/gallery-yaml.md, in the package gallerist",
        "https://example.com/\n",
      ].join("\n\n"),
    );
  });

  test("a line is cut above its columns only", () => {
    expect([cut("four", 4), cut("five!", 4), cut("", 4)]).toEqual(["four", "fiv…", ""]);
  });
});

describe("the page of a rule", () => {
  test.each(ids)("%s has the fixed headings", (id) => {
    const headings = blocksOf(id).flatMap((block) => (block.kind === "heading" ? [block.text] : []));
    expect(headings).toEqual(["Why", "Bad", "Good", "Source"]);
    expect(blocksOf(id)[0]).toEqual({ kind: "title", text: id });
  });

  test("there is none of an unknown id, whatever objects inherit", () => {
    for (const id of ["", "no-such-rule", "constructor", "__proto__"]) {
      expect(rulePage(id)).toBeUndefined();
      expect(ruleExamples(id)).toBeUndefined();
    }
  });

  test("shows two of many files, and says how many more there are", () => {
    expect(texts("too-many-galleries", "code")).toHaveLength(4);
    expect(texts("too-many-galleries", "paragraph")).toEqual(
      expect.arrayContaining([
        "`gallery-1.yaml`:",
        "`gallery-2.yaml`:",
        "… and 9 files like these.",
        "… and 5 files like these.",
      ]),
    );
  });

  test("shows both of two files", () => {
    expect(texts("possibly-too-many-versions", "code")).toHaveLength(4);
    expect(texts("possibly-too-many-versions", "paragraph").join("\n")).not.toContain("like these");
  });

  test("cuts long files where one sees it, and none of the others", () => {
    const [bad = ""] = texts("too-many-definitions", "code");
    expect(bad.split("\n")).toHaveLength(37);
    expect(bad).toMatch(/\n…\n$/);
    expect(texts("too-many-replicas", "code").join("")).not.toContain("…");
  });

  test("tells what the examples were checked with", () => {
    expect(texts("expired-acknowledgement", "paragraph")).toContain("Checked with `--as-of 2026-07-01`.");
  });

  test("tells first why, in a sentence, and then what an error or a warning stops", () => {
    for (const { id, severity, why } of RULES) {
      expect([id, why]).toEqual([id, expect.stringMatching(/^[A-Z a][^]{40,250}[a-z]\.$/)]);
      expect(texts(id, "paragraph")[1]?.startsWith(`${why} ${severity === "error" ? "An error" : "A warning"}: `)).toBe(
        true,
      );
    }
  });

  test("tells what an error and a warning stop, and what can't be acknowledged", () => {
    expect(texts("too-many-replicas", "paragraph")[1]).toContain("exits with 1");
    expect(texts("no-images", "paragraph")[1]).toContain("stops nothing");
    expect(texts("unknown-key", "paragraph")[1]).toContain("can't be acknowledged");
    expect(texts("unused-acknowledgement", "paragraph")[1]).toContain("can't be acknowledged");
  });
});

test("a bad and a good example differ on a narrow terminal, too", () => {
  const alike = ids.filter((id) => {
    const page = pageText(blocksOf(id), { width: 80 });
    const [, bad = "", good = ""] = page.split(/^(?:Bad|Good|Source)$/m);
    return bad.split("gallerist check prints:")[0]?.trim() === good.trim();
  });
  // These say how much is too much in examples that no page has room for.
  expect(alike.filter((id) => !texts(id, "code").join("\n").includes("…"))).toEqual([]);
});

describe("the index", () => {
  test("has a row for every rule, reading first, then by subject, acknowledgements last", () => {
    const rows = [...rulesMarkdown().matchAll(/^\| \[(\S+)\]\((\S+)\.md\) \| (error|warning) \| .+ \|$/gm)];
    expect(rows.map(([, id]) => id)).toEqual(ids);
    expect(rows.map(([, , file]) => file)).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe("unknown-key");
    expect(ruleEntries().at(-1)?.subject).toBe("acknowledgements");
    expect(RULES.filter(({ id }) => !ids.includes(id))).toEqual([]);
  });

  test("as text fits the width, below subjects", () => {
    const lines = rulesText({ width: 60 }).split("\n");
    expect(lines.slice(0, 3)).toEqual([
      "reading the file",
      "  error    unknown-key",
      "           a key that has no meaning where it stands",
    ]);
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
  });
});

test("a spec as YAML has short maps on one line, lists of maps item by item, and no aliases", () => {
  expect(specYaml(example({ image: { versions: { "1.10": VERSION, "1.3.0": { source: {} } } } }))).toBe(
    `gallery:
  name: contoso_images
  resourceGroup: rg-images
  location: westeurope
policies:
  fleet:
    regions: { westeurope: {}, northeurope: {} }
    tiers:
      - { name: latest, take: 1, regions: all, replicas: 3 }
      - { name: archive, take: rest, regions: home, replicas: 1 }
images:
  ubuntu-2404:
    policy: fleet
    identifier: { publisher: contoso, offer: linux, sku: ubuntu-2404 }
    os: linux
    generation: V2
    versions:
      "1.10":
        source:
          snapshot: ${VERSION.source.snapshot ?? ""}
      1.3.0: { source: {} }
`,
  );
});
