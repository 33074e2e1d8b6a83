import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { ImageSourceSpec } from "../lib/spec/image-version-spec";
import { ImageVersion } from "./image-version";
import { expressionOf } from "./tokens";

/** What is known at synth of sources that are versions of the same app, although their ids are tokens. */
export class KnownVersions {
  private readonly scope: IConstruct;
  private encrypted: ReadonlySet<string> | undefined;

  constructor(scope: IConstruct) {
    this.scope = scope;
  }

  /** The source, with whether it is encrypted when it is a version of the app and nothing is said of it. */
  sourceOf(source: ImageSourceSpec): ImageSourceSpec {
    const { galleryImageVersion: id, encrypted } = source;
    if (id === undefined || encrypted !== undefined || !Token.isUnresolved(id)) return source;
    this.encrypted ??= encryptedVersions(this.scope.node.root);
    return this.encrypted.has(expressionOf(this.scope, id)) ? { ...source, encrypted: true } : source;
  }
}

/** Ids of all encrypted versions of an app, as expressions. */
function encryptedVersions(app: IConstruct): ReadonlySet<string> {
  const versions = app.node.findAll().filter((construct) => construct instanceof ImageVersion);
  const encrypted = versions.filter(({ definition }) => definition.isEncrypted);
  return new Set(encrypted.map((version) => expressionOf(version, version.imageVersionId)));
}
