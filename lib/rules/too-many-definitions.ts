import { tooMany } from "../check/limit-rules";

export const tooManyDefinitions = tooMany("imageDefinitions", "definitions");
