import { excerptOf } from "../../../../lib/reports/findings/excerpt";

/** A line with its mark below, as a finding shows them. */
function shown(line: string, column: number, width = 70): string {
  const { line: above, mark } = excerptOf(line, column, width);
  return `${above}\n${mark}`;
}

test("the mark is as long as the key, the quoted text or the plain text at the place", () => {
  expect(shown("  replicas: 101", 3)).toBe("  replicas: 101\n  ^^^^^^^^");
  expect(shown('  "East US": {}', 3)).toBe('  "East US": {}\n  ^^^^^^^^^');
  expect(shown("  East US: {}", 3)).toBe("  East US: {}\n  ^^^^^^^");
  expect(shown("  - East US # why", 5)).toBe("  - East US # why\n    ^^^^^^^");
  expect(shown("[westeurope, eastus]", 14)).toBe("[westeurope, eastus]\n             ^^^^^^");
  expect(shown("a: https://contoso.com/x", 4)).toBe(`a: https://contoso.com/x\n   ${"^".repeat(21)}`);
});

test("a place at the end of a line, or behind it, still has a mark", () => {
  expect(shown("ab", 3)).toBe("ab\n  ^");
  expect(shown("ab", 30)).toBe("ab\n  ^");
});

test("a tab takes four columns, and a wide character two, so that the mark stands below its place", () => {
  expect(shown("\tname: x", 2)).toBe("    name: x\n    ^^^^");
  expect(shown("日本: 語", 5)).toBe("日本: 語\n      ^^");
  expect(shown("e\u0301: x", 5)).toBe("e\u0301: x\n   ^");
});

test("a long line is cut around the place, to the width and no more", () => {
  const line = `${"a".repeat(100)}, name: ${"b".repeat(100)}`;
  const { line: above, mark } = excerptOf(line, 103, 40);
  expect(above).toHaveLength(40);
  expect(above).toMatch(/^…a+, name: b+…$/);
  expect(above.slice(mark.indexOf("^"), mark.length)).toBe("name");
});

test("a line of exactly the width is whole, one more column cuts it", () => {
  expect(excerptOf(`a: ${"b".repeat(37)}`, 1, 40).line).toBe(`a: ${"b".repeat(37)}`);
  expect(excerptOf(`a: ${"b".repeat(38)}`, 1, 40).line).toBe(`a: ${"b".repeat(36)}…`);
});

test("a place longer than the width fills it", () => {
  const { line, mark } = excerptOf("x".repeat(200), 1, 40);
  expect([line, mark]).toEqual([`${"x".repeat(39)}…`, "^".repeat(39)]);
});

test("control characters and changes of direction are made visible, and the mark stays right", () => {
  expect(shown("\u001b[31m: x", 8)).toBe("\\u{1b}[31m: x\n            ^");
  expect(shown("\u202ea: b", 5)).toBe("\\u{202e}a: b\n           ^");
});

describe("secrets are left out", () => {
  test.each([
    ["a signature", 'uri: "https://a/b?sv=1&sig=S3CRET"', 'uri: "https://a/b?sv=1&sig=…"'],
    ["a signature as Terraform's JSON writes it", '"uri": "https://a/b?sv=1\\u0026sig=S3CRET"', null],
    ["a signature inside an address that is a parameter", "x: https://a?u=https%3A%2F%2Fb%3Fsig%3DS3CRET", null],
    ["a password before a host", "x: https://me:S3CRET@host/", "x: https://me:…@host/"],
    ["a setting that is a secret", "provider: { client_secret: S3CRET }", "provider: { client_secret: … }"],
    ["a quoted one", `{ "access_key": "S3CRET, more" }`, `{ "access_key": "…" }`],
    ["one of a connection string", "x: AccountName=a;AccountKey=S3CRET==;b=c", null],
  ])("%s", (_, line, expected) => {
    const { line: above } = excerptOf(line, 1, 80);
    expect(above).not.toContain("S3CRET");
    if (expected !== null) expect(above).toBe(expected);
  });

  test("also where the place is inside it, and behind it the mark stays right", () => {
    const line = 'x: "https://a?sig=S3CRETS3CRET", name: b';
    expect(excerptOf(line, line.indexOf("S3CRET") + 8, 80).line).not.toContain("CRET");
    expect(shown(line, line.indexOf("name") + 1)).toBe('x: "https://a?sig=…", name: b\n                      ^^^^');
  });

  test("but not the name of the variable that gives one", () => {
    expect(excerptOf("sas: { variable: packages }", 1, 80).line).toBe("sas: { variable: packages }");
    expect(excerptOf("token: ${var.token}", 1, 80).line).toBe("token: ${var.token}");
  });
});

test("only the start of a line of millions of characters is looked at", () => {
  expect(excerptOf(`name: ${"x".repeat(5_000_000)}`, 1, 20)).toEqual({
    line: `name: ${"x".repeat(13)}…`,
    mark: "^^^^",
  });
});
