import { tooMany } from "../check/limit-rules";

export const tooManyGalleries = tooMany("galleries", "galleries");
