import { createHash } from "node:crypto";

/** Returns the MD5 of a text. Terraform addresses end with it. */
export function md5(text: string): string {
  return createHash("md5").update(text).digest("hex");
}
