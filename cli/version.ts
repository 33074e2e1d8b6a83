/** Put in by the build, from package.json. */
declare const GALLERIST_VERSION: string;

export const VERSION: string = GALLERIST_VERSION;
