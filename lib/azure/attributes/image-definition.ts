import { DATE, FLAG, NUMBER, PLANNED, RECORD, REGION, TEXT, TEXTS, TIMEOUTS, type Attribute } from "./attribute";
import { change, FIXED, FIXED_BY_AZURERM, IN_PLACE, REFUSED, REPLACED, SOURCES, UNSEEN } from "./change-classes";

/** The disk types that Azure lets a definition disallow (https://learn.microsoft.com/azure/templates/microsoft.compute/galleries/images). */
export const DISALLOWABLE_DISK_TYPES = ["Standard_LRS", "Premium_LRS"] as const;

const FEATURES_FIXED = change(FIXED, "features are fixed", SOURCES.updatable);

/** Returns the attributes of a range of sizes. A state has 0 where nothing is recommended. */
const range = (what: string, argument: (end: string) => string, path: string): readonly Attribute[] =>
  (["min", "max"] as const).map((end) => ({
    key: end,
    argument: argument(end),
    path: `properties.recommended.${path}.${end}`,
    form: { kind: "number", zeroIsNone: true },
    description: `The ${end === "min" ? "least" : "most"} ${what}`,
  }));

const IDENTIFIER: readonly Attribute[] = [
  {
    key: "publisher",
    argument: "publisher",
    path: "publisher",
    form: TEXT,
    isRequired: true,
    description: "1 to 128 characters",
  },
  { key: "offer", argument: "offer", path: "offer", form: TEXT, isRequired: true, description: "1 to 64 characters" },
  { key: "sku", argument: "sku", path: "sku", form: TEXT, isRequired: true, description: "1 to 64 characters" },
];

const PURCHASE_PLAN: readonly Attribute[] = [
  {
    key: "name",
    argument: "name",
    path: "name",
    form: TEXT,
    isRequired: true,
    mayBeToken: true,
    description: "Name of the plan",
  },
  {
    key: "publisher",
    argument: "publisher",
    path: "publisher",
    form: TEXT,
    mayBeToken: true,
    description: "Publisher of the plan",
  },
  {
    key: "product",
    argument: "product",
    path: "product",
    form: TEXT,
    mayBeToken: true,
    description: "Product of the plan",
  },
];

/**
 * An image definition: `azurerm_shared_image`, and `Microsoft.Compute/galleries/images` in gallery.json of the API, whose
 * features are described by https://learn.microsoft.com/azure/virtual-machines/shared-image-galleries.
 */
export const IMAGE_DEFINITION = [
  {
    key: "policy",
    form: PLANNED,
    leftOut: "the gallery's",
    description: "Name of a policy",
  },
  {
    key: "existing",
    form: FLAG,
    change: change(REFUSED, "it exists already: Terraform must import it, not create it", SOURCES.lifecycle),
    default: false,
    description: "The definition exists and is managed elsewhere: it is not emitted, only its versions are",
  },
  {
    key: "name",
    isDerived: true,
    argument: "name",
    form: TEXT,
    change: change(REPLACED, "an image definition cannot be renamed", SOURCES.definition),
    description: "1 to 80 letters, digits, dots, underscores and dashes; a letter or digit at both ends",
  },
  {
    key: "identifier",
    argument: "identifier",
    path: "properties.identifier",
    form: { kind: "block", attributes: IDENTIFIER },
    change: change(FIXED, "publisher, offer and SKU are its identity", SOURCES.updatable),
    leftOut: "required unless `existing`",
    description: "`publisher` (1 to 128 characters), `offer`, `sku` (1 to 64): unique in a gallery",
  },
  {
    key: "os",
    argument: "os_type",
    path: "properties.osType",
    form: { kind: "choice", words: { linux: "Linux", windows: "Windows" } },
    change: change(FIXED, "the operating system is fixed", SOURCES.updatable),
    leftOut: "required unless `existing`",
    description: "Operating system",
  },
  {
    key: "osState",
    argument: "os_state",
    azurerm: { argument: "specialized", form: { kind: "flag-of-word", word: "specialized" } },
    path: "properties.osState",
    form: { kind: "choice", words: { generalized: "Generalized", specialized: "Specialized" } },
    default: "generalized",
    leavesOutDefault: true,
    alwaysSent: ["azapi"],
    change: change(FIXED, "the state of the operating system is fixed", SOURCES.updatable),
    description: "State of the operating system",
  },
  {
    key: "generation",
    argument: "hyper_v_generation",
    path: "properties.hyperVGeneration",
    form: { kind: "choice", words: { V1: "V1", V2: "V2" } },
    default: "V1",
    alwaysSent: ["azapi"],
    change: change(FIXED, "the generation is fixed", SOURCES.updatable),
    leftOut: "V1, azurerm's default",
    description: "Hyper-V generation",
  },
  {
    key: "architecture",
    argument: "architecture",
    path: "properties.architecture",
    form: { kind: "choice", words: { x64: "x64", Arm64: "Arm64" } },
    default: "x64",
    alwaysSent: ["azapi"],
    change: change(FIXED, "the architecture is fixed", SOURCES.updatable),
    description: "Architecture of the processor",
  },
  {
    key: "security",
    argument: "security_type",
    azurerm: {
      argument: "trusted_launch_supported",
      form: {
        kind: "flag-by-word",
        flags: {
          "trusted-launch-supported": "trusted_launch_supported",
          "trusted-launch": "trusted_launch_enabled",
          "confidential-vm-supported": "confidential_vm_supported",
          "confidential-vm": "confidential_vm_enabled",
        },
      },
    },
    feature: { name: "SecurityType" },
    form: {
      kind: "choice",
      words: {
        "trusted-launch-supported": "TrustedLaunchSupported",
        "trusted-launch": "TrustedLaunch",
        "confidential-vm-supported": "ConfidentialVmSupported",
        "confidential-vm": "ConfidentialVM",
        "trusted-launch-and-confidential-vm-supported": "TrustedLaunchAndConfidentialVmSupported",
      },
    },
    change: change(FIXED, "the security type is fixed", SOURCES.updatable),
    leftOut: "none is set",
    description: "Security type: `-supported` allows plain machines too, the others demand it",
  },
  {
    key: "acceleratedNetworking",
    argument: "accelerated_network_support_enabled",
    feature: { name: "IsAcceleratedNetworkSupported", value: "true" },
    form: FLAG,
    default: false,
    change: FEATURES_FIXED,
    leftOut: "not set",
    description: "Accelerated networking",
  },
  {
    key: "hibernation",
    argument: "hibernation_enabled",
    feature: { name: "IsHibernateSupported", value: "true" },
    form: FLAG,
    default: false,
    change: FEATURES_FIXED,
    leftOut: "not set",
    description: "Hibernation",
  },
  {
    key: "nvme",
    argument: "disk_controller_type_nvme_enabled",
    feature: { name: "DiskControllerTypes", value: "SCSI, NVMe" },
    form: FLAG,
    default: false,
    change: FEATURES_FIXED,
    leftOut: "not set: SCSI",
    description: "NVMe beside SCSI disk controllers",
  },
  {
    key: "recommended",
    form: {
      kind: "group",
      attributes: [
        {
          key: "vcpus",
          form: { kind: "group", attributes: range("vCPUs", (end) => `${end}_recommended_vcpu_count`, "vCPUs") },
          description: "Recommended number of vCPUs",
        },
        {
          key: "memoryGiB",
          form: {
            kind: "group",
            attributes: range("memory in GiB", (end) => `${end}_recommended_memory_in_gb`, "memory"),
          },
          description: "Recommended memory in GiB",
        },
      ],
    },
    change: change(IN_PLACE, "recommendations may change", SOURCES.updatable),
    description: "Sizes shown to those who choose a machine: `vcpus` and `memoryGiB`, each with `min` and `max`",
  },
  {
    key: "disallowedDiskTypes",
    argument: "disk_types_not_allowed",
    path: "properties.disallowed.diskTypes",
    form: TEXTS,
    change: change(IN_PLACE, "the provider lets them change; Microsoft's page does not list them", SOURCES.definition),
    description: "Disk types that machines of this image may not use",
  },
  {
    key: "purchasePlan",
    argument: "purchase_plan",
    path: "properties.purchasePlan",
    form: { kind: "block", attributes: PURCHASE_PLAN },
    change: change(FIXED, "the purchase plan is fixed", SOURCES.updatable),
    description: "Plan (`name`, `publisher`, `product`) of the Marketplace image it was made from",
  },
  {
    key: "releaseNotesUri",
    argument: "release_note_uri",
    path: "properties.releaseNoteUri",
    form: TEXT,
    change: change(IN_PLACE, "the link may change", SOURCES.updatable),
    mayBeToken: true,
    description: "URI of the release notes",
  },
  {
    key: "privacyStatementUri",
    argument: "privacy_statement_uri",
    path: "properties.privacyStatementUri",
    form: TEXT,
    change: change(FIXED, "the link is fixed", SOURCES.updatable),
    mayBeToken: true,
    description: "URI of the privacy statement",
  },
  {
    key: "eula",
    argument: "eula",
    path: "properties.eula",
    form: TEXT,
    change: change(FIXED, "the agreement is fixed", SOURCES.updatable),
    mayBeToken: true,
    description: "End-user license agreement",
  },
  {
    key: "endOfLife",
    argument: "end_of_life_date",
    path: "properties.endOfLifeDate",
    form: DATE,
    change: change(IN_PLACE, "the end of life may be set and moved", SOURCES.updatable),
    removal: change(FIXED_BY_AZURERM, "the provider cannot take an end of life away", SOURCES.definition),
    description: "Date (midnight UTC) or RFC 3339 instant; information only, nothing stops on that day",
  },
  {
    key: "description",
    argument: "description",
    path: "properties.description",
    form: TEXT,
    change: change(IN_PLACE, "a description may change", SOURCES.updatable),
    mayBeToken: true,
    description: "Description of the image definition",
  },
  {
    key: "tags",
    argument: "tags",
    form: RECORD,
    change: change(IN_PLACE, "tags may change", SOURCES.definition),
    mayBeToken: true,
    description: "Azure tags, name to text",
  },
  {
    key: "location",
    argument: "location",
    form: REGION,
    change: change(REPLACED, "an image definition stays in its region", SOURCES.definition),
    leftOut: "the gallery's",
    description: "Home of versions that set none",
  },
  { key: "sizeGiB", form: NUMBER, leftOut: "not known", description: "Occupied size of a version's disk in GiB" },
  {
    key: "demand",
    form: PLANNED,
    leftOut: "the file's",
    description: "What is created at once from this image, by region",
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
    change: change(UNSEEN, "timeouts are Terraform's own", SOURCES.definition),
    leftOut: "the provider's: 30, and 5 to read",
    description: "`create`, `read`, `update`, `delete`: minutes for the definition's own operations",
  },
  {
    key: "versions",
    form: PLANNED,
    description: "Versions by number, `Major.Minor.Patch`, each part 0 to 2147483647, without leading zeros",
  },
] as const satisfies readonly Attribute[];
