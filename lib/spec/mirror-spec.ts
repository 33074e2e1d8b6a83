/** A second gallery with the same images and applications, for the day on which the gallery's region is lost. */
export interface MirrorSpec {
  /** Name of a resource group that exists. Changing this replaces the mirror. */
  readonly resourceGroup: string;
  /** Azure region of the mirror, and home of everything in it. Changing this replaces the mirror. */
  readonly location: string;
  /** Subscription id (a GUID). @default - the gallery's */
  readonly subscription?: string;
  /** Policy of everything in the mirror, or of each image and application. */
  readonly policy: string | MirrorPolicies;
  /** The images that it has: all, or those of these names. @default "all" */
  readonly images?: "all" | readonly string[];
  /** The applications that it has: all, or those of these names. @default "all" */
  readonly applications?: "all" | readonly string[];
  /**
   * What image versions are made from: `copy`, the gallery's own version; `same`, the source that the version names.
   * Applications are always made from their own packages. @default "copy"
   */
  readonly source?: MirrorSource | MirrorChoice<MirrorSource>;
  /** Older versions are not mirrored. @default - all are */
  readonly since?: string;
  /** Shown in the portal. @default - none */
  readonly description?: string;
  /** Tags of the mirror, not of what is in it. @default - none */
  readonly tags?: Readonly<Record<string, string>>;
  /** Refuse plans that destroy the mirror or a definition in it (`prevent_destroy`). @default false */
  readonly protect?: boolean;
  /** Backend of its own state: type to arguments, as in Terraform JSON. Needed where the gallery names one. @default - local state */
  readonly backend?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** The mirror leaves: its provider is emitted for one apply more, and nothing of the mirror is. @default false */
  readonly removed?: boolean;
}

/** What image versions of a mirror are made from. */
export type MirrorSource = "copy" | "same";

/** A choice for everything in a mirror, and others by name. */
export interface MirrorChoice<Choice> {
  /** For everything that is not named. @default - for `policy` none, which is an error; for `source` "copy" */
  readonly default?: Choice;
  /** By name of an image. @default - none */
  readonly images?: Readonly<Record<string, Choice>>;
}

/** The policies of a mirror, by what they are for. */
export interface MirrorPolicies extends MirrorChoice<string> {
  /** By name of an application. @default - none */
  readonly applications?: Readonly<Record<string, string>>;
}
