import type { ItemKind } from "../spec/item-kind";

/** The syntax in which the words of a finding write settings: that of the file or of the program that holds them. */
export interface Syntax {
  /** Returns a setting with its value: `generation: V2`, in a program `generation: "V2"`. */
  set(key: string, value: string): string;
  /** Returns the source of a version by its key: `snapshot`, in a program `ImageSource.snapshot(…)`. */
  source(key: string): string;
  /** The source of a version that a pipeline publishes. */
  readonly published: string;
  /** Returns what makes a definition one that is managed elsewhere. */
  readonly existingDefinition: Readonly<Record<ItemKind, string>>;
  /** The advice to make one of two galleries one that is managed elsewhere, before another advice to set something. */
  readonly oneIsExisting: string;
  /** The state of a gallery that is managed elsewhere. */
  readonly existing: string;
  /** Returns what makes a gallery one that is managed here. */
  readonly ownGallery: string;
  /** The holder of a setting that all images of a gallery share. */
  readonly gallery: string;
  readonly addDefinitions: string;
  readonly addVersions: string;
  /** The arguments of the azurerm provider. */
  readonly azurermProvider: string;
  /** The arguments of the azapi provider. */
  readonly azapiProvider: string;
  /** The settings from which a gallery's resource id is known. */
  readonly galleryId: string;
  /** The advice to let azurerm sign in to the gallery's subscription. */
  readonly subscriptionOfProvider: string;
  /** Returns advice to give a token, for a text that holds an expression; undefined where tokens do not exist. */
  tokenFor(text: string, token: string): string | undefined;
}

const YAML: Syntax = {
  set: (key, value) => `\`${key}: ${value}\``,
  source: (key) => `\`${key}\``,
  published: "`published: true`",
  existingDefinition: { image: "`existing: true`", application: "`existing: true`" },
  oneIsExisting: "set `existing: true` in one of the two, or",
  existing: "`existing`, so it is managed elsewhere",
  ownGallery: "leave `existing` out",
  gallery: "`gallery`",
  addDefinitions: "add image definitions under `images`, or applications under `applications`",
  addVersions: "add `versions`",
  azurermProvider: "`terraform.provider`",
  azapiProvider: "`terraform.azapiProvider`",
  galleryId: "set `subscription` of the gallery, or in a program its `galleryId`",
  subscriptionOfProvider: "leave `subscription_id` out of `terraform.provider`, which then gets that of the gallery",
  tokenFor: () => undefined,
};

const TYPESCRIPT: Syntax = {
  set: (key, value) => `\`${key}: ${JSON.stringify(value)}\``,
  source: (key) => `\`ImageSource.${key}(…)\``,
  published: "`ImageSource.published()`",
  existingDefinition: { image: "use `addExistingImageDefinition`", application: "use `addExistingApplication`" },
  oneIsExisting: "use `Gallery.fromGalleryAttributes` for one of the two, or set",
  existing: "managed elsewhere",
  ownGallery: "create it as a `Gallery`",
  gallery: "the gallery",
  addDefinitions: "call `addImageDefinition` or `addApplication`",
  addVersions: "call `addVersion`",
  azurermProvider: "`AzurermProvider`",
  azapiProvider: "`AzapiProvider`",
  galleryId: "set `subscription` or `galleryId` of the gallery",
  subscriptionOfProvider: "give the gallery a `provider` of its own subscription",
  tokenFor: (text, token) =>
    text.includes("${")
      ? `give a token such as \`${token}\` instead of a text: in a text, \`\${\` is escaped`
      : undefined,
};

/** The syntaxes by name. */
export const SYNTAXES = { yaml: YAML, typescript: TYPESCRIPT } as const;
