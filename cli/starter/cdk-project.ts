import { VERSION } from "../version";
import { CDKTF, CDKTN, type CdkLibrary } from "./cdk-library";
import type { StarterChoice, StarterFile } from "./starter-file";

/** Returns the library that a choice asks for. */
export function libraryIn({ cdktf, cdktn }: StarterChoice): CdkLibrary | undefined {
  if (cdktn) return CDKTN;
  return cdktf ? CDKTF : undefined;
}

/** The files of a program around gallery.yaml, with a test. */
export const CDK_PROJECT: readonly StarterFile[] = [
  projectFile("package.json", (library) => json(manifest(library))),
  projectFile("tsconfig.json", () => json(TSCONFIG)),
  projectFile("cdktf.json", () => json(CDKTF_JSON)),
  projectFile("images-stack.ts", stackProgram),
  projectFile("main.ts", mainProgram),
  projectFile("images-stack.test.ts", testProgram),
  projectFile(".gitignore", () => "node_modules/\nbuild/\ncdktf.out/\n.terraform/\nterraform.*.tfstate*\n"),
];

function projectFile(path: string, textFor: (library: CdkLibrary) => string): StarterFile {
  return {
    path,
    text: (choice) => {
      const library = libraryIn(choice);
      return library && textFor(library);
    },
  };
}

function manifest(library: CdkLibrary): object {
  return {
    name: "images",
    version: "0.0.0",
    private: true,
    scripts: {
      check: "gallerist check gallery.yaml",
      build: "tsc",
      test: "tsc && jest",
      synth: library.synth,
    },
    dependencies: { ...library.dependencies, gallerist: `^${VERSION}` },
    devDependencies: { "@types/jest": "^30.0.0", ...library.devDependencies, jest: "^30.5.2", typescript: "5.9" },
    ...(library.overrides && { overrides: library.overrides }),
    jest: { roots: ["<rootDir>/build"] },
  };
}

const TSCONFIG = {
  compilerOptions: {
    target: "ES2022",
    module: "node16",
    moduleResolution: "node16",
    strict: true,
    skipLibCheck: true,
    outDir: "build",
    types: ["jest"],
  },
  include: ["*.ts"],
};

/** Both command lines read this file, under this name. */
const CDKTF_JSON = {
  language: "typescript",
  app: "npx tsc && node build/main.js",
  projectId: "images",
  sendCrashReports: "false",
};

function stackProgram({ name, provider, entry }: CdkLibrary): string {
  return `import { AzurermProvider } from "${provider}/lib/provider/index.js";
import { TerraformStack, type App } from "${name}";
import type { Construct } from "constructs";
import { Gallery, loadSpec, mirrorsOf, type SpecFromText } from "${entry}";

/** One gallery. */
class ImagesStack extends TerraformStack {
  constructor(scope: Construct, id: string, from: SpecFromText) {
    super(scope, id);
    // Without a subscription in gallery.yaml it is that of ARM_SUBSCRIPTION_ID.
    new AzurermProvider(this, "azurerm", { features: [{}], subscriptionId: from.spec.gallery.subscription });

    // The state is a local file until you name a backend: new AzurermBackend(this, { … }).
    Gallery.fromSpec(this, "gallery", from);
  }
}

/** Makes the gallery of gallery.yaml, and each of its mirrors in a stack of its own, since either is applied alone. */
export function buildImages(app: App): void {
  const images = loadSpec("gallery.yaml");
  new ImagesStack(app, "images", images);
  for (const mirror of mirrorsOf(images)) new ImagesStack(app, \`images-\${mirror.spec.gallery.name}\`, mirror);
}
`;
}

function mainProgram({ name }: CdkLibrary): string {
  return `import { App } from "${name}";
import { buildImages } from "./images-stack.js";

const app = new App();
buildImages(app);

// Errors in gallery.yaml stop here, all at once, with the lines they stand in.
app.synth();
`;
}

function testProgram({ name, entry }: CdkLibrary): string {
  return `import { App } from "${name}";
import { plansOf } from "${entry}/testing";
import "${entry}/testing/jest";
import { buildImages } from "./images-stack.js";

const app = new App();
buildImages(app);

test("nothing in gallery.yaml is wrong or doubtful", () => {
  expect(app).toHaveNoFindings();
});

test("every image has a version for new machines in each of its regions", () => {
  const without = plansOf(app).flatMap(({ definitions }) =>
    definitions.flatMap(({ name, latest }) =>
      [...latest].filter(([, version]) => version === null).map(([region]) => \`\${name} in \${region}\`),
    ),
  );
  expect(without).toEqual([]);
});
`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
