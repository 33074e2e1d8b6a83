import { possiblyTooMany } from "../check/limit-rules";

export const possiblyTooManyGalleries = possiblyTooMany("galleries", "galleries");
