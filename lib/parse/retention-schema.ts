import * as z from "zod";
import { listOf, number, tags } from "./fields";

/** The shape of a `Retention`. */
export const retentionSchema = z
  .strictObject({
    keep: number("The newest good versions that never go"),
    days: number("Days since Azure published a version, in which it never goes"),
    perMinor: number("The newest good versions of each Major.Minor that never go; 0 when left out").exactOptional(),
    stages: z
      .strictObject({
        hidden: number("Days for which it is hidden everywhere; skipped when left out").exactOptional(),
        home: number("Days for which it is hidden, in its home region alone; skipped when left out").exactOptional(),
      })
      .meta({ description: "Stages before a version is deleted; hidden 30, home 60 when left out" })
      .exactOptional(),
    protect: z
      .strictObject({
        tags: tags.meta({ description: "Tags of a version; one of them is enough" }).exactOptional(),
        versions: listOf("version", z.string())
          .meta({ description: "Version numbers, with `*` for any characters" })
          .exactOptional(),
      })
      .meta({ description: "Versions that never go" })
      .exactOptional(),
    atMost: z
      .strictObject({
        perRun: number("Versions a run; 10 when left out").exactOptional(),
        share: number("Share of the versions of an image or application, 0 to 1; 0.2 when left out").exactOptional(),
      })
      .meta({ description: "Beyond this nothing at all is proposed" })
      .exactOptional(),
  })
  .meta({ description: "Which versions `gallerist retain` proposes to take out" });
