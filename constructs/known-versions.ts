import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { ImageSourceSpec } from "../lib/spec/image-version-spec";
import { galleryModels } from "./gallery-model";
import { expressionOf } from "./tokens";

/** The facts that synth knows of sources that are versions of the same app, although their ids are tokens. */
export class KnownVersions {
  private readonly scope: IConstruct;
  private encrypted: ReadonlySet<string> | undefined;

  constructor(scope: IConstruct) {
    this.scope = scope;
  }

  /** Returns a source. If it is an encrypted version of the app, and the spec does not say so, `encrypted` is added. */
  sourceOf(source: ImageSourceSpec): ImageSourceSpec {
    const { galleryImageVersion: id, encrypted } = source;
    if (id === undefined || encrypted !== undefined || !Token.isUnresolved(id)) return source;
    this.encrypted ??= encryptedVersions(this.scope.node.root);
    return this.encrypted.has(expressionOf(this.scope, id)) ? { ...source, encrypted: true } : source;
  }
}

/** Returns the ids of all encrypted versions of an app, as expressions. */
function encryptedVersions(app: IConstruct): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { definitions } of galleryModels(app)) {
    for (const { versions, isEncrypted } of definitions) {
      if (!isEncrypted) continue;
      for (const version of versions.values()) ids.add(expressionOf(version, version.imageVersionId));
    }
  }
  return ids;
}
