import { possiblyTooMany } from "../check/limit-rules";

export const possiblyTooManyDefinitions = possiblyTooMany("imageDefinitions", "definitions");
