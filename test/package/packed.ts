import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./installed";

/** The package as it is packed, unpacked: all that its command line needs. */
export interface Packed {
  /** Holds all that a test makes. */
  readonly directory: string;
  readonly version: string;
  readonly commandLine: string;
}

/** Packs the checkout as every test run builds it, with no types, and unpacks it. */
export function pack(): Packed {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), "gallerist-packed-")));
  const options = ["--json", "--ignore-scripts", "--pack-destination", directory];
  const listed = execFileSync("npm", ["pack", ...options, ROOT], { cwd: directory, encoding: "utf8", stdio: "pipe" });
  const [{ filename = "" } = {}] = JSON.parse(listed) as { filename: string }[];
  execFileSync("tar", ["-xzf", join(directory, filename), "-C", directory]);
  const manifest = join(directory, "package", "package.json");
  const { version, bin } = JSON.parse(readFileSync(manifest, "utf8")) as Manifest;
  return { directory, version, commandLine: join(directory, "package", bin.gallerist) };
}

interface Manifest {
  readonly version: string;
  readonly bin: { readonly gallerist: string };
}
