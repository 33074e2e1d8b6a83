import { possiblyTooMany } from "../check/limit-rules";

export const possiblyTooManyVersions = possiblyTooMany("imageVersions", "versions");
