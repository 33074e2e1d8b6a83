/** The format of names of one kind. The check, the message, the documentation and the test read this row. */
export interface NameFormat {
  /** "gallery name". */
  readonly kind: string;
  readonly pattern: RegExp;
  /** The pattern in words: "1 to 80 letters, …". */
  readonly words: string;
  readonly good: string;
  readonly bad: string;
  readonly source: string;
  /** The reason: which side refuses another name, and when. */
  readonly why: string;
}

const TROUBLESHOOTING = "https://learn.microsoft.com/azure/virtual-machines/troubleshooting-shared-images";
const NAME_RULES = "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";
const COMMUNITY = "https://learn.microsoft.com/azure/virtual-machines/share-gallery-community";

const REFUSED_AT_PLAN = "azurerm refuses it at plan, when everything else is ready to be applied.";
const REFUSED_AT_APPLY =
  "azurerm lets more pass than Azure takes, and Azure refuses the name at apply; renaming later replaces what has the name.";

/** The names that all sources accept. The service refuses some names that the provider lets pass. */
export const GALLERY_NAME: NameFormat = {
  kind: "gallery name",
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9._]{0,78}[A-Za-z0-9])?$/,
  words: "1 to 80 letters, digits, dots and underscores, with a letter or digit at both ends",
  good: "contoso_images",
  bad: "contoso-images",
  source: TROUBLESHOOTING,
  why: REFUSED_AT_APPLY,
};

export const DEFINITION_NAME: NameFormat = {
  kind: "image definition name",
  pattern: /^[A-Za-z0-9](?:[A-Za-z0-9._-]{0,78}[A-Za-z0-9])?$/,
  words: "1 to 80 letters, digits, dots, hyphens and underscores, with a letter or digit at both ends",
  good: "ubuntu-24.04_arm",
  bad: "ubuntu 24.04",
  source: TROUBLESHOOTING,
  why: REFUSED_AT_APPLY,
};

/** The provider takes more, and the service up to 117 characters; these are the names that all sources accept. */
export const APPLICATION_NAME: NameFormat = {
  ...DEFINITION_NAME,
  kind: "application name",
  good: "monitoring-agent_2",
  bad: "agent.",
  source: NAME_RULES,
};

/** The form of a version number. `parseVersion` checks the largest number too. */
export const VERSION_NUMBER: NameFormat = {
  kind: "version",
  pattern: /^(?:0|[1-9]\d{0,9})\.(?:0|[1-9]\d{0,9})\.(?:0|[1-9]\d{0,9})$/,
  words: "`Major.Minor.Patch`, three whole numbers from 0 to 2147483647 without leading zeros",
  good: "1.10.0",
  bad: "1.10",
  source: TROUBLESHOOTING,
  why: REFUSED_AT_APPLY,
};

export const PUBLISHER: NameFormat = {
  ...identifierPart(128),
  kind: "publisher",
  good: "contoso",
  bad: "Contoso Ltd.",
};
export const OFFER: NameFormat = { ...identifierPart(64), kind: "offer", good: "linux", bad: "linux images" };
export const SKU: NameFormat = { ...identifierPart(64), kind: "sku", good: "ubuntu-24.04", bad: "ubuntu/24.04" };

function identifierPart(longest: number): Pick<NameFormat, "pattern" | "words" | "source" | "why"> {
  return {
    pattern: new RegExp(`^[A-Za-z0-9._-]{0,${longest - 1}}[A-Za-z0-9_-]$`),
    words: `1 to ${longest} letters, digits, dots, hyphens and underscores, not ending with a dot`,
    source: TROUBLESHOOTING,
    why: REFUSED_AT_PLAN,
  };
}

export const RESOURCE_GROUP_NAME: NameFormat = {
  kind: "resource group name",
  pattern: /^[A-Za-z0-9_.()-]{0,89}[A-Za-z0-9_()-]$/,
  words: "1 to 90 letters, digits, dots, hyphens, underscores and parentheses, not ending with a dot",
  good: "rg-images",
  bad: "rg images",
  source: NAME_RULES,
  why: REFUSED_AT_PLAN,
};

export const COMMUNITY_PREFIX: NameFormat = {
  kind: "prefix of a community gallery",
  pattern: /^[A-Za-z0-9]{5,16}$/,
  words: "5 to 16 letters and digits",
  good: "contoso",
  bad: "contoso-images",
  source: COMMUNITY,
  why: REFUSED_AT_PLAN,
};

/** The formats of all kinds of names. */
export const NAME_FORMATS: readonly NameFormat[] = [
  GALLERY_NAME,
  DEFINITION_NAME,
  APPLICATION_NAME,
  VERSION_NUMBER,
  PUBLISHER,
  OFFER,
  SKU,
  RESOURCE_GROUP_NAME,
  COMMUNITY_PREFIX,
];
