import { VERSION } from "../version";

const PACKAGE = {
  name: "images",
  version: "0.0.0",
  private: true,
  scripts: {
    check: "gallerist check gallery.yaml",
    build: "tsc",
    synth: "cdktf synth",
  },
  dependencies: {
    "@cdktf/provider-azurerm": "^14.23.1",
    cdktf: "^0.21.0",
    constructs: "^10.8.1",
    gallerist: `^${VERSION}`,
  },
  devDependencies: {
    "cdktf-cli": "^0.21.0",
    typescript: "5.9",
  },
};

const TSCONFIG = {
  compilerOptions: {
    target: "ES2022",
    module: "node16",
    moduleResolution: "node16",
    strict: true,
    skipLibCheck: true,
    outDir: "build",
    types: [],
  },
  include: ["main.ts"],
};

const CDKTF = {
  language: "typescript",
  app: "npx tsc && node build/main.js",
  projectId: "images",
  sendCrashReports: "false",
};

const MAIN = `import { AzurermProvider } from "@cdktf/provider-azurerm/lib/provider/index.js";
import { App, TerraformStack } from "cdktf";
import { Gallery, loadSpec } from "gallerist";

const app = new App();
const stack = new TerraformStack(app, "images");

// The subscription is that of gallery.yaml, of ARM_SUBSCRIPTION_ID, or the one that you name here.
new AzurermProvider(stack, "azurerm", { features: [{}] });

// The state is a local file until you name a backend: new AzurermBackend(stack, { … }).
Gallery.fromSpec(stack, "gallery", loadSpec("gallery.yaml"));

// Errors in gallery.yaml stop here, all at once, with the lines they stand in.
app.synth();
`;

/** Returns the files of a CDKTF project around a gallery.yaml, by file name. */
export const CDKTF_PROJECT: Readonly<Record<string, string>> = {
  "package.json": json(PACKAGE),
  "tsconfig.json": json(TSCONFIG),
  "cdktf.json": json(CDKTF),
  "main.ts": MAIN,
  ".gitignore": "node_modules/\nbuild/\ncdktf.out/\n.terraform/\nterraform.*.tfstate*\n",
};

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
