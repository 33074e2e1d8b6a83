import { Session } from "node:inspector";

/** Code whose calls count: the library, and the packages that read a text for it. */
const COUNTED = /\/lib\/|\/node_modules\/(yaml|zod)\//;

/**
 * How many times as many calls of functions a run takes with four times the input: about four where the work grows with
 * the input, sixteen where it grows with its square. The same on every machine, however busy it is.
 */
export async function growthOfCalls(count: number, run: (count: number) => unknown): Promise<number> {
  await run(1); // What is set up once does not count.
  return (await callsDuring(() => run(4 * count))) / (await callsDuring(() => run(count)));
}

/** The calls that V8 counts for coverage. */
async function callsDuring(run: () => unknown): Promise<number> {
  const session = new Session();
  session.connect();
  try {
    session.post("Profiler.enable");
    session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
    await run();
    return takeCalls(session);
  } finally {
    session.disconnect();
  }
}

/** The session answers at once, as one of its own thread does. */
function takeCalls(session: Session): number {
  let calls = 0;
  session.post("Profiler.takePreciseCoverage", (error, taken) => {
    if (error) throw error;
    const functions = taken.result.filter(({ url }) => COUNTED.test(url)).flatMap((script) => script.functions);
    for (const { ranges } of functions) calls += ranges[0]?.count ?? 0;
  });
  return calls;
}
