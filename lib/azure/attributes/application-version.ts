import { DATE, FLAG, NUMBER, RECORD, REGION, TEXT, TIMEOUTS, type Attribute } from "./attribute";
import { change, FIXED, FIXED_BY_AZURERM, IN_PLACE, REFUSED, REPLACED, SOURCES, UNSEEN } from "./change-classes";
import { CUSTOM_ACTION } from "./custom-action";
import { APPLICATION_TARGET_REGION } from "./target-region";
import { VERSION_PLACEMENT } from "./version-placement";

const FIXED_ACTIONS = change(FIXED, "its actions are fixed: publish a new version", SOURCES.applications);

/** Returns the keys of a blob that a version is made from. Its link, and not its address, is sent. */
const blob = (what: string, file: { readonly argument: string; readonly path: string; readonly leftOut: string }) =>
  [
    { key: "uri", form: TEXT, mayBeToken: true, description: `Address of the ${what}, with https` },
    { key: "sas", form: { kind: "json" }, description: "`variable`: the Terraform variable with the query of its SAS" },
    { key: "signed", form: FLAG, default: false, description: "Whether `uri` is a token that holds a SAS" },
    {
      key: "file",
      argument: file.argument,
      path: `properties.publishingProfile.settings.${file.path}`,
      form: TEXT,
      leftOut: file.leftOut,
      description: "Name of the file on the machine",
    },
  ] as const satisfies readonly Attribute[];

export const PACKAGE = blob("package", {
  argument: "package_file",
  path: "packageFileName",
  leftOut: "the application's name, without an extension",
});

export const CONFIGURATION = blob("configuration", {
  argument: "config_file",
  path: "configFileName",
  leftOut: "the application's name with `_config` or `-config`: Microsoft's pages differ",
});

const action = (key: string, description: string, leftOut?: string): Attribute => ({
  key,
  argument: key,
  path: key,
  form: TEXT,
  ...(leftOut === undefined ? { isRequired: true } : { leftOut }),
  description,
});

export const MANAGE_ACTIONS: readonly Attribute[] = [
  action("install", "The command, or `file` with the path of a script, that installs it; 1 to 4,096 bytes"),
  action("remove", "The command, or `file` with the path of a script, that removes it; 1 to 4,096 bytes"),
  action(
    "update",
    "The command, or `file` with the path of a script, that updates it; 1 to 4,096 bytes",
    "the old version is removed and the new one installed",
  ),
];

/**
 * An application version: `azurerm_gallery_application_version`, and `Microsoft.Compute/galleries/applications/versions`
 * in gallery.json of the API. The attributes that follow from others stand here too: `source`, `excludeFromLatest` and
 * `targetRegions`.
 */
export const APPLICATION_VERSION = [
  {
    key: "name",
    isDerived: true,
    argument: "name",
    form: TEXT,
    change: change(REPLACED, "an application version cannot be renumbered", SOURCES.applicationVersion),
    description: "`Major.Minor.Patch`",
  },
  {
    key: "package",
    form: { kind: "group", attributes: PACKAGE },
    change: change(FIXED, "its package is fixed: publish a new version", SOURCES.applications),
    leftOut: "required",
    description: "The package: its `uri`, a `sas` or `signed`, and the name of its `file` on machines",
  },
  {
    key: "configuration",
    form: { kind: "group", attributes: CONFIGURATION },
    change: change(FIXED, "its configuration is fixed: publish a new version", SOURCES.applications),
    description: "The default configuration, as `package`",
  },
  {
    key: "source",
    isDerived: true,
    argument: "source",
    path: "properties.publishingProfile.source",
    form: {
      kind: "block",
      attributes: [
        {
          key: "mediaLink",
          argument: "media_link",
          path: "mediaLink",
          form: TEXT,
          isRequired: true,
          description: "Link to the package",
        },
        {
          key: "defaultConfigurationLink",
          argument: "default_configuration_link",
          path: "defaultConfigurationLink",
          form: TEXT,
          description: "Link to the default configuration",
        },
      ],
    },
    description: "The links to its package and configuration, with their signatures",
  },
  {
    key: "actions",
    argument: "manage_action",
    path: "properties.publishingProfile.manageActions",
    form: { kind: "block", attributes: MANAGE_ACTIONS },
    change: FIXED_ACTIONS,
    leftOut: "required",
    description: "What machines run: `install`, `remove` and `update`, each a command or a `file`",
  },
  {
    key: "customActions",
    argument: "custom_action",
    azurerm: null,
    path: "properties.publishingProfile.customActions",
    form: { kind: "blocks", attributes: CUSTOM_ACTION },
    change: FIXED_ACTIONS,
    description: "Actions beside install, remove and update: each `name`, `script`, `description`, `parameters`",
  },
  {
    key: "healthCheck",
    argument: "enable_health_check",
    path: "properties.publishingProfile.enableHealthCheck",
    form: FLAG,
    default: false,
    change: change(IN_PLACE, "the health check may be turned on and off", SOURCES.applicationVersion),
    description: "Whether Azure asks the application if it is healthy",
  },
  {
    key: "scriptBehaviorAfterReboot",
    argument: "script_behavior_after_reboot",
    azurerm: null,
    path: "properties.publishingProfile.settings.scriptBehaviorAfterReboot",
    form: { kind: "choice", words: { none: "None", rerun: "Rerun" } },
    change: change(REFUSED, "the behaviour after a restart is fixed: publish a new version", SOURCES.applications),
    leftOut: "Azure's: none",
    description: "`rerun`: run the script again after a restart that happened while it ran",
  },
  ...VERSION_PLACEMENT,
  {
    key: "targetRegions",
    isDerived: true,
    argument: "target_region",
    path: "properties.publishingProfile.targetRegions",
    form: { kind: "blocks", attributes: APPLICATION_TARGET_REGION },
    description: "Regions that it is replicated to",
  },
  {
    key: "excludeFromLatest",
    isDerived: true,
    argument: "exclude_from_latest",
    path: "properties.publishingProfile.excludeFromLatest",
    form: FLAG,
    default: false,
    leavesOutDefault: true,
    alwaysSent: ["azapi"],
    change: change(IN_PLACE, "a version may be hidden and shown", SOURCES.applications),
    description: "Whether `latest` passes it over; every target region has the flag too",
  },
  {
    key: "allowRegionRemoval",
    isDerived: true,
    argument: "deletion_of_replicated_locations_enabled",
    azurerm: null,
    path: "properties.safetyProfile.allowDeletionOfReplicatedLocations",
    form: FLAG,
    default: true,
    alwaysSent: ["azapi"],
    description: "Whether regions may ever be removed from it: always true, as azurerm sends it",
  },
  {
    key: "endOfLife",
    argument: "end_of_life_date",
    path: "properties.publishingProfile.endOfLifeDate",
    form: DATE,
    change: change(IN_PLACE, "the end of life may be set and moved", SOURCES.applications),
    removal: change(FIXED_BY_AZURERM, "the provider cannot take an end of life away", SOURCES.applicationVersion),
    description: "Date (midnight UTC) or RFC 3339 instant; information only, nothing stops on that day",
  },
  {
    key: "tags",
    argument: "tags",
    form: RECORD,
    change: change(IN_PLACE, "tags may change", SOURCES.applicationVersion),
    mayBeToken: true,
    description: "Azure tags, name to text",
  },
  {
    key: "location",
    argument: "location",
    form: REGION,
    change: change(REPLACED, "its home region is fixed", SOURCES.applicationVersion),
    leftOut: "the application's",
    description: "Home region",
  },
  { key: "sizeGiB", form: NUMBER, leftOut: "the application's", description: "Size of its package in GiB" },
  {
    key: "sizeMiB",
    form: NUMBER,
    leftOut: "`sizeGiB`, or the application's",
    description: "Size of its package in MiB",
  },
  {
    key: "timeoutMinutes",
    argument: "timeouts",
    form: TIMEOUTS,
    change: change(UNSEEN, "timeouts are Terraform's own", SOURCES.applicationVersion),
    leftOut: "create and update 720, delete 120, read the provider's",
    description: "Minutes to wait for Azure",
  },
] as const satisfies readonly Attribute[];
