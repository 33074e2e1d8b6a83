import { TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { VersionPlan } from "../lib/plan/plan";
import { galleryIdOf } from "../lib/emit/resource";
import { isKnown, type GalleryIdentity } from "../lib/spec/gallery-identity";
import type { ImageSourceSpec } from "../lib/spec/image-version-spec";
import { galleryModels } from "./gallery-model";
import { expressionOf } from "./tokens";

/** An image version of the stack, as a source of other versions. */
export interface KnownVersion {
  readonly gallery: () => GalleryIdentity;
  readonly definition: string;
  readonly version: string;
  readonly isEncrypted: boolean;
  readonly plan: () => VersionPlan;
}

/** The facts that synth knows of sources that are versions of the same stack, although their ids are tokens. */
export class KnownVersions {
  private readonly scope: IConstruct;
  private known: ReadonlyMap<string, KnownVersion> | undefined;

  constructor(scope: IConstruct) {
    this.scope = scope;
  }

  /**
   * Returns a source. A token for a version of the same stack becomes the literal id, where its parts are known: with a
   * reference, Terraform would change the copy when its source is replaced. If that version is encrypted, and the spec
   * does not say so, `encrypted` is added.
   */
  sourceOf(source: ImageSourceSpec): ImageSourceSpec {
    const { galleryImageVersion: id, encrypted } = source;
    if (id === undefined || !Token.isUnresolved(id)) return source;
    this.known ??= versionsIn(TerraformStack.of(this.scope));
    const version = this.known.get(expressionOf(this.scope, id));
    if (!version) return source;
    return {
      ...source,
      galleryImageVersion: literalId(version) ?? id,
      ...(version.isEncrypted && encrypted === undefined && { encrypted: true }),
    };
  }
}

function literalId({ gallery, definition, version }: KnownVersion): string | undefined {
  const { name, resourceGroup, subscription } = gallery();
  if (!isKnown(subscription) || !isKnown(resourceGroup)) return undefined;
  return `${galleryIdOf(subscription, resourceGroup, name)}/images/${definition}/versions/${version}`;
}

/** Returns the image versions of a stack by the expressions for their ids. */
export function versionsIn(stack: TerraformStack): ReadonlyMap<string, KnownVersion> {
  const known = new Map<string, KnownVersion>();
  for (const model of galleryModels(stack.node.root)) {
    for (const definition of model.items("image")) {
      if (TerraformStack.of(definition.construct) !== stack) continue;
      const { name, isEncrypted } = definition;
      for (const [version, address] of definition.addresses()) {
        known.set(`\${${address}.id}`, {
          gallery: () => model.identity,
          definition: name,
          version,
          isEncrypted,
          plan: () => model.versionPlan("image", name, version),
        });
      }
    }
  }
  return known;
}
