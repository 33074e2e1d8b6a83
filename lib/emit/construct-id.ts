/** Ids that have a meaning here or in cdktf, which drops them from addresses. */
const RESERVED: ReadonlySet<string> = new Set(["Resource", "Default", ""]);

/**
 * Returns the construct id of a name. Names that Azure allows are their own ids. Others are encoded, so that a bad name
 * reaches the check, which reports it.
 */
export function constructId(name: string): string {
  // constructs looks children up in a plain object, where `constructor` already exists.
  return RESERVED.has(name) || name in Object.prototype ? `%${name}` : encode(name);
}

/**
 * Returns the construct id of a gallery, which is the beginning of its addresses. Terraform's names begin with a letter
 * or an underscore, while Azure's may begin with a digit. No gallery name begins with an underscore.
 */
export function galleryId(name: string): string {
  const id = constructId(name);
  return /^[^A-Za-z0-9_-]*[A-Za-z_]/.test(id) ? id : `_${id}`;
}

/** Returns the construct id of an image version: `1_3_0`, because dots in ids of one level are lost in addresses. */
export function versionId(version: string): string {
  return /^[\d.]+$/.test(version) ? version.replaceAll(".", "_") : `%${encode(version)}`;
}

/** The construct id of the scope of all applications: one of them may have the name of an image. */
export const APPLICATIONS = "%applications";

/** Returns the construct id of a part of a gallery. Its space keeps it different from names of definitions. */
export function partId(what: string, id?: string): string {
  return (id === undefined ? what : `${what} ${id}`).replaceAll("/", "-");
}

/** Returns four digits for each character: with fewer, a letter that follows could be read as one of them. */
function encode(text: string): string {
  return text.replace(/[^A-Za-z0-9._-]/g, (character) => `%${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
