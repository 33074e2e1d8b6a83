// The command line of a checkout: builds dist/ when it is missing or older than its sources, then runs it.
import { buildIfStale } from "./build.mjs";

await buildIfStale();
await import("../dist/cli/gallerist.js");
