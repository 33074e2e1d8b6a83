import { CLOUD_HOSTS } from "../../lib/azure/clouds";
import { EXIT, Refusal } from "../refusal";
import { AzureClient } from "./client";
import { durationText } from "./duration";
import { USUAL_TIMEOUT_MS, type AzureOptions } from "./options";
import { signIn, type SignIn } from "./sign-in";

/** The way to Azure of one run of the command line. It signs in when it is first used. */
export class Azure {
  private signedIn: Promise<SignIn> | undefined;

  constructor(private readonly options: AzureOptions) {}

  /** Reads Azure, until it is done, time is over or the user stops it. A failed request stops the others. */
  async read<T>(use: (client: AzureClient) => Promise<T>): Promise<T> {
    const { cloud = "public", endpoint, timeout = USUAL_TIMEOUT_MS } = this.options;
    const hosts = CLOUD_HOSTS[cloud];
    this.signedIn ??= signIn(hosts, timeout);
    const sign = await this.signedIn;
    return within(timeout, (signal) => {
      const limit = { signal, end: Date.now() + timeout, length: timeout };
      return use(new AzureClient(endpoint ?? hosts.endpoint, sign, limit));
    });
  }
}

async function within<T>(timeout: number, use: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const timer = new AbortController();
  const over = new Refusal([
    `time is over: Azure has not answered everything within ${durationText(timeout)} (--timeout)`,
  ]);
  const clock = setTimeout(() => timer.abort(over), timeout);
  try {
    return await untilStopped(use, timer);
  } finally {
    clearTimeout(clock);
  }
}

/** Runs until it is done, or until the user presses Ctrl-C. */
export async function untilStopped<T>(
  use: (signal: AbortSignal) => Promise<T>,
  stop = new AbortController(),
): Promise<T> {
  const interrupt = (): void => {
    stop.abort(new Refusal(["stopped"], EXIT.interrupted));
    // A program that signs in may be running still, and nobody waits for it.
    // eslint-disable-next-line no-restricted-properties -- the verb has ended by then, and its output is written
    setTimeout(() => process.exit(EXIT.interrupted), 1000).unref();
  };
  process.once("SIGINT", interrupt);
  try {
    return await use(stop.signal);
  } catch (error) {
    stop.abort(error);
    throw error;
  } finally {
    process.removeListener("SIGINT", interrupt);
  }
}
