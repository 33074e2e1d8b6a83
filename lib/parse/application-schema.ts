import * as z from "zod";
import { attributesIn, attributeOf, type Attribute } from "../azure/attributes/attribute";
import { APPLICATION } from "../azure/attributes/application";
import { APPLICATION_VERSION, CONFIGURATION, MANAGE_ACTIONS, PACKAGE } from "../azure/attributes/application-version";
import { CUSTOM_ACTION, CUSTOM_ACTION_PARAMETER_TYPES } from "../azure/attributes/custom-action";
import { demand, describedBy, listOf, mapBy, tags, text, timeoutMinutes } from "./fields";
import { retentionSchema } from "./retention-schema";
import { versionPlacement } from "./version-placement";

const number = z.number();
const string = z.string();
const boolean = z.boolean();

const script = z.union([
  string,
  z.strictObject({ file: text("Path of a script, relative to the file that names it") }).meta({ title: "script" }),
]);

const blob = (table: readonly Attribute[]) => {
  const of = describedBy(table);
  return z.strictObject({
    uri: of("uri", string),
    sas: of(
      "sas",
      z.strictObject({ variable: text("Name of the Terraform variable, which holds the query without its `?`") }),
    ).exactOptional(),
    signed: of("signed", boolean).exactOptional(),
    file: of("file", string).exactOptional(),
  });
};

const ofActions = describedBy(MANAGE_ACTIONS);
const actions = z.strictObject({
  install: ofActions("install", script),
  remove: ofActions("remove", script),
  update: ofActions("update", script).exactOptional(),
});

const ofCustomAction = describedBy(CUSTOM_ACTION);
const ofParameter = describedBy(attributesIn(attributeOf(CUSTOM_ACTION, "parameters")));
const customActions = listOf(
  "action",
  z.strictObject({
    name: ofCustomAction("name", string),
    script: ofCustomAction("script", script),
    description: ofCustomAction("description", string).exactOptional(),
    parameters: ofCustomAction(
      "parameters",
      listOf(
        "parameter",
        z.strictObject({
          name: ofParameter("name", string),
          type: ofParameter("type", z.enum(CUSTOM_ACTION_PARAMETER_TYPES)).exactOptional(),
          required: ofParameter("required", boolean).exactOptional(),
          defaultValue: ofParameter("defaultValue", string).exactOptional(),
          description: ofParameter("description", string).exactOptional(),
        }),
      ),
    ).exactOptional(),
  }),
);

const ofVersion = describedBy(APPLICATION_VERSION);
const version = z
  .strictObject({
    package: ofVersion("package", blob(PACKAGE)),
    configuration: ofVersion("configuration", blob(CONFIGURATION)).exactOptional(),
    actions: ofVersion("actions", actions),
    customActions: ofVersion("customActions", customActions).exactOptional(),
    healthCheck: ofVersion("healthCheck", boolean).exactOptional(),
    scriptBehaviorAfterReboot: ofVersion("scriptBehaviorAfterReboot", z.enum(["none", "rerun"])).exactOptional(),
    ...versionPlacement,
    endOfLife: ofVersion("endOfLife", string).exactOptional(),
    tags: ofVersion("tags", tags).exactOptional(),
    location: ofVersion("location", string).exactOptional(),
    sizeGiB: ofVersion("sizeGiB", number).exactOptional(),
    sizeMiB: ofVersion("sizeMiB", number).exactOptional(),
    timeoutMinutes: ofVersion("timeoutMinutes", timeoutMinutes).exactOptional(),
  })
  .meta({ description: "An application version" });

const ofApplication = describedBy(APPLICATION);

/** The shape of an `ApplicationSpec`. */
export const applicationSchema = z
  .strictObject({
    policy: ofApplication("policy", string).exactOptional(),
    existing: ofApplication("existing", boolean).exactOptional(),
    os: ofApplication("os", z.enum(["linux", "windows"])).exactOptional(),
    releaseNotesUri: ofApplication("releaseNotesUri", string).exactOptional(),
    privacyStatementUri: ofApplication("privacyStatementUri", string).exactOptional(),
    eula: ofApplication("eula", string).exactOptional(),
    endOfLife: ofApplication("endOfLife", string).exactOptional(),
    description: ofApplication("description", string).exactOptional(),
    tags: ofApplication("tags", tags).exactOptional(),
    location: ofApplication("location", string).exactOptional(),
    customActions: ofApplication("customActions", customActions).exactOptional(),
    sizeGiB: ofApplication("sizeGiB", number).exactOptional(),
    sizeMiB: ofApplication("sizeMiB", number).exactOptional(),
    demand: ofApplication("demand", demand).exactOptional(),
    retention: ofApplication("retention", retentionSchema).exactOptional(),
    timeoutMinutes: ofApplication("timeoutMinutes", timeoutMinutes).exactOptional(),
    versions: ofApplication("versions", mapBy("version", version)).exactOptional(),
  })
  .meta({ description: "A VM application" });
