import { isOpen, type Finding } from "../../spec/finding";
import { pathIn } from "../../spec/gallery-identity";
import { findingsCount } from "./text";
import { printable } from "../../text/printable";

/**
 * Findings as workflow commands of GitHub Actions, which shows them at their lines in a pull request; then the
 * count of all. Those that are acknowledged are left out.
 */
export function findingsGithub(findings: readonly Finding[]): string {
  const commands = findings.filter(isOpen).map(commandOf);
  return [...commands, findingsCount(findings), ""].join("\n");
}

function commandOf({ severity, rule, place, path, gallery, problem, help, source }: Finding): string {
  const properties = {
    ...(place && { file: place.file, line: place.line, col: place.column }),
    title: rule,
  };
  const shown = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  // A line says where it is, unless several galleries of one name stand in one file.
  const where = place === null || gallery?.qualifier != null ? `${pathIn(gallery, path)}: ` : "";
  return `::${severity} ${shown.join(",")}::${escaped(`${where}${problem}\nhelp: ${help}\nsee: ${source}`)}`;
}

/** As GitHub's toolkit escapes a message; what a terminal would obey is shown instead. */
function escaped(text: string): string {
  return printable(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
