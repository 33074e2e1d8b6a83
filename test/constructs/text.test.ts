import { Token } from "cdktf";
import fc from "fast-check";
import { plainText, textWithTokens } from "../../constructs/text";
import { deepText } from "../../lib/emit/terraform-text";

/** What Terraform makes of a text without references: `$${` and `%%{` are escapes, `${"…"}` is what it quotes. */
function evaluated(template: string): string {
  return template.replace(
    /\$\$\{|%%\{|\$\{("(?:[^"\\]|\\.)*")\}|[$%]\{/g,
    (found: string, quoted: string | undefined) => {
      if (found === "$${" || found === "%%{") return found.slice(1);
      if (quoted !== undefined) return JSON.parse(quoted) as string;
      throw new Error(`${template} has a template in it: ${found}`);
    },
  );
}

/** Whether cdktf takes a text for a token: by itself, as the item of a list, or as the key of a record. */
function hasToken(text: string): boolean {
  return Token.isUnresolved(text) || Token.isUnresolved([text]) || Token.isUnresolved({ [text]: "" });
}

const PIECES = ["$", "%", "{", "}", "#", "&", '"', "\\", "TfToken[", "TOKEN.0", "]", "a", " "];
const arbitraryText = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 }).map((pieces) => pieces.join(""));

describe("the evaluation that these tests trust", () => {
  test.each([
    ["a$b%c", "a$b%c"],
    ["$${a}", "${a}"],
    ["$$${a}", "$${a}"],
    ["%%{ if }", "%{ if }"],
    ['${"$"}{a}', "${a}"],
    ['${"\\"}"}', '"}'],
  ])("%s is %s", (template, text) => {
    expect(evaluated(template)).toBe(text);
  });

  test.each(["${a}", "%{ if a }", "a${"])("%s is no text", (template) => {
    expect(() => evaluated(template)).toThrow();
  });

  test.each(["${TfToken[TOKEN.0]}", "#{TfToken[TOKEN.0]}", "&{TfToken[TOKEN.0]}", "a ${TfToken[TOKEN.0]} b"])(
    "%s has a token",
    (text) => {
      expect(hasToken(text)).toBe(true);
    },
  );
});

describe("plainText", () => {
  test.each([
    ["plain", "plain"],
    ["5 $ and 5 %", "5 $ and 5 %"],
    ["{braces}", "{braces}"],
    ["${var.x}", "$${var.x}"],
    ["%{ if x }", "%%{ if x }"],
    ["$${var.x}", "$$${var.x}"],
    ["${TfToken[TOKEN.0]}", '${"$"}{TfToken[TOKEN.0]}'],
    ["#{TfToken[TOKEN.0]}", '${"#"}{TfToken[TOKEN.0]}'],
    ["&{TfToken[TOKEN.0]}", '${"&"}{TfToken[TOKEN.0]}'],
    ["%${TfToken[", '${"%$"}{TfToken['],
    ["", ""],
  ])("writes %s as %s", (text, template) => {
    expect(plainText(text)).toBe(template);
  });

  test("is read back by Terraform as it was written, whatever it holds", () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        expect(evaluated(plainText(text))).toBe(text);
      }),
      { numRuns: 5_000 },
    );
  });

  test("leaves nothing that cdktf would take for a token", () => {
    fc.assert(
      fc.property(arbitraryText, (text) => {
        expect(hasToken(plainText(text))).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("textWithTokens", () => {
  test.each([
    ["plain", "plain"],
    ["${var.x}", "$${var.x}"],
    ["%{ if x }", "%%{ if x }"],
    ["%{TfToken[", "%%{TfToken["],
    ["${TfToken[TOKEN.0]}", "${TfToken[TOKEN.0]}"],
    ["of ${TfToken[TOKEN.0]}, not ${x}", "of ${TfToken[TOKEN.0]}, not $${x}"],
    ["100%${TfToken[TOKEN.0]}", "100%${TfToken[TOKEN.0]}"],
  ])("writes %s as %s", (text, template) => {
    expect(textWithTokens(text)).toBe(template);
  });

  test("does not let a dollar sign before a token make an escape of it", () => {
    expect(textWithTokens("$${TfToken[TOKEN.0]}")).toBe('${"$"}${TfToken[TOKEN.0]}');
    expect(textWithTokens("a$$${TfToken[TOKEN.0]}")).toBe('a${"$$"}${TfToken[TOKEN.0]}');
  });

  test("without tokens is read back by Terraform as it was written", () => {
    const withoutTokens = arbitraryText.map((text) => text.replaceAll("TfToken[", "TfToken"));
    fc.assert(
      fc.property(withoutTokens, (text) => {
        expect(evaluated(textWithTokens(text))).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  test("keeps every token, and every text around it", () => {
    fc.assert(
      fc.property(fc.array(arbitraryText, { minLength: 1, maxLength: 4 }), (pieces) => {
        const texts = pieces.map((text) => text.replaceAll("TfToken[", "TfToken"));
        // Terraform sees an expression in the token's place
        const template = textWithTokens(texts.join("${TfToken[TOKEN.7]}")).replaceAll("TfToken[TOKEN.7]", '"TOKEN"');
        expect(evaluated(template)).toBe(texts.join("TOKEN"));
      }),
      { numRuns: 5_000 },
    );
  });
});

describe("deepText", () => {
  test("writes keys and values, and leaves the rest", () => {
    expect(deepText({ "${a}": "${b}", c: ["%{d}", 1, true, null] }, plainText)).toEqual({
      "$${a}": "$${b}",
      c: ["%%{d}", 1, true, null],
    });
  });

  test("takes names of JavaScript's own for keys like any other", () => {
    const tags = JSON.parse('{"__proto__":"a","constructor":"b"}') as Record<string, string>;
    expect(Object.entries(deepText(tags, plainText) as object)).toEqual([
      ["__proto__", "a"],
      ["constructor", "b"],
    ]);
  });
});
