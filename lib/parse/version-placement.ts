import * as z from "zod";
import { VERSION_PLACEMENT } from "../azure/attributes/version-placement";
import { describedBy, flag, mapBy, regionList, storageAccountType, text } from "./fields";

const of = describedBy(VERSION_PLACEMENT);

/** The keys of any version that decide where it is. */
export const versionPlacement = {
  state: of("state", z.enum(["active", "candidate"])).exactOptional(),
  ring: of("ring", z.string()).exactOptional(),
  withdrawn: of(
    "withdrawn",
    z.strictObject({
      reason: text("Why it no longer serves"),
      immediate: flag("Hide it before its successor is in place; false when left out").exactOptional(),
    }),
  ).exactOptional(),
  placement: of("placement", mapBy("region", z.number())).exactOptional(),
  storage: of("storage", mapBy("region", storageAccountType)).exactOptional(),
  regionOrder: of("regionOrder", regionList).exactOptional(),
};
