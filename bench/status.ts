import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseSpec } from "../lib/parse/parse-spec";
import { plan } from "../lib/plan/plan";
import { armResources, SUBSCRIPTION } from "../test/support/arm";
import { galleryAnswers } from "../test/support/azure-gallery";
import { azureServer } from "../test/support/azure-server";
import { signedIn } from "../test/support/signed-in";

/** The most time that `gallerist status` of `VERSIONS` versions may take, in milliseconds. */
const GOAL_MS = 3000;
const VERSIONS = 100;
const RUNS = 5;

/** The time that the server takes for an answer, in milliseconds: what Azure takes was not measured. */
const ANSWER_MS = 50;

const SPEC = {
  gallery: { name: "contoso_images", resourceGroup: "rg-images", subscription: SUBSCRIPTION, location: "westeurope" },
  policies: {
    fleet: {
      regions: Object.fromEntries(
        ["westeurope", "northeurope", "eastus", "westus2", "japaneast"].map((name) => [name, {}]),
      ),
      tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
    },
  },
  images: {
    ubuntu: {
      policy: "fleet",
      os: "linux",
      versions: Object.fromEntries(
        Array.from({ length: VERSIONS }, (_, patch) => [`1.0.${patch}`, { source: { published: true } }]),
      ),
    },
  },
};

async function measure(): Promise<void> {
  const text = JSON.stringify(SPEC);
  const usual = galleryAnswers(armResources(plan(parseSpec(text).spec)));
  const server = await azureServer((request) => ({ ...usual(request), takes: ANSWER_MS }));
  const directory = mkdtempSync(join(tmpdir(), "gallerist-bench-"));
  writeFileSync(join(directory, "gallery.json"), text);
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const before = performance.now();
    const { code, err } = await signedIn(["status", "gallery.json"], server, { cwd: directory });
    if (code !== 0) throw new Error(`status failed: ${err}`);
    times.push(performance.now() - before);
  }
  await server.close();
  rmSync(directory, { recursive: true });
  const median = times.sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? Infinity;
  console.log(`status of ${VERSIONS} versions: ${Math.round(median)} ms, goal ${GOAL_MS} ms`);
  if (median > GOAL_MS) process.exitCode = 1;
}

void measure();
