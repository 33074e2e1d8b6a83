import { hasColour, layoutFor } from "../../cli/terminal";

const stream = (isTTY: boolean, columns?: number): NodeJS.WriteStream =>
  ({ isTTY, ...(columns !== undefined && { columns }) }) as NodeJS.WriteStream;

test.each<[string, boolean, NodeJS.ProcessEnv, boolean]>([
  ["a terminal has colours", true, {}, true],
  ["a pipe has none", false, {}, false],
  ["a dumb terminal has none", true, { TERM: "dumb" }, false],
  ["NO_COLOR takes them away", true, { NO_COLOR: "1" }, false],
  ["an empty NO_COLOR says nothing", true, { NO_COLOR: "" }, true],
  ["FORCE_COLOR gives them to a pipe", false, { FORCE_COLOR: "1" }, true],
  ["FORCE_COLOR=0 takes them away", true, { FORCE_COLOR: "0" }, false],
  ["FORCE_COLOR=false takes them away", true, { FORCE_COLOR: "false" }, false],
  ["an empty FORCE_COLOR says nothing", false, { FORCE_COLOR: "" }, false],
  ["NO_COLOR wins over FORCE_COLOR", true, { NO_COLOR: "1", FORCE_COLOR: "1" }, false],
  ["a build server is no terminal", false, { CI: "true" }, false],
])("%s", (_, isTerminal, env, colours) => {
  expect(hasColour(isTerminal, env)).toBe(colours);
});

test("a terminal gives its width, 80 when it does not know, and never less than 40", () => {
  expect(layoutFor(stream(true, 132), {}).width).toBe(132);
  expect(layoutFor(stream(true, 0), {}).width).toBe(80);
  expect(layoutFor(stream(true, 40), {}).width).toBe(40);
  expect(layoutFor(stream(true, 39), {}).width).toBe(40);
  expect(layoutFor(stream(false), {}).width).toBeUndefined();
});

test("errors and warnings are painted apart on a terminal, and not in a pipe", () => {
  const { paint } = layoutFor(stream(true, 80), {});
  expect(paint?.error("x")).toBe("\u001b[1m\u001b[31mx\u001b[39m\u001b[22m");
  expect(paint?.warning("x")).toBe("\u001b[1m\u001b[33mx\u001b[39m\u001b[22m");
  expect(layoutFor(stream(false), {}).paint?.error("x")).toBe("x");
});
