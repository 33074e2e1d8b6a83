import { nearlyTooMany } from "../check/limit-rules";

export const nearlyTooManyGalleries = nearlyTooMany("galleries", "galleries");
