import { tooMany } from "../check/limit-rules";

export const tooManyApplicationVersions = tooMany("applicationVersions", "application-versions");
