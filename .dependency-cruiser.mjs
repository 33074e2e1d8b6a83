// What may import what, type imports included. Packages and files alike are matched by their path.

/** The stages of lib, in the order of the data. Each may use those before it. */
const STAGES = [
  "azure",
  "spec",
  "parse",
  "plan",
  "check",
  "rules",
  "emit",
  "terraform",
  "import",
  "status",
  "retention",
  "cost",
  "diff",
  "reports",
];
const FOLDERS = [...STAGES, "text"];
const CDKTF = "(^|/)node_modules/(cdktf|constructs|@cdktf)/";

const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** Returns the rule that a stage uses neither a later stage nor the index, which exports all of them. */
const stageRule = (stage, index) =>
  rule(
    `stage-${stage}`,
    `lib/${stage} uses only text and stages before it: ${STAGES.slice(0, index).join(", ") || "none"}`,
    { path: `^lib/${stage}/` },
    { path: ["^lib/index\\.ts$", ...STAGES.slice(index + 1).map((later) => `^lib/${later}/`)] },
  );

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    rule("no-cycles", "files that import each other cannot be read one after the other", {}, { circular: true }),
    rule("no-unresolved", "an import that leads nowhere is held by no other rule", {}, { couldNotResolve: true }),
    ...STAGES.map(stageRule),
    rule("text-alone", "lib/text uses nothing else of lib", { path: "^lib/text/" }, { path: "^lib/(?!text/)" }),
    rule(
      "lib-rooms",
      `at the top of lib stands index.ts, and beside it only these folders: ${FOLDERS.join(", ")}`,
      {},
      { path: "^lib/", pathNot: ["^lib/index\\.ts$", ...FOLDERS.map((room) => `^lib/${room}/`)] },
    ),
    rule(
      "lib-alone",
      "constructs and cli import lib, never the reverse",
      { path: "^lib/" },
      { path: "^(constructs|cli)/" },
    ),
    rule("lib-without-io", "lib does no I/O", { path: "^lib/" }, { dependencyTypes: ["core"] }),
    rule("cdktf-in-constructs", "only constructs knows cdktf", { path: "^(lib|cli)/" }, { path: CDKTF }),
    rule(
      "azure-in-one-place",
      "only cli/azure/sign-in.ts knows @azure/identity, which is optional",
      { path: "^(lib|cli|constructs)/", pathNot: "^cli/azure/sign-in\\.ts$" },
      { path: "(^|/)node_modules/@azure/" },
    ),
    rule(
      "constructs-without-cli",
      "constructs never import the command line",
      { path: "^constructs/" },
      { path: "^cli/" },
    ),
    rule(
      "cli-without-constructs",
      "the command line needs no constructs: it writes Terraform JSON by lib/emit",
      { path: "^cli/" },
      { path: "^constructs/" },
    ),
  ],
  options: {
    doNotFollow: { path: "(^|/)node_modules/" },
    tsPreCompilationDeps: true,
    // No `tsConfig`: with it the npm package `constructs` is taken for our folder of this name.
  },
};
