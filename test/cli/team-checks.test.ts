import { GOOD, withFiles } from "../support/gallery-files";
import { gallerist } from "../support/gallerist";

const compact = (text: string, files: Readonly<Record<string, string>> = {}) =>
  withFiles({ "gallery.yaml": text, ...files }, async (cwd) => {
    const { code, out, err } = await gallerist(
      ["check", "--format", "compact", "gallery.yaml", ...Object.keys(files)],
      {
        cwd,
      },
    );
    return { code, lines: (out + err).trimEnd().split("\n") };
  });

test("the rules of `checks:` are told with their lines", async () => {
  const checks = `checks:
  severities: { no-images: error, too-many-replicas: off }
  allowedRegions: [West Europe]
  requiredTags: [team]
`;
  expect(await compact(GOOD + checks)).toEqual({
    code: 1,
    lines: [
      "gallery.yaml:1:1: error[missing-required-tag]: contoso_images must have the tag `team`; add it to `tags`",
      "gallery.yaml:4:32: error[disallowed-region]: `northeurope` is not an allowed region; allowed is West Europe; choose one of these, or add it to `allowedRegions`",
      "gallery.yaml:9:3: error[missing-required-tag]: contoso_images/ubuntu-2404 must have the tag `team`; add it to `tags`",
      "gallery.yaml:14:7: error[missing-required-tag]: 2 versions (1.1.0 and 1.0.0) of contoso_images/ubuntu-2404 must have the tag `team`; add it to `tags`",
      "gallery.yaml:18:35: error[invalid-severity]: `checks.severities` lowers `too-many-replicas` from error to off; severities can only be raised; acknowledge its findings instead: under `acknowledge`, with `rule: too-many-replicas`, their `path` and a `reason`",
      "5 errors",
    ],
  });
});

test("they hold for their own file, not for the others of a call", async () => {
  const other = GOOD.replaceAll("contoso_images", "fabrikam_images").replaceAll("/ubuntu-1-", "/fabrikam-1-");
  const { lines } = await compact(`${GOOD}checks: { requiredTags: [team] }\n`, { "other.yaml": other });
  expect(lines.filter((line) => line.startsWith("other.yaml"))).toEqual([]);
  expect(lines.at(-1)).toBe("3 errors");
});

test.each([
  ["checks: { severities: { no-images: fatal } }", /:17:25: error\[unknown-value\].*"fatal"/],
  ["checks: { allowedRegions: westeurope }", /:17:11: error\[wrong-type\].*a list of regions is expected/],
  ["checks: { allowedRegions: [westeurope, 5] }", /:17:40: error\[wrong-type\]/],
  ["checks: { requiredTags: { team: x } }", /:17:11: error\[wrong-type\].*a list of tags is expected/],
  ["checks: { requiredTag: [team] }", /:17:11: error\[unknown-key\].*`requiredTag`/],
  ["checks: strict", /:17:1: error\[wrong-type\].*severities, allowedRegions, requiredTags/],
])("%s is refused by line", async (text, line) => {
  const { code, lines } = await compact(`${GOOD}${text}\n`);
  expect(code).toBe(1);
  expect(lines).toEqual([expect.stringMatching(line), "1 error"]);
});

test("--fix writes the rule that a slip certainly means", async () => {
  await withFiles({ "gallery.yaml": `${GOOD}checks: { severities: { no-imagse: error } } # ours\n` }, async (cwd) => {
    const { code, out } = await gallerist(["check", "--fix", "gallery.yaml"], { cwd });
    expect(code).toBe(0);
    expect(out).toMatch(/^gallery\.yaml:17:25: .*no-imagse.*no-images/);
  });
});
