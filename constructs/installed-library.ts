/** Says which entry to import where the library of this one is not installed. Each entry imports this file first. */
try {
  // A bundler follows `require`; an import could not be caught.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  require("cdktf");
} catch (error) {
  const missing = /^Cannot find module '(cdktf|cdktn)'/.exec(error instanceof Error ? error.message : "")?.[1];
  if (missing === undefined) throw error;
  throw new Error(
    missing === "cdktn"
      ? "gallerist/cdktn is for cdktn, which is not installed; install it, or import from gallerist, which is for cdktf"
      : "gallerist is for cdktf, which is not installed; install it, or import from gallerist/cdktn, which is for cdktn",
    { cause: error },
  );
}
export {};
