import { APPLICATION } from "../azure/attributes/application";
import { APPLICATION_VERSION } from "../azure/attributes/application-version";
import { TEXT, type Attribute } from "../azure/attributes/attribute";
import { PROFILE_DEFAULTS } from "../azure/attributes/image-version";
import { providerOfApplication } from "../plan/provider";
import type { Unread } from "../plan/unread";
import type { ApplicationSpec } from "../spec/application-spec";
import type { ApplicationVersionSpec } from "../spec/application-version-spec";
import type { Notes } from "../terraform/fields";
import type { ParsedTarget } from "../terraform/parsed";
import { withProfileDefaults } from "../terraform/profile-defaults";
import { applicationSpec, applicationVersionSpec } from "../terraform/specs";
import { replicationOf } from "../terraform/target-regions";
import { argumentsOf, armFields, isEmpty, readingBody } from "./arm-fields";
import type { ArmResource } from "./arm-resources";
import type { Difference } from "./differences";
import type { Note } from "./not-carried";
import { notInAzureOfVersion } from "./not-in-azure";
import { noteProvisioning } from "./not-in-spec";
import { notKnownOf } from "./not-known";
import { noteReplication } from "./replication-status";

const noteNotKnown = notKnownOf("application", APPLICATION);

/** The content of a `Microsoft.Compute/galleries/applications`. */
export interface ArmApplication {
  readonly spec: ApplicationSpec;
  readonly notInAzure: readonly Difference[];
}

/** Returns an application without its versions. Settings that a spec cannot have go to `note`. */
export function armApplication(resource: ArmResource, notes: Notes, note: Note): ArmApplication {
  const notInAzure = noteNotKnown(resource, note);
  return readingBody(APPLICATION, notes, (inner) => {
    const fields = armFields(resource, withoutEmpty(argumentsOf(resource, APPLICATION)), inner);
    const spec = applicationSpec(fields, "azapi");
    // azapi compares texts, and azurerm instants.
    const endOfLife = providerOfApplication(spec).provider === "azapi" ? fields.text("end_of_life_date") : undefined;
    return { spec: { ...spec, ...(endOfLife !== undefined && { endOfLife }) }, notInAzure };
  });
}

/** The attributes that are sent, and others that Azure shows. */
const TABLE: readonly Attribute[] = [
  ...APPLICATION_VERSION,
  ...PROFILE_DEFAULTS,
  {
    key: "replicationMode",
    argument: "replication_mode",
    path: "properties.publishingProfile.replicationMode",
    form: TEXT,
    description: "Replication mode",
  },
  {
    key: "provisioningState",
    argument: "provisioning_state",
    path: "properties.provisioningState",
    form: TEXT,
    description: "Provisioning state",
  },
];

const noteNotKnownOfVersion = notKnownOf("applicationVersion", TABLE);

/** The content of a `Microsoft.Compute/galleries/applications/versions`. */
export interface ArmApplicationVersion {
  readonly spec: ApplicationVersionSpec;
  readonly excludeFromLatest: boolean;
  readonly targetRegions: readonly ParsedTarget[];
  readonly unread?: Unread;
  readonly notInAzure: readonly Difference[];
}

/** Returns an application version. Settings that a spec cannot have go to `note`. */
export function armApplicationVersion(resource: ArmResource, notes: Notes, note: Note): ArmApplicationVersion {
  const shown = withoutEmpty(argumentsOf(resource, TABLE));
  const usual = shown["usual_replica_count"] ?? 1;
  return readingBody(TABLE, notes, (inner) => {
    const fields = armFields(resource, withProfileDefaults({ ...shown, usual_replica_count: usual }), inner);
    const endOfLife = fields.text("end_of_life_date", "endOfLife");
    const { targetRegions, unread } = replicationOf(fields, "azapi", "application");
    const mode = fields.text("replication_mode");
    if (mode !== undefined && mode.toLowerCase() !== "full") note(`the replication mode ${mode}`);
    if (fields.flag("deletion_of_replicated_locations_enabled") === false)
      note("that its regions may not be removed, which a specification of an application cannot say");
    noteReplication(resource, note);
    noteProvisioning(fields, note);
    return {
      // The end of life as it is written, since azapi compares texts.
      spec: { ...applicationVersionSpec(fields, "azapi"), ...(endOfLife !== undefined && { endOfLife }) },
      excludeFromLatest: fields.flag("exclude_from_latest") ?? false,
      targetRegions,
      ...(unread && { unread }),
      notInAzure: [...notInAzureOfVersion(shown), ...noteNotKnownOfVersion(resource, note)],
    };
  });
}

/** Returns arguments without empty lists: azapi would manage an application for custom actions that it does not have. */
function withoutEmpty(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => !isEmpty(value)));
}
