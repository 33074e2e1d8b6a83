import { Option } from "commander";
import { parseDay } from "./as-of";
import { parseEgressMeter } from "./egress-meter";
import { parseFailOn, REASONS } from "./fail-on";

/** Returns the option for the format of a report. The default is text. */
export function formatOption(...formats: string[]): Option {
  return new Option("--format <format>", "how to print it").choices(formats).default("text");
}

/** Returns the option for a price sheet. */
export function pricesOption(): Option {
  return new Option("--prices <file>", "price sheet: JSON of the Azure Retail Prices API (default: sizes only)");
}

/** Returns the option for the kinds of change that fail a diff. */
export function failOnOption(): Option {
  return new Option("--fail-on <what>", `exit with 1 on any of these: ${REASONS.join(", ")}; a comma list`).argParser(
    parseFailOn,
  );
}

/** Returns the option for the day that counts as today. */
export function asOfOption(): Option {
  return new Option(
    "--as-of <date>",
    "today, for rules about dates; YYYY-MM-DD (default: the clock's day, UTC)",
  ).argParser(parseDay);
}

/** Returns the option for the meter of copies between regions. */
export function egressMeterOption(): Option {
  return new Option(
    "--egress-meter <meter>",
    'what copies between regions are billed by: "PRODUCT/SKU/METER" (default: Standard Inter-Region Data Transfer)',
  ).argParser(parseEgressMeter);
}

/** Returns the option for resources that exist outside the files. */
export function usageOption(): Option {
  return new Option("--usage <file>", "JSON of what exists outside the files and counts against the same limits");
}
