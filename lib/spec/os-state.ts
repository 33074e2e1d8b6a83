/** State of an operating system: `specialized` keeps machine names and users. */
export type OsState = "generalized" | "specialized";
