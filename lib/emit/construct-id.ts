/** Ids that mean something to us, or to cdktf, which drops them from addresses. */
const RESERVED: ReadonlySet<string> = new Set(["Resource", "Default", ""]);

/**
 * Returns the construct id of a name. Names that Azure allows are their own ids; anything else is encoded, so that
 * a bad name reaches the check, which says what is wrong with it.
 */
export function constructId(name: string): string {
  // constructs looks children up in a plain object, so it takes `constructor` for one that is there.
  return RESERVED.has(name) || name in Object.prototype ? `%${name}` : encode(name);
}

/**
 * Returns the construct id of a gallery, which its addresses begin with: Terraform takes names that begin with a letter
 * or an underscore, and Azure's may begin with a digit. No gallery's own name begins with an underscore.
 */
export function galleryId(name: string): string {
  const id = constructId(name);
  return /^[^A-Za-z0-9_-]*[A-Za-z_]/.test(id) ? id : `_${id}`;
}

/** Returns the construct id of an image version: `1_3_0`, because dots in ids of one level are lost in addresses. */
export function versionId(version: string): string {
  return /^[\d.]+$/.test(version) ? version.replaceAll(".", "_") : `%${encode(version)}`;
}

/** Returns the construct id of something that belongs to a gallery: a space keeps it apart from names of definitions. */
export function partId(what: string, id?: string): string {
  return (id === undefined ? what : `${what} ${id}`).replaceAll("/", "-");
}

/** Four digits for each character: with fewer, a letter that follows could be read as one of them. */
function encode(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
