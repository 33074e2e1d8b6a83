import { nearlyTooMany } from "../check/limit-rules";

export const nearlyTooManyVersions = nearlyTooMany("imageVersions", "versions");
