import { tooMany } from "../check/limit-rules";

export const tooManyVersions = tooMany("imageVersions", "versions");
