/** The parameters of an address whose values are secrets: the signature of a SAS, and what other services call theirs. */
export const SECRET_PARAMETERS = ["sig", "signature", "token", "access_token", "key", "code", "password", "secret"];

/** A parameter with its value. `&` may be written as Terraform's JSON, a URL or HTML write it. */
const PARAMETER = new RegExp(
  `((?:[?&;]|\\\\u0026|%26|%3f|\\\\u003f)(?:${SECRET_PARAMETERS.join("|")})(?:=|%3d|\\\\u003d))[^&#\\s"'\`<>|\\\\]+`,
  "gi",
);

/** A signature, wherever it stands: a word too much is hidden rather than a secret shown. */
const SIGNATURE = /(sig(?:nature)?(?:=|%3d|\\u003d))[^&#\s"'`<>|\\]+/gi;

/** A password before the host of an address. */
const PASSWORD = /(:\/\/[^/?#@:\s"']*:)[^/?#@\s"']+(?=@)/g;

/** A key of a file whose value is a secret. A value in braces, an alias and an expression are none. */
const SETTING =
  /((?:secret|password|passwd|token|sas|access_?key|account_?key|sharedaccesskey)["']?\s*[:=]\s*)("(?:[^"\\]|\\.)*"?|'[^']*'?|[^\s"'{}[\]$*&|>,;#][^\s,;}#]*)/gi;

/** Returns a line of a file as it may be shown: without secrets, which may stand anywhere in it. */
export function lineWithoutSecrets(line: string): string {
  return line
    .replace(PARAMETER, "$1…")
    .replace(SIGNATURE, "$1…")
    .replace(PASSWORD, "$1…")
    .replace(SETTING, (_, key: string, value: string) => key + hidden(value));
}

function hidden(value: string): string {
  const [quote = ""] = /^["']/.exec(value) ?? [];
  return `${quote}…${quote}`;
}
