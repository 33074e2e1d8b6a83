import * as z from "zod";
import { ACCESS_ROLES, PRINCIPAL_TYPES } from "../spec/access-spec";
import { listOf, text } from "./fields";

/** The shape of an `AccessGrant`. */
export const accessSchema = z
  .strictObject({
    role: z.enum(ACCESS_ROLES).meta({ description: "Azure's built-in role for it" }),
    principals: listOf("object id", z.string()).meta({
      description: "Object ids (GUIDs) of users, groups and service principals",
    }),
    principalType: z
      .enum(PRINCIPAL_TYPES)
      .meta({ description: "Kind of all of these principals. Left out: Azure looks it up" })
      .exactOptional(),
    images: listOf("image", z.string())
      .meta({ description: "Names of images. Left out: the gallery, where no applications are named" })
      .exactOptional(),
    applications: listOf("application", z.string())
      .meta({ description: "Names of applications. Left out: the gallery, where no images are named" })
      .exactOptional(),
    description: text("Reason for the grant").exactOptional(),
    condition: text("Condition of version 2.0; Azure evaluates none for these roles").exactOptional(),
  })
  .meta({ description: "A built-in role for some principals" });
