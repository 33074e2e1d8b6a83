import type { AccessToken, TokenCredential } from "@azure/identity";
import type { CloudHosts } from "../../lib/azure/clouds";
import { Refusal } from "../refusal";

/** Gives a token that is valid for some minutes more. */
export interface SignIn {
  token(signal: AbortSignal): Promise<string>;
  /** Forgets a token that Azure has refused. */
  forget(refused: string): void;
}

/** The options of every way to sign in. */
interface SignInOptions {
  readonly authorityHost: string;
  /** The longest time that a program such as az may take, in milliseconds. */
  readonly processTimeoutInMs: number;
}

/** A token is looked at again after this time, and fetched again if it expires within twice of it. In milliseconds. */
const MARGIN_MS = 5 * 60_000;

/**
 * Returns the sign-in of `@azure/identity`: environment, workload or managed identity, or what the machine's tools are
 * signed in as. The package is loaded here and nowhere else.
 * @throws Refusal where it is not installed
 */
export async function signIn({ scope, authority }: CloudHosts, timeout: number): Promise<SignIn> {
  const Credential = await credentials();
  const options: SignInOptions = { authorityHost: authority, processTimeoutInMs: timeout };
  let credential: TokenCredential | undefined;
  let current: { readonly token: Promise<AccessToken>; readonly since: number } | undefined;
  let latest: string | undefined;
  const fetched = async (signal: AbortSignal): Promise<AccessToken> => {
    try {
      credential ??= new Credential(options);
      const token = await unlessAborted(credential.getToken(scope, { abortSignal: signal }), signal);
      // A header takes no other characters, and its error would show them.
      if (!token || !/^[\x21-\x7e]+$/.test(token.token)) throw new Error("no token");
      return token;
    } catch (error) {
      current = undefined;
      throw signal.aborted ? signal.reason : notSignedIn(error);
    }
  };
  return {
    async token(signal) {
      if (current && Date.now() - current.since > MARGIN_MS) {
        const { expiresOnTimestamp } = await current.token;
        if (expiresOnTimestamp - 2 * MARGIN_MS < Date.now()) current = undefined;
      }
      current ??= { token: fetched(signal), since: Date.now() };
      return (latest = (await current.token).token);
    },
    forget(refused) {
      if (latest === refused) current = undefined;
    },
  };
}

async function credentials(): Promise<new (options: SignInOptions) => TokenCredential> {
  try {
    return (await import("@azure/identity")).DefaultAzureCredential;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "MODULE_NOT_FOUND" && code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Refusal([
      "reading Azure needs the package @azure/identity, which signs in; install it beside gallerist: npm install @azure/identity",
    ]);
  }
}

/** Returns a promise that rejects when the signal is aborted. Not every way to sign in obeys a signal. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
}

/** The texts of errors of signing in may hold anything, so only the code of Microsoft Entra is shown. */
function notSignedIn(error: unknown): Refusal {
  const text = error instanceof Error ? error.message : "";
  const [code] = /AADSTS\d+/.exec(text) ?? [];
  if (text.includes("AZURE_TOKEN_CREDENTIALS =")) {
    return new Refusal(["AZURE_TOKEN_CREDENTIALS names no way to sign in that @azure/identity knows"]);
  }
  const shown = code === undefined ? "" : ` (${code}: https://login.microsoftonline.com/error?code=${code.slice(6)})`;
  return new Refusal([
    `not signed in to Azure${shown}: run az login, or set AZURE_CLIENT_ID, AZURE_TENANT_ID and AZURE_CLIENT_SECRET, or use a managed identity`,
  ]);
}
