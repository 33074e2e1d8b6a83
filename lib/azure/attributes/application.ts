import { DATE, FLAG, NUMBER, PLANNED, RECORD, REGION, TEXT, TIMEOUTS, type Attribute } from "./attribute";
import { change, FIXED, FIXED_BY_AZURERM, IN_PLACE, REFUSED, REPLACED, SOURCES, UNSEEN } from "./change-classes";
import { CUSTOM_ACTION } from "./custom-action";

const NOT_TAKEN_AWAY = change(FIXED_BY_AZURERM, "the provider cannot take it away", SOURCES.application);

/**
 * A VM application: `azurerm_gallery_application`, and `Microsoft.Compute/galleries/applications` in gallery.json of the
 * API.
 */
export const APPLICATION = [
  { key: "policy", form: PLANNED, leftOut: "the gallery's", description: "Name of a policy" },
  {
    key: "existing",
    form: FLAG,
    change: change(REFUSED, "it exists already: Terraform must import it, not create it", SOURCES.lifecycle),
    default: false,
    description: "The application exists and is managed elsewhere: it is not emitted, only its versions are",
  },
  {
    key: "name",
    isDerived: true,
    argument: "name",
    form: TEXT,
    change: change(REPLACED, "an application cannot be renamed", SOURCES.application),
    description: "1 to 80 letters, digits, dots, underscores and dashes; a letter or digit at both ends",
  },
  {
    key: "os",
    argument: "supported_os_type",
    path: "properties.supportedOSType",
    form: { kind: "choice", words: { linux: "Linux", windows: "Windows" } },
    change: change(FIXED, "the operating system is fixed", SOURCES.applications),
    leftOut: "required unless `existing`",
    description: "Operating system",
  },
  {
    key: "releaseNotesUri",
    argument: "release_note_uri",
    path: "properties.releaseNoteUri",
    form: TEXT,
    change: change(IN_PLACE, "the link may change", SOURCES.application),
    removal: NOT_TAKEN_AWAY,
    mayBeToken: true,
    description: "URI of the release notes",
  },
  {
    key: "privacyStatementUri",
    argument: "privacy_statement_uri",
    path: "properties.privacyStatementUri",
    form: TEXT,
    change: change(IN_PLACE, "the link may change", SOURCES.application),
    removal: NOT_TAKEN_AWAY,
    mayBeToken: true,
    description: "URI of the privacy statement",
  },
  {
    key: "eula",
    argument: "eula",
    path: "properties.eula",
    form: TEXT,
    change: change(IN_PLACE, "the agreement may change", SOURCES.application),
    mayBeToken: true,
    description: "End-user license agreement",
  },
  {
    key: "endOfLife",
    argument: "end_of_life_date",
    path: "properties.endOfLifeDate",
    form: DATE,
    change: change(IN_PLACE, "the end of life may be set and moved", SOURCES.application),
    removal: NOT_TAKEN_AWAY,
    description: "Date (midnight UTC) or RFC 3339 instant; information only, nothing stops on that day",
  },
  {
    key: "description",
    argument: "description",
    path: "properties.description",
    form: TEXT,
    change: change(IN_PLACE, "a description may change", SOURCES.application),
    mayBeToken: true,
    description: "Description of the application",
  },
  {
    key: "tags",
    argument: "tags",
    form: RECORD,
    change: change(IN_PLACE, "tags may change", SOURCES.application),
    mayBeToken: true,
    description: "Azure tags, name to text",
  },
  {
    key: "location",
    argument: "location",
    form: REGION,
    change: change(REPLACED, "an application stays in its region", SOURCES.application),
    leftOut: "the gallery's",
    description: "Home of versions that set none",
  },
  {
    key: "customActions",
    argument: "custom_action",
    azurerm: null,
    path: "properties.customActions",
    form: { kind: "blocks", attributes: CUSTOM_ACTION },
    change: change(
      IN_PLACE,
      "custom actions may change",
      "https://learn.microsoft.com/azure/templates/microsoft.compute/galleries/applications",
    ),
    description: "Actions that all its versions offer beside install, remove and update",
  },
  { key: "sizeGiB", form: NUMBER, leftOut: "not known", description: "Size of a version's package in GiB" },
  { key: "sizeMiB", form: NUMBER, leftOut: "`sizeGiB`", description: "Size of a version's package in MiB" },
  {
    key: "demand",
    form: PLANNED,
    leftOut: "the file's",
    description: "What is created at once with this application, by region",
  },
  {
    key: "retention",
    form: PLANNED,
    leftOut: "its policy's",
    description: "Which of its versions `gallerist retain` proposes to take out, instead of its policy's retention",
  },
  {
    key: "timeoutMinutes",
    argument: "timeouts",
    form: TIMEOUTS,
    change: change(UNSEEN, "timeouts are Terraform's own", SOURCES.application),
    leftOut: "the provider's: 30, and 5 to read",
    description: "`create`, `read`, `update`, `delete`: minutes for the application's own operations",
  },
  {
    key: "versions",
    form: PLANNED,
    description: "Versions by number, `Major.Minor.Patch`, each part 0 to 2147483647, without leading zeros",
  },
] as const satisfies readonly Attribute[];
