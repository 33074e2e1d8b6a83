import { SECRET_PARAMETERS } from "../../text/secrets";

/** A secret in an address: what it is, and never its value. */
export type LinkSecret = string;

/** Returns what kind of secret an address holds, in words; undefined for none. The value of a variable is none. */
export function secretIn(link: string): LinkSecret | undefined {
  const password = /^[a-z][a-z0-9+.-]*:\/\/[^/?#@:]*:([^/?#@]+)@/i.exec(link)?.[1];
  if (password !== undefined && isLiteral(password)) return "a password before the host";
  const given = parametersOf(link);
  if (given.has("sig")) return "a shared access signature (`sig=`)";
  if (given.has("se") && given.has("sp")) return "a part of a shared access signature (`se=` and `sp=`)";
  const name = SECRET_PARAMETERS.find((parameter) => given.has(parameter));
  return name === undefined ? undefined : `a secret (\`${name}=\`)`;
}

/** Returns the parameters of an address that have a value, in lower case. */
function parametersOf(link: string): ReadonlySet<string> {
  const start = link.indexOf("?");
  const query = start === -1 ? "" : (link.slice(start + 1).split("#", 1)[0] as string);
  const pairs = query.split(/[&;]/).map((pair) => [pair.split("=", 1)[0] as string, pair] as const);
  return new Set(
    pairs.filter(([name, pair]) => isLiteral(pair.slice(name.length + 1))).map(([name]) => name.toLowerCase()),
  );
}

/** Reports whether a value is written out: neither empty, nor a variable of Terraform, of bash or of cmd.exe. */
function isLiteral(value: string): boolean {
  return value !== "" && !/^(?:\$|%[a-z_]+%)/i.test(value);
}

/** Yields the addresses in a text, such as a script. */
export function* linksIn(text: string): Iterable<string> {
  for (const [link] of text.matchAll(/[a-z][a-z0-9+.-]{0,20}:\/\/[^\s"'`<>|]+/gi)) yield link;
}

/** Returns an address as a message shows it: without what may be secret in it. */
export function withoutSecrets(link: string): string {
  return link.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, "$1…@").replace(/([?#]).*$/s, "$1…");
}
