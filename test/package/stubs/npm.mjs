// Stands in for npm where a workflow installs gallerist from the registry: what is installed is the packed package.
import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [install, global, audit, fund, gallerist, ...others] = process.argv.slice(2);
if ([install, global, audit, fund].join(" ") !== "install --global --no-audit --no-fund")
  throw new Error("other flags");
if (gallerist !== `gallerist@${process.env.GALLERIST_VERSION}`) throw new Error(`another version: ${gallerist}`);
if (others.some((name) => name !== "@azure/identity@4")) throw new Error(`not expected: ${others.join(" ")}`);

const command = join(process.env.STUBS, "bin", "gallerist");
// Azure is not there to be asked: retain gets its saved answers, if there are some.
writeFileSync(
  command,
  `#!/bin/bash
if [ "$1" = retain ]; then set -- "$@" --azure "$STUBS/azure.json" --used-by "$STUBS/used-by.json" --as-of 2026-11-25; fi
exec "${process.execPath}" "${process.env.PACKED}" "$@"
`,
);
chmodSync(command, 0o755);
