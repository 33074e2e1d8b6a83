// Runs the command line of a checkout. Builds dist/ first if it is missing or older than its sources.
import { buildIfStale } from "./build.mjs";

await buildIfStale();
await import("../dist/cli/gallerist.js");
