import { LONG_TEXT, Progress } from "../../cli/progress";

const ERASE = "\r\u001b[K";

/** A terminal that keeps what is written to it, and a clock that is set by hand. */
function terminal({ isTTY = true, columns = 80, env = {} } = {}) {
  const written: string[] = [];
  const clock = { now: 0 };
  const stream = { isTTY, columns, write: (text: string) => written.push(text) };
  return { written, clock, progress: new Progress(stream, () => clock.now, env) };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

test("what is done within a second says nothing, and leaves nothing to erase", () => {
  const { written, clock, progress } = terminal();
  progress.stage("reading gallery.yaml");
  clock.now = 999;
  progress.stage("checking");
  progress.clear();
  jest.runAllTimers();
  expect(written).toEqual([]);
});

test("from a second on each stage takes the place of the one before, and the last one is erased once", () => {
  const { written, clock, progress } = terminal();
  progress.stage("planning");
  clock.now = 1000;
  progress.stage("comparing");
  progress.stage("writing");
  progress.clear();
  progress.clear();
  expect(written).toEqual([`${ERASE}comparing…`, `${ERASE}writing…`, ERASE]);
});

test("a stage that only waits is shown when the second is over", () => {
  const { written, clock, progress } = terminal();
  clock.now = 400;
  progress.stage("reading <stdin>");
  jest.advanceTimersByTime(599);
  expect(written).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(written).toEqual([`${ERASE}reading <stdin>…`]);
});

test("a long text is told at once, and so are the stages after it", () => {
  const { written, progress } = terminal();
  progress.stage("reading a.yaml");
  progress.expect(LONG_TEXT);
  expect(written).toEqual([]);
  progress.expect(LONG_TEXT + 1);
  progress.stage("planning");
  expect(written).toEqual([`${ERASE}reading a.yaml…`, `${ERASE}planning…`]);
});

test.each<[string, { isTTY?: boolean; env?: NodeJS.ProcessEnv }]>([
  ["a pipe", { isTTY: false }],
  ["a dumb terminal", { env: { TERM: "dumb" } }],
])("%s gets nothing", (_, options) => {
  const { written, clock, progress } = terminal(options);
  clock.now = 5000;
  progress.stage("reading a.yaml");
  progress.expect(LONG_TEXT + 1);
  progress.clear();
  jest.runAllTimers();
  expect(written).toEqual([]);
});

test("a line never wraps, and a file's name is shown, not obeyed", () => {
  const { written, clock, progress } = terminal({ columns: 20 });
  clock.now = 1000;
  progress.stage(`reading ${"x".repeat(50)}`);
  progress.stage("reading \u001b[2J");
  expect(written[0]).toBe(`${ERASE}reading xxxxxxxxxx…`);
  expect(written[1]?.slice(ERASE.length)).not.toContain("\u001b");
});
