/** A library of constructs, as its starter uses it. */
export interface CdkLibrary {
  readonly name: "cdktf" | "cdktn";
  readonly provider: string;
  /** The entry of this package for it. */
  readonly entry: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  /** The keys of package.json that npm needs to accept these versions together. */
  readonly overrides?: object;
  /** The script that writes Terraform JSON. */
  readonly synth: string;
}

/** A version that both libraries allow: cdktn 0.24 asks for less than 10.8. */
const CONSTRUCTS = "~10.7.2";

/** cdktf, and its command line, which runs on any Node that gallerist runs on. */
export const CDKTF: CdkLibrary = {
  name: "cdktf",
  provider: "@cdktf/provider-azurerm",
  entry: "gallerist",
  dependencies: { "@cdktf/provider-azurerm": "^14.23.1", cdktf: "^0.21.0", constructs: CONSTRUCTS },
  devDependencies: { "cdktf-cli": "^0.21.0" },
  synth: "cdktf synth",
};

/** cdktn. Its command line asks for Node 22, and nothing here needs it. */
export const CDKTN: CdkLibrary = {
  name: "cdktn",
  provider: "@cdktn/provider-azurerm",
  entry: "gallerist/cdktn",
  dependencies: { "@cdktn/provider-azurerm": "^16.1.0", cdktn: "^0.24.0", constructs: CONSTRUCTS },
  devDependencies: {},
  // The provider package asks for cdktn 0.23, and works with 0.24.
  overrides: { "@cdktn/provider-azurerm": { cdktn: "$cdktn" } },
  synth: "tsc && node build/main.js",
};
