import { InvalidArgumentError, Option, type Command } from "commander";
import { CLOUDS } from "../../lib/azure/clouds";
import type { Cloud } from "../../lib/azure/regions";
import { parseDuration } from "./duration";

/** The options of every verb that may read Azure. */
export interface AzureOptions {
  readonly cloud?: Cloud;
  /** The origin of another Azure Resource Manager. @default - that of the cloud */
  readonly endpoint?: string;
  /** The longest time to read, in milliseconds. @default - `USUAL_TIMEOUT_MS` */
  readonly timeout?: number;
}

/** The longest time to read one gallery, in milliseconds. Azure lets through about 25 reads a second. */
export const USUAL_TIMEOUT_MS = 15 * 60_000;

/** Adds to a verb the options for reading Azure. */
export function withAzureOptions(verb: Command): Command {
  return verb
    .addOption(
      new Option("--cloud <cloud>", "cloud of a gallery that is given by its id (default: public)").choices(CLOUDS),
    )
    .addOption(
      new Option("--endpoint <url>", "another Azure Resource Manager, which gets the cloud's token").argParser(
        parseEndpoint,
      ),
    )
    .addOption(
      new Option("--timeout <duration>", "longest time to read Azure, such as 90s (default: 15m)").argParser(
        parseDuration,
      ),
    );
}

/** Parses an endpoint to its origin. commander reports a wrong one. */
function parseEndpoint(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol !== "https:" || url.pathname !== "/" || url.search !== "" || url.hash !== "" || url.username !== "")
    throw new InvalidArgumentError("Write the https address of a host, such as https://management.azure.com.");
  return url.origin;
}
