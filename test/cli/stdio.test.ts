import { main } from "../../cli/main";
import { captured, type CapturedOptions } from "../support/captured";
import { GOOD, goodBut } from "../support/gallery-files";

async function run(args: readonly string[], options: CapturedOptions): Promise<{ out: string; codes: number[] }> {
  const { streams, out } = captured(options);
  const codes: number[] = [];
  await main(args, streams, (code) => codes.push(code));
  return { out: out(), codes };
}

const longest = (text: string): number => Math.max(...text.split("\n").map((line) => line.length));

test("standard input is not opened by a run that does not read it", async () => {
  const { streams } = captured();
  const opened = jest.fn(() => streams.stdin);
  const watched = {
    ...streams,
    get stdin() {
      return opened();
    },
  };
  await main(["schema"], watched, () => undefined);
  expect(opened).not.toHaveBeenCalled();
  await main(["check", "-"], watched, () => undefined);
  expect(opened).toHaveBeenCalled();
});

test("a terminal has colours and its width, a pipe neither", async () => {
  const input = goodBut("replicas: 3", "replicas: 101");
  const narrow = await run(["check", "-"], { input, columns: 60 });
  expect(narrow.out).toContain("\u001b[31m");
  const pipe = await run(["check", "-"], { input });
  expect(pipe.out).not.toContain("\u001b");
  expect([narrow.codes, pipe.codes]).toEqual([[1], [1]]);
});

test("help is as wide as the terminal, and 80 columns elsewhere", async () => {
  const help = async (columns?: number): Promise<number> => {
    const { out } = await run(["diff", "--help"], columns === undefined ? {} : { columns });
    return longest(out.slice(0, out.indexOf("Examples:")));
  };
  expect(await help(200)).toBeGreaterThan(100);
  expect(await help()).toBeLessThanOrEqual(80);
});

test("one run after another: nothing is left of the one before", async () => {
  const wrong = goodBut("replicas: 3", "replicas: 101");
  const codes = [];
  for (const input of [wrong, GOOD, wrong]) codes.push((await run(["check", "-"], { input })).codes);
  expect(codes).toEqual([[1], [0], [1]]);
});
