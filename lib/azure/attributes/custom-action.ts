import { FLAG, TEXT, type Attribute } from "./attribute";

/** The kinds of parameters of custom actions, in Azure's words. */
export const CUSTOM_ACTION_PARAMETER_TYPES = ["String", "ConfigurationDataBlob", "LogOutputBlob"] as const;

const PARAMETER: readonly Attribute[] = [
  { key: "name", argument: "name", path: "name", form: TEXT, isRequired: true, description: "Name of the parameter" },
  {
    key: "type",
    argument: "type",
    path: "type",
    form: { kind: "choice", words: Object.fromEntries(CUSTOM_ACTION_PARAMETER_TYPES.map((word) => [word, word])) },
    leftOut: "Azure's: String",
    description: "Kind of its value",
  },
  {
    key: "required",
    argument: "required",
    path: "required",
    form: FLAG,
    default: false,
    description: "Whether it must be given",
  },
  {
    key: "defaultValue",
    argument: "default_value",
    path: "defaultValue",
    form: TEXT,
    description: "Its value where none is given; for texts only",
  },
  { key: "description", argument: "description", path: "description", form: TEXT, description: "Shown to users" },
];

/**
 * A custom action of an application or of its version. azurerm has none
 * (https://learn.microsoft.com/azure/templates/microsoft.compute/galleries/applications/versions).
 */
export const CUSTOM_ACTION: readonly Attribute[] = [
  { key: "name", argument: "name", path: "name", form: TEXT, isRequired: true, description: "Name of the action" },
  {
    key: "script",
    argument: "script",
    path: "script",
    form: TEXT,
    isRequired: true,
    description: "The command, or `file` with the path of a script; 1 to 4,096 bytes",
  },
  { key: "description", argument: "description", path: "description", form: TEXT, description: "Shown to users" },
  {
    key: "parameters",
    argument: "parameter",
    path: "parameters",
    form: { kind: "blocks", attributes: PARAMETER },
    description: "Its parameters: each `name`, `type`, `required`, `defaultValue`, `description`",
  },
];
