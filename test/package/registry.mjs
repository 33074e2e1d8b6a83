// A registry of npm on loopback: `registry.mjs FOLDER`. It has the packages of this checkout's package-lock.json at the
// versions there, as they are installed, and the packages whose unpacked folder is FOLDER. So a test installs what users
// install, with the commands that they type, and needs no network. Prints its address once it listens.
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const MODULES = "node_modules/";

/** Packages by name, and each by version: its manifest, and the folder where it is installed. */
const packages = new Map();

function add(folder, locked = {}) {
  const path = join(folder, "package.json");
  // One of another platform is in the lock alone; npm reads `os` and `cpu` there and does not install it.
  const manifest = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : locked;
  const { name = locked.name, version } = manifest;
  const versions = packages.get(name) ?? new Map();
  packages.set(name, versions.set(version, { manifest: { ...manifest, name }, folder }));
}

/** The latest version is the one at the top of node_modules, which a lock has before those inside of others. */
function packument(name, base) {
  const versions = packages.get(name);
  const entries = [...versions].map(([version, { manifest }]) => {
    const tarball = `${base}/${name}/-/${version}.tgz`;
    return [version, { ...manifest, dist: { tarball } }];
  });
  const [latest] = versions.keys();
  return { name, "dist-tags": { latest }, versions: Object.fromEntries(entries) };
}

/** Sends a folder as npm packs it: of what is installed in it, only what it bundles. npm drops the first part of paths. */
function sendTarball({ manifest, folder }, response) {
  const name = basename(folder);
  const isBundle = manifest.bundleDependencies || manifest.bundledDependencies;
  const without = isBundle ? [] : [`--exclude=${name}/node_modules`];
  const args = ["-c", "-f", "-", "-C", dirname(folder), ...without, name];
  spawn("tar", args, { stdio: ["ignore", "pipe", "inherit"] }).stdout.pipe(response);
}

function answer(request, response) {
  const path = decodeURIComponent(request.url).slice(1);
  const [name, file] = path.split("/-/");
  if (!packages.has(name)) return response.writeHead(404).end("{}");
  if (file) return sendTarball(packages.get(name).get(file.replace(/\.tgz$/, "")), response);
  return response.end(JSON.stringify(packument(name, `http://${request.headers.host}`)));
}

for (const folder of process.argv.slice(2)) add(folder);
const { packages: locked } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
const paths = Object.keys(locked).filter((path) => path !== "");
const depth = (path) => path.split(MODULES).length;
for (const path of paths.sort((a, b) => depth(a) - depth(b))) {
  add(join(ROOT, path), { name: path.slice(path.lastIndexOf(MODULES) + MODULES.length), ...locked[path] });
}
const server = createServer(answer);
// npm keeps connections for its next request, which comes late on a busy machine: none is closed under it.
server.keepAliveTimeout = 0;
server.headersTimeout = 0;
server.requestTimeout = 0;
server.listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${server.address().port}`);
});
