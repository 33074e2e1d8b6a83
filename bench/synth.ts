/**
 * Construction plus `app.synth()` of one gallery, by our constructs and in plain cdktf that emits the same
 * resources. Every run is a process of its own; medians of five, since machines are noisy. `npm run bench`.
 */
import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider";
import { SharedImage } from "@cdktf/provider-azurerm/lib/shared-image";
import { SharedImageGallery } from "@cdktf/provider-azurerm/lib/shared-image-gallery";
import { SharedImageVersion } from "@cdktf/provider-azurerm/lib/shared-image-version";
import { App, TerraformResource, TerraformStack, type TerraformResourceConfig } from "cdktf";
import { Construct } from "constructs";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { check } from "../lib/index";
import { plan } from "../lib/plan/plan";
import type { ReplicationPolicy } from "../lib/spec/policy";
import type { GallerySpec } from "../lib/spec/gallery-spec";
import type { ImageVersionSpec } from "../lib/spec/image-version-spec";
import { Gallery } from "../constructs/gallery";

const REGIONS = ["westeurope", "eastus", "northeurope", "southeastasia", "uksouth"];
const DEFINITIONS = 10;
const RUNS = 5;
const SOURCE = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/images/image";

const POLICY: ReplicationPolicy = {
  regions: Object.fromEntries(REGIONS.map((region) => [region, {}])),
  tiers: [
    { name: "latest", take: 1, regions: "all", replicas: 3 },
    { name: "older", take: "rest", regions: "all", replicas: 1 },
  ],
};

interface Measured {
  readonly seconds: number;
  readonly megabytes: number;
}

type Mode = "ours" | "plain" | "decide";

function spec(versions: number): GallerySpec {
  const each = versions / DEFINITIONS;
  const images = Array.from({ length: DEFINITIONS }, (_, index) => {
    const source: ImageVersionSpec = { source: { managedImage: SOURCE } };
    return [
      `image-${index}`,
      {
        policy: "fleet",
        identifier: { publisher: "contoso", offer: "images", sku: `image-${index}` },
        os: "linux" as const,
        versions: Object.fromEntries(Array.from({ length: each }, (_, patch) => [`1.0.${patch}`, source])),
      },
    ] as const;
  });
  return {
    gallery: { name: "bench", resourceGroup: "rg", location: "westeurope" },
    policies: { fleet: POLICY },
    images: Object.fromEntries(images),
  };
}

function ours(stack: TerraformStack, versions: number): void {
  Gallery.fromSpec(stack, "bench", spec(versions));
}

class Anchor extends TerraformResource {
  constructor(
    scope: Construct,
    id: string,
    private readonly input: readonly string[],
    config: Pick<TerraformResourceConfig, "dependsOn">,
  ) {
    super(scope, id, { terraformResourceType: "terraform_data", lifecycle: { createBeforeDestroy: true }, ...config });
  }

  protected override synthesizeAttributes(): Record<string, unknown> {
    return { input: this.input };
  }
}

function plain(stack: TerraformStack, versions: number): void {
  const each = versions / DEFINITIONS;
  const gallery = new SharedImageGallery(stack, "gallery", {
    name: "bench",
    resourceGroupName: "rg",
    location: "westeurope",
  });
  for (let index = 0; index < DEFINITIONS; index++) {
    const scope = new Construct(stack, `image-${index}`);
    const image = new SharedImage(scope, "image", {
      name: `image-${index}`,
      galleryName: gallery.name,
      resourceGroupName: "rg",
      location: "westeurope",
      osType: "Linux",
      identifier: { publisher: "contoso", offer: "images", sku: `image-${index}` },
    });
    const made: SharedImageVersion[] = [];
    for (let patch = each - 1; patch >= 0; patch--) {
      const newest = made[0];
      made.push(
        new SharedImageVersion(scope, `1_0_${patch}`, {
          name: `1.0.${patch}`,
          galleryName: gallery.name,
          imageName: image.name,
          resourceGroupName: "rg",
          location: "westeurope",
          managedImageId: SOURCE,
          deletionOfReplicatedLocationsEnabled: true,
          targetRegion: ["westeurope", "eastus", "northeurope", "southeastasia", "uksouth"].map((name) => ({
            name,
            regionalReplicaCount: newest ? 1 : 3,
            storageAccountType: "Standard_LRS",
          })),
          timeouts: { create: "12h", update: "12h", delete: "2h" },
          lifecycle: { createBeforeDestroy: true },
          ...(newest && { dependsOn: [newest] }),
        }),
      );
    }
    const names = Array.from({ length: each }, (_, patch) => `1.0.${patch}`);
    new Anchor(scope, "Versions", names, { dependsOn: made.reverse() });
  }
}

function measure(mode: Mode, versions: number): Measured & { readonly size: number } {
  const outdir = mkdtempSync(join(tmpdir(), "gallerist-bench-"));
  try {
    const started = process.hrtime.bigint();
    let size = 0;
    if (mode === "decide") size = check([plan(spec(versions))]).length;
    else {
      const app = new App({ outdir });
      const stack = new TerraformStack(app, "bench");
      new AzurermProvider(stack, "azurerm", { features: [{}] });
      (mode === "ours" ? ours : plain)(stack, versions);
      app.synth();
      size = readFileSync(join(outdir, "stacks/bench/cdk.tf.json")).length;
    }
    const seconds = Number(process.hrtime.bigint() - started) / 1e9;
    return { seconds, megabytes: process.resourceUsage().maxRSS / 1024, size };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number;
}

/** Every mode once, then again: what else the machine does meanwhile falls on all of them. */
function medians(modes: readonly Mode[], versions: number): Map<Mode, Measured> {
  const runs = Array.from({ length: RUNS }, () => modes.map((mode) => [mode, run(mode, versions)] as const)).flat();
  return new Map(
    modes.map((mode) => {
      const own = runs.filter(([other]) => other === mode).map(([, measured]) => measured);
      const seconds = median(own.map((measured) => measured.seconds));
      return [mode, { seconds, megabytes: median(own.map(({ megabytes }) => megabytes)) }];
    }),
  );
}

function run(mode: Mode, versions: number): Measured {
  const output = execFileSync(process.execPath, [__filename, mode, String(versions)], { encoding: "utf8" });
  return JSON.parse(output) as Measured;
}

function report(): void {
  const rows = new Map<string, Measured>();
  for (const versions of [1_000, 10_000]) {
    for (const [mode, row] of medians(["plain", "ours", "decide"], versions)) {
      rows.set(`${mode} ${versions}`, row);
      console.log(
        `${mode.padEnd(7)} ${String(versions).padStart(6)} versions x ${REGIONS.length} regions: ` +
          `${row.seconds.toFixed(2).padStart(6)} s ${row.megabytes.toFixed(0).padStart(5)} MB`,
      );
    }
  }
  const ratio = (a: string, b: string, of: keyof Measured): string =>
    ((rows.get(a) as Measured)[of] / (rows.get(b) as Measured)[of]).toFixed(2);
  for (const versions of [1_000, 10_000]) {
    const [a, b] = [`ours ${versions}`, `plain ${versions}`];
    console.log(
      `ours / plain at ${versions}: ${ratio(a, b, "seconds")} in time, ${ratio(a, b, "megabytes")} in memory`,
    );
  }
  console.log(
    `10,000 / 1,000: ours ${ratio("ours 10000", "ours 1000", "seconds")}, plain ${ratio("plain 10000", "plain 1000", "seconds")} in time`,
  );
}

const [mode, versions] = process.argv.slice(2);
if (mode === undefined) report();
else process.stdout.write(JSON.stringify(measure(mode as Mode, Number(versions))));
