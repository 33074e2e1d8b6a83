import { possiblyTooMany } from "../check/limit-rules";

export const possiblyTooManyApplicationVersions = possiblyTooMany("applicationVersions", "application-versions");
