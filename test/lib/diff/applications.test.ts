import fc from "fast-check";
import { diff, type DefinitionDiff, type Diff, type DiffOptions, type VersionDiff } from "../../../lib/diff/diff";
import { pathsOf } from "../../../lib/diff/fail-on";
import { attributeOfPath } from "../../../lib/diff/replace-paths";
import { plan } from "../../../lib/plan/plan";
import { NO_PROTECTIONS } from "../../../lib/plan/protections";
import { diffJson } from "../../../lib/reports/diff/json";
import { diffMarkdown } from "../../../lib/reports/diff/markdown";
import { diffText } from "../../../lib/reports/diff/text";
import type { ApplicationVersionSpec, PackageBlob } from "../../../lib/spec/application-version-spec";
import type { GallerySettings, GallerySpec } from "../../../lib/spec/gallery-spec";
import { readTerraform } from "../../../lib/terraform/read-terraform";
import {
  APPLICATION,
  APPLICATION_VERSION,
  applicationExample,
  example,
  IMAGE,
  type ApplicationExampleParts,
} from "../../../lib/check/facts/examples";
import { withApplications } from "../../support/arbitrary-application";
import { arbitrarySpec } from "../../support/arbitrary-spec";
import { compared, definitionOf, effects, versionOf } from "../../support/compared";
import { terraformJson } from "../../support/emitted";
import { egress, lrs, sheetOf } from "../../support/prices";

const AGENT = "contoso_images/agent";
const URI = "https://contoso.blob.core.windows.net/packages/agent-1.3.0.zip";
const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const SAS: PackageBlob = { uri: URI, sas: { variable: "packages_sas" } };

function changed(before: ApplicationExampleParts, after: ApplicationExampleParts, options?: DiffOptions): Diff {
  return compared(applicationExample(before), applicationExample(after), options);
}

/** The classes of the changes of the only version: "tags in-place". */
function versionClasses(
  before: Partial<ApplicationVersionSpec>,
  after: Partial<ApplicationVersionSpec>,
  options?: DiffOptions,
): string[] {
  return classesOf(versionOf(changed({ version: before }, { version: after }, options)));
}

function classesOf({ changes }: Pick<VersionDiff, "changes">): string[] {
  return changes.map(({ attribute, effect }) => `${attribute} ${effect}`);
}

/** The same for the application. */
function applicationClasses(
  before: ApplicationExampleParts["application"],
  after: ApplicationExampleParts["application"],
  options?: DiffOptions,
): string[] {
  const parts = (application: ApplicationExampleParts["application"] = {}): ApplicationExampleParts => ({
    application,
  });
  return classesOf(definitionOf(changed(parts(before), parts(after), options)));
}

test("nothing changes between an application and itself", () => {
  const found = changed({}, {});
  expect(found.galleries).toEqual([]);
  // Three replicas in each of two regions.
  expect(found.totals.replicas).toEqual({ before: 6, after: 6 });
});

test("an application and its versions come and go as images do", () => {
  const none = applicationExample({ spec: { applications: {} } });
  expect(effects(compared(none, applicationExample()))).toEqual([`${AGENT} created`, `${AGENT}/1.3.0 created`]);
  expect(effects(compared(applicationExample(), none))).toEqual([`${AGENT} destroyed`, `${AGENT}/1.3.0 destroyed`]);
  const { totals } = compared(none, applicationExample());
  expect(totals.effects.application.created).toBe(1);
  expect(totals.effects.applicationVersion.created).toBe(1);
  expect(totals.effects.definition.created).toBe(0);
  expect(totals.effects.version.created).toBe(0);
});

describe("an application and an image of one name", () => {
  const image = example({ spec: { images: { agent: IMAGE } } });
  const both: GallerySpec = { ...image, applications: { agent: APPLICATION } };

  test("are two things, told apart by their paths", () => {
    const found = compared(image, both);
    expect(effects(found)).toEqual([
      "contoso_images/applications/agent created",
      "contoso_images/applications/agent/1.3.0 created",
    ]);
    expect(pathsOf(compared(both, image), "destroy")).toEqual([
      "contoso_images/applications/agent",
      "contoso_images/applications/agent/1.3.0",
    ]);
  });

  test("have the path of both where only the other side has both", () => {
    const application = applicationExample();
    expect(effects(compared(image, application))).toEqual([
      "contoso_images/agent destroyed",
      "contoso_images/agent/1.3.0 destroyed",
      "contoso_images/applications/agent created",
      "contoso_images/applications/agent/1.3.0 created",
    ]);
  });

  test("have a kind in JSON", () => {
    const json = JSON.parse(diffJson(compared(applicationExample({ spec: { applications: {} } }), both))) as {
      definitions: readonly { path: string; kind: string }[];
      versions: readonly { path: string; kind: string }[];
    };
    const kinds = ({ path, kind }: { path: string; kind: string }): string => `${path} ${kind}`;
    expect(json.definitions.map(kinds)).toEqual([
      "contoso_images/agent image",
      "contoso_images/applications/agent application",
    ]);
    expect(json.versions.map(kinds)).toEqual([
      "contoso_images/agent/1.3.0 image",
      "contoso_images/applications/agent/1.3.0 application",
    ]);
  });
});

describe("changes of an application", () => {
  test("have the classes of its table", () => {
    expect(applicationClasses({}, { os: "windows" })).toEqual(["os replaced"]);
    expect(applicationClasses({}, { location: "northeurope" })).toContain("location replaced");
    expect(applicationClasses({}, { description: "d", tags: { a: "b" }, eula: "e" })).toEqual([
      "eula in-place",
      "description in-place",
      "tags in-place",
    ]);
    expect(applicationClasses({ eula: "e" }, {})).toEqual(["eula in-place"]);
  });

  test("cannot take three of its attributes away under azurerm, and change them in place", () => {
    const links = { releaseNotesUri: "https://a", privacyStatementUri: "https://b", endOfLife: "2031-01-01" };
    expect(applicationClasses({}, links)).toEqual([
      "releaseNotesUri in-place",
      "privacyStatementUri in-place",
      "endOfLife in-place",
    ]);
    expect(applicationClasses(links, {})).toEqual([
      "releaseNotesUri.removed replaced",
      "privacyStatementUri.removed replaced",
      "endOfLife.removed replaced",
    ]);
    const customActions = [{ name: "restart", script: "./restart.sh" }];
    expect(applicationClasses({ ...links, customActions }, { customActions })).toEqual([
      "releaseNotesUri.removed in-place",
      "privacyStatementUri.removed in-place",
      "endOfLife.removed in-place",
    ]);
  });

  test("take it to another provider where custom actions come, and its versions with it", () => {
    const found = changed({}, { application: { customActions: [{ name: "restart", script: "./restart.sh" }] } });
    expect(classesOf(definitionOf(found))).toEqual(["provider replaced", "customActions in-place"]);
    expect(effects(found)).toEqual([`${AGENT} replaced not-empty`, `${AGENT}/1.3.0 replaced already-exists`]);
    expect(classesOf(versionOf(found))).toEqual(["application replaced"]);
  });

  test("are none where custom actions say what Azure takes anyway", () => {
    const action = (more: object) => ({
      customActions: [{ name: "restart", script: "./restart.sh", parameters: [{ name: "when", ...more }] }],
    });
    expect(
      changed({ application: action({}) }, { application: action({ type: "String", required: false }) }),
    ).toMatchObject({
      galleries: [],
    });
    expect(applicationClasses(action({}), action({ required: true }))).toEqual(["customActions in-place"]);
  });

  test("to a past end of life are refused, on creation too", () => {
    const options = { asOf: "2026-06-01" };
    expect(applicationClasses({}, { endOfLife: "2026-01-01" }, options)).toEqual(["endOfLife.past refused"]);
    expect(versionClasses({}, { endOfLife: "2026-01-01" }, options)).toEqual(["endOfLife.past refused"]);
    const before = applicationExample({ application: { versions: {} } });
    const found = compared(before, applicationExample({ version: { endOfLife: "2026-01-01" } }), options);
    expect(effects(found)).toEqual([`${AGENT}/1.3.0 refused`]);
  });

  test("leave its versions when it is handed over, and when it goes while one stays", () => {
    expect(effects(changed({}, { application: { existing: true } }))).toEqual([`${AGENT} destroyed`]);
    expect(effects(changed({ application: { existing: true } }, {}))).toEqual([`${AGENT} refused`]);
  });
});

describe("changes of an application version", () => {
  test("have the classes of its table", () => {
    expect(versionClasses({}, { actions: { install: "./other.sh", remove: "./remove.sh" } })).toEqual([
      "actions replaced",
    ]);
    expect(versionClasses({}, { healthCheck: true, tags: { a: "b" } })).toEqual([
      "healthCheck in-place",
      "tags in-place",
    ]);
    expect(versionClasses({}, { endOfLife: "2031-01-01" })).toEqual(["endOfLife in-place"]);
    expect(versionClasses({ endOfLife: "2031-01-01" }, {})).toEqual(["endOfLife.removed replaced"]);
    expect(versionClasses({}, { location: "northeurope" })).toContain("location replaced");
    expect(changed({}, { version: { healthCheck: false } }).galleries).toEqual([]);
  });

  test("under azapi are refused where azurerm replaces", () => {
    expect(
      versionClasses(
        { scriptBehaviorAfterReboot: "rerun" },
        { scriptBehaviorAfterReboot: "rerun", actions: { install: "./other.sh", remove: "./remove.sh" } },
      ),
    ).toEqual(["actions refused"]);
    expect(versionClasses({ scriptBehaviorAfterReboot: "rerun" }, { scriptBehaviorAfterReboot: "none" })).toEqual([
      "scriptBehaviorAfterReboot refused",
    ]);
  });

  test("to and from a behaviour after a restart change the provider alone, where Azure takes the same", () => {
    expect(versionClasses({}, { scriptBehaviorAfterReboot: "none" })).toEqual(["provider replaced"]);
    expect(versionClasses({}, { scriptBehaviorAfterReboot: "rerun" })).toEqual([
      "provider replaced",
      "scriptBehaviorAfterReboot refused",
    ]);
  });

  test("of regions and replicas are made in place, and so is another order", () => {
    const placed = (placement: Readonly<Record<string, number>>) => ({ placement });
    const of = (before: Readonly<Record<string, number>>, after: Readonly<Record<string, number>>): string[] =>
      versionClasses(placed(before), placed(after));
    expect(of({ westeurope: 1 }, { westeurope: 2, northeurope: 1 })).toEqual([
      "targetRegions.added in-place",
      "targetRegions.replicas in-place",
    ]);
    expect(of({ westeurope: 1, northeurope: 1 }, { westeurope: 1 })).toEqual(["targetRegions.removed in-place"]);
    expect(versionClasses({}, { regionOrder: ["northeurope"] })).toEqual(["targetRegions.order in-place"]);
    expect(versionClasses({}, { state: "candidate" })).toEqual([
      "excludeFromLatest in-place",
      "targetRegions.removed in-place",
      "targetRegions.replicas in-place",
      "targetRegions.excludeFromLatest in-place",
    ]);
  });

  test("of the storage of a region that stays are refused by Azure, though azurerm plans them in place", () => {
    const found = changed({}, { version: { storage: { northeurope: "Standard_ZRS" } } });
    expect(classesOf(versionOf(found))).toEqual(["targetRegions.storage refused"]);
    expect(effects(found)).toEqual([`${AGENT}/1.3.0 refused`]);
  });

  test("of what only images have are none", () => {
    const regions = (diskEncryptionSetId: string) => ({
      policy: { regions: { westeurope: { diskEncryptionSetId }, northeurope: { diskEncryptionSetId } } },
    });
    expect(effects(changed(regions("/a"), regions("/b")))).toEqual([]);
  });
});

describe("a link", () => {
  const other = "https://contoso.blob.core.windows.net/packages/other.zip";

  test("to another blob is another package: replaced by azurerm, which Azure refuses, and refused through azapi", () => {
    const found = changed({}, { version: { package: { uri: other } } });
    expect(classesOf(versionOf(found))).toEqual(["package replaced"]);
    expect(effects(found)).toEqual([`${AGENT}/1.3.0 replaced already-exists`]);
    expect(versionClasses({ package: SAS }, { package: { ...SAS, uri: other } })).toEqual(["package refused"]);
    expect(versionClasses({ package: SAS }, { package: { ...SAS, file: "agent.zip" } })).toEqual(["package refused"]);
  });

  test("of a configuration comes and goes as little", () => {
    const configuration: PackageBlob = { uri: "https://contoso.blob.core.windows.net/packages/agent.conf" };
    expect(versionClasses({}, { configuration })).toEqual(["configuration replaced"]);
    expect(versionClasses({ configuration }, {})).toEqual(["configuration replaced"]);
    expect(versionClasses({ package: SAS, configuration }, { package: SAS })).toEqual(["configuration refused"]);
  });

  test("with another SAS is changed in place through azapi", () => {
    expect(versionClasses({ package: SAS }, { package: { ...SAS, sas: { variable: "new_sas" } } })).toEqual([
      "package.signature in-place",
    ]);
    const written = (sas: string): Partial<ApplicationVersionSpec> => ({ package: { uri: `${URI}?sv=1&sig=${sas}` } });
    expect(versionClasses(written("a"), written("b"))).toEqual(["package.signature in-place"]);
    expect(changed({ version: written("a") }, { version: written("a") }).galleries).toEqual([]);
    const signed: Partial<ApplicationVersionSpec> = { package: { uri: URI, signed: true } };
    expect(versionClasses({ package: SAS }, signed)).toEqual(["package.signature in-place"]);
  });

  test("that loses or gets its only SAS moves the version to the other provider", () => {
    const found = changed({}, { version: { package: SAS } });
    expect(classesOf(versionOf(found))).toEqual(["provider replaced", "package.signature in-place"]);
    expect(effects(found)).toEqual([`${AGENT}/1.3.0 replaced already-exists`]);
    expect(versionClasses({ package: SAS }, {})).toEqual(["provider replaced", "package.signature in-place"]);
  });

  test("that loses one of two stays with azapi", () => {
    const configuration: PackageBlob = { ...SAS, uri: other };
    expect(versionClasses({ package: SAS, configuration }, { package: SAS, configuration: { uri: other } })).toEqual([
      "configuration.signature in-place",
    ]);
  });

  test("whose query is no SAS is replaced by azurerm all the same", () => {
    const at = (query: string): Partial<ApplicationVersionSpec> => ({ package: { uri: `${URI}?v=${query}` } });
    expect(versionClasses(at("1"), at("2"))).toEqual(["package.signature replaced"]);
  });

  test("whose SAS stands in a state and comes from a variable in the file is not compared", () => {
    const found = changed({ version: { package: { uri: `${URI}?sig=a` } } }, { version: { package: SAS } });
    expect(found.galleries).toEqual([]);
    expect(found.notCompared.map(({ path, attribute }) => `${path} ${attribute}`)).toEqual([
      `${AGENT}/1.3.0 package.signature`,
    ]);
  });

  test("never shows its query, nor does a script or a tag, in any format", () => {
    const version = (secret: string): Partial<ApplicationVersionSpec> => ({
      package: { uri: `${URI}?sv=1&sig=${secret}p` },
      configuration: {
        uri: `https://${secret.toLowerCase()}.blob.core.windows.net/c/agent.conf?sig=${secret}c&se=${secret}`,
      },
      actions: { install: `curl "${URI}?se=${secret}&SIG=${secret}" && echo '&sig=${secret}'`, remove: "./remove.sh" },
      tags: { source: `${URI}?sig=${secret}` },
    });
    const pairs = [
      changed({ version: version("SECRETA") }, { version: version("SECRETB") }),
      changed({}, { version: version("SECRETA") }),
      changed({ version: version("SECRETA") }, { version: { package: SAS } }),
      changed({ application: { versions: {} } }, { version: version("SECRETA") }),
    ];
    for (const found of pairs) {
      expect(found.galleries).toHaveLength(1);
      for (const text of [diffText(found), diffMarkdown(found), diffJson(found)])
        expect(text).not.toMatch(/SECRET[AB]/);
    }
    expect(diffText(pairs[0] as Diff, { width: 200 })).toContain(
      "package: signed with a written SAS -> signed with a written SAS, another one",
    );
  });

  test.each([
    ["a password", (secret: string) => `https://agent:${secret}@contoso.example/agent.zip`],
    ["a token", (secret: string) => `https://contoso.example/agent.zip?token=${secret}`],
  ])("never shows %s of a link either, and says that it is another one", (_, link) => {
    const version = (secret: string): Partial<ApplicationVersionSpec> => ({
      package: { uri: link(secret) },
      actions: { install: `curl ${link(secret)}`, remove: "./remove.sh" },
      tags: { source: link(secret) },
    });
    const found = changed({ version: version("SECRETA") }, { version: version("SECRETB") });
    for (const text of [diffText(found), diffMarkdown(found), diffJson(found)]) expect(text).not.toMatch(/SECRET[AB]/);
    expect(diffText(found, { width: 200 })).toContain("tags: another secret");
  });
});

test("the text of a change shows the beginning of a long script, and all of a short one", () => {
  const install = (first: string) => `#!/bin/bash\n${first}\n${"true\n".repeat(200)}`;
  const actions = (text: string) => ({ version: { actions: { install: text, remove: "./remove.sh" } } });
  const found = changed(actions(install("echo a")), actions(install("echo bb")));
  expect(diffText(found, { width: 200 })).toContain(
    "actions: install #!/bin/bash… (1019 characters) -> #!/bin/bash… (1020 characters)",
  );
  const same = changed(actions(install("echo a")), actions(install("echo b")));
  expect(diffText(same, { width: 200 })).toContain("install #!/bin/bash… (1019 characters) -> another");
  expect(diffJson(same)).toContain("echo b");
  expect(diffText(changed(actions("./a.sh"), actions("./b.sh")))).toContain("actions: install ./a.sh -> ./b.sh");
});

describe("a gallery whose identity comes or goes", () => {
  const gallery: Partial<GallerySettings> = { subscription: SUBSCRIPTION };
  const identity = { systemAssigned: true } as const;

  test("changes its provider, and is destroyed under its old address, which Azure refuses while it is not empty", () => {
    const found = changed({ gallery }, { gallery: { ...gallery, identity } });
    const [first] = found.galleries;
    expect(first?.changes.map(({ attribute, effect }) => `${attribute} ${effect}`)).toEqual([
      "provider replaced",
      "identity in-place",
    ]);
    // The versions are azurerm's, and have their application by its id.
    expect(effects(found)).toEqual([
      "contoso_images replaced not-empty",
      `${AGENT} replaced already-exists`,
      `${AGENT}/1.3.0 replaced already-exists`,
    ]);
    expect(diffText(found, { width: 300 })).toContain(
      "move it with `removed` and `import` blocks (gallerist explain azurerm-to-azapi)",
    );
    expect(effects(changed({ gallery: { ...gallery, identity } }, { gallery }))[0]).toBe(
      "contoso_images replaced not-empty",
    );
  });

  test("is not held by its protection, which leaves with the old address", () => {
    const parts = { ...gallery, protect: true };
    const found = changed({ gallery: parts }, { gallery: { ...parts, identity } });
    expect(effects(found)[0]).toBe("contoso_images replaced not-empty");
  });

  test("is made anew where nothing is in it and nothing orders the two", () => {
    const empty = (settings: Partial<GallerySettings>): GallerySpec =>
      applicationExample({ gallery: settings, spec: { applications: {} } });
    const [before, after] = [empty(gallery), empty({ ...gallery, identity })];
    expect(effects(compared(before, after, { protections: NO_PROTECTIONS }))).toEqual([
      "contoso_images replaced recreated",
    ]);
    expect(effects(compared(before, after))).toEqual(["contoso_images replaced already-exists"]);
  });

  test("leaves images alone, which have it by its name", () => {
    const found = compared(example({ gallery }), example({ gallery: { ...gallery, identity } }));
    expect(effects(found)).toEqual(["contoso_images replaced not-empty"]);
  });

  test("is no such gallery where only its identities change, or their order and capitals", () => {
    const with_ = (userAssigned: readonly string[]): ApplicationExampleParts => ({
      gallery: { ...gallery, identity: { userAssigned } },
    });
    expect(effects(changed(with_(["/A"]), with_(["/A", "/B"])))).toEqual(["contoso_images in-place"]);
    expect(effects(changed(with_(["/A", "/B"]), with_(["/b", "/a"])))).toEqual([]);
    expect(effects(changed({ gallery: { existing: true } }, { gallery: { existing: true, identity } }))).toEqual([]);
  });
});

describe("hazards", () => {
  test("are those of images", () => {
    const versions = { "1.4.0": APPLICATION_VERSION, "1.3.0": APPLICATION_VERSION };
    const without = { "1.3.0": APPLICATION_VERSION };
    const found = changed({ application: { versions } }, { application: { versions: without } });
    expect(found.hazards.map(({ kind, path, version }) => `${kind} ${path} ${version}`)).toEqual([
      `latest-moves-back ${AGENT} 1.4.0`,
      `latest-destroyed ${AGENT} 1.4.0`,
    ]);
  });

  test("see that a failed version holds up all that are made after it", () => {
    // 1.5.0 is new and refused: 1.3.0, which leaves northeurope after it, stays where it is, and no region is emptied.
    const before = { "1.3.0": APPLICATION_VERSION };
    const after = { "1.5.0": { ...APPLICATION_VERSION, endOfLife: "2020-01-01" }, ...before };
    const found = changed(
      { application: { versions: before } },
      { application: { versions: after } },
      { asOf: "2026-01-01" },
    );
    expect(effects(found)).toEqual([`${AGENT}/1.5.0 refused`, `${AGENT}/1.3.0 in-place`]);
    expect(found.hazards).toEqual([]);
  });
});

test.each<[string, readonly string[]]>([
  ["package", ["source", "0", "media_link"]],
  ["configuration", ["source", "0", "default_configuration_link"]],
  ["package", ["package_file"]],
  ["configuration", ["config_file"]],
  ["actions", ["manage_action", "0", "install"]],
  ["targetRegions", ["target_region", "0", "name"]],
  ["healthCheck", ["enable_health_check"]],
])("a plan that replaces a version names %s by %j", (attribute, path) => {
  expect(attributeOfPath("applicationVersion", path)).toBe(attribute);
});

test("a renamed application and a renumbered version are recognized by their packages, whatever signs them", () => {
  const versions = APPLICATION.versions ?? {};
  const renamed = changed({}, { spec: { applications: { agent2: APPLICATION } } });
  expect(
    renamed.galleries[0]?.definitions.map(({ name, renamedFrom, renamedTo }) => [name, renamedFrom, renamedTo]),
  ).toEqual([
    ["agent", null, "agent2"],
    ["agent2", "agent", null],
  ]);
  const renumbered = changed(
    { application: { versions } },
    { application: { versions: { "1.3.1": { ...APPLICATION_VERSION, package: SAS } } } },
  );
  expect(versionOf(renumbered, "1.3.1").renamedFrom).toBe("1.3.0");
});

test("a package has the size of its version, or of its application, and copies and money come of it", () => {
  const versions = { "1.4.0": { ...APPLICATION_VERSION, sizeMiB: 512 }, "1.3.0": APPLICATION_VERSION };
  const found = changed(
    { application: { sizeGiB: 2 } },
    { application: { sizeGiB: 2, versions } },
    { sheet: sheetOf(lrs("westeurope", 1), lrs("northeurope", 1), egress("westeurope", 1)) },
  );
  // One copy to northeurope of half a GiB; 1.3.0 loses northeurope.
  expect(versionOf(found, "1.4.0")).toMatchObject({ copies: 1, sizeGiB: 0.5 });
  expect(found.totals).toMatchObject({ copies: 1, copiedGiB: 0.5, copiesOfUnknownSize: 0 });
  expect(found.money?.once.amount).toBe(0.5);
});

describe("Terraform JSON that was emitted", () => {
  const read = (spec: GallerySpec) => {
    const from = { spec, findings: [], place: () => null, isIncomplete: () => false };
    return readTerraform(JSON.parse(JSON.stringify(terraformJson([from])))).plans;
  };

  test("law: has the applications of its spec, and nothing of them changes", () => {
    fc.assert(
      fc.property(arbitrarySpec().chain(withApplications), (spec) => {
        const found = diff(read(spec), [plan(spec)]).galleries.flatMap(({ definitions }) => definitions);
        const ofApplications = found.filter(({ kind }: DefinitionDiff) => kind === "application");
        expect(ofApplications.flatMap(({ path, versions }) => [path, ...versions.map(classesOf)])).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("has the identity of its gallery", () => {
    const spec = applicationExample({
      gallery: {
        subscription: SUBSCRIPTION,
        identity: { systemAssigned: true, userAssigned: ["/subscriptions/s/x"], storageAccounts: [] },
      },
      application: { customActions: [{ name: "restart", script: "./restart.sh" }] },
    });
    expect(effects(diff(read(spec), [plan(spec)]))).toEqual([]);
  });
});

test("a storage account whose role leaves the gallery's identity is a change: packages there could not be read", () => {
  const identified = (...names: string[]) =>
    applicationExample({
      gallery: {
        subscription: "11111111-1111-1111-1111-111111111111",
        identity: {
          systemAssigned: true,
          storageAccounts: names.map((name) => ({ storageAccountId: `/subscriptions/s/storageAccounts/${name}` })),
        },
      },
    });
  const changesOf = (before: GallerySpec, after: GallerySpec) =>
    diff([plan(before)], [plan(after)]).galleries.flatMap(({ changes }) =>
      changes.map(({ attribute, effect, before: was, after: is }) => [attribute, effect, was, is]),
    );
  expect(changesOf(identified("a", "b"), identified("b"))).toEqual([
    [
      "identity.storageAccounts",
      "in-place",
      "/subscriptions/s/storageaccounts/a, /subscriptions/s/storageaccounts/b",
      "/subscriptions/s/storageaccounts/b",
    ],
  ]);
  expect(changesOf(identified("a", "b"), identified("b", "a"))).toEqual([]);
});
