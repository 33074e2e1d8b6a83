import { VERSION } from "../version";

/** Returns the text of a starter's file that installs this version of gallerist. */
export function withVersion(text: string): string {
  return text.replaceAll("gallerist@{version}", `gallerist@${VERSION}`);
}
