/** The version in package.json. The build puts it here. */
declare const GALLERIST_VERSION: string;

export const VERSION: string = GALLERIST_VERSION;
