#!/usr/bin/env node
import { VERSION } from "./version";

const args = process.argv.slice(2);
// Scripts ask for the version often, so it is answered before anything else is loaded.
if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) process.stdout.write(`${VERSION}\n`);
else void import("./main.js").then(({ main }) => main(args, process, (code) => (process.exitCode = code)));
