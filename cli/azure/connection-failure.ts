import { Refusal } from "../refusal";

/** A failure of the connection, in one line. */
export class ConnectionFailure {
  constructor(
    readonly message: string,
    /** Reports whether the same request may succeed when it is sent again. */
    readonly isTransient: boolean,
  ) {}

  get refusal(): Refusal {
    return new Refusal([this.message]);
  }
}

/** Returns the failure that an error of `fetch` means. */
export function connectionFailure(error: unknown, host: string): ConnectionFailure {
  const code = codeOf(error);
  switch (code) {
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return new ConnectionFailure(
        `there is no host ${host} (DNS: ${code}): check the network, --cloud and --endpoint`,
        false,
      );
    case "ECONNREFUSED":
      return new ConnectionFailure(`${host} refuses the connection: check the network, --cloud and --endpoint`, false);
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
    case "UND_ERR_CONNECT_TIMEOUT":
      return new ConnectionFailure(
        `${host} cannot be reached (${code}): where a proxy stands between, Node 24 takes it from HTTPS_PROXY with NODE_USE_ENV_PROXY=1`,
        false,
      );
    default:
      if (isOfTls(code)) {
        return new ConnectionFailure(
          `TLS with ${host} fails (${code}): where a proxy has a certificate of its own, name that in NODE_EXTRA_CA_CERTS`,
          false,
        );
      }
      return new ConnectionFailure(`the answer of ${host} is cut short (${code}), several times`, true);
  }
}

function isOfTls(code: string): boolean {
  return /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|EPROTO$|HOSTNAME_MISMATCH|INVALID_CA)/.test(
    code,
  );
}

/** `fetch` wraps the system's error in its own, sometimes with one error for each address of the host. */
function codeOf(error: unknown): string {
  let current = error;
  for (let depth = 0; depth < 5 && current instanceof Object; depth++) {
    const { code, cause, errors } = current as { code?: unknown; cause?: unknown; errors?: unknown };
    if (typeof code === "string" && code !== "") return code;
    current = cause ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return "no reason given";
}
