// Writes a template for `cdktf init --template`, as a zip: `npm run template`, or with the folder to write it to. It holds
// what `gallerist init --cdktf` writes. Whoever publishes a version puts it beside the release.
import { execFileSync } from "node:child_process";
import { Buffer } from "node:buffer";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { zipSync } from "fflate";
import { buildIfStale } from "./build.mjs";

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** cdktf runs this once the files are there. Its own templates install packages here; ours says how. */
const HOOKS = `exports.post = () => console.log("next: npm install && npm test && npm run synth");
`;

/** Returns the bytes of the zip. They are the same for the same files, whenever it is made. */
export function templateZip() {
  const files = { ...starterFiles(), ".hooks.sscaff.js": HOOKS };
  const entries = Object.entries(files).map(([path, text]) => [`gallerist/${path}`, Buffer.from(text)]);
  return zipSync(Object.fromEntries(entries), { mtime: new Date(1980, 0, 1) });
}

/** Returns what init writes, by path, with cdktf's placeholders for what cdktf asks. */
function starterFiles() {
  const directory = mkdtempSync(join(tmpdir(), "gallerist-template-"));
  try {
    execFileSync(process.execPath, [join(ROOT, "dist", "cli", "gallerist.js"), "init", directory, "--cdktf"], {
      stdio: "pipe",
    });
    const files = Object.fromEntries(
      pathsBelow(directory).map((path) => [path, readFileSync(join(directory, path), "utf8")]),
    );
    return { ...files, "cdktf.json": withPlaceholders(files["cdktf.json"]) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function pathsBelow(directory) {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

function withPlaceholders(text) {
  const config = { ...JSON.parse(text), projectId: "{{projectId}}", sendCrashReports: "{{sendCrashReports}}" };
  return `${JSON.stringify(config, null, 2)}\n`;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildIfStale();
  const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const path = join(process.argv[2] ?? ".", `gallerist-cdktf-template-${version}.zip`);
  writeFileSync(path, templateZip());
  console.log(path);
}
