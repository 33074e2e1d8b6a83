import type { VersionSpec } from "./version-spec";

/** An application version, published or to be published. */
export interface ApplicationVersionSpec extends VersionSpec {
  /** The package. Changing its address replaces the application version. */
  readonly package: PackageBlob;
  /** The default configuration. Changing, adding or removing it replaces the application version. @default - none */
  readonly configuration?: PackageBlob;
  /** The scripts that machines run. Changing one replaces the application version. */
  readonly actions: ManageActions;
  /** Actions beside install, remove and update. Changing one replaces the application version. Through azapi. @default - none */
  readonly customActions?: readonly CustomAction[];
  /** True if Azure asks the application whether it is healthy. @default false */
  readonly healthCheck?: boolean;
  /**
   * `rerun`: run the script again after a restart that happened while it ran. Changing this replaces the application
   * version. Through azapi. @default - Azure's: `none`
   */
  readonly scriptBehaviorAfterReboot?: "none" | "rerun";
  /** Size of its package in MiB, instead of `sizeGiB`. @default - `sizeGiB`, or that of the application */
  readonly sizeMiB?: number;
}

/** A blob that a version is made from: a page blob or a block blob. */
export interface PackageBlob {
  /** Address of the blob, with `https`. A secret never stands here: it would end in the repository and in the state. */
  readonly uri: string;
  /** The query of a shared access signature (SAS), from a variable of Terraform. Through azapi. @default - none */
  readonly sas?: SasVariable;
  /** True if `uri` is a token that holds a SAS. Through azapi. @default false */
  readonly signed?: boolean;
  /** Name of the file on the machine. Changing this replaces the application version. @default - Azure's: made from the application's name, without an extension */
  readonly file?: string;
}

/** A shared access signature that is given when Terraform runs. */
export interface SasVariable {
  /** Name of a Terraform variable, which holds the query without its question mark. */
  readonly variable: string;
}

/** The commands or scripts that machines run, with bash or cmd.exe, in the directory of the package. */
export interface ManageActions {
  /** Installs the application; 1 to 4,096 bytes. */
  readonly install: Script;
  /** Removes it; 1 to 4,096 bytes. */
  readonly remove: Script;
  /** Updates it; 1 to 4,096 bytes. @default - the old version is removed and the new one installed */
  readonly update?: Script;
}

/** A command or script, or the file that holds it. */
export type Script = string | ScriptFile;

/** A script in a file, which is read with the YAML file that names it. */
export interface ScriptFile {
  /** Path of the file, relative to the YAML file. */
  readonly file: string;
}

/** An action that somebody may ask a machine to run. */
export interface CustomAction {
  readonly name: string;
  /** The command or script; 1 to 4,096 bytes. */
  readonly script: Script;
  /** Shown to users. @default - none */
  readonly description?: string;
  /** @default - none */
  readonly parameters?: readonly CustomActionParameter[];
}

/** A parameter of a custom action. */
export interface CustomActionParameter {
  readonly name: string;
  /** The kind of its value, in Azure's words. @default - Azure's: String */
  readonly type?: CustomActionParameterType;
  /** True if it must be given. @default false */
  readonly required?: boolean;
  /** The value where none is given; for texts only. @default - none */
  readonly defaultValue?: string;
  /** Shown to users. @default - none */
  readonly description?: string;
}

/** The kinds of parameters of custom actions, in Azure's words. */
export type CustomActionParameterType = "String" | "ConfigurationDataBlob" | "LogOutputBlob";
