import * as z from "zod";
import { flag, listOf, mapBy, tags, text } from "./fields";

const source = z.enum(["copy", "same"]);

/** Returns the schema of a choice for everything in a mirror, and others by name of an image. */
const choice = <Choice extends z.ZodType>(of: Choice) =>
  z.strictObject({
    default: of.meta({ description: "For everything that is not named" }).exactOptional(),
    images: mapBy("image", of).meta({ description: "By name of an image" }).exactOptional(),
  });

/** The schema of a choice of policies, which applications have too. */
const policyChoice = choice(z.string()).extend({
  applications: mapBy("application", z.string()).meta({ description: "By name of an application" }).exactOptional(),
});

const names = (what: string) =>
  z
    .union([z.literal("all"), listOf(what, z.string())])
    .meta({ description: `The ${what}s that it has: \`all\`, or a list. Left out: all` });

/** The shape of a `MirrorSpec`. */
export const mirrorSchema = z
  .strictObject({
    resourceGroup: text("Name of a resource group that exists"),
    location: text("Azure region of the mirror, and home of everything in it"),
    subscription: text("Subscription id (a GUID). Left out: the gallery's").exactOptional(),
    policy: z
      .union([z.string(), policyChoice])
      .meta({ description: "Name of the policy of everything in it, or `default` and others by name" }),
    images: names("image").exactOptional(),
    applications: names("application").exactOptional(),
    source: z
      .union([source, choice(source)])
      .meta({
        description:
          "What image versions are made from: `copy`, the gallery's own version, or `same`, the source that the version names. Left out: copy",
      })
      .exactOptional(),
    since: text("Older versions are not mirrored").exactOptional(),
    description: text("Description of the mirror").exactOptional(),
    tags: tags.meta({ description: "Azure tags, name to text" }).exactOptional(),
    protect: flag("Refuse plans that destroy the mirror or a definition in it. Left out: false").exactOptional(),
    backend: mapBy("backend type", z.record(z.string(), z.unknown()))
      .meta({ description: "Backend of its own state: type to arguments, as in Terraform JSON" })
      .exactOptional(),
    removed: flag(
      "The mirror leaves: its provider is emitted for one apply more, nothing of the mirror is. Left out: false",
    ).exactOptional(),
  })
  .meta({ description: "A gallery with the same content elsewhere, applied alone" });
