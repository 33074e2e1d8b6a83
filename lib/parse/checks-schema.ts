import * as z from "zod";
import { listOf, mapBy } from "./fields";

/** The shape of a `ChecksSpec`. */
export const checksSchema = z
  .strictObject({
    severities: mapBy("rule", z.enum(["error", "warning", "off"]))
      .meta({
        description:
          "Severities by rule id. They can only be raised: `error`. To lower one, acknowledge its findings, with a reason",
      })
      .exactOptional(),
    allowedRegions: listOf("region", z.string())
      .meta({ description: "The only regions that may be used, any spelling. Left out: all" })
      .exactOptional(),
    requiredTags: listOf("tag", z.string())
      .meta({ description: "Keys of tags that galleries, images, applications and versions must have. Left out: none" })
      .exactOptional(),
  })
  .meta({ description: "Rules of a team's own, for the gallery and its mirrors" });
