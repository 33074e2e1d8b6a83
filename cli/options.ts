import { Option } from "commander";
import { parseDay } from "./as-of";
import { parseEgressMeter } from "./egress-meter";
import { parseFailOn } from "./fail-on";

/** How a report is printed, text when nothing is said. */
export function formatOption(...formats: string[]): Option {
  return new Option("--format <format>", "how to print it").choices(formats).default("text");
}

/** A price sheet. */
export function pricesOption(): Option {
  return new Option("--prices <file>", "price sheet: JSON of the Azure Retail Prices API (default: sizes only)");
}

/** What a diff may not hold. */
export function failOnOption(): Option {
  return new Option(
    "--fail-on <what>",
    "exit with 1 on any of these: replace, refused, destroy, last-version; a comma list",
  ).argParser(parseFailOn);
}

/** Today. */
export function asOfOption(): Option {
  return new Option(
    "--as-of <date>",
    "today, for rules about dates; YYYY-MM-DD (default: the clock's day, UTC)",
  ).argParser(parseDay);
}

/** The meter of copies between regions. */
export function egressMeterOption(): Option {
  return new Option(
    "--egress-meter <meter>",
    'what copies between regions are billed by: "PRODUCT/SKU/METER" (default: Standard Inter-Region Data Transfer)',
  ).argParser(parseEgressMeter);
}

/** What exists elsewhere. */
export function usageOption(): Option {
  return new Option("--usage <file>", "JSON of what exists outside the files and counts against the same limits");
}
