import { isOpen, type Finding } from "../../spec/finding";
import { pathIn } from "../../spec/gallery-identity";
import { findingsCount, isFindable } from "./text";
import { printable } from "../../text/printable";

/**
 * Writes findings as workflow commands of GitHub Actions, then the count of all. GitHub shows them at their lines in a
 * pull request. Acknowledged findings are left out.
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
  // A line is enough to find the place, unless one file has several galleries of one name, or one line only.
  const where = place === null || !isFindable(place) || gallery?.qualifier != null ? `${pathIn(gallery, path)}: ` : "";
  return `::${severity} ${shown.join(",")}::${escaped(`${where}${problem}\nhelp: ${help}\nsee: ${source}`)}`;
}

/** Escapes a message as GitHub's toolkit does. Control characters for terminals are made visible. */
function escaped(text: string): string {
  return printable(text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A"));
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
