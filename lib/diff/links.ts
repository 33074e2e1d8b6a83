import type { Provider } from "../plan/provider";
import type { ApplicationVersionSpec, PackageBlob } from "../spec/application-version-spec";
import { signatureOf, withoutQuery } from "../spec/package-link";
import type { VersionSpec } from "../spec/version-spec";
import { NO_ATTRIBUTES, type AttributeChanges } from "./attributes";
import { changeOf, type Change } from "./change";
import type { Pair } from "./sides";

/** Compares the queries of the links of an application version. Their values are secret, so that only their kinds are shown. */
export function linkChanges({ before, after }: Pair<VersionSpec>, provider: Provider): AttributeChanges {
  const [was, is]: Partial<ApplicationVersionSpec>[] = [before ?? {}, after ?? {}];
  const changes: Change[] = [];
  const notCompared: string[] = [];
  for (const key of ["package", "configuration"] as const) {
    const [from, to] = [was?.[key], is?.[key]];
    if (!from || !to) continue;
    const [old, now] = [queryOf(from), queryOf(to)];
    if (old.secret === now.secret) continue;
    const attribute = `${key}.signature` as const;
    if (old.isKnown !== now.isKnown && old.isSigned && now.isSigned) {
      notCompared.push(attribute);
      continue;
    }
    const values = { before: old.words, after: old.words === now.words ? `${now.words}, another one` : now.words };
    const change = changeOf("applicationVersion", attribute, provider, values);
    if (change) changes.push(change);
  }
  return { ...NO_ATTRIBUTES, changes, notCompared };
}

/** The query of a link. */
interface Query {
  /** A text that is the same for two queries that are the same. It may be secret. */
  readonly secret: string;
  /** Says what it is, without the secret. */
  readonly words: string;
  readonly isSigned: boolean;
  /** True if the query itself stands in the file. */
  readonly isKnown: boolean;
}

function queryOf(blob: PackageBlob): Query {
  const signature = signatureOf(blob);
  switch (signature?.kind) {
    case "variable": {
      const words = `signed with the variable ${signature.variable}`;
      return { secret: words, words, isSigned: true, isKnown: false };
    }
    case "token":
      return { secret: "signed", words: "signed", isSigned: true, isKnown: false };
    case "text":
      return { secret: writtenQuery(blob), words: "signed with a written SAS", isSigned: true, isKnown: true };
    case undefined: {
      const secret = writtenQuery(blob);
      return { secret, words: secret === "" ? "not signed" : "with a query", isSigned: false, isKnown: true };
    }
  }
}

function writtenQuery({ uri }: Partial<PackageBlob>): string {
  return typeof uri === "string" ? uri.slice(withoutQuery(uri).length) : "";
}
