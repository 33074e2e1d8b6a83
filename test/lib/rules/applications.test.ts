import fc from "fast-check";
import { check } from "../../../lib/index";
import { parseSpec } from "../../../lib/parse/parse-spec";
import { plan } from "../../../lib/plan/plan";
import {
  APPLICATION,
  APPLICATION_VERSION,
  applicationExample,
  COMMUNITY,
  computeId,
  example,
  IMAGE,
  POLICY,
} from "../../../lib/check/facts/examples";
import type {
  ApplicationVersionSpec,
  CustomAction,
  PackageBlob,
  Script,
} from "../../../lib/spec/application-version-spec";
import type { GallerySpec, ManagedIdentity } from "../../../lib/spec/gallery-spec";
import { withApplications } from "../../support/arbitrary-application";
import { arbitrarySpec } from "../../support/arbitrary-spec";
import { report, ruleIds } from "../../support/report";

const V = "applications agent versions 1.3.0";
const URI = "https://contoso.blob.core.windows.net/packages/agent.zip";
const SUBSCRIPTION = "11111111-1111-1111-1111-111111111111";
const OTHER = "22222222-2222-2222-2222-222222222222";

const versioned = (version: Partial<ApplicationVersionSpec>) => applicationExample({ version });
const packaged = (parts: Partial<PackageBlob>) => versioned({ package: { uri: URI, ...parts } });
const installed = (install: Script) => versioned({ actions: { ...APPLICATION_VERSION.actions, install } });

/** The spec without disk encryption sets, which applications do not have, and with as many replicas of them as of images. */
function fitForApplications(spec: GallerySpec): GallerySpec {
  const plain = Object.entries(spec.policies ?? {}).map(([name, policy]) => {
    const regions = Object.entries(policy.regions).map(
      ([region, { diskEncryptionSetId: _, ...settings }]) => [region, settings] as const,
    );
    return [name, { ...policy, regions: Object.fromEntries(regions) }] as const;
  });
  const limits = { ...spec.limits, applicationReplicasPerRegion: 100 };
  return { ...spec, limits, policies: Object.fromEntries(plain) };
}

test("valid applications beside valid images give no error", () => {
  fc.assert(
    fc.property(arbitrarySpec().map(fitForApplications).chain(withApplications), (spec) => {
      const errors = check([plan(spec)]).filter(({ severity }) => severity === "error");
      expect(errors.map(({ rule, problem }) => `${rule}: ${problem}`)).toEqual([]);
    }),
  );
});

describe("a secret in a link", () => {
  test("is found in a package, and not shown", () => {
    expect(report(packaged({ uri: `${URI}?sv=2024-11-04&sig=c2VjcmV0%3D` }))).toEqual([
      `error[secret-in-application] contoso_images/agent/1.3.0 at ${V} package uri`,
      `contoso_images/agent: the package of 1 version (1.3.0) has a link with a shared access signature (\`sig=\`), ${URI}?…: it would stand in the repository and in Terraform's state`,
      "write the address alone, and let the managed identity of the gallery read the blob (`identity`); or take the query from a variable with `sas: { variable: NAME }`, in a program from a token, with `signed`; then revoke this one",
    ]);
  });

  test.each<[string, string, string]>([
    ["a signature in capitals", `${URI}?SIG=c2VjcmV0`, "a shared access signature (`sig=`)"],
    ["the rest of a signature", `${URI}?se=2030-01-01&sp=r`, "a part of a shared access signature (`se=` and `sp=`)"],
    ["another parameter", `${URI}?code=c2VjcmV0`, "a secret (`code=`)"],
    ["a password", "https://user:c2VjcmV0@contoso.example/agent.zip", "a password before the host"],
  ])("may be %s; the finding never shows it", (_, uri, words) => {
    const findings = report(packaged({ uri }));
    expect(findings[0]).toBe(`error[secret-in-application] contoso_images/agent/1.3.0 at ${V} package uri`);
    expect(findings[1]).toContain(`has a link with ${words}, `);
    expect(findings).toHaveLength(3);
    expect(findings.join("\n")).not.toContain("c2VjcmV0");
  });

  test("is not shown by the rules about what else is wrong with the link", () => {
    const findings = report(packaged({ uri: `http://user:c2VjcmV0@contoso.example/agent.zip?sig="c2VjcmV0"` }));
    expect(findings.filter((line) => line.includes("error["))).toHaveLength(2);
    expect(findings.join("\n")).not.toContain("c2VjcmV0");
  });

  test.each([`${URI}?sv=2024-11-04`, `${URI}?se=2030-01-01`, `${URI}?sig=`, `${URI}?sigma=1`, `${URI}#sig=1`])(
    "is not %s",
    (uri) => {
      expect(report(packaged({ uri }))).toEqual([]);
    },
  );

  test("may come from a token of a program, or from a variable of a script", () => {
    expect(ruleIds(packaged({ uri: `${URI}?\${TfToken[TOKEN.0]}`, signed: true }))).toEqual([]);
    expect(ruleIds(packaged({ uri: `${URI}?sv=1&sig=\${TfToken[TOKEN.0]}`, signed: true }))).toEqual([]);
    expect(report(installed(`curl "${URI}?sig=$SIG"`))).toEqual([]);
    expect(report(installed(`curl "${URI}?sig=%SIG%"`))).toEqual([]);
  });

  test("is found beside a token of a program", () => {
    expect(ruleIds(packaged({ uri: "https://${TfToken[TOKEN.0]}/agent.zip?sig=c2VjcmV0", signed: true }))).toEqual([
      "secret-in-application",
    ]);
  });

  test("is found in a configuration, in scripts and in the pages of an application", () => {
    const uri = `${URI}?sig=c2VjcmV0`;
    const spec = applicationExample({
      version: { configuration: { uri }, actions: { ...APPLICATION_VERSION.actions, remove: `curl ${uri} | bash` } },
      application: undefined as never,
    });
    expect(report(spec).filter((line) => line.startsWith("contoso"))).toEqual([
      `contoso_images/agent: \`remove\` of 1 version (1.3.0) has a link with a shared access signature (\`sig=\`), ${URI}?…: it would stand in the repository and in Terraform's state`,
      `contoso_images/agent: the configuration of 1 version (1.3.0) has a link with a shared access signature (\`sig=\`), ${URI}?…: it would stand in the repository and in Terraform's state`,
    ]);
    expect(report(applicationExample({ application: { eula: `see ${uri}` } }))).toEqual([
      "error[secret-in-application] contoso_images/agent at applications agent eula",
      `contoso_images/agent: \`eula\` has a link with a shared access signature (\`sig=\`), ${URI}?…: it would stand in the repository and in Terraform's state`,
      "link to a page that needs no secret, and revoke this one",
    ]);
  });

  test("of several versions is one finding", () => {
    const signed = (name: string) => ({ ...APPLICATION_VERSION, package: { uri: `${URI}/${name}?sig=${name}` } });
    const same = { ...APPLICATION_VERSION, package: { uri: `${URI}?sig=c2VjcmV0` } };
    expect(report(applicationExample({ application: { versions: { "1.3.0": same, "1.2.0": same } } }))[1]).toContain(
      "the package of 2 versions (1.3.0 and 1.2.0)",
    );
    expect(
      ruleIds(applicationExample({ application: { versions: { "1.3.0": signed("a"), "1.2.0": signed("b") } } })),
    ).toEqual(["secret-in-application"]);
  });

  test("is that of a spec: what a state or a plan holds may have come from a variable", () => {
    const spec = packaged({ uri: `${URI}?sig=c2VjcmV0` });
    const found = (foundIn: "configuration" | "state" | "plan") =>
      check([{ ...plan(spec), foundIn }]).map(({ rule }) => rule);
    expect(found("configuration")).toEqual(["secret-in-application"]);
    expect(found("state")).toEqual([]);
    expect(found("plan")).toEqual([]);
  });
});

describe("the link of a package", () => {
  test.each<[string, string]>([
    ["http://contoso.example/agent.zip", "which is not https"],
    ["contoso.example/agent.zip", "which is not an absolute https address of a blob"],
    ["/packages/agent.zip", "which is not an absolute https address of a blob"],
    ["https://contoso.example", "which is not an absolute https address of a blob"],
    ["https://contoso.example/", "which is not an absolute https address of a blob"],
    ["", "which is not an absolute https address of a blob"],
    ["https://contoso.example/my agent.zip", "which has a space in it: write %20"],
    [`https://contoso.example/"agent".zip`, "which has a quotation mark in it"],
    ["https://contoso.example/agent.zip'", "which has a quotation mark in it"],
  ])("is not %p", (uri, words) => {
    expect(report(packaged({ uri }))).toEqual([
      `error[invalid-package-link] contoso_images/agent/1.3.0 at ${V} package uri`,
      `contoso_images/agent: the package of 1 version (1.3.0) is at "${uri}", ${words}`,
      "write the blob's address, such as https://account.blob.core.windows.net/packages/agent-1.3.0.zip",
    ]);
  });

  test("is https in any capitals, and may be an expression in a program", () => {
    expect(report(packaged({ uri: "HTTPS://contoso.example/agent.zip" }))).toEqual([]);
    expect(ruleIds(packaged({ uri: "${TfToken[TOKEN.0]}" }))).toEqual([]);
    expect(report(packaged({ uri: "${var.uri}" }))[0]).toContain("error[invalid-package-link]");
  });

  test("of a configuration has the same form", () => {
    expect(report(versioned({ configuration: { uri: "agent.conf" } }))[1]).toBe(
      'contoso_images/agent: the configuration of 1 version (1.3.0) is at "agent.conf", which is not an absolute https address of a blob',
    );
  });
});

describe("a signature", () => {
  const sas = { variable: "packages_sas" };

  test("comes from a variable or from a token", () => {
    expect(report(packaged({ sas }))).toEqual([]);
    expect(report(packaged({ sas, signed: true }))).toEqual([
      `error[ambiguous-signature] contoso_images/agent/1.3.0 at ${V} package`,
      "contoso_images/agent: the package of 1 version (1.3.0) has both `sas` and `signed`",
      "keep `sas` where a variable gives the query, and `signed` where a token does",
    ]);
  });

  test("is the only query of a link", () => {
    expect(report(packaged({ uri: `${URI}?snapshot=1`, sas }))).toEqual([
      `error[ambiguous-signature] contoso_images/agent/1.3.0 at ${V} package uri`,
      "contoso_images/agent: the package of 1 version (1.3.0) has a query in its `uri`, and another one by `sas`",
      "take the query out of `uri`",
    ]);
    expect(ruleIds(packaged({ uri: `${URI}?sig=c2VjcmV0`, sas }))).toEqual(["secret-in-application"]);
  });

  test("is in no plain text", () => {
    expect(report(packaged({ signed: true }))).toEqual([
      `warning[signature-without-token] contoso_images/agent/1.3.0 at ${V} package signed`,
      "contoso_images/agent: the package of 1 version (1.3.0) says `signed`, but its `uri` is a plain text, which holds no signature",
      "leave `signed` out, or take the query from a variable with `sas: { variable: NAME }`",
    ]);
    expect(ruleIds(packaged({ uri: "${TfToken[TOKEN.0]}", signed: true }))).toEqual([]);
  });

  test.each(["_", "a", "A-1_b", "versions"])("may come from the variable %s", (variable) => {
    expect(report(packaged({ sas: { variable } }))).toEqual([]);
  });

  test.each(["", "1a", "-a", "a.b", "a b", "var.sas", "é"])("comes from no variable %p", (variable) => {
    expect(report(packaged({ sas: { variable } }))).toEqual([
      `error[invalid-signature-variable] contoso_images/agent/1.3.0 at ${V} package sas variable`,
      `contoso_images/agent: the package of 1 version (1.3.0) takes its query from the variable "${variable}", which is no name of a variable`,
      "write letters, digits, underscores and hyphens, beginning with a letter or underscore",
    ]);
  });

  test("comes from no variable that is the signature itself, which is not shown", () => {
    const findings = report(packaged({ sas: { variable: "sv=2024-11-04&sig=c2VjcmV0" } }));
    expect(findings.slice(1)).toEqual([
      "contoso_images/agent: the package of 1 version (1.3.0) has the signature itself as the name of a variable",
      "write the name of a Terraform variable that is given the query when Terraform runs, and revoke this one",
    ]);
  });

  test.each(["source", "version", "providers", "count", "for_each", "lifecycle", "depends_on", "locals"])(
    "comes from no variable %s, which is reserved",
    (variable) => {
      expect(report(packaged({ sas: { variable } })).slice(1)).toEqual([
        `contoso_images/agent: the package of 1 version (1.3.0) takes its query from the variable "${variable}", which Terraform keeps for itself`,
        "choose another name",
      ]);
    },
  );
});

describe("a script", () => {
  test("has 4,096 bytes at most, not characters", () => {
    expect(report(installed("é".repeat(2048)))).toEqual([]);
    expect(report(installed(`${"é".repeat(2048)}x`))).toEqual([
      `error[invalid-script] contoso_images/agent/1.3.0 at ${V} actions install`,
      "contoso_images/agent: `install` of 1 version (1.3.0) has 4,097 bytes; Azure takes 1 to 4,096",
      "put the script into the package, and call it here",
    ]);
  });

  test.each(["", " \n"])("is not empty: %j", (script) => {
    expect(report(versioned({ actions: { ...APPLICATION_VERSION.actions, update: script } }))).toEqual([
      `error[invalid-script] contoso_images/agent/1.3.0 at ${V} actions update`,
      "contoso_images/agent: `update` of 1 version (1.3.0) is empty",
      "write the command, such as `./install.sh`, or `exit 0` for nothing",
    ]);
  });

  test("in a file is read before it is checked", () => {
    expect(report(installed({ file: "scripts/install.sh" }))).toEqual([
      `error[invalid-script] contoso_images/agent/1.3.0 at ${V} actions install`,
      "contoso_images/agent: `install` of 1 version (1.3.0) is in the file scripts/install.sh, which was not read",
      "read the YAML with `loadSpec`, or check it with the command line; in a program give the text itself",
    ]);
  });

  test("counts without its expressions in a program, and with every letter in a file", () => {
    const script = `${"x".repeat(4096)}\${TfToken[TOKEN.0]}`;
    expect(ruleIds(installed(script))).toEqual([]);
    expect(report(installed(script))[1]).toContain("has 4,115 bytes");
    expect(ruleIds(installed("${TfToken[TOKEN.0]}"))).toEqual([]);
  });

  test("of a custom action is one, too, in an application and in a version", () => {
    const customActions = [{ name: "restart", script: "" }];
    expect(report(versioned({ customActions })).slice(0, 2)).toEqual([
      `error[invalid-script] contoso_images/agent/1.3.0 at ${V} customActions 0 script`,
      "contoso_images/agent: the custom action `restart` of 1 version (1.3.0) is empty",
    ]);
    expect(report(applicationExample({ application: { customActions } })).slice(0, 2)).toEqual([
      "error[invalid-script] contoso_images/agent at applications agent customActions 0 script",
      "contoso_images/agent: the custom action `restart` is empty",
    ]);
  });
});

describe("custom actions", () => {
  const offered = (...customActions: CustomAction[]) => applicationExample({ application: { customActions } });
  const script = "./act.sh";

  test("have names of their own, without regard to case", () => {
    expect(report(offered({ name: "restart", script }, { name: "Restart", script }))).toEqual([
      "error[invalid-custom-action] contoso_images/agent at applications agent customActions 1 name",
      "contoso_images/agent: a custom action has the name `Restart`, as one before it does",
      "give it another name, or take one of the two out",
    ]);
    expect(report(offered({ name: " ", script }))[1]).toBe("contoso_images/agent: a custom action has no name");
  });

  test("have parameters with names of their own", () => {
    const parameters = [{ name: "a" }, { name: "" }, { name: "A" }];
    expect(
      report(offered({ name: "restart", script, parameters })).filter((line) => line.startsWith("contoso")),
    ).toEqual([
      "contoso_images/agent: a parameter of the custom action `restart` has no name",
      "contoso_images/agent: a parameter of the custom action `restart` has the name `A`, as one before it does",
    ]);
  });

  test("have default values for texts only", () => {
    const of = (type: "String" | "LogOutputBlob") =>
      report(offered({ name: "restart", script, parameters: [{ name: "a", type, defaultValue: "x" }] }));
    expect(of("String")).toEqual([]);
    expect(of("LogOutputBlob")).toEqual([
      "error[invalid-custom-action] contoso_images/agent at applications agent customActions 0 parameters 0 defaultValue",
      "contoso_images/agent: a parameter of the custom action `restart` has a default value, but `a` is of the type LogOutputBlob, which has none",
      "leave `defaultValue` out, or make it a `String`",
    ]);
  });

  test("of a version are named with it", () => {
    expect(report(versioned({ customActions: [{ name: "", script }] }))[1]).toBe(
      "contoso_images/agent: a custom action of 1 version (1.3.0) has no name",
    );
  });
});

test("the name of a file on the machine has 1 to 4,096 characters", () => {
  expect(report(packaged({ file: "x".repeat(4096) }))).toEqual([]);
  expect(report(packaged({ file: "x".repeat(4097) }))).toEqual([
    `error[invalid-file-name] contoso_images/agent/1.3.0 at ${V} package file`,
    "contoso_images/agent: the package of 1 version (1.3.0) has a `file` of 4,097 characters; a name has 1 to 4,096",
    "write the name that it has on the machine, or leave the name out for that of the application",
  ]);
  expect(report(versioned({ configuration: { uri: URI, file: "" } }))[1]).toBe(
    "contoso_images/agent: the configuration of 1 version (1.3.0) has an empty name (`file`); a name has 1 to 4,096",
  );
});

describe("the size of a package", () => {
  test("is 2 GiB at most, in GiB or MiB", () => {
    expect(report(versioned({ sizeGiB: 2 }))).toEqual([]);
    expect(report(versioned({ sizeGiB: 2.5 }))).toEqual([
      `error[oversized-package] contoso_images/agent/1.3.0 at ${V} sizeGiB`,
      "contoso_images/agent: the package of 1 version (1.3.0) has 2.5 GiB; Azure takes at most 2 GiB",
      "make the package smaller, or let it fetch the rest when it is installed",
    ]);
    expect(report(versioned({ sizeMiB: 2048 }))).toEqual([]);
    expect(report(applicationExample({ application: { sizeMiB: 2049 } })).slice(0, 2)).toEqual([
      "error[oversized-package] contoso_images/agent at applications agent sizeMiB",
      "contoso_images/agent: the package has 2,049 MiB; Azure takes at most 2 GiB",
    ]);
    expect(report(applicationExample({ version: { sizeGiB: 3 }, spec: { limits: { packageSizeGiB: 3 } } }))).toEqual(
      [],
    );
  });

  test("is written once", () => {
    expect(report(versioned({ sizeGiB: 1, sizeMiB: 1024 }))).toEqual([
      `error[ambiguous-package-size] contoso_images/agent/1.3.0 at ${V} sizeMiB`,
      "contoso_images/agent: the package of 1 version (1.3.0) has both `sizeGiB` (1) and `sizeMiB` (1024)",
      "keep one of the two",
    ]);
  });

  test("is above zero", () => {
    expect(report(versioned({ sizeGiB: 0 }))).toEqual([
      `error[invalid-package-size] contoso_images/agent/1.3.0 at ${V} sizeGiB`,
      "contoso_images/agent: the package of 1 version (1.3.0) has 0 as `sizeGiB`; it must be a number above 0",
      "write the size of the package, or leave `sizeGiB` out",
    ]);
    expect(ruleIds(versioned({ sizeMiB: NaN }))).toEqual(["invalid-package-size"]);
  });
});

describe("an application under a policy", () => {
  const diskEncryptionSetId = computeId("diskEncryptionSets/west");
  const regions = { westeurope: { diskEncryptionSetId } };
  const tiers = [{ name: "all", take: "rest", regions: "all", replicas: 1 }] as const;

  test("that encrypts its regions would not be encrypted", () => {
    expect(report(applicationExample({ policy: { regions, tiers } }))).toEqual([
      "error[encryption-of-application] policies/fleet at policies fleet regions westeurope diskEncryptionSetId",
      "policy fleet sets `diskEncryptionSetId` in westeurope, which 1 application (agent) would not have: Azure encrypts no application versions with it",
      "give applications a policy of their own, without encryption",
    ]);
    const confidentialVm = { encryption: "EncryptedWithPmk" } as const;
    expect(ruleIds(applicationExample({ policy: { regions: { westeurope: { confidentialVm } }, tiers } }))).toContain(
      "encryption-of-application",
    );
  });

  test("that encrypts is another than that of the images which it encrypts", () => {
    const policies = { fleet: POLICY, secure: { regions, tiers } };
    const spec = applicationExample({ spec: { policies } });
    expect(ruleIds({ ...spec, images: { "ubuntu-2404": { ...IMAGE, policy: "secure" } } })).toEqual([]);
  });

  test("that names edge zones is in its regions alone", () => {
    const zones = { westeurope: {}, eastus: { edgeZones: { microsoftmiami1: {} } } };
    expect(report(applicationExample({ policy: { regions: zones, tiers } }))).toEqual([
      "warning[application-in-edge-zone] policies/fleet at policies fleet regions eastus edgeZones",
      "policy fleet has edge zones in eastus, which 1 application (agent) would not be in",
      "give applications a policy of their own; acknowledge this if their regions are enough",
    ]);
  });
});

test("applications in a gallery that is shared are a warning", () => {
  expect(report(applicationExample({ gallery: { sharing: { community: COMMUNITY } } }))).toEqual([
    "warning[application-in-shared-gallery] contoso_images at gallery sharing",
    "contoso_images is a community gallery and has 1 application (agent); older pages of Microsoft say that Azure refuses that",
    "move the applications to a private gallery; acknowledge this if Azure accepts them",
  ]);
  const direct = { subscriptions: [SUBSCRIPTION] };
  expect(ruleIds(applicationExample({ gallery: { sharing: { direct } } }))).toEqual(["application-in-shared-gallery"]);
  expect(ruleIds(example({ gallery: { sharing: { direct } } }))).toEqual([]);
});

describe("the identity of a gallery", () => {
  const GROUP = `/subscriptions/${SUBSCRIPTION}/resourceGroups/rg/providers`;
  const userAssigned = [`${GROUP}/Microsoft.ManagedIdentity/userAssignedIdentities/reader`];
  const storageAccountId = `${GROUP}/Microsoft.Storage/storageAccounts/packages`;
  const identified = (identity: ManagedIdentity) =>
    report(applicationExample({ gallery: { subscription: SUBSCRIPTION, identity } }));

  test.each<[string, ManagedIdentity]>([
    ["system-assigned", { systemAssigned: true, storageAccounts: [{ storageAccountId }] }],
    ["user-assigned", { userAssigned, storageAccounts: [{ storageAccountId, principalId: OTHER }] }],
    ["both", { systemAssigned: true, userAssigned }],
    ["of any capitals", { userAssigned: userAssigned.map((id) => id.toLowerCase()) }],
  ])("may be %s", (_, identity) => {
    expect(identified(identity)).toEqual([]);
  });

  test("may stand in a gallery without applications", () => {
    expect(report(example({ gallery: { subscription: SUBSCRIPTION, identity: { systemAssigned: true } } }))).toEqual(
      [],
    );
  });

  test.each<[string, ManagedIdentity, string, string, string]>([
    [
      "is one of the two kinds",
      { systemAssigned: false, userAssigned: [] },
      "",
      "`identity` of the gallery is neither system-assigned nor user-assigned",
      "set `systemAssigned`, or list the ids of `userAssigned` identities",
    ],
    [
      "has ids of identities",
      { userAssigned: [storageAccountId] },
      " userAssigned 0",
      `"${storageAccountId.slice(0, 79)}…" is not the id of a user-assigned identity`,
      "write an id such as /subscriptions/…/resourceGroups/…/providers/Microsoft.ManagedIdentity/userAssignedIdentities/NAME",
    ],
    [
      "reads storage accounts",
      { systemAssigned: true, storageAccounts: [{ storageAccountId: "packages" }] },
      " storageAccounts 0 storageAccountId",
      '"packages" is not the id of a storage account',
      "write an id such as /subscriptions/…/resourceGroups/…/providers/Microsoft.Storage/storageAccounts/NAME",
    ],
    [
      "has a principal where it is user-assigned",
      { userAssigned, storageAccounts: [{ storageAccountId: `${GROUP}/Microsoft.Storage/storageAccounts/a` }] },
      " storageAccounts 0",
      `the storage account "${`${GROUP}/Microsoft.Storage/storageAccounts/a`.slice(0, 79)}…" is for the system-assigned identity, which the gallery does not have`,
      "name the `principalId` of a user-assigned identity, or set `systemAssigned`",
    ],
    [
      "has principals that are GUIDs",
      { userAssigned, storageAccounts: [{ storageAccountId, principalId: "reader" }] },
      " storageAccounts 0 principalId",
      'the principal id "reader" is not a GUID',
      "write the object id of the identity, not its client id or name",
    ],
    [
      "reads an account once",
      { systemAssigned: true, storageAccounts: [{ storageAccountId }, { storageAccountId }] },
      " storageAccounts 1",
      `the storage account "${storageAccountId.slice(0, 79)}…" stands twice for one identity`,
      "take one of the two out: Azure takes a role assignment once",
    ],
  ])("%s", (_, identity, at, problem, help) => {
    expect(identified(identity)).toEqual([
      `error[invalid-identity] contoso_images at gallery identity${at}`,
      problem,
      help,
    ]);
  });

  test("may have ids that are expressions, in a program", () => {
    const expression = "${TfToken[TOKEN.0]}";
    const identity = {
      userAssigned: [expression],
      storageAccounts: [{ storageAccountId: expression, principalId: expression }],
    };
    expect(ruleIds(applicationExample({ gallery: { subscription: SUBSCRIPTION, identity } }))).toEqual([]);
  });

  test("of a gallery that is managed elsewhere is only said to have no effect", () => {
    expect(
      ruleIds(applicationExample({ gallery: { subscription: SUBSCRIPTION, existing: true, identity: {} } })),
    ).toEqual(["setting-of-existing-gallery"]);
  });
});

describe("an existing gallery in another subscription than its provider", () => {
  const signedInto = (subscription_id: unknown, parts: Parameters<typeof applicationExample>[0] = {}) =>
    applicationExample({
      ...parts,
      gallery: { subscription: SUBSCRIPTION, existing: true },
      spec: { terraform: { provider: { subscription_id } } },
    });

  test("would have its applications elsewhere", () => {
    expect(report(signedInto(OTHER))).toEqual([
      "error[application-in-another-subscription] contoso_images at gallery subscription",
      `contoso_images is in subscription ${SUBSCRIPTION}, but azurerm signs in to ${OTHER}, and would write 1 application (agent) there`,
      "leave `subscription_id` out of `terraform.provider`, which then gets that of the gallery",
    ]);
  });

  test("is none where the two are equal without regard to case, or one is not known", () => {
    const letters = "aaaaaaaa-aaaa-aaaa-aaaa-aaaaaaaaaaaa";
    const spec = signedInto(letters.toUpperCase());
    expect(report({ ...spec, gallery: { ...spec.gallery, subscription: letters } })).toEqual([]);
    expect(report(signedInto(undefined))).toEqual([]);
    expect(ruleIds(signedInto("${var.subscription}"))).toEqual([]);
    expect(ruleIds({ ...spec, gallery: { ...spec.gallery, subscription: "${var.subscription}" } })).toEqual([]);
  });

  test("does not matter where azapi manages all, and matters where azurerm manages one version", () => {
    const script = "./restart.sh";
    const azapi = { application: { customActions: [{ name: "restart", script }] }, version: { healthCheck: true } };
    expect(ruleIds(signedInto(OTHER, azapi))).toEqual(["application-in-another-subscription"]);
    const versions = { "1.3.0": { ...APPLICATION_VERSION, scriptBehaviorAfterReboot: "rerun" } } as const;
    expect(ruleIds(signedInto(OTHER, { application: { ...azapi.application, versions } }))).toEqual([]);
  });

  test("is one error with images that azurerm manages", () => {
    const spec: GallerySpec = { ...signedInto(OTHER), images: { "ubuntu-2404": IMAGE } };
    expect(ruleIds(spec)).toEqual(["gallery-in-another-subscription"]);
  });
});

describe("a machine or scale set", () => {
  const names = (count: number) => Array.from({ length: count }, (_, index) => `agent-${index}`);
  const running = (applications: readonly string[], known = applications, spec: Partial<GallerySpec> = {}) =>
    applicationExample({
      spec: {
        applications: Object.fromEntries(known.map((name) => [name, APPLICATION])),
        consumers: { web: { applications } },
        ...spec,
      },
    });

  test("has 25 applications at most", () => {
    expect(report(running(names(25)))).toEqual([]);
    expect(report(running(names(26)))).toEqual([
      "error[too-many-applications-on-machine] consumers/web at consumers web applications",
      "the machine or scale set web has 26 applications; Azure installs at most 25 on a machine",
      "put several into one package, or leave some out",
    ]);
    expect(report(running(names(26), undefined, { limits: { applicationsPerMachine: 26 } }))).toEqual([]);
  });

  test("has an application once", () => {
    expect(report(running(["agent", "monitor", "agent"], ["agent", "monitor"]))).toEqual([
      "error[application-twice-on-machine] consumers/web at consumers web applications 2",
      "the machine or scale set web names application `agent` twice; Azure installs one version of an application on a machine",
      "name it once",
    ]);
  });

  test("has applications of the spec", () => {
    expect(report(running(["agnt"], ["agent"]))).toEqual([
      "error[unknown-application] consumers/web at consumers web applications 0",
      "the machine or scale set web names application `agnt`; the applications are agent",
      "did you mean `agent`, or leave out those of other galleries, which are not checked",
    ]);
  });

  test("may have none", () => {
    expect(report(running([], ["agent"]))).toEqual([]);
  });
});

test("a script file of YAML is found where it stands", () => {
  const parsed = parseSpec(
    "gallery: { name: g, resourceGroup: rg, location: westeurope }\napplications:\n  agent:\n    os: linux\n    versions:\n      1.0.0:\n        placement: { westeurope: 1 }\n        package: { uri: https://contoso.example/agent.zip }\n        actions:\n          install: { file: install.sh }\n          remove: ./remove.sh\n",
  );
  const findings = check([plan(parsed.spec)], { origins: new Map([[parsed.spec, parsed]]) });
  expect(findings.map(({ rule, place }) => [rule, place?.line])).toEqual([["invalid-script", 10]]);
});
