import { findingsGithub } from "../../../../lib/reports/findings/github";
import { ERROR } from "../../../support/error-finding";

test("a finding is a command with file, line, column and rule; the count comes last", () => {
  expect(findingsGithub([ERROR, { ...ERROR, severity: "warning", rule: "odd-replicas" }])).toBe(
    [
      "::error file=images/gallery.yaml,line=7,col=41,title=too-many-replicas::policy fleet asks for 101 replicas; Azure keeps at most 100%0Ahelp: lower `replicas`%0Asee: https://example.com/limits",
      "::warning file=images/gallery.yaml,line=7,col=41,title=odd-replicas::policy fleet asks for 101 replicas; Azure keeps at most 100%0Ahelp: lower `replicas`%0Asee: https://example.com/limits",
      "1 error, 1 warning",
      "",
    ].join("\n"),
  );
});

test("without a place, the path stands in the message", () => {
  expect(findingsGithub([{ ...ERROR, place: null }])).toMatch(
    /^::error title=too-many-replicas::policies\/fleet: policy fleet asks/,
  );
});

test("an acknowledged finding is left out, and counted", () => {
  expect(findingsGithub([{ ...ERROR, acknowledged: "agreed" }])).toBe("1 acknowledged\n");
});

test("nothing that a user wrote ends a command, or begins another", () => {
  const [command, ...rest] = findingsGithub([
    {
      ...ERROR,
      problem: "100%\r\n::set-env name=PATH::x\u001b[31m",
      place: { file: "a:b,c%\n.yaml", line: 1, column: 2 },
    },
  ]).split("\n");
  expect(command).toBe(
    "::error file=a%3Ab%2Cc%25%0A.yaml,line=1,col=2,title=too-many-replicas::100%25%0D%0A::set-env name=PATH::x\\u{1b}[31m%0Ahelp: lower `replicas`%0Asee: https://example.com/limits",
  );
  expect(rest).toEqual(["1 error", ""]);
});
