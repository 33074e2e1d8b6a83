import { Refusal } from "../refusal";
import { ConnectionFailure } from "./connection-failure";

/** An answer of the service, or of a proxy before it. */
export interface Answer {
  readonly status: number;
  /** The JSON, or undefined where an error comes without. */
  readonly body: unknown;
  /** The wait that the service asks for, in milliseconds. */
  readonly wait: number | undefined;
  /** The refusal of an answer that is a page, which a proxy has written. */
  readonly html?: Refusal;
}

/** Signatures of links to storage, which answers show: `sig=` until the next parameter. */
const SIGNATURES = /((?:[?&]|\\u0026)sig=)[^&"\\\s]+/gi;

/** Returns the answer, or the failure that its body is not whole. Signatures of links are taken out. */
export function answerOf(
  { status, ok, headers }: Response,
  text: string,
  host: string,
  wait: number | undefined,
): Answer | ConnectionFailure {
  if (isPage(headers, text)) {
    const html = new Refusal([
      `${host} answers with a page (status ${status}), not with JSON: a proxy or a sign-in page stands before Azure; see --endpoint, and NODE_EXTRA_CA_CERTS of Node`,
    ]);
    return { status, body: undefined, wait, html };
  }
  try {
    return { status, body: JSON.parse(text.replace(SIGNATURES, "$1hidden")), wait };
  } catch {
    if (!ok) return { status, body: undefined, wait };
    return new ConnectionFailure(`the answer of ${host} is cut short: its JSON has no end`, true);
  }
}

function isPage(headers: Headers, text: string): boolean {
  return /\bhtml\b/i.test(headers.get("content-type") ?? "") || /^\s*</.test(text);
}
