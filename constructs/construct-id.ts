/** Ids that mean something to us, or to cdktf, which drops them from addresses. */
const RESERVED: ReadonlySet<string> = new Set(["Resource", "Default", ""]);

/**
 * The construct id of a name. Names that Azure allows are their own ids; anything else is encoded, so that
 * a bad name reaches the check, which says what is wrong with it.
 */
export function constructId(name: string): string {
  // constructs looks children up in a plain object, so it takes `constructor` for one that is there.
  return RESERVED.has(name) || name in Object.prototype ? `%${name}` : encode(name);
}

/** The construct id of an image version: `1_3_0`, because dots in ids of one level are lost in addresses. */
export function versionId(version: string): string {
  return /^[\d.]+$/.test(version) ? version.replaceAll(".", "_") : `%${encode(version)}`;
}

/** Four digits for each character: with fewer, a letter that follows could be read as one of them. */
function encode(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
