import { nearlyTooMany } from "../check/limit-rules";

export const nearlyTooManyApplicationVersions = nearlyTooMany("applicationVersions", "application-versions");
