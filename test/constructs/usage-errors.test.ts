import { runProgram, synthByCdktf } from "../support/program";

/** The parts of all programs here. */
const PARTS = `
const app = new App();
const stack = new TerraformStack(app, "images");
new AzurermProvider(stack, "azurerm", { features: [{}] });
const POLICY = {
  regions: { westeurope: {} },
  tiers: [{ name: "all", take: "rest", regions: "all", replicas: 1 }],
};
const PROPS = { name: "contoso_images", resourceGroup: "rg", location: "westeurope" };
const UBUNTU = {
  identifier: { publisher: "contoso", offer: "linux", sku: "ubuntu" },
  os: "linux",
  generation: "V2",
  policy: POLICY,
};
const ID = "/subscriptions/s/resourceGroups/rg/providers/Microsoft.Compute/snapshots/a";
const VERSION = { source: ImageSource.snapshot(ID) };
const token = new TerraformVariable(stack, "variable", { type: "string" }).stringValue;
const gallery = new Gallery(stack, "gallery", PROPS);
const ubuntu = gallery.addImageDefinition("ubuntu", UBUNTU);
ubuntu.addVersion("1.0.0", VERSION);
`;

/** Mistakes that are refused where they are made, with the beginning of what is said. */
const MISTAKES: [mistake: string, message: string][] = [
  ["new Gallery(stack, 'other')", 'gallery "other": `props` is missing'],
  ["new Gallery(stack, 'other', { ...PROPS, name: undefined })", 'gallery "other": `name` is missing'],
  ["new Gallery(stack, 'other', { ...PROPS, name: token })", 'gallery "other": `name` is a token'],
  ["new Gallery(app, 'other', PROPS)", 'gallery "other": its scope is in no stack'],
  ["new Gallery(stack, 'gallery', PROPS)", 'gallery "gallery": images has a construct with the id "gallery" already'],
  [
    "new Gallery(stack, 'other', { ...PROPS, policies: { fleet: { ...POLICY, tiers: {} } } })",
    'gallery "other": `policies.fleet.tiers` must be a list',
  ],
  [
    "new Gallery(stack, 'other', { ...PROPS, azapiProvider: new AzurermProvider(stack, 'b', { alias: 'b', features: [{}] }) })",
    'gallery "other": `azapiProvider` is the provider azurerm; it must be azapi',
  ],
  [
    "new Gallery(new TerraformStack(app, 'second'), 'other', { ...PROPS, provider: new AzurermProvider(stack, 'c', { alias: 'c', features: [{}] }) })",
    'gallery "other": `provider` is in the stack images, and not in its own',
  ],
  ["Gallery.fromSpec(stack, 'other', {})", 'gallery "other": `gallery` of the spec is missing'],
  ["Gallery.fromGalleryId(stack, 'other', token, PROPS)", 'gallery "other": `galleryId` is a token'],
  ["Gallery.fromGalleryId(stack, 'other', 'contoso', PROPS)", 'gallery "other": `galleryId` must be /subscriptions/'],
  ["gallery.addImageDefinition('ubuntu', UBUNTU)", "gallery contoso_images: image definition ubuntu was added before"],
  ["gallery.addImageDefinition('rhel')", 'image definition "rhel": `options` is missing'],
  ["gallery.addImageDefinition('rhel', { ...UBUNTU, os: token })", 'image definition "rhel": `os` is a token'],
  ["gallery.imageDefinition('ubunto')", 'gallery contoso_images has no image definition "ubunto"'],
  [
    "gallery.grantRead('somebody@contoso.com')",
    "grant of Compute Gallery Image Reader, at images/gallery: the principal",
  ],
  ["gallery.grantRead('')", "grant of Compute Gallery Image Reader, at images/gallery: the principal"],
  [
    "new ImageDefinition(stack, 'rhel', { ...UBUNTU, gallery: {} })",
    "`gallery` must be a Gallery, or what one of its `from…` returns",
  ],
  [
    "new ImageDefinition(gallery, 'ubuntu', { ...UBUNTU, gallery, name: 'b' })",
    'image definition "b": images/gallery has',
  ],
  ["ubuntu.addVersion('1.0.0', VERSION)", "contoso_images/ubuntu: version 1.0.0 was added before"],
  ["ubuntu.addVersion(1, VERSION)", "image version of contoso_images/ubuntu: its number must be a text"],
  ["ubuntu.addVersion('1.1.0', {})", "image version contoso_images/ubuntu/1.1.0: `source` is missing"],
  ["ubuntu.version('1.1.0')", 'image definition contoso_images/ubuntu has no version "1.1.0"'],
  [
    "new ImageVersion(new TerraformStack(app, 'third'), 'v', { ...VERSION, definition: ubuntu, version: '2.0.0' })",
    "image version contoso_images/ubuntu/2.0.0: it must be in the stack of its definition, images",
  ],
  [
    "new ImageVersion(ubuntu, 'v', { ...VERSION, definition: {}, version: '2.0.0' })",
    "`definition` must be an ImageDefi",
  ],
  ["configureChecks(app, { limits: { galleries: 'many' } })", "these settings of a check mean nothing:"],
  ["configureChecks(app, {}); configureChecks(app, {})", "the checks of this app are configured already"],
  ["loadSpec('missing.yaml')", "missing.yaml: can't be read: ENOENT"],
  ["loadSpec('bad.yaml')", "bad.yaml:1:"],
  [
    "Gallery.fromGalleryAttributes(stack, 'other', PROPS).galleryId",
    "gallery contoso_images is managed elsewhere: give `galleryId`",
  ],
];

/** An error as Node prints it: its stack, and what it was caused by. */
interface Printed {
  readonly message: string;
  readonly printed: string;
}

describe("a mistake in a program, under plain Node,", () => {
  let printed: Printed[];
  let path: string;

  beforeAll(() => {
    const tries = MISTAKES.map(([mistake]) => `attempt(() => { ${mistake}; });`).join("\n");
    const run = runProgram(`${PARTS}
require("node:fs").writeFileSync("bad.yaml", "gallery: [");
const results = [];
function attempt(call) {
  let result = { message: "nothing was thrown", printed: "" };
  try {
    call();
  } catch (error) {
    result = { message: error.message, printed: require("node:util").inspect(error) };
  }
  results.push(result);
}
${tries}
process.stdout.write(JSON.stringify(results));`);
    expect(run.err).toBe("");
    printed = JSON.parse(run.out) as Printed[];
    path = run.path;
  }, 60_000);

  test.each(MISTAKES.map(([mistake, message], index) => [mistake, message, index] as const))(
    "%s, is said with the program's own line and no other",
    (_, message, index) => {
      const { message: said, printed: shown } = printed[index] as Printed;
      expect(said.slice(0, message.length)).toBe(message);
      const frames = shown.split("\n").filter((line) => /^ +at /.test(line));
      expect(frames).toHaveLength(1);
      expect(frames[0]).toContain(path);
    },
  );

  test("that nobody catches shows no code of gallerist or cdktf", () => {
    const { code, out, err, path } = runProgram(`${PARTS}\nubuntu.addVersion("1.0.0", VERSION);\n`);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain("Error: contoso_images/ubuntu: version 1.0.0 was added before\n");
    const frames = err.split("\n").filter((line) => /^ +at /.test(line));
    expect(frames).toEqual([expect.stringContaining(`${path}:`)]);
  });

  test("that the check finds shows the report alone", () => {
    const { code, out, err } = runProgram(`${PARTS}\nubuntu.addVersion("1.1", VERSION);\napp.synth();\n`);
    expect(code).toBe(1);
    expect(out).toBe("");
    expect(err).toContain("error[invalid-version-number]: `1.1` is not a version");
    expect(err).not.toMatch(/^ +at .*:\d+:\d+\)?$/m);
  });

  test("shows the same under cdktf synth", () => {
    const { code, out, err } = synthByCdktf(`${PARTS}\nubuntu.addVersion("1.0.0", VERSION);\n`);
    expect(code).toBe(1);
    const frames = (out + err).split("\n").filter((line) => /^ +at .*:\d+:\d+\)?$/.test(line));
    expect(out + err).toContain("Error: contoso_images/ubuntu: version 1.0.0 was added before\n");
    // cdktf prints what the program wrote twice.
    const places = new Set(frames.map((frame) => /[^/]+$/.exec(frame)?.[0]));
    expect([...places]).toEqual([expect.stringMatching(/^main\.js:\d+:\d+\)$/)]);
  }, 60_000);
});
