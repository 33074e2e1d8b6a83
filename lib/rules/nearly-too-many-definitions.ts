import { nearlyTooMany } from "../check/limit-rules";

export const nearlyTooManyDefinitions = nearlyTooMany("imageDefinitions", "definitions");
